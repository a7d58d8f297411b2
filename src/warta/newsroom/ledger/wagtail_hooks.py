"""The ledger in the admin: to be read, by those who may."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

import warta
from warta.newsroom.ledger.views import Ledger, OneAct

MAY_READ = "ledger.view_act"


class LedgerMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MAY_READ)


@hooks.register("register_reports_menu_item")
def ledger_menu_item():
    return LedgerMenuItem(_("Ledger"), reverse_lazy("ledger"), name="ledger", icon_name="list-ul", order=10)


@hooks.register("register_admin_urls")
def ledger_urls():
    return [
        path("ledger/", Ledger.as_view(), name="ledger"),
        path("ledger/results/", Ledger.as_view(results_only=True), name="ledger_results"),
        path("ledger/<int:pk>/", permission_required(MAY_READ)(OneAct.as_view()), name="ledger_act"),
    ]


@hooks.register("insert_global_admin_css")
def ledger_style():
    return format_html('<link rel="stylesheet" href="{}?v={}">', static("ledger/ledger.css"), warta.__version__)
