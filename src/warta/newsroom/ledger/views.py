from __future__ import annotations

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.places import Place, places
from warta.newsroom.ledger.reading import act_words, reason_words, what_words


class ActFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Act"), choices=Act.Kind.choices)
    story_id = django_filters.NumberFilter(label=_("Number of the story"))

    class Meta:
        model = Act
        fields = ["kind", "story_id"]


class WhatColumn(Column):
    """What the act was done to, with a link to it while it exists."""

    cell_template_name = "wagtailadmin/tables/title_cell.html"

    def get_cell_context_data(self, act, parent_context):
        context = super().get_cell_context_data(act, parent_context)
        context["value"] = what_words(act) or "–"
        context["link_url"] = act.edit_url
        return context


class EditionColumn(Column):
    """The receipt. It carries its name along for a narrow page, where no heading stands over it."""

    cell_template_name = "ledger/edition_cell.html"


def _moment(act: Act) -> str:
    return date_format(localtime(act.at), "j M Y, H:i")


class Ledger(ReportView):
    """The acts, newest first, each with its receipt: the edition in which readers got it."""

    model = Act
    page_title = _("Ledger")
    header_icon = "list-ul"
    index_url_name = "ledger"
    index_results_url_name = "ledger_results"
    default_ordering = "-id"
    is_searchable = False
    any_permission_required = ["view"]
    filterset_class = ActFilterSet
    list_export = ["id", "at", "kind", "story_id", "title", "actor_name", "reason", "edition", "pressed_at"]
    columns = [
        TitleColumn(
            "at",
            label=_("When"),
            accessor=_moment,
            width="16%",
            get_url=lambda act: reverse("ledger_act", args=[act.pk]),
        ),
        Column("kind", label=_("Act"), accessor=act_words, width="13%"),
        WhatColumn("title", label=_("What"), classname="title ledger-what"),
        Column("actor_name", label=_("By"), accessor=lambda act: act.actor_name or "Warta", width="11%"),
        Column("reason", label=_("Reason"), accessor=reason_words, width="16%"),
        EditionColumn("edition", label=_("Edition"), accessor=lambda act: act.edition or _("waiting"), width="8%"),
    ]

    def decorate_paginated_queryset(self, acts):
        stories = {act.story_id for act in acts if act.story_id}
        there = set(Page.objects.filter(pk__in=stories).values_list("pk", flat=True))
        for act in acts:
            act.edit_url = reverse("wagtailadmin_pages:edit", args=[act.story_id]) if act.story_id in there else None
        return acts


PLACES = {
    "page": _("Its page"),
    "front": _("Front page"),
    "section": _("Section"),
    "author": _("Page of the author"),
    "tag": _("Pages of its topics"),
    "archive": _("Archives"),
    "feed": _("Feeds"),
    "sitemap": _("Sitemap"),
    "api": _("API"),
    "related": _("You may also like"),
    "index": _("Search"),
    "index_files": _("Files of the search index"),
    "pictures": _("Addresses of its pictures"),
    "cdn": pgettext_lazy("place", "CDN"),
    "export": pgettext_lazy("place", "Export"),
    "hub": pgettext_lazy("place", "WebSub hub"),
}
"""What a place is called. A key such as ``cdn:https://…`` says which one after the colon."""


class OneAct(WagtailAdminTemplateMixin, View):
    """One act with its receipts: each place, and since when it shows what was done."""

    template_name = "ledger/act.html"
    header_icon = "list-ul"

    def get(self, request, pk: int):
        act = get_object_or_404(Act.objects.prefetch_related("receipts"), pk=pk)
        self.page_title = ": ".join(filter(None, (act_words(act), what_words(act))))
        self.breadcrumbs_items = [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("ledger"), "label": _("Ledger")},
            {"url": "", "label": self.page_title},
        ]
        there = act.story_id is not None and Page.objects.filter(pk=act.story_id).exists()
        return self.render_to_response(
            self.get_context_data(
                act=act,
                reason=reason_words(act),
                heading=_("Where it went dark") if act.kind == Act.Kind.KILL else _("Where it arrived"),
                places=[(place_name(place), place, _detail(place)) for place in places(act)],
                story_url=reverse("wagtailadmin_pages:edit", args=[act.story_id]) if there else None,
            )
        )


def place_name(place: Place) -> str:
    kind, _colon, which = place.place.partition(":")
    name = str(PLACES.get(kind, kind))
    return f"{name} {which}" if which else name


def _detail(place: Place) -> str:
    """What the receipt says, in the editor's language where it is ours."""
    if place.edition is not None:
        return _now("edition %(number)s") % {"number": place.edition}
    if place.place == "pictures" and place.detail.isdecimal():
        files = int(place.detail)
        return ngettext("%(files)s file", "%(files)s files", files) % {"files": files}
    return place.detail
