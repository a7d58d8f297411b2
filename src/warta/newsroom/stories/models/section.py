from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from warta.newsroom.stories.addresses import AddressedPage, check_section_slug
from warta.newsroom.stories.house.panels import MergedPanel
from warta.newsroom.stories.models.merged import Mergeable


class SectionPermissions(PagePermissionTester):
    """A section that was merged into another keeps its stories and gets no new ones."""

    def can_add_subpage(self):
        return self.page.specific.merged_into_id is None and super().can_add_subpage()


class SectionPage(AddressedPage, Mergeable, Page):
    """A part of the paper, in one language."""

    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One sentence below the section's name, which search engines show too."),
    )

    content_panels = [
        MergedPanel(heading=_("Merged")),
        TitleFieldPanel("title", heading=_("Name"), placeholder=_("Name")),
        FieldPanel("description"),
    ]
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

    def permissions_for_user(self, user):
        return SectionPermissions(user, self)

    def get_admin_display_title(self) -> str:
        return super().get_admin_display_title() if self.merged_into_id is None else self.listed()

    def with_content_json(self, content):
        """A draft from before a merge knows nothing of it, and must not undo it when it is published."""
        section = super().with_content_json(content)
        section.merged_into_id = self.merged_into_id
        return section
