"""What an editor must know of a story at a glance: that it was killed, what it was made from was, or its embargo."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.ui.tables.pages import PageStatusColumn

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.fit import moment
from warta.newsroom.stories.models import SourceKilled, StoryPage
from warta.newsroom.stories.standing import GONE, SHOWN


def marks(stories: Iterable[StoryPage]) -> dict[int, list[str]]:
    """The marks of these stories, by id; the number of queries does not grow with theirs."""
    stories = list(stories)
    ids = [story.pk for story in stories]
    killed = _killed(ids)
    open_sources = SourceKilled.objects.filter(story__in=ids, decision=SourceKilled.Decision.OPEN)
    open_sources = list(open_sources.select_related("version"))
    source_killed = {source.story_id for source in open_sources if source.is_kill}
    source_corrected = {source.story_id for source in open_sources} - source_killed
    found: dict[int, list[str]] = {}
    for story in stories:
        said = []
        if story.pk in killed:
            said.append(pgettext("act", "Killed"))
        elif story.pk in source_killed:
            said.append(_("Its source was killed"))
        elif story.pk in source_corrected:
            said.append(_("Its source was corrected"))
        if story.embargo_until is not None and story.embargo_until > timezone.now():
            said.append(_("Embargo until %(time)s") % {"time": moment(story.embargo_until)})
        if said:
            found[story.pk] = said
    return found


def _killed(ids: list[int]) -> set[int]:
    acts = Act.objects.filter(story_id__in=ids, kind__in=(*SHOWN, *GONE)).order_by("id")
    last = dict(acts.values_list("story_id", "kind"))
    return {story for story, kind in last.items() if kind == Act.Kind.KILL}


class StoryStatusColumn(PageStatusColumn):
    """A story's status in a list, with its marks."""

    cell_template_name = "stories/status_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        table = parent_context["table"]
        if not hasattr(table, "story_marks"):
            table.story_marks = marks(table.data)
        context["marks"] = table.story_marks.get(instance.pk, [])
        return context
