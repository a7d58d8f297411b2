"""What the site says of itself: its name, its time zone, and in each language its line, its imprint and its menu."""

from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Locale, Orderable, Page


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

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("time_zone"), FieldPanel("logo")], heading=_("Newsroom")),
        InlinePanel("words", heading=_("In each language"), label=_("language")),
        InlinePanel("menu", heading=_("Menu"), label=_("entry")),
    ]

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
