"""The doors by which two authors, tags, agencies or sections become one, and two again.

What was merged keeps its row, and stories keep naming it: its name and page are those of what it was merged into.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.house.named import (
    Step,
    check_right,
    kind_of,
    locked,
    paths,
    record_named,
    site_languages,
    subject_of,
)
from warta.newsroom.stories.models import SectionPage, StoryPage


class CannotMerge(ValueError):  # noqa: N818
    """The two cannot become one, or not two again. The message says why, and what to do."""


_NAMES = {"author": "bylines__author__in", "tag": "story_tags__tag__in", "agency": "credits__agency__in"}
"""How a story names them."""


@transaction.atomic
def merge(kind: str, a: int, b: int, *, actor, reason: str = "") -> Act:
    """Merge the first into the second; where that one was merged itself, into what stands for it.

    ``actor`` is a user, or None for the command line. Raises PermissionDenied where the user may not change both,
    and CannotMerge where they are the same, speak different languages, or the first was merged before.
    """
    # In the order of their ids, so that two who merge crosswise wait for each other instead of for ever.
    found = {id: locked(kind, id) for id in sorted({a, b})}
    thing, into = found[a], found[b].standing_for()
    for each in (thing, into):
        check_right(actor, each)
    _check(thing, into)
    both = named_by_both(thing, into)
    left = paths(thing)
    thing.merged_into = into
    thing.save(update_fields=["merged_into"])
    there = paths(into)
    return record_named(
        Act.Kind.MERGE,
        thing,
        [Step(language, old, there.get(language)) for language, old in left.items()],
        title=f"{thing} → {into}",
        actor=actor,
        reason=reason,
        into=subject_of(into),
        stories=both,
        listings=_listings(thing, into),
    )


@transaction.atomic
def part(kind: str, id: int, *, actor, reason: str = "") -> Act:
    """Undo a merge: what was merged has its own name and page again.

    Raises PermissionDenied where the user may not change it, and CannotMerge where it was not merged.
    """
    thing = locked(kind, id)
    check_right(actor, thing)
    if thing.merged_into_id is None:
        raise CannotMerge(_("“%(thing)s” was not merged into another.") % {"thing": thing})
    into = thing.standing_for()
    thing.merged_into = None
    thing.save(update_fields=["merged_into"])
    return record_named(
        Act.Kind.MERGE,
        thing,
        title=f"{into} → {thing}",
        actor=actor,
        reason=reason,
        into=None,
        **{"from": subject_of(into)},
        stories=named_by_both(thing, into),
        listings=_listings(thing, into),
    )


def named_by_both(one, other) -> list[int]:
    """The published stories that name both, or what was merged into them: they show one name where they showed two."""
    if isinstance(one, SectionPage):
        return []  # a story stands in one section
    both = _naming(_with_taken_in(one)) & _naming(_with_taken_in(other))
    return list(both.order_by("pk").values_list("pk", flat=True))


def naming_stories(thing) -> list[int]:
    """The published stories that name an author, a tag or an agency themselves."""
    return list(_naming([thing]).order_by("pk").values_list("pk", flat=True))


def stories_of(thing) -> int:
    """How many published stories name it, or what was merged into it."""
    group = _with_taken_in(thing)
    if isinstance(thing, SectionPage):
        return sum(StoryPage.objects.live().child_of(each).count() for each in group)
    return _naming(group).count()


def _naming(group: list):
    return StoryPage.objects.live().filter(pk__in=StoryPage.objects.filter(**{_NAMES[kind_of(group[0])]: group}))


def possible_targets(thing):
    """What a thing can be merged into."""
    others = type(thing).objects.filter(merged_into=None).exclude(pk=thing.pk)
    if isinstance(thing, SectionPage):
        others = others.live().filter(locale=thing.locale_id).order_by("title")
    return others


def _check(thing, into) -> None:
    names = {"thing": thing, "into": into}
    if thing.merged_into_id is not None:
        names["into"] = thing.standing_for()
        raise CannotMerge(_("“%(thing)s” was merged into “%(into)s” already: undo that first.") % names)
    if thing.pk == into.pk:
        raise CannotMerge(_("“%(thing)s” cannot be merged into itself, nor into what was merged into it.") % names)
    if isinstance(thing, SectionPage):
        if thing.locale_id != into.locale_id:
            raise CannotMerge(_("“%(thing)s” and “%(into)s” are in different languages.") % names)
        for section in (thing, into):
            if not section.live:
                raise CannotMerge(_("“%(thing)s” is not published: readers know nothing of it.") % {"thing": section})


def _with_taken_in(thing) -> list:
    """The thing and all that was merged into it, directly or by the way."""
    found, newest = [thing], [thing]
    while newest:
        newest = list(type(thing).objects.filter(merged_into__in=newest))
        found += newest
    return found


def _listings(*things) -> list[str]:
    """The keys of the listings that a merge changes."""
    return [f"{subject_of(thing)}/{language}" for thing in things for language in _languages(thing)]


def _languages(thing) -> Iterable[str]:
    if isinstance(thing, SectionPage):
        return [thing.locale.language_code]
    return site_languages() if hasattr(thing, "path") and callable(thing.path) else []
