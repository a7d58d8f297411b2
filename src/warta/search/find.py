"""A reader's search: from what was asked to the stories, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
import tantivy

from warta.search.languages import IndexedLanguage, indexed_language
from warta.search.query import MOST_PAGES, MOST_WORDS, PAGE, Asked, Term, terms, tidy
from warta.search.schema import name_of, schema, story_of
from warta.search.snippet import Piece, snippet
from warta.search.spelling import nearest_word
from warta.story import primary

_IN_HEADLINE = 3.0
_AS_WRITTEN = 2.0
_NAMED = 2.0
_TIE = 0.2
"""How much the second-best field of a word adds to its best."""
_FRESHNESS = 0.25
"""How much more the newest of the found counts than one of long ago that fits as well."""
_FRESH_SECONDS = 180 * 24 * 3600
"""After so long half of that is left."""
_MOST_NAMES = 50
_MOST_SUGGESTED = 3
"""Words of a query that another spelling is looked for."""

_Clause = tuple[tantivy.Occur, tantivy.Query]


class Hit(msgspec.Struct, frozen=True):
    """A story that was found, and the passage that shows why."""

    id: int
    snippet: tuple[Piece, ...]


class Found(msgspec.Struct, frozen=True):
    """The answer to a search. ``total`` is of all pages; ``most``: no story has all the words, and these have most.
    ``suggestion`` is the query in a likelier spelling, which finds something; empty where there is none."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 0
    most: bool = False
    suggestion: str = ""
    without_filters: int = 0
    """Where nothing was found: how many would be in all sections and at any time."""


