from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from warta.newsroom.stories.house.panels import MergedPanel
from warta.newsroom.stories.models.merged import Mergeable


class Agency(index.Indexed, Mergeable, models.Model):
    """An organisation that sends news to others, such as ANTARA or Reuters."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    url = models.URLField(
        _("address"), blank=True, help_text=_("Its own site, such as https://agency.example. Credits link to it.")
    )

    panels = [MergedPanel(heading=_("Merged")), FieldPanel("name"), FieldPanel("url")]
    search_fields = [*Mergeable.search_fields, index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
