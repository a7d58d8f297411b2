"""Heeding what an agency says of an item that came before: kill it, or it is corrected.

The stories that were made from the item are found, and those that were made from these. A kill takes the published
ones down at once or puts them before an editor, as the wire is set up; a correction puts them before an editor. Drafts
are marked.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from warta.newsroom.stories.kill import kill, kills_with_it, made_from
from warta.newsroom.stories.models import SourceKilled, StoryCredit, StoryPage
from warta.newsroom.stories.standing import is_killed
from warta.newsroom.stories.versions import differing
from warta.newsroom.wire.models import ItemVersion
from warta.press.source import Passage

HEEDED = ("kill", "correction")


@transaction.atomic
def heed(version: ItemVersion) -> list[StoryPage]:
    """Do what a version of an item asks for; returns the stories that were killed or are to be decided about, by id.

    May be called again: nobody is asked twice. A version that says neither is passed over, as is a correction that
    came after a newer version.
    """
    signal = version.read.signal
    if signal not in HEEDED or (signal == "correction" and version.item.newest_id != version.pk):
        return []
    heeded = []
    for story in _all_made_from(version):
        story.refresh_from_db()  # a kill takes others with it
        if is_killed(story.pk):
            continue
        if signal == "kill" and story.live and kills_with_it():
            kill(story, reason=_kill_reason(version), actor=None)
            heeded.append(story)
        elif _ask(story, version):
            heeded.append(story)
    return heeded


def stories_of(version: ItemVersion) -> list[StoryPage]:
    """The stories that were made from the item, drafts and published ones, by id."""
    named = StoryCredit.objects.filter(lineage_guid=version.item.guid).values("page_id")
    found = StoryPage.objects.filter(Q(pk__in=named) | Q(pk=version.item.story_id or 0))
    return list(found.order_by("pk"))


def difference(version: ItemVersion) -> list[tuple[Passage, ...]]:
    """The paragraphs in which a version differs from the one that a story was made from, or else the one before it."""
    others = ItemVersion.objects.filter(item=version.item).exclude(pk=version.pk)
    before = others.filter(pk=version.item.made_from_id or 0).first() or others.filter(pk__lt=version.pk).last()
    if before is None:
        return []
    return differing((before.read.headline, *before.read.paragraphs), (version.read.headline, *version.read.paragraphs))


def _all_made_from(version: ItemVersion) -> list[StoryPage]:
    found = {story.pk: story for story in stories_of(version)}
    waiting = list(found.values())
    while waiting:
        for story in made_from(waiting.pop()):
            if story.pk not in found:
                found[story.pk] = story
                waiting.append(story)
    return [found[id] for id in sorted(found)]


def _kill_reason(version: ItemVersion) -> str:
    names = {"item": version.item.headline, "agency": version.item.agency or version.item.guid}
    return _("%(agency)s has killed “%(item)s”") % names


def _ask(story: StoryPage, version: ItemVersion) -> bool:
    """Put a story before an editor; not where its source is killed already and that is to be decided."""
    waiting = story.killed_sources.filter(decision=SourceKilled.Decision.OPEN).select_related("version")
    if version.read.signal == "kill" and any(source.is_kill for source in waiting):
        return False
    return SourceKilled.objects.get_or_create(story=story, version=version)[1]
