"""The files of the index: how many there are, and what is left in them of stories that were taken out.

tantivy writes a segment for each commit, and marks what is deleted without touching its bytes. It would merge segments
by itself, in threads that a commit starts; merging a hundred thousand stories takes them half a minute, and nothing
can tell them when. So they are never given cause: they begin at eight segments of about one size, and small segments
are folded here before there are as many, by writing their stories once more. The same writing-once-more takes deleted
stories out of the files for good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import inf, log2
from pathlib import Path

import msgspec
import tantivy

from warta.search.schema import name_entry, name_of, schema, story_entry, story_of

SMALL = 10_000
"""Stories of a segment below which tantivy takes all segments to be of one size."""
_LEVEL = 0.75
"""How far apart, by the logarithm of two, sizes are that tantivy takes to be one."""
_MERGED_AT = 8
_MOST_SMALL = 5
"""Small segments that may be there before a commit, which adds one or two."""
_ALIKE = 4
"""A segment is folded with smaller ones while it is not this many times as large as all of them together."""


class Segment(msgspec.Struct, frozen=True):
    """A segment as tantivy's own list of them has it. ``place`` is its number in addresses of entries."""

    place: int
    segment_id: str
    entries: int
    deleted: int


class _Deletes(msgspec.Struct):
    num_deleted_docs: int


class _Listed(msgspec.Struct):
    segment_id: str
    max_doc: int
    deletes: _Deletes | None = None


class _Meta(msgspec.Struct):
    segments: list[_Listed]


def segments(folder: Path) -> list[Segment]:
    """The segments of the newest commit. Whoever wants them to stay these holds the writer."""
    meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=_Meta)
    return [
        Segment(place, each.segment_id, each.max_doc, each.deletes.num_deleted_docs if each.deletes else 0)
        for place, each in enumerate(meta.segments)
    ]


def to_fold(found: Iterable[Segment]) -> list[Segment]:
    """The small segments that are to become one now; none while there are few. Sizes stay far apart, so that a story
    is written anew a few times in its life however often others are published."""
    small = sorted((each for each in found if each.entries < SMALL), key=lambda each: each.entries)
    if len(small) <= _MOST_SMALL:
        return []
    chosen = small[:2]
    together = sum(each.entries for each in chosen)
    for each in small[2:]:
        if each.entries > _ALIKE * together and len(small) - len(chosen) < _MOST_SMALL:
            break
        chosen.append(each)
        together += each.entries
    return chosen


def will_be_merged(found: Iterable[Segment]) -> bool:
    """Whether tantivy merges these at the next commit, by its own rule: eight in one level of sizes. Whoever closes the
    writer without waiting for it wastes that work, each time."""
    level, top = 0, inf
    for size in sorted((log2(max(each.entries - each.deleted, SMALL)) for each in found), reverse=True):
        level, top = (1, size) if size < top - _LEVEL else (level + 1, top)
        if level >= _MERGED_AT:
            return True
    return False


def holding(searcher: tantivy.Searcher, found: Iterable[Segment], ids: Collection[int]) -> list[Segment]:
    """The segments in whose files something deleted of these stories is left, be it what they once said."""
    left = []
    for each in found:
        if each.deleted:
            addresses = [tantivy.DocAddress(each.place, number) for number in range(each.entries)]
            if not set(ids).isdisjoint(searcher.fast_field_values("id", addresses)):
                left.append(each)
    return left


def rewrite(writer: tantivy.IndexWriter, searcher: tantivy.Searcher, chosen: Iterable[Segment]) -> None:
    """Write what is in these segments once more. Once that is committed nothing of them is alive, and tantivy takes
    their files away."""
    places = {each.place: each for each in chosen}
    for place, numbers in _alive(searcher, places).items():
        ids, keys = [], []
        entries = []
        for number in numbers:
            entry = searcher.doc(tantivy.DocAddress(place, number))
            story = story_of(entry)
            if story is not None:
                ids.append(story.id)
                entries.append(story_entry(story))
            else:
                name = name_of(entry)
                keys.append(name.key)
                entries.append(name_entry(name))
        delete(writer, ids=ids, keys=keys)
        for entry in entries:
            writer.add_document(entry)


def delete(writer: tantivy.IndexWriter, *, ids: Sequence[int] = (), keys: Sequence[str] = ()) -> None:
    # By query: the binding's delete by term does not find unsigned numbers.
    for field, values in (("id", ids), ("name_key", keys)):
        if len(values) == 1:
            writer.delete_documents_by_query(tantivy.Query.term_query(schema(), field, values[0]))
        elif values:
            writer.delete_documents_by_query(tantivy.Query.term_set_query(schema(), field, list(values)))


def _alive(searcher: tantivy.Searcher, places: dict[int, Segment]) -> dict[int, list[int]]:
    """The entries of each segment that were not deleted."""
    whole = {place: list(range(each.entries)) for place, each in places.items() if not each.deleted}
    partly: dict[int, list[int]] = {place: [] for place, each in places.items() if each.deleted}
    if partly and searcher.num_docs:
        for _, address in searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits:
            if address.segment_ord in partly:
                partly[address.segment_ord].append(address.doc)
    for place, numbers in partly.items():
        expected = places[place].entries - places[place].deleted
        if len(numbers) != expected:  # tantivy numbers its segments in another way than it lists them
            raise ValueError(f"segment {place} has {len(numbers)} entries, not {expected}")
    return whole | partly
