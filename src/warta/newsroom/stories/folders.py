"""Where listings stand, and where they once stood: from the database what is there, from the ledger what was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.addresses import author_path, corrected_path, face_path, page_path, tag_path
from warta.newsroom.stories.merged import Merged, end, merged
from warta.newsroom.stories.models import Author, FrontPage, SectionPage, Tag
from warta.press.source import Folder, Listing, ListingKind

_KINDS: tuple[ListingKind, ...] = ("front", "section", "author", "tag", "corrected")
_MERGED = {"section": SectionPage, "author": Author, "tag": Tag}
_TOGETHER = 500
"""Addresses looked up in one query."""


def folders(languages: Sequence[str], kind: ListingKind | None = None, id: int | None = None) -> Iterator[Folder]:
    """The addresses of all listings, or of one thing: those that it has, and those that it once had, each with whom
    it belongs to now. ``languages`` are those of the site."""
    for each in _KINDS if kind is None else (kind,):
        pairs = _merged(each)
        down = _taken_down(id) if each == "section" else frozenset()
        for path, listing in _present(each, languages, id):
            here = _here(path, listing, pairs)
            # Its stories stay where they are; its own page says that it is gone.
            lost = listing.id in down and here.merged_into is None
            yield msgspec.structs.replace(here, state="gone") if lost else here
    yield from _past(languages, kind, id)


def _here(path: str, listing: Listing, pairs: Merged) -> Folder:
    into = end(listing.id, pairs)
    return Folder(path, listing, merged_into=None if into == listing.id else msgspec.structs.replace(listing, id=into))


def _taken_down(id: int | None) -> frozenset[int]:
    """The sections that readers once had, and that are there as drafts."""
    drafts = SectionPage.objects.filter(live=False).exclude(first_published_at=None)
    return frozenset((drafts if id is None else drafts.filter(pk=id)).values_list("pk", flat=True))


def _merged(kind: ListingKind) -> Merged:
    return merged(_MERGED[kind]) if kind in _MERGED else {}


def _present(kind: ListingKind, languages: Sequence[str], id: int | None) -> Iterator[tuple[str, Listing]]:
    match kind:
        case "front" | "section":
            pages = FrontPage.objects.live() if kind == "front" else SectionPage.objects.all()
            pages = pages if id is None else pages.filter(pk=id)
            for pk, url_path, language in _places(pages):
                yield page_path(url_path, language), Listing(kind, pk, language)
        case "author" | "tag":
            model, path_of = (Author, author_path) if kind == "author" else (Tag, tag_path)
            things = model.objects.order_by("pk") if id is None else model.objects.filter(pk=id)
            for pk, slug in things.values_list("pk", "slug").iterator():
                for language in languages:
                    yield path_of(slug, language), Listing(kind, pk, language)
        case "corrected":
            for language in languages:
                yield corrected_path(language), Listing("corrected", 0, language)


def _past(languages: Sequence[str], kind: ListingKind | None, id: int | None) -> Iterator[Folder]:
    """What was left. The last act at an address decides whose it was; whoever has it now has it."""
    acts = Act.objects.filter(story_id=None).exclude(vacated="").order_by("id")
    together = _left_together()
    if kind is not None:
        own = (
            acts.filter(changed__subject=f"{kind}/{id}")
            if id is not None
            else acts.filter(changed__subject__startswith=f"{kind}/")
        )
        theirs = set(own.values_list("vacated", flat=True).distinct())
        theirs |= {left.path for left in together if left.listing.kind == kind and id in (None, left.listing.id)}
        acts = acts.filter(vacated__in=theirs)
        together = [left for left in together if left.path in theirs]
    last = {left.path: left for left in together}
    for act, path, changed in acts.values_list("pk", "vacated", "changed").iterator():
        if (listing := _left_by(changed)) and (path not in last or last[path].act < act):
            last[path] = _Left(act, path, listing)
    last = {path: left.listing for path, left in last.items()}
    paths = sorted(last)
    for at in range(0, len(paths), _TOGETHER):
        some = {path: last[path] for path in paths[at : at + _TOGETHER]}
        owners = _owners(some.items(), languages)
        there = _there(some.values(), languages)
        for path, listing in some.items():
            owner = owners.get(path)
            if owner is None:
                yield Folder(path, listing, "moved" if listing in there else "gone")
            elif kind is not None and (owner.kind, owner.id) != (kind, id if id is not None else owner.id):
                # Not said among those that are there: another's.
                yield _here(path, owner, _merged(owner.kind))


class _Left(NamedTuple):
    act: int
    path: str
    listing: Listing


def leaving_root(language: str, main: str) -> list[list[str]]:
    """What leaves its address as another language becomes the main one, as its row keeps it: ``[path, listing]`` each.
    The listings of the one that was go below a step of their own; all of the new one lose theirs, in one. To be asked
    once the change is made."""
    left = [
        [page_path(url_path, main).replace("/", f"/{main}/", 1), Listing("front", pk, main).key]
        for pk, url_path, of in _places(FrontPage.objects.live())
        if of == main
    ]
    for kind in _KINDS:
        if kind != "front":  # where it stood the other one stands
            here = (
                (path, listing) for path, listing in _present(kind, [language], None) if listing.language == language
            )
            left += [["/" + path.removeprefix(face_path(language)), listing.key] for path, listing in here]
    return left


def _left_together() -> list[_Left]:
    """What changes of the main language left, the oldest first."""
    # Acts of the house are few; those of stories need not be looked through.
    of_the_house = Act.objects.filter(story_id=None, kind=Act.Kind.HOUSE)
    acts = of_the_house.filter(changed__subject="languages", changed__has_key="left").order_by("id")
    return [
        _Left(act, path, Listing(kind, int(id), language))
        for act, changed in acts.values_list("pk", "changed")
        for path, (kind, id, language) in ((path, key.split("/")) for path, key in changed["left"])
    ]


def _left_by(changed: dict) -> Listing | None:
    kind, _, id = changed.get("subject", "").partition("/")
    known = kind in ("front", "section", "author", "tag") and id.isdecimal() and "language" in changed
    return Listing(kind, int(id), changed["language"]) if known else None


def _owners(left: Iterable[tuple[str, Listing]], languages: Sequence[str]) -> dict[str, Listing]:
    """Whose these paths are now, of those that are somebody's."""
    paths = {path for path, _ in left}
    found = dict(_present("corrected", languages, None))
    fronts = dict(FrontPage.objects.live().values_list("locale__language_code", "url_path"))
    in_tree = [
        front + path.removeprefix(face_path(language))
        for language, front in fronts.items()
        for path in paths
        if path.startswith(face_path(language))
    ]
    for model, kind in ((FrontPage, "front"), (SectionPage, "section")):
        pages = model.objects.filter(url_path__in=in_tree)
        for pk, url_path, language in _places(pages.live() if kind == "front" else pages):
            found[page_path(url_path, language)] = Listing(kind, pk, language)
    slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
    for model, kind, path_of in ((Author, "author", author_path), (Tag, "tag", tag_path)):
        for pk, slug in model.objects.filter(slug__in=slugs).values_list("pk", "slug"):
            found |= {path_of(slug, language): Listing(kind, pk, language) for language in languages}
    return {path: listing for path, listing in found.items() if path in paths}


def _there(listings: Iterable[Listing], languages: Sequence[str]) -> set[Listing]:
    """Which of these have an address now."""
    ids: dict[str, set[int]] = {kind: set() for kind in _KINDS}
    for listing in listings:
        ids[listing.kind].add(listing.id)
    found = set()
    for model, kind in ((FrontPage, "front"), (SectionPage, "section")):
        pages = model.objects.filter(pk__in=ids[kind])
        found |= {
            Listing(kind, pk, language) for pk, _, language in _places(pages.live() if kind == "front" else pages)
        }
    for model, kind in ((Author, "author"), (Tag, "tag")):
        for pk in model.objects.filter(pk__in=ids[kind]).values_list("pk", flat=True):
            found |= {Listing(kind, pk, language) for language in languages}
    return found | {Listing("corrected", id, language) for id in ids["corrected"] for language in languages}


def _places(pages) -> Iterator[tuple[int, str, str]]:
    return pages.order_by("pk").values_list("pk", "url_path", "locale__language_code").iterator()
