"""Where the doors of the house stand in Wagtail's admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

import warta
from warta.newsroom.stories.house import views
from warta.newsroom.stories.house.named import KINDS, kind_of, may_change
from warta.newsroom.stories.house.pin import front_of, may_pin
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage


class FrontMenuItem(MenuItem):
    def is_shown(self, request):
        front = FrontPage.objects.live().order_by("pk").first()
        return front is not None and may_pin(request.user, front)


@hooks.register("register_admin_menu_item")
def front_menu_item():
    return FrontMenuItem(_("Front page"), reverse_lazy("house_fronts"), name="front", icon_name="thumbtack", order=190)


@hooks.register("register_admin_urls")
def house_urls():
    return [
        path("house/tags/", views.standing_tags, name="house_tags"),
        path("house/<str:kind>/<int:id>/merge/", views.Merge.as_view(), name="house_merge"),
        path("house/<str:kind>/<int:id>/part/", views.Part.as_view(), name="house_part"),
        path("house/front/", views.Fronts.as_view(), name="house_fronts"),
        path("house/front/<int:id>/", views.Pins.as_view(), name="house_pins"),
        path("house/pin/<int:id>/", views.PinStory.as_view(), name="house_pin"),
    ]


@hooks.register("insert_global_admin_css")
def house_style():
    return format_html('<link rel="stylesheet" href="{}?v={}">', static("house/house.css"), warta.__version__)


def merge_buttons(thing, user, priority: int = 45) -> list[Button]:
    """The way to the door that is open to a thing: to merge it, or to undo that."""
    if not may_change(user, thing):
        return []
    kind = kind_of(thing)
    if thing.merged_into_id is not None:
        url = reverse("house_part", args=[kind, thing.pk])
        return [Button(_("Undo the merge"), url, icon_name="rotate", priority=priority)]
    url = reverse("house_merge", args=[kind, thing.pk])
    return [Button(_("Merge into another"), url, icon_name="link", priority=priority)]


@hooks.register("register_snippet_listing_buttons")
def merge_from_the_list(snippet, user, next_url=None):
    return merge_buttons(snippet, user) if isinstance(snippet, tuple(KINDS.values())) else []


@hooks.register("register_page_header_buttons")
def doors_from_a_page(page, user, view_name, next_url=None):
    return _page_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def doors_from_a_list_of_pages(page, user, next_url=None):
    return _page_buttons(page, user)


def _page_buttons(page, user) -> list[Button]:
    page = page.specific
    if isinstance(page, SectionPage) and page.live:
        return merge_buttons(page, user)
    if isinstance(page, StoryPage) and page.live:
        front = front_of(page)
        if front is not None and may_pin(user, front):
            label = _("Move on the front") if page.pins.filter(front=front).exists() else _("Pin to the front")
            return [Button(label, reverse("house_pin", args=[page.pk]), icon_name="thumbtack", priority=45)]
    return []


@hooks.register("construct_page_chooser_queryset")
def choose_no_merged_section(pages, request):
    """Neither for the menu nor for a link: its page only leads to another."""
    return pages.exclude(pk__in=SectionPage.objects.exclude(merged_into=None).values("pk"))
