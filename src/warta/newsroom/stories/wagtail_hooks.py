"""Where stories stand in Wagtail's admin, in the newsroom's words, and what it refuses."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet

from warta.newsroom.stories import act_hooks  # noqa: F401 - its hooks register themselves
from warta.newsroom.stories.house import hooks as house  # noqa: F401 - its hooks register themselves
from warta.newsroom.stories.house.snippets import MergeableViews, standing_filters
from warta.newsroom.stories.marks import StoryStatusColumn
from warta.newsroom.stories.models import Agency, Author, FrontPage, SectionPage, StoryPage, Tag
from warta.newsroom.stories.place import ChooseLanguage, ChooseSection

HIDDEN = {"explorer", "snippets", "documents"}
"""Entries of Wagtail's menu that say in its words what ours say in the newsroom's."""
ELSEWHERE = {"editor-guide"}
"""Help that is not about this newsroom, on a site that is not ours."""
HIDDEN_SETTINGS = {"sites", "collections", "workflows", "workflow-tasks"}
HIDDEN_REPORTS = {"locked-pages", "workflows", "workflow-tasks", "aging-pages", "page-types-usage"}


class StoryListing(PageListingViewSet):
    model = StoryPage
    choose_parent_view_class = ChooseSection
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=_("Section")),
        DateColumn("latest_revision_created_at", label=_("Edited"), sort_key="latest_revision_created_at", width="16%"),
        StoryStatusColumn("status", label=_("Status"), sort_key="live", width="14%"),
    ]
    menu_label = _("Stories")
    icon = "doc-full"
    menu_order = 100
    add_to_admin_menu = True
    name = "stories"


class SectionListing(PageListingViewSet):
    model = SectionPage
    choose_parent_view_class = ChooseLanguage
    menu_label = _("Sections")
    icon = "folder-open-inverse"
    menu_order = 200
    add_to_admin_menu = True
    name = "sections"


class AuthorViews(MergeableViews):
    model = Author
    filterset_class = standing_filters(Author)
    icon = "user"
    menu_label = _("Authors")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["listed", "role"]
    search_fields = ["name", "role"]


class AgencyViews(MergeableViews):
    model = Agency
    filterset_class = standing_filters(Agency)
    icon = "globe"
    menu_label = _("Agencies")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["listed", "url"]


class TagViews(MergeableViews):
    model = Tag
    filterset_class = standing_filters(Tag)
    icon = "tag"
    menu_label = _("Tags")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["listed", "slug"]
    search_fields = ["name"]


@hooks.register("register_admin_viewset")
def listings():
    return [StoryListing(), SectionListing()]


for views in (AuthorViews, AgencyViews, TagViews):
    register_snippet(views)


@hooks.register("construct_main_menu")
def lean_menu(request, items):
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_settings_menu")
def lean_settings(request, items):
    items[:] = [item for item in items if item.name not in HIDDEN_SETTINGS]


@hooks.register("construct_reports_menu")
def lean_reports(request, items):
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]


@hooks.register("construct_help_menu")
def lean_help(request, items):
    items[:] = [item for item in items if item.name not in ELSEWHERE and not item.name.startswith("whats-new")]


@hooks.register("before_create_page")
def sections_are_made_by_editors(request, parent, page_class):
    if page_class is StoryPage or parent.permissions_for_user(request.user).can_publish_subpage():
        return None
    if page_class is FrontPage:
        messages.error(request, _now("Front pages are made by editors."))
    else:
        messages.error(request, _now("Sections are made by editors."))
    return redirect("sections:index")


@hooks.register("before_unpublish_page")
def no_section_from_over_its_stories(request, page):
    """A section that is taken down alone would leave its stories pointing at nothing."""
    if request.method != "POST" or request.POST.get("include_descendants"):
        return None
    if page.get_descendants().live().exists() and issubclass(page.specific_class, SectionPage):
        messages.error(request, _now("Published stories are in this section: move them or take them down first."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_move_page")
def no_move_between_languages(request, page, destination):
    if page.locale_id != destination.locale_id:
        messages.error(request, _now("A page stays in its language: translate it instead of moving it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
