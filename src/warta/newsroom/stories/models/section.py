from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail.search import index

from warta.newsroom.stories.addresses import AddressedPage, check_section_slug


class SectionPage(AddressedPage, Page):
    """A part of the paper, in one language."""

    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One sentence below the section's name, which search engines show too."),
    )

    content_panels = [TitleFieldPanel("title", heading=_("Name"), placeholder=_("Name")), FieldPanel("description")]
    promote_panels = [FieldPanel("slug")]
    preview_modes = []
    search_fields = [*Page.search_fields, index.SearchField("description")]
    parent_page_types = ["stories.FrontPage"]
    subpage_types = ["stories.StoryPage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def minimal_clean(self) -> None:
        super().minimal_clean()
        check_section_slug(self.slug)

    def clean(self) -> None:
        super().clean()
        check_section_slug(self.slug)
