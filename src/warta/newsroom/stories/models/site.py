"""What the site says of itself: its name, its time zone, and in each language its line, its imprint and its menu; how
it looks; and what it tells programs."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Locale, Orderable, Page

from warta.newsroom.stories.house.colour import check_accent, check_accent_dark
from warta.newsroom.stories.house.endpoint import check_contact, check_endpoint
from warta.newsroom.stories.house.site_form import SiteForm
from warta.newsroom.stories.house.widgets import DarkColourInput, LightColourInput


def site_time_zone() -> str:
    return settings.TIME_ZONE


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone. Write one such as Asia/Makassar."), params={"name": name})


def check_address(address: str) -> None:
    """A place on this site or an address elsewhere; nothing that runs."""
    if address and not address.startswith(("/", "https://", "http://", "mailto:")):
        raise ValidationError(
            _("Write a place on this site such as /dunia/, or an address such as https://warta.example.")
        )


@register_setting(icon="site", order=1)
class SiteSettings(BaseSiteSetting, ClusterableModel):
    class Text(models.TextChoices):
        SERIF = "serif", _("With serifs, like a printed paper")
        SANS = "sans", _("Without serifs")

    name = models.CharField(_("name of the newsroom"), max_length=200, default="Warta")
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default=site_time_zone,
        validators=[check_time_zone],
        help_text=_("Times on the site are those of this zone: Asia/Jakarta, Asia/Makassar, Asia/Jayapura …"),
    )
    logo = models.ForeignKey(
        "stories.NewsPicture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands in the head of every page. Without one the name does."),
    )

    accent = models.CharField(
        _("accent by day"),
        max_length=7,
        blank=True,
        validators=[check_accent],
        help_text=_("The colour of links and of what stands out, such as #9e1b22. Empty: Warta's own."),
    )
    accent_dark = models.CharField(
        _("accent by night"),
        max_length=7,
        blank=True,
        validators=[check_accent_dark],
        help_text=_("The same for readers whose screen is set to dark; it must be a light colour."),
    )
    text_family = models.CharField(_("type of the text"), max_length=5, choices=Text, default=Text.SERIF)
    ai_crawlers = models.BooleanField(
        _("crawlers of AI makers may read the site"),
        default=True,
        help_text=_("robots.txt tells those that gather text for training. Search engines are not concerned."),
    )
    security_contact = models.CharField(
        _("where to report a weakness"),
        max_length=300,
        blank=True,
        validators=[check_contact],
        help_text=_("For /.well-known/security.txt: a page, or mailto: and an address. Empty: no such file."),
    )
    hub_url = models.CharField(
        _("WebSub hub"),
        max_length=300,
        blank=True,
        validators=[check_endpoint],
        help_text=_("The feeds name it, and it is told of every new story, so that programs need not ask again."),
    )
    purge_url = models.CharField(
        _("where the CDN is told what changed"),
        max_length=500,
        blank=True,
        validators=[check_endpoint],
        help_text=_("It is sent the addresses whose copies are to be thrown away. Empty: there is no CDN."),
    )
    purge_token = models.CharField(
        _("secret for it"), max_length=500, blank=True, help_text=_("Sent along, so that the CDN knows who asks.")
    )

    base_form_class = SiteForm
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("name"), FieldPanel("time_zone"), FieldPanel("logo")], heading=_("Newsroom")
                    ),
                    InlinePanel("words", heading=_("In each language"), label=_("language")),
                ],
                heading=_("Newsroom"),
            ),
            ObjectList([InlinePanel("menu", heading=_("Menu"), label=_("entry"))], heading=_("Menu")),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("accent", widget=LightColourInput),
                            FieldPanel("accent_dark", widget=DarkColourInput),
                        ],
                        heading=_("Colours"),
                    ),
                    FieldPanel("text_family", widget=forms.RadioSelect),
                ],
                heading=_("Look"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("ai_crawlers"), FieldPanel("hub_url"), FieldPanel("security_contact")],
                        heading=_("Programs that read the site"),
                    ),
                    MultiFieldPanel([FieldPanel("purge_url"), FieldPanel("purge_token")], heading=_("CDN")),
                ],
                heading=_("Machines"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("Site")
        verbose_name_plural = _("Sites")

    def __str__(self) -> str:
        return self.name


class SiteWords(models.Model):
    """The site's own words in one language."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="words")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("Only where the newsroom is called differently here.")
    )
    tagline = models.CharField(_("line below the name"), max_length=200, blank=True)
    imprint = RichTextField(
        _("imprint"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("At the foot of every page: who publishes this, and where to write to."),
    )

    panels = [FieldPanel("locale"), FieldPanel("name"), FieldPanel("tagline"), FieldPanel("imprint")]

    class Meta:
        verbose_name = _("words of the site")
        constraints = [models.UniqueConstraint(fields=["settings", "locale"], name="site_words_once")]

    def __str__(self) -> str:
        return f"{self.settings} ({self.locale})"


class MenuItem(Orderable):
    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="menu")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    label = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("Without one the page's own name stands in the menu.")
    )
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    address = models.CharField(
        _("or address"),
        max_length=500,
        blank=True,
        validators=[check_address],
        help_text=_("A place on this site such as /dunia/, or an address elsewhere."),
    )

    panels = [FieldPanel("locale"), FieldPanel("page"), FieldPanel("address"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")

    def __str__(self) -> str:
        return self.label or (self.page.title if self.page else self.address)

    def clean(self) -> None:
        super().clean()
        if bool(self.page) == bool(self.address):
            raise ValidationError({"page": _("Choose a page, or write an address: one of the two.")})
        if self.address and not self.label:
            raise ValidationError({"label": _("An address needs a label.")})
