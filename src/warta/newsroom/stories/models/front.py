from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page

from warta.newsroom.stories.addresses import AddressedPage


class FrontPage(AddressedPage, Page):
    """The front page in one language. Its sections are below it; it lists the newest stories of them all."""

    content_panels = [
        FieldPanel("title", heading=_("Name")),
        HelpPanel(
            _("Readers see the newest stories of all sections here. What the site says of itself is under Settings.")
        ),
    ]
    promote_panels = []
    preview_modes = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.SectionPage"]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
