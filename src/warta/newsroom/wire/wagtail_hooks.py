"""Where the wire stands in Wagtail's admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

import warta
from warta.newsroom.wire.models import WireItem
from warta.newsroom.wire.rights import may_work_the_wire


class WireMenuItem(MenuItem):
    """The menu's *Wire*, with how many items wait."""

    def is_shown(self, request):
        return may_work_the_wire(request.user)

    def render_component(self, request):
        waiting = WireItem.objects.filter(state=WireItem.State.WAITING).count()
        label = _now("Wire ({waiting})").format(waiting=waiting) if waiting else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


@hooks.register("register_admin_menu_item")
def wire_menu_item():
    return WireMenuItem(_("Wire"), reverse_lazy("wire:inbox"), name="wire", icon_name="mail", order=150)


@hooks.register("register_admin_urls")
def wire_urls():
    return [path("wire/", include("warta.newsroom.wire.urls"))]


@hooks.register("insert_global_admin_css")
def wire_css():
    return format_html('<link rel="stylesheet" href="{}?v={}">', static("wire/inbox.css"), warta.__version__)
