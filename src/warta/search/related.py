"""Which stories are about the same thing, and why."""

from __future__ import annotations

import msgspec
import tantivy

from warta.search.document import Document
from warta.search.languages import indexed_language
from warta.search.schema import groups, schema, story_of
from warta.search.subject import Passage, Word, subject
from warta.story import primary

_HEADLINE_BOOST = 3.0
_SECTION_BOOST = 0.1
_SPARE_MATCHES = 100
_SAME_SCORE = 3  # significant digits; closer than that is a tie
_MOST_REASONS = 8


class Match(msgspec.Struct, frozen=True):
    """A story near another. Scores compare within one answer only. ``why``, where it was asked for, is the words that
    both have, as the first story writes them, with how much each says of it (at most 1), the most telling first."""

    id: int
    score: float
    why: tuple[tuple[str, float], ...] = ()


def related(searcher: tantivy.Searcher, id: int, limit: int, exclude: frozenset[int], explain: bool) -> list[Match]:
    """Those near a story of the index; none where it does not have the story."""
    found = searcher.search(tantivy.Query.term_query(schema(), "id", id), 1, count=False).hits
    story = story_of(searcher.doc(found[0][1])) if found else None
    return [] if story is None else near(searcher, story, limit, exclude, explain, shared_by=2)


def near(
    searcher: tantivy.Searcher,
    story: Document,
    limit: int,
    exclude: frozenset[int],
    explain: bool,
    *,
    shared_by: int = 1,
) -> list[Match]:
    """Those near a story, which need not be in the index."""
    if limit < 1:
        return []
    words = _subject(searcher, story, shared_by)
    query = _likeness(story, words)
    # More than are asked for, so that the newest of a tie is among them.
    hits = searcher.search(query, limit + len(exclude) + _SPARE_MATCHES, count=False).hits
    places = [place for _, place in hits]
    ids = searcher.fast_field_values("id", places) if places else []
    published = searcher.fast_field_values("published", places) if places else []
    matches = sorted(
        (
            (float(f"{score:.{_SAME_SCORE}g}"), int(when or 0), int(other or 0), place)
            for (score, place), when, other in zip(hits, published, ids, strict=True)
            if other not in exclude
        ),
        key=lambda each: each[:3],
        reverse=True,
    )
    return [
        Match(other, score, _shared(searcher, place, words) if explain else ())
        for score, _, other, place in matches[:limit]
    ]


def _subject(searcher: tantivy.Searcher, story: Document, shared_by: int) -> list[Word]:
    language = indexed_language(story.language)
    return subject(
        [
            Passage(story.headline, weight=3.0),
            *(Passage(tag, weight=2.0) for tag in story.tags),
            Passage(f"{story.standfirst}\n{story.text}", weight=1.0),
        ],
        language,
        documents=searcher.num_docs,
        document_frequency=lambda word: searcher.doc_freq(language.stems_field, word),
        shared_by=shared_by,
    )


def _likeness(story: Document, words: list[Word]) -> tantivy.Query:
    """Asks for stories that share the words which this one is about.

    tantivy's own more-like-this is not used for two reasons: it cannot weight the headline, and it takes its
    words from a hash map, so that words of equal weight at its limit change from one process to the next.
    """
    language = indexed_language(story.language)
    shared: list[tuple[tantivy.Occur, tantivy.Query]] = []
    for word in words:
        in_text = tantivy.Query.term_query(schema(), language.stems_field, word.term, "freq")
        in_headline = tantivy.Query.term_query(schema(), language.headline_stems_field, word.term, "freq")
        shared.append((tantivy.Occur.Should, tantivy.Query.boost_query(in_text, word.weight)))
        shared.append((tantivy.Occur.Should, tantivy.Query.boost_query(in_headline, word.weight * _HEADLINE_BOOST)))
    section = next((key for key in groups(story) if key.startswith("section")), None)
    if section is not None:
        same_section = tantivy.Query.term_query(schema(), "named", section)
        shared.append((tantivy.Occur.Should, tantivy.Query.const_score_query(same_section, _SECTION_BOOST)))
    same_language = tantivy.Query.term_query(schema(), "language", primary(story.language))
    itself = tantivy.Query.term_query(schema(), "id", story.id)
    return tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(same_language, 0.0)),
            (tantivy.Occur.Must, tantivy.Query.boolean_query(shared)),
            (tantivy.Occur.MustNot, itself),
        ]
    )


def _shared(searcher: tantivy.Searcher, place: tantivy.DocAddress, words: list[Word]) -> tuple[tuple[str, float], ...]:
    other = story_of(searcher.doc(place))
    if other is None:
        return ()
    language = indexed_language(other.language)
    text = "\n".join([other.headline, other.standfirst, *other.tags, other.text])
    there = set(language.stems(text))
    reasons = [(word.form, round(word.weight, 3)) for word in words if word.term in there]
    return tuple(reasons[:_MOST_REASONS])
