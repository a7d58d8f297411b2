"""What is written of stories, as plain rows: read for many published stories at once, or taken from the one page of a
preview, which may not have been saved. From here on there is one way (border.py), so that the two cannot differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.db.models import F, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from warta.newsroom.stories.models import (
    StoryAuthor,
    StoryCorrection,
    StoryCredit,
    StoryPage,
    StoryTag,
)
from warta.newsroom.stories.stream import Stream

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""For a story that is there without ever having been published: another program wrote it into the database."""


class Place(NamedTuple):
    """Where a story stands, and since when."""

    id: int
    tree: str
    """Its place in Wagtail's tree."""
    url_path: str
    language: str
    published: datetime
    translation_key: UUID

    @property
    def section(self) -> str:
        """The place of its section."""
        return self.tree[: -Page.steplen]

    @property
    def name(self) -> str:
        """Its address below its section's."""
        return self.url_path.rstrip("/").rpartition("/")[2] + "/"


class Words(NamedTuple):
    """What an editor wrote in the fields of a story."""

    headline: str
    standfirst: str
    picture: int | None
    picture_caption: str
    dateline_place: str
    dateline_agency: str
    dateline_date: date | None
    dateline_text: str
    comments_open: bool


class Signed(NamedTuple):
    """A name over a story."""

    id: int
    merged_into: int | None
    name: str
    slug: str
    role: str


class Credited(NamedTuple):
    agency_id: int | None
    merged_into: int | None
    agency: str | None
    agency_url: str | None
    as_written: str
    url: str
    guid: str
    version: str
    kind: str
    language: str


class Corrected(NamedTuple):
    id: int
    at: datetime
    text: str
    kind: str


class Tagged(NamedTuple):
    id: int
    merged_into: int | None
    name: str
    slug: str


class Rows(NamedTuple):
    """Some stories, whatever their number. What lists are keyed by is a story's id, 0 for one that was never saved."""

    places: list[Place]
    words: dict[int, Words]
    streams: dict[int, Stream]
    bylines: dict[int, list[Signed]]
    credits: dict[int, list[Credited]]
    corrections: dict[int, list[Corrected]]
    tags: dict[int, list[Tagged]]


_PLACE = ("pk", "path", "url_path", "locale__language_code", "first_published_at", "translation_key")
_WORDS = (
    "title",
    "standfirst",
    "picture_id",
    "picture_caption",
    "dateline_place",
    "dateline_agency",
    "dateline_date",
    "dateline_text",
    "comments_open",
)
_AUTHOR = ("author_id", "author__merged_into_id", "author__name", "author__slug", "author__role")
_CREDIT = (
    "agency_id",
    "agency__merged_into_id",
    "agency__name",
    "agency__url",
    "as_written",
    "url",
    "lineage_guid",
    "lineage_version",
    "lineage_kind",
    "lineage_language",
)
_CORRECTION = ("pk", "at", "text", "kind")
_TAG = ("tag_id", "tag__merged_into_id", "tag__name", "tag__slug")
_read = msgspec.json.Decoder(Stream).decode

# Nothing is in an order that hangs on a name: a rename must not change what stories are made of.
_BYLINES = StoryAuthor.objects.order_by("page_id", F("sort_order").asc(nulls_last=True), "pk")
_CREDITS = StoryCredit.objects.order_by("page_id", F("sort_order").asc(nulls_last=True), "pk")
_CORRECTIONS = StoryCorrection.objects.order_by("page_id", "at", "pk")
_TAGS = StoryTag.objects.order_by("content_object_id", "tag_id")


def places(ids: Collection[int]) -> list[Place]:
    """Where those of the stories that are published stand, by id."""
    rows = StoryPage.objects.live().filter(pk__in=ids).order_by("pk").values_list(*_PLACE)
    return [_place(row) for row in rows]


def bylines(ids: Collection[int]) -> dict[int, list[Signed]]:
    return _by_story(Signed, _BYLINES.filter(page__in=ids).values_list("page_id", *_AUTHOR))


def corrections(ids: Collection[int]) -> dict[int, list[Corrected]]:
    return _by_story(Corrected, _CORRECTIONS.filter(page__in=ids).values_list("page_id", *_CORRECTION))


def tags(ids: Collection[int]) -> dict[int, list[Tagged]]:
    return _by_story(Tagged, _TAGS.filter(content_object__in=ids).values_list("content_object_id", *_TAG))


def rows_of_published(ids: Collection[int]) -> Rows:
    """Those of the stories that are published. Five queries."""
    stories = StoryPage.objects.live().filter(pk__in=ids).annotate(stream=Cast("body", TextField())).order_by("pk")
    found = list(stories.values_list(*_PLACE, *_WORDS, "stream"))
    return Rows(
        places=[_place(row[: len(_PLACE)]) for row in found],
        words={row[0]: Words(*row[len(_PLACE) : -1]) for row in found},
        streams={row[0]: _read(row[-1] or "[]") for row in found},
        bylines=bylines(ids),
        credits=_by_story(Credited, _CREDITS.filter(page__in=ids).values_list("page_id", *_CREDIT)),
        corrections=corrections(ids),
        tags=tags(ids),
    )


def rows_of_page(page: StoryPage) -> Rows:
    """What one page holds now, saved or not."""
    id = page.pk or 0
    language, published = page.locale.language_code, page.first_published_at or timezone.now()
    authors = [each.author for each in _in_order(page.bylines.select_related("author").all())]
    found = _in_order(page.credits.select_related("agency").all())
    said = page.corrections.order_by("at", "pk")
    tagged = sorted(page.tags.all(), key=lambda tag: (tag.pk is None, tag.pk or 0, tag.name))
    return Rows(
        places=[Place(id, page.path, page.url_path, language, published, page.translation_key)],
        words={id: Words(*(getattr(page, name) for name in _WORDS))},
        streams={id: page.body.stream_block.get_prep_value(page.body)},
        bylines={id: [Signed(each.pk, each.merged_into_id, each.name, each.slug, each.role) for each in authors]},
        credits={id: [_credited(each) for each in found]},
        corrections={id: [Corrected(each.pk, each.at, each.text, each.kind) for each in said]},
        tags={id: [Tagged(tag.pk or 0, tag.merged_into_id, tag.name, tag.slug) for tag in tagged]},
    )


def _in_order(parts: Iterable) -> list:
    """As the database sorts them; those that are not saved yet stand as they were written."""
    return sorted(
        parts, key=lambda each: (each.sort_order is None, each.sort_order or 0, each.pk is None, each.pk or 0)
    )


def _place(row: tuple) -> Place:
    id, tree, url_path, language, published, key = row
    return Place(id, tree, url_path, language, published or NEVER, key)


def _by_story(kind, rows) -> dict:
    found = defaultdict(list)
    for story, *row in rows:
        found[story].append(kind(*row))
    return found


def _credited(credit: StoryCredit) -> Credited:
    agency = credit.agency
    return Credited(
        credit.agency_id,
        agency and agency.merged_into_id,
        agency and agency.name,
        agency and agency.url,
        credit.as_written,
        credit.url,
        credit.lineage_guid,
        credit.lineage_version,
        credit.lineage_kind,
        credit.lineage_language,
    )
