from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page

from warta.newsroom.stories.addresses import AddressedPage
from warta.newsroom.stories.house.panels import PinnedPanel


class FrontPage(AddressedPage, Page):
    """The front page in one language. Its sections are below it; it lists the newest stories of them all."""

    content_panels = [
        FieldPanel("title", heading=_("Name")),
        PinnedPanel(heading=_("Pinned")),
        HelpPanel(
            _(
                "Readers see what is pinned here, and below it the newest stories of all sections. "
                "What the site says of itself is under Settings."
            )
        ),
    ]
    promote_panels = []
    preview_modes = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.SectionPage"]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


class FrontPin(models.Model):
    """A story that stands at the top of a front page, before the newest. Not part of the front's drafts: a pin is
    an act of its own."""

    front = models.ForeignKey(FrontPage, verbose_name=_("front page"), on_delete=models.CASCADE, related_name="pins")
    story = models.ForeignKey(
        "stories.StoryPage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="pins"
    )
    position = models.PositiveSmallIntegerField(_("place"))
    """1 is the top."""
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")
        ordering = ["front", "position"]
        constraints = [models.UniqueConstraint(fields=["front", "story"], name="pinned_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.story}"
