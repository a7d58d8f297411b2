"""The outbox: for each edition, what others are to be told of it.

It is filled from what the store says that the editions since the last time wrote, so that nothing is forgotten by a
process that dies: the row, the receipts that wait for it and how far was told are one transaction, and until that is
committed the same editions are looked at again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import ExitStack

from django.conf import settings
from django.db import transaction
from wagtail.models import ReferenceIndex, Site

from warta.newsroom.home import store
from warta.newsroom.ledger.lock import pressing
from warta.newsroom.ledger.models import Act, Receipt, Telling, ToldUpTo
from warta.newsroom.ledger.receipts import expect
from warta.newsroom.ledger.touch import NOT_SEEN
from warta.newsroom.ledger.turn import turn
from warta.newsroom.stories.models import SiteSettings, StoryPage
from warta.newsroom.stories.related import showing
from warta.newsroom.stories.source import PublishedStories
from warta.press.reach import EVERYTHING, Reach, Thing, reach
from warta.press.source import Listing
from warta.press.store import Snapshot
from warta.press.stored import Edition

CDN, HUB = "cdn", "hub"
MOST_URLS = 2_000
"""Addresses told at once; where more changed, everything did."""


def places() -> dict[str, str]:
    """Who is to be told, and at which address: ``{"cdn": "https://…"}``, as the site is set up."""
    site = Site.objects.filter(is_default_site=True).first()
    words = None if site is None else SiteSettings.for_site(site)
    named = {} if words is None else {CDN: words.purge_url, HUB: words.hub_url}
    return {kind: address for kind, address in named.items() if address}


def fill(wanted: Mapping[str, str]) -> bool:
    """Write down what is to be told to these of the editions since the last time; says whether there was one."""
    known = dict(ToldUpTo.objects.values_list("place", "edition"))
    keys = {f"{kind}:{address}" for kind, address in wanted.items()}
    if not keys and not known:
        return False
    newest = store().edition_number()
    if newest == 0 or (keys == set(known) and all(edition == newest for edition in known.values())):
        return False
    with turn("outbox"):
        _forget(set(known) - keys)
        filled = [_fill(kind, f"{kind}:{address}") for kind, address in wanted.items()]
        return any(filled)


def _fill(kind: str, place: str) -> bool:
    upto = ToldUpTo.objects.filter(place=place).first()
    with ExitStack() as stack:
        # Whoever presses has written the acts' receipts when the lock is free; the snapshot stays at that edition.
        with pressing():
            snapshot = stack.enter_context(store().snapshot())
        newest = snapshot.edition
        if newest is None or (upto is not None and (upto.edition, upto.at) == (newest.number, newest.at)):
            return False
        after = newest.number - 1 if upto is None else upto.edition
        acts = list(Act.objects.filter(edition__gt=after, edition__lte=newest.number).exclude(kind__in=NOT_SEEN))
        found = _reach(snapshot, upto, acts)
    urls, keys = _said(kind, found)
    with transaction.atomic():
        if urls or keys or (acts and kind == CDN):
            numbers = [act.pk for act in acts]
            Telling.objects.create(place=place, acts=numbers, edition=newest.number, urls=urls, keys=keys)
            expect(numbers, place)
        ToldUpTo.objects.update_or_create(place=place, defaults={"edition": newest.number, "at": newest.at})
    return True


def _reach(snapshot: Snapshot, upto: ToldUpTo | None, acts: Iterable[Act]) -> Reach:
    """What changed since; of somebody who was never told anything nothing is known."""
    source = PublishedStories()
    return reach(
        None if upto is None else snapshot.written_since(Edition(upto.edition, upto.at)),
        snapshot,
        source.site(),
        showing=showing,
        linking=_linking,
        group=lambda listing: _group(source, listing),
        new=_new(acts),
    )


def _linking(stories: Collection[int]) -> set[int]:
    """The stories whose text links to one of these. Wagtail keeps an index of what refers to what."""
    found: set[int] = set()
    for page in StoryPage.objects.filter(pk__in=stories):
        ids = ReferenceIndex.get_references_to(page.page_ptr).values_list("object_id", flat=True)
        found.update(int(id) for id in ids if id.isdecimal())
    return found


def _group(source: PublishedStories, listing: Listing) -> list[Listing]:
    into = source.taken_in_by(listing)
    if into.kind not in ("section", "author", "tag"):
        return [into]
    return [into, *(Listing(into.kind, each, into.language) for each in source.merged(into.kind, into.id))]


def _new(acts: Iterable[Act]) -> set[Thing]:
    """What came with these acts."""
    subjects = [act.changed["subject"] for act in acts if act.kind == Act.Kind.HOUSE and act.changed.get("new")]
    return {(kind, int(id)) for kind, _, id in (subject.partition("/") for subject in subjects)}


def _said(kind: str, found: Reach) -> tuple[list[str], list[str]]:
    """The addresses and keys that one is told, the addresses whole."""
    if kind == HUB:
        return [settings.BASE_URL + feed for feed in found.feeds][:MOST_URLS], []
    if found.everything or len(found.urls) > MOST_URLS:
        return [], [EVERYTHING]
    return [settings.BASE_URL + url for url in sorted(found.urls)], sorted(found.keys)


def _forget(gone: Iterable[str]) -> None:
    """Of places that the site does not name any more nothing waits."""
    for place in gone:
        with transaction.atomic():
            Telling.objects.filter(place=place).delete()
            Receipt.objects.filter(place=place, at=None).update(failed=True, detail="not set up any more")
            ToldUpTo.objects.filter(place=place).delete()
