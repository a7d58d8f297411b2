from __future__ import annotations

import django_filters
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from warta.newsroom.ledger.models import Act


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
        context["value"] = act.title or "–"
        context["link_url"] = act.edit_url
        return context


def _moment(act: Act) -> str:
    return date_format(localtime(act.at), "SHORT_DATETIME_FORMAT")


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
        Column("at", label=_("When"), accessor=_moment, width="17%"),
        Column("kind", label=_("Act"), accessor="get_kind_display", width="14%"),
        WhatColumn("title", label=_("What"), classname="title ledger-what"),
        Column("actor_name", label=_("By"), accessor=lambda act: act.actor_name or "Warta", width="14%"),
        Column("reason", label=_("Reason"), accessor=lambda act: act.reason or "", width="20%"),
        Column("edition", label=_("Edition"), accessor=lambda act: act.edition or _("waiting"), width="10%"),
    ]

    def decorate_paginated_queryset(self, acts):
        stories = {act.story_id for act in acts if act.story_id}
        there = set(Page.objects.filter(pk__in=stories).values_list("pk", flat=True))
        for act in acts:
            act.edit_url = reverse("wagtailadmin_pages:edit", args=[act.story_id]) if act.story_id in there else None
        return acts
