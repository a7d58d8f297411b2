"""The border: a story as an editor handles it becomes plain data. Desk and press never see a Wagtail object.

One way for one story and for ten thousand, for a published page and for the unsaved page of a preview: rows.py has what
is written, here is read what the rows name, and put together. Queries are counted by the batch, not by the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from warta.newsroom.stories import rows as read
from warta.newsroom.stories.addresses import page_path
from warta.newsroom.stories.inline import linked_in, links_to
from warta.newsroom.stories.merged import ends
from warta.newsroom.stories.models import RelatedStory, SectionPage, StoryPage
from warta.newsroom.stories.names import Names
from warta.newsroom.stories.renditions import pictures
from warta.newsroom.stories.rows import Place, Rows, Words, rows_of_page, rows_of_published
from warta.newsroom.stories.stream import blocks, pictures_in, rich_texts
from warta.newsroom.stories.versions import Shown, shown_to_readers, updated, versions
from warta.newsroom.talk.thread import threads
from warta.press.source import Facts, Listing, Published
from warta.story import Correction, Dateline, Section, Story, Translation

TOGETHER = 500
"""Stories read at once, at the most: what is in memory stays bounded."""


def story_of(page: StoryPage) -> Story:
    """The story that a page holds, whether or not it is published or saved."""
    (story,) = _stories(rows_of_page(page), shown_to_readers([page.pk] if page.pk else []))
    return story


def stories(ids: Collection[int]) -> Iterator[Story]:
    """Those of the stories that are published, by id."""
    for some in _batches(ids):
        yield from _stories(rows_of_published(some), shown_to_readers(some))


def published(ids: Collection[int], fronts: Mapping[str, int]) -> Iterator[Published]:
    """The same with where they are shown and what readers had before. ``fronts``: the front page of each language."""
    for some in _batches(ids):
        rows, shown = rows_of_published(some), shown_to_readers(some)
        around = _around(rows.places)
        facts = {each.id: each for each in _facts(rows, around, _related(some), fronts)}
        texts = {each.id: each.text for said in rows.corrections.values() for each in said}
        had = versions(shown, texts, {place.id: place.published for place in rows.places})
        for story in _put_together(rows, around, shown):
            yield Published(story, facts[story.id], had.get(story.id, ()))


def facts_of(ids: Collection[int], fronts: Mapping[str, int]) -> Iterator[Facts]:
    """Where those of the stories that are published stand, by id."""
    for some in _batches(ids):
        places = read.places(some)
        rows = Rows(places, {}, {}, read.bylines(some), {}, read.corrections(some), read.tags(some))
        yield from _facts(rows, _around(places), _related(some), fronts)


def _batches(ids: Collection[int]) -> Iterator[list[int]]:
    ids = sorted(set(ids))
    for at in range(0, len(ids), TOGETHER):
        yield ids[at : at + TOGETHER]


class _Around(NamedTuple):
    """What stories stand in and beside."""

    sections: dict[str, Section]
    """By their place in the tree."""
    translations: dict[int, list[Translation]]
    """The published ones of each story, by language."""


def _around(places: list[Place]) -> _Around:
    sections = SectionPage.objects.filter(path__in={place.section for place in places})
    fields = ("title", "url_path", "locale__language_code")
    rows = list(sections.values_list("path", "pk", "merged_into_id", *fields))
    stand = ends(SectionPage, fields) if any(into for _, _, into, *_ in rows) else {}
    found = {}
    for tree, id, _, *own in rows:
        _, title, url_path, language = stand.get(id) or (id, *own)
        found[tree] = Section(id, title, page_path(url_path, language))
    return _Around(found, _translations(places))


def _translations(places: list[Place]) -> dict[int, list[Translation]]:
    others = StoryPage.objects.live().filter(translation_key__in={place.translation_key for place in places})
    found = defaultdict(list)
    for key, id, language, url_path in others.order_by("locale__language_code", "pk").values_list(
        "translation_key", "pk", "locale__language_code", "url_path"
    ):
        found[key].append((id, language, url_path))
    return {
        place.id: [
            Translation(language, page_path(url_path, language), id)
            for id, language, url_path in found[place.translation_key]
            if id != place.id
        ]
        for place in places
        if place.translation_key in found
    }


def _related(ids: Collection[int]) -> dict[int, list[int]]:
    """The published stories that were chosen for each, nearest first."""
    kept = RelatedStory.objects.filter(story__in=ids, other__live=True).order_by("story_id", "position")
    found = defaultdict(list)
    for story, other in kept.values_list("story_id", "other_id"):
        found[story].append(other)
    return found


def _facts(rows: Rows, around: _Around, related: Mapping[int, list[int]], fronts: Mapping[str, int]) -> Iterator[Facts]:
    for place in rows.places:
        id, language = place.id, place.language
        section = Listing("section", around.sections[place.section].id, language)
        authors = [Listing("author", each.id, language) for each in rows.bylines.get(id, ())]
        tags = [Listing("tag", each.id, language) for each in rows.tags.get(id, ())]
        front = [Listing("front", fronts[language], language)] if language in fronts else []
        said = [each.at for each in rows.corrections.get(id, ()) if each.kind in ("correction", "clarification")]
        yield Facts(
            id=id,
            section=section,
            name=place.name,
            language=language,
            published=place.published,
            listings=tuple(sorted({*front, section, *authors, *tags})),
            author=authors[0] if authors else None,
            related=tuple(related.get(id, ())),
            translations=tuple(sorted(each.id for each in around.translations.get(id, ()))),
            corrected=max(said, default=None),
        )


def _stories(rows: Rows, shown: Mapping[int, list[Shown]]) -> Iterator[Story]:
    return _put_together(rows, _around(rows.places), shown)


def _put_together(rows: Rows, around: _Around, shown: Mapping[int, list[Shown]]) -> Iterator[Story]:
    streams = rows.streams.values()
    links = links_to(id for stream in streams for id in linked_in(rich_texts(stream)))
    standing = [id for stream in streams for id in pictures_in(stream)]
    shots = pictures([*standing, *(words.picture for words in rows.words.values() if words.picture)])
    names = Names(rows)
    comments = threads([place.id for place in rows.places if place.id])
    for place in rows.places:
        id, language, words = place.id, place.language, rows.words[place.id]
        lead = shots.get(words.picture or 0)
        yield Story(
            id=id,
            path=page_path(place.url_path, language),
            language=language,
            headline=words.headline,
            section=around.sections[place.section],
            published=place.published,
            updated=updated(shown.get(id, ())),
            blocks=tuple(blocks(rows.streams[id], links, shots)),
            standfirst=words.standfirst,
            bylines=tuple(names.bylines(rows.bylines.get(id, ()), language)),
            dateline=_dateline(words),
            picture=lead and lead.as_in(caption=words.picture_caption),
            credits=tuple(names.credits(rows.credits.get(id, ()))),
            corrections=tuple(Correction(each.at, each.text, each.kind) for each in rows.corrections.get(id, ())),
            tags=tuple(names.tags(rows.tags.get(id, ()), language)),
            comments=comments.get(id, ()),
            comments_open=words.comments_open,
            translations=tuple(around.translations.get(id, ())),
        )


def _dateline(words: Words) -> Dateline | None:
    parts = (words.dateline_place, words.dateline_agency, words.dateline_date, words.dateline_text)
    return Dateline(*parts) if any(parts) else None
