import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_every_act"),
    ]

    operations = [
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(db_index=True, max_length=600)),
                ("acts", models.JSONField(default=list)),
                ("edition", models.PositiveBigIntegerField()),
                ("urls", models.JSONField(default=list)),
                ("keys", models.JSONField(default=list)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("tries", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ToldUpTo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=600, unique=True)),
                ("edition", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="receipt",
            name="failed",
            field=models.BooleanField(default=False, verbose_name="failed"),
        ),
        migrations.AlterField(
            model_name="receipt",
            name="place",
            field=models.CharField(max_length=600, verbose_name="place"),
        ),
    ]
