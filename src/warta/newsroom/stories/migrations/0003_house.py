import django.db.models.deletion
from django.db import migrations, models

import warta.newsroom.stories.house.colour
import warta.newsroom.stories.house.endpoint


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0002_acts_on_a_story"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_in",
                to="stories.agency",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="author",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_in",
                to="stories.author",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="sectionpage",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_in",
                to="stories.sectionpage",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_in",
                to="stories.tag",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="accent",
            field=models.CharField(
                blank=True,
                help_text="The colour of links and of what stands out, such as #9e1b22. Empty: Warta's own.",
                max_length=7,
                validators=[warta.newsroom.stories.house.colour.check_accent],
                verbose_name="accent by day",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="accent_dark",
            field=models.CharField(
                blank=True,
                help_text="The same for readers whose screen is set to dark; it must be a light colour.",
                max_length=7,
                validators=[warta.newsroom.stories.house.colour.check_accent_dark],
                verbose_name="accent by night",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="text_family",
            field=models.CharField(
                choices=[("serif", "With serifs, like a printed paper"), ("sans", "Without serifs")],
                default="serif",
                max_length=5,
                verbose_name="type of the text",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="ai_crawlers",
            field=models.BooleanField(
                default=True,
                help_text="robots.txt tells those that gather text for training. Search engines are not concerned.",
                verbose_name="crawlers of AI makers may read the site",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="security_contact",
            field=models.CharField(
                blank=True,
                help_text="For /.well-known/security.txt: a page, or mailto: and an address. Empty: no such file.",
                max_length=300,
                validators=[warta.newsroom.stories.house.endpoint.check_contact],
                verbose_name="where to report a weakness",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="hub_url",
            field=models.CharField(
                blank=True,
                help_text="The feeds name it, and it is told of every new story, so that programs need not ask again.",
                max_length=300,
                validators=[warta.newsroom.stories.house.endpoint.check_endpoint],
                verbose_name="WebSub hub",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="purge_url",
            field=models.CharField(
                blank=True,
                help_text="It is sent the addresses whose copies are to be thrown away. Empty: there is no CDN.",
                max_length=500,
                validators=[warta.newsroom.stories.house.endpoint.check_endpoint],
                verbose_name="where the CDN is told what changed",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="purge_token",
            field=models.CharField(
                blank=True,
                help_text="Sent along, so that the CDN knows who asks.",
                max_length=500,
                verbose_name="secret for it",
            ),
        ),
        migrations.CreateModel(
            name="FrontPin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "front",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="stories.frontpage",
                        verbose_name="front page",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="stories.storypage",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "pinned story",
                "verbose_name_plural": "pinned stories",
                "ordering": ["front", "position"],
                "constraints": [models.UniqueConstraint(fields=("front", "story"), name="pinned_once")],
            },
        ),
    ]
