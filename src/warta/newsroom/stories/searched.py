"""What the index is told: published stories as it takes them, and what sections, authors and tags are called.

A story keeps the ids of what it names itself, whatever was merged since; what was merged is called as what stands for
it, and the form of the search page asks for both. So neither a rename nor a merge touches the story's entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from warta.newsroom.stories.border import TOGETHER, stories
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.source import PublishedStories
from warta.press.source import NamedKind
from warta.search.document import Document, Name, Named
from warta.story import Story, primary

_FOUND_BY = ("section", "author", "tag")
"""What stories are found and filtered by; agencies are words of the text."""

Thing = tuple[NamedKind, int]


class Naming(NamedTuple):
    """What is called something from now on, and the keys of names that nothing has any more."""

    names: list[Name]
    forget: list[str]


NOTHING = Naming([], [])


def documents(ids: Collection[int]) -> list[Document]:
    """Those of the stories that are published, as the index takes them."""
    return list(map(document, stories(ids)))


def published_documents() -> Iterator[Document]:
    """Every published story. A few at a time are in memory."""
    after = 0
    live = StoryPage.objects.live().order_by("pk").values_list("pk", flat=True)
    while some := list(live.filter(pk__gt=after)[:TOGETHER]):
        yield from map(document, stories(some))
        after = some[-1]


def document(story: Story) -> Document:
    return Document(
        id=story.id,
        language=story.language,
        headline=story.headline,
        standfirst=story.standfirst,
        text=story.text,
        tags=tuple(tag.name for tag in story.tags),
        published=story.published,
        named=(
            Named("section", story.section.id, story.section.name),
            *(Named("author", each.id, each.name) for each in story.bylines),
            # One that is only written in a preview has no id yet.
            *(Named("tag", each.id, each.name) for each in story.tags if each.id),
        ),
    )


def naming(things: Iterable[Thing]) -> Naming:
    """What these things are called now, and those that were merged into them; or that they are gone."""
    source = PublishedStories()
    languages = [face.language for face in source.site().faces]
    wanted = {(kind, id) for kind, id in things if kind in _FOUND_BY}
    wanted |= {(kind, each) for kind, id in wanted for each in source.merged(kind, id)}
    names, forget = [], []
    for kind, id in sorted(wanted):
        found = [_name(each) for each in source.named(kind, id)]
        there = {name.key for name in found}
        names += found
        forget += [key for language in languages if (key := f"{kind}/{id}/{primary(language)}") not in there]
    return Naming(names, forget)


def all_names() -> Iterator[Name]:
    """What everything is called that a story may name."""
    source = PublishedStories()
    for kind in _FOUND_BY:
        yield from map(_name, source.named(kind))


def _name(each) -> Name:
    return Name(primary(each.language), Named(each.kind, each.id, each.name))
