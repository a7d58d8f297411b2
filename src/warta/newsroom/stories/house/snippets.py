"""How the admin lists and offers what can be merged."""

from __future__ import annotations

import django_filters
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from warta.newsroom.stories.house.hooks import merge_buttons


class StandingFilters(WagtailFilterSet):
    """The list shows what stands; what was merged into others is one filter away."""

    merged = django_filters.ChoiceFilter(
        label=_("Merged"), empty_label=_("Not merged"), choices=[("yes", _("Merged into another"))], method="_as_it_is"
    )

    def filter_queryset(self, queryset):
        merged = self.form.cleaned_data.get("merged") == "yes"
        return super().filter_queryset(queryset).filter(merged_into__isnull=not merged)

    def _as_it_is(self, queryset, name, value):
        return queryset


class _Standing:
    def get_object_list(self):
        return super().get_object_list().filter(merged_into=None)


class ChooseStanding(_Standing, ChooseView):
    pass


class ChooseStandingResults(_Standing, ChooseResultsView):
    pass


class StandingChooser(SnippetChooserViewSet):
    choose_view_class = ChooseStanding
    choose_results_view_class = ChooseStandingResults


class EditMergeable(EditView):
    @cached_property
    def header_more_buttons(self):
        return [*super().header_more_buttons, *merge_buttons(self.object, self.request.user, priority=15)]


class MergeableViews(SnippetViewSet):
    chooser_viewset_class = StandingChooser
    edit_view_class = EditMergeable


def standing_filters(of) -> type[StandingFilters]:
    """The list's filters for a model."""
    meta = type("Meta", (), {"model": of, "fields": []})
    return type(f"{of.__name__}Filters", (StandingFilters,), {"Meta": meta})
