"""What readers had of a story, one version after another, from the ledger and the revisions that its rows name."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from wagtail.models import Revision

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.standing import SHOWN
from warta.newsroom.stories.stream import blocks
from warta.press.source import Passage, Version
from warta.story import Quotation, block_text

MOST = 40
"""Versions of one story that are told, the newest: a page that was changed every few minutes stays one that can be
read, and made."""
LONGEST = 800
"""Words of a paragraph that is compared word by word; a longer one is shown whole, before and after."""
LIKE = 0.35
"""From how much in common on a paragraph counts as changed, and not as another one."""
_WORD = re.compile(r"\s*\S+")


class Shown(NamedTuple):
    """An act that put words before readers."""

    at: datetime
    changed: bool
    """Whether the words are others than those that readers had before."""
    revision: int | None
    correction: int | None = None
    """The correction that readers were told with it."""


def shown_to_readers(stories: Collection[int]) -> dict[int, list[Shown]]:
    """Every such act of these stories, the first one first. One query."""
    found: defaultdict[int, list[Shown]] = defaultdict(list)
    acts = Act.objects.filter(story_id__in=stories, kind__in=SHOWN).order_by("id")
    for story, at, changed, revision in acts.values_list("story_id", "at", "changed", "revision_id"):
        found[story].append(Shown(at, changed.get("text") is True, revision, changed.get("correction")))
    return found


def updated(shown: Sequence[Shown]) -> datetime | None:
    """When the words of a published story last changed."""
    return next((act.at for act in reversed(shown) if act.changed), None)


def versions(
    shown: Mapping[int, list[Shown]], corrections: Mapping[int, str], published: Mapping[int, datetime]
) -> dict[int, tuple[Version, ...]]:
    """The versions of those stories that had more than one, the newest first. One query, or none.

    The first one is as old as the story says of itself in ``published``: what was published elsewhere before it came
    here is not as new as its first row.

    Readers are told why in the words of a correction, of which ``corrections`` has the text by its id. The newsroom's
    own reason is none of theirs. Where a revision is not kept any more its version is there without what changed.
    """
    several = {}
    for story, acts in shown.items():
        words = [act for number, act in enumerate(acts) if number == 0 or act.changed]
        if words and story in published:
            words[0] = words[0]._replace(at=min(words[0].at, published[story]))
        if len(words) > 1:
            several[story] = words[-MOST - 1 :]
    wanted = {act.revision for acts in several.values() for act in acts if act.revision is not None}
    if not several:
        return {}
    rows = Revision.objects.filter(pk__in=wanted).order_by("object_id", "pk").values_list("object_id", "pk", "content")
    kept: dict[int, tuple[Version, ...]] = {}
    for story, revisions in groupby(rows.iterator(chunk_size=100), key=lambda row: int(row[0])):
        texts = {id: _text(content) for _, id, content in revisions}
        kept[story] = tuple(_versions(several[story], texts, corrections)) if story in several else ()
    return {story: kept.get(story) or tuple(_versions(acts, {}, corrections)) for story, acts in several.items()}


class _Text(NamedTuple):
    """The words of a revision."""

    head: tuple[str, ...]
    """Headline, standfirst and dateline; where there is none it is empty."""
    body: tuple[str, ...]


def _text(content: dict) -> _Text:
    body = content.get("body") or "[]"
    stream = json.loads(body) if isinstance(body, str) else body
    place, agency = content.get("dateline_place") or "", content.get("dateline_agency") or ""
    return _Text(
        head=(
            content.get("title") or "",
            content.get("standfirst") or "",
            f"{place} ({agency})" if place and agency else place or agency,
        ),
        body=tuple(line for block in blocks(stream, {}, {}) for line in _lines(block)),
    )


def _lines(block) -> Iterable[str]:
    text = block_text(block)
    if isinstance(block, Quotation) and (block.speaker or block.role):
        text = f"{text} — {', '.join(filter(None, (block.speaker, block.role)))}"
    return filter(None, text.split("\n"))


def _versions(acts: Sequence[Shown], texts: Mapping[int, _Text], corrections: Mapping[int, str]) -> Iterator[Version]:
    """The newest first. Of more than are told the oldest only says what the next one changed."""
    for before, act in reversed(list(pairwise(acts))):
        old, new = texts.get(before.revision or 0), texts.get(act.revision or 0)
        note = corrections.get(act.correction or 0, "")
        yield Version(act.at, note, tuple(_differences(old, new)) if old and new else ())
    if len(acts) <= MOST:
        yield Version(acts[0].at)


def differing(before: Sequence[str], after: Sequence[str]) -> list[tuple[Passage, ...]]:
    """The paragraphs that differ between two texts."""
    return list(_differences(_Text((), tuple(before)), _Text((), tuple(after))))


def _differences(old: _Text, new: _Text) -> Iterator[tuple[Passage, ...]]:
    for before, after in zip(old.head, new.head, strict=True):
        if before != after:
            yield from _compared(before, after)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old.body, new.body, autojunk=False).get_opcodes():
        if kind != "equal":
            for before, after in zip_longest(old.body[i1:i2], new.body[j1:j2], fillvalue=""):
                yield from _compared(before, after)


def _compared(before: str, after: str) -> Iterator[tuple[Passage, ...]]:
    """One paragraph with what changed in it, or two where they have little in common."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if old and new and max(len(old), len(new)) <= LONGEST:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() >= LIKE:
            yield tuple(_passages(old, new, matcher))
            return
    if old:
        yield (Passage("gone", before.strip()),)
    if new:
        yield (Passage("new", after.strip()),)


def _passages(old: list[str], new: list[str], matcher: SequenceMatcher) -> Iterator[Passage]:
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield Passage("same", "".join(new[j1:j2]))
        else:
            if i1 != i2:
                yield Passage("gone", "".join(old[i1:i2]))
            if j1 != j2:
                yield Passage("new", "".join(new[j1:j2]))