class _Part(msgspec.Struct, frozen=True):
    """A term of the query as the index has it: the words of a phrase, or of a word such as "e-mail" the several."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    exact: bool
    without: bool
    needed: bool
    """Whether a story must have it; stop words beside other words need not be there."""


def find(searcher: tantivy.Searcher, asked: Asked) -> Found:
    language = indexed_language(asked.language)
    parts = _parts(asked.text, language)
    if not parts and not _filters(asked):
        return Found()
    wanted = [part for part in parts if not part.without]
    names = _names(searcher, wanted, asked.language)
    query = _query(asked, parts, language, names)
    found = _page(searcher, asked, query, newest=asked.newest or not wanted)
    most = False
    needed = [part for part in wanted if part.needed]
    if found.total == 0 and len(needed) > 1:
        found = _page(searcher, asked, _query(asked, parts, language, names, most=True), newest=asked.newest)
        most = found.total > 0
    suggestion = _suggestion(searcher, asked, parts, language, names)
    elsewhere = 0
    if found.total == 0 and _filters(asked):
        everywhere = msgspec.structs.replace(asked, sections=(), since=None, until=None)
        counts = (_count(searcher, _query(everywhere, parts, language, names, most=most)) for most in (False, True))
        elsewhere = next(filter(None, counts), 0) if wanted else 0
    stems = {stem for part in wanted if part.needed for stem in part.stems}
    hits = [Hit(hit.id, _snippet(searcher, hit.place, stems, language)) for hit in found.places]
    pages = min(MOST_PAGES, -(-found.total // PAGE))
    return Found(tuple(hits), found.total, found.page, pages, most, suggestion, elsewhere)


def newest(searcher: tantivy.Searcher, language: str, sections: Sequence[int], limit: int) -> list[int]:
    asked = Asked(text="", language=language, sections=tuple(sections))
    hits = searcher.search(
        tantivy.Query.boolean_query(_bounds(asked)), limit, count=False, order_by_field="published"
    ).hits
    ids = searcher.fast_field_values("id", [place for _, place in hits]) if hits else []
    return [int(id) for id in ids if id is not None]


def _parts(text: str, language: IndexedLanguage) -> list[_Part]:
    parts: list[_Part] = []
    room = MOST_WORDS
    for term in terms(text):
        words = language.words(term.text)[:room]
        if not term.exact and len(words) > 1:  # "farmer's" is of a farmer, and of no s
            words = [word for word in words if len(word) > 1] or words
        if words:
            room -= len(words)
            parts.append(_part(term, words, language))
    if not any(part.needed for part in parts if not part.without):
        parts = [part if part.without else msgspec.structs.replace(part, needed=True) for part in parts]
    return parts


def _part(term: Term, words: list[str], language: IndexedLanguage) -> _Part:
    stems = tuple(language.stem(word) for word in words)
    needed = term.exact or any(word not in language.stop_words for word in words)
    return _Part(tuple(words), stems, term.exact, term.without, needed)


class _Place(msgspec.Struct, frozen=True):
    id: int
    place: tantivy.DocAddress


class _PageOf(msgspec.Struct, frozen=True):
    places: tuple[_Place, ...]
    total: int
    page: int


def _page(searcher: tantivy.Searcher, asked: Asked, query: tantivy.Query, *, newest: bool) -> _PageOf:
    if newest:
        found = searcher.search(query, PAGE, offset=_offset(asked.page), order_by_field="published")
        places = [place for _, place in found.hits]
        total = _total(found)
    else:
        found = searcher.search(query, PAGE * MOST_PAGES)
        total = _total(found)
        ranked = _ranked(searcher, found.hits)
        places = ranked[_offset(asked.page) :][:PAGE]
    ids = searcher.fast_field_values("id", places) if places else []
    shown = [_Place(int(id), place) for id, place in zip(ids, places, strict=True) if id is not None]
    return _PageOf(tuple(shown), total, _within(asked.page))


def _within(page: int) -> int:
    return min(max(page, 1), MOST_PAGES)


def _offset(page: int) -> int:
    return (_within(page) - 1) * PAGE


def _ranked(searcher: tantivy.Searcher, hits: list[tuple[float, tantivy.DocAddress]]) -> list[tantivy.DocAddress]:
    """The best first, where of two that fit about as well the newer is better. Age is counted from the newest of
    them, so that the order does not depend on when it is asked for."""
    if not hits:
        return []
    places = [place for _, place in hits]
    published = [int(when or 0) for when in searcher.fast_field_values("published", places)]
    latest = max(published)
    scored = [
        (score * (1 + _FRESHNESS * 0.5 ** ((latest - when) / _FRESH_SECONDS)), when, number)
        for number, ((score, _), when) in enumerate(zip(hits, published, strict=True))
    ]
    scored.sort(key=lambda each: (-each[0], -each[1], each[2]))
    return [places[number] for _, _, number in scored]


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return _total(searcher.search(query, 1, count=True))


def _total(found: tantivy.SearchResult) -> int:
    return int(getattr(found, "count", None) or 0)  # the binding's types do not name it


def _snippet(
    searcher: tantivy.Searcher, place: tantivy.DocAddress, stems: set[str], language: IndexedLanguage
) -> tuple[Piece, ...]:
    story = story_of(searcher.doc(place))
    if story is None:
        return ()
    text = "\n".join(part for part in (story.standfirst, story.text) if part)
    return snippet(text, stems, language)


# The query as tantivy takes it. It is built of words that were cut here; tantivy's own language is never spoken, so
# that nothing a reader types is a command.


def _query(
    asked: Asked,
    parts: list[_Part],
    language: IndexedLanguage,
    names: dict[str, list[str]],
    *,
    most: bool = False,
) -> tantivy.Query:
    clauses = _bounds(asked)
    optional: list[_Clause] = []
    for part in parts:
        query = _part_query(part, language, names)
        if part.without:
            clauses.append((tantivy.Occur.MustNot, query))
        elif part.needed and most and not part.exact:
            optional.append((tantivy.Occur.Should, query))
        else:
            occur = tantivy.Occur.Must if part.needed else tantivy.Occur.Should
            clauses.append((occur, query if part.needed else tantivy.Query.boost_query(query, 0.05)))
    if optional:
        least = max(1, len(optional) // 2 + (len(optional) > 2))
        clauses.append(
            (
                tantivy.Occur.Must,
                tantivy.Query.boolean_query(optional, minimum_number_should_match=min(least, len(optional))),
            )
        )
    return tantivy.Query.boolean_query(clauses)


def _part_query(part: _Part, language: IndexedLanguage, names: dict[str, list[str]]) -> tantivy.Query:
    if part.exact and len(part.words) > 1:
        in_text = tantivy.Query.phrase_query(schema(), language.words_field, list(part.words))
        in_headline = tantivy.Query.phrase_query(schema(), language.headline_words_field, list(part.words))
        return _best(in_text, tantivy.Query.boost_query(in_headline, _IN_HEADLINE))
    if len(part.words) == 1:
        return _word_query(part.words[0], part.stems[0], language, names, exact=part.exact)
    # "e-mail", "anak-anak": all of its words.
    return tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, _word_query(word, stem, language, names, exact=False))
            for word, stem in zip(part.words, part.stems, strict=True)
        ]
    )


def _word_query(
    word: str, stem: str, language: IndexedLanguage, names: dict[str, list[str]], *, exact: bool
) -> tantivy.Query:
    fields = [
        (language.words_field, word, _AS_WRITTEN),
        (language.headline_words_field, word, _AS_WRITTEN * _IN_HEADLINE),
    ]
    if not exact:
        fields += [(language.stems_field, stem, 1.0), (language.headline_stems_field, stem, _IN_HEADLINE)]
    queries = [
        tantivy.Query.boost_query(tantivy.Query.term_query(schema(), field, term, "freq"), boost)
        for field, term, boost in fields
    ]
    if names.get(word):
        named = tantivy.Query.term_set_query(schema(), "named", names[word])
        queries.append(tantivy.Query.const_score_query(named, _NAMED))
    return _best(*queries)


def _best(*queries: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.disjunction_max_query(list(queries), _TIE)


def _filters(asked: Asked) -> bool:
    return bool(asked.sections or asked.since or asked.until)


def _bounds(asked: Asked) -> list[_Clause]:
    """What every answer keeps to; it says nothing of how well a story fits."""
    bounds = [tantivy.Query.term_query(schema(), "language", primary(asked.language))]
    if asked.sections:
        keys = [f"section/{id}" for id in asked.sections]
        bounds.append(tantivy.Query.term_set_query(schema(), "named", keys))
    if asked.since or asked.until:
        bounds.append(
            tantivy.Query.range_query(
                schema(),
                "published",
                tantivy.FieldType.Integer,
                lower_bound=_seconds(asked.since, -(1 << 60)),
                upper_bound=_seconds(asked.until, 1 << 60),
                include_upper=False,
            )
        )
    return [(tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)) for each in bounds]


def _seconds(moment: datetime | None, otherwise: int) -> int:
    return otherwise if moment is None else int(moment.timestamp())


# What stories are found by besides their own words.


def _names(searcher: tantivy.Searcher, parts: list[_Part], language: str) -> dict[str, list[str]]:
    """For each word that was asked for: the sections, authors and tags that have it in their name."""
    words = {word for part in parts for word in part.words if part.needed and not part.exact}
    if not words:
        return {}
    query = tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, tantivy.Query.term_query(schema(), "name_language", primary(language))),
            (tantivy.Occur.Must, tantivy.Query.term_set_query(schema(), "name_words", sorted(words))),
        ]
    )
    keys: dict[str, list[str]] = {}
    cut = indexed_language(language)
    for _, place in searcher.search(query, _MOST_NAMES, count=False).hits:
        name = name_of(searcher.doc(place))
        for word in words.intersection(cut.words(name.named.name)):
            keys.setdefault(word, []).append(name.named.key)
    return keys


def _suggestion(
    searcher: tantivy.Searcher,
    asked: Asked,
    parts: list[_Part],
    language: IndexedLanguage,
    names: dict[str, list[str]],
) -> str:
    """The query with words that no story has in the spelling that stories have; empty where all are there, or where
    that, too, would find nothing."""
    unknown = {
        word
        for part in parts
        if not part.without
        for word, stem in zip(part.words, part.stems, strict=True)
        if word not in names
        and not searcher.doc_freq(language.words_field, word)
        and not searcher.doc_freq(language.stems_field, stem)
    }
    instead: dict[str, str] = {}
    for word in sorted(unknown)[:_MOST_SUGGESTED]:
        found = nearest_word(searcher, language.words_field, word)
        if found:
            instead[word] = found
    if not instead:
        return ""
    text = tidy(asked.text)
    pieces: list[str] = []
    at = 0
    places = language.places(text)
    for number, word in enumerate(language.words(text)):
        if word in instead:
            pieces += (text[at : places.start(number)], instead[word])
            at = places.end(number)
    suggestion = "".join([*pieces, text[at:]])
    better = _parts(suggestion, language)
    named = _names(searcher, [part for part in better if not part.without], asked.language)
    return suggestion if _count(searcher, _query(asked, better, language, named)) else ""
