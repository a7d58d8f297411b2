"""Addresses of stories that once answered, from the ledger: where a story was moved from or taken down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.folders import folders
from warta.newsroom.stories.killed_stories import killed_stories
from warta.newsroom.stories.models import SectionPage, StoryPage
from warta.press.source import Former, Listing

_TOGETHER = 500
"""Acts looked at at once."""


class _Left(NamedTuple):
    """An act that left an address."""

    act: int
    story: int
    path: str
    section: int
    name: str
    language: str

    @property
    def address(self) -> tuple[int, str]:
        return self.section, self.name


def former_addresses(languages: Sequence[str], stories: Collection[int] | None = None) -> Iterator[Former]:
    """What is to be said at addresses of stories that none has now: all of them, or those that these stories had.

    An address is a section and the step below it, wherever the section stood then and stands now. The last act at an
    address decides whose it was.
    """
    sections = _Sections(languages)
    acts = Act.objects.exclude(vacated="").exclude(story_id=None).order_by("id")
    if stories is not None:
        acts = acts.filter(story_id__in=stories)
    said: set[tuple[int, str]] = set()
    for some in _in_turn(acts):
        left = [each for row in some if (each := sections.left(*row))]
        last = _last(left, sections)
        if stories is None:  # all acts come by: each address is said when its last one does
            deciding = [each for each in left if last[each.address].act == each.act]
        else:
            deciding = [last[address] for address in {each.address: None for each in left} if address not in said]
            said |= {each.address for each in deciding}
        yield from _formers(deciding, sections)


def _in_turn(acts) -> Iterator[list[tuple]]:
    after = 0
    while some := list(acts.filter(pk__gt=after).values_list("pk", "story_id", "vacated", "changed")[:_TOGETHER]):
        yield some
        after = some[-1][0]


class _Sections:
    """The sections that there are and were, and the addresses that each ever had."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._at: dict[str, int] = {}
        self._paths: defaultdict[int, list[str]] = defaultdict(list)
        for folder in folders(languages, "section"):
            self._at[folder.path] = folder.listing.id
            if folder.listing.kind == "section":
                self._paths[folder.listing.id].append(folder.path)
        self.trees = dict(SectionPage.objects.values_list("pk", "url_path"))
        """Wagtail's paths of those that there are."""

    def left(self, act: int, story: int, path: str, changed: dict) -> _Left | None:
        """Which address a row speaks of. Older rows only have its path as it was written then: what section that was
        is known where one stands, or was known to stand, there."""
        section, name = changed.get("section"), changed.get("name")
        if section is None or not name:
            folder, _, step = path.rstrip("/").rpartition("/")
            section, name = self._at.get(f"{folder}/"), f"{step}/"
        return None if section is None else _Left(act, story, path, section, name, changed["language"])

    def paths(self, section: int, name: str) -> Iterable[str]:
        """Every path that this address ever had."""
        return (f"{folder}{name}" for folder in self._paths.get(section, ()))


def _last(left: Sequence[_Left], sections: _Sections) -> dict[tuple[int, str], _Left]:
    """The last act at each of these addresses."""
    addresses = {each.address for each in left}
    paths = {path for address in addresses for path in sections.paths(*address)} | {each.path for each in left}
    # Without the second condition, and with an order, a database may go through all acts: most left no address.
    rows = Act.objects.filter(vacated__in=paths).exclude(vacated="").exclude(story_id=None).order_by()
    found = {}
    for row in sorted(rows.values_list("pk", "story_id", "vacated", "changed"), key=itemgetter(0)):
        each = sections.left(*row)
        if each is not None and each.address in addresses:
            found[each.address] = each
    return found


def _formers(deciding: Sequence[_Left], sections: _Sections) -> Iterator[Former]:
    in_tree = {f"{tree}{each.name}": each.address for each in deciding if (tree := sections.trees.get(each.section))}
    live = StoryPage.objects.live()
    # Wagtail has an index of slugs and none of paths.
    standing = live.filter(slug__in={each.name.rstrip("/") for each in deciding}, url_path__in=in_tree)
    used = {in_tree[path] for path in standing.values_list("url_path", flat=True)}
    owners = {each.story for each in deciding}
    there = set(live.filter(pk__in=owners).values_list("pk", flat=True))
    killed = {each.id for each in killed_stories(owners - there)}
    for each in deciding:
        if each.address not in used:
            yield Former(
                section=Listing("section", each.section, each.language),
                name=each.name,
                language=each.language,
                to=each.story if each.story in there else None,
                killed=each.story if each.story in killed else None,
            )
