"""Delivering what stands in the outbox: until it is answered, at growing intervals, and not for ever.

All that waits for one address goes in one POST. So a program that was away for an hour is told once, and whatever is
new is told at once, also while an older try waits for its time.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable
from datetime import timedelta
from itertools import chain
from urllib.parse import urlencode

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from warta.newsroom.ledger.models import Receipt, Telling
from warta.newsroom.ledger.turn import turn
from warta.newsroom.stories.models import SiteSettings
from warta.newsroom.telling.outbox import CDN, HUB, MOST_URLS, fill, places
from warta.newsroom.telling.post import Answer, NotTold, post
from warta.press.reach import EVERYTHING

log = logging.getLogger("warta.telling")

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
GIVE_UP_AFTER = timedelta(hours=24)
MOST_ROWS = 200
"""Rows of the outbox that are told at once."""


def tell_cdn() -> bool:
    """Tell the CDN which copies to throw away; says whether there was anything to do."""
    return _fill_and_deliver(CDN)


def tell_hub() -> bool:
    """Tell the WebSub hub which feeds changed; says whether there was anything to do."""
    return _fill_and_deliver(HUB)


def _fill_and_deliver(kind: str) -> bool:
    wanted = places()
    filled = fill(wanted)
    return _deliver(kind, wanted.get(kind)) or filled


def _deliver(kind: str, address: str | None) -> bool:
    if address is None:
        return False
    # One process at a time for an address.
    with turn(f"tell-{kind}", wait=False) as mine:
        waiting = Telling.objects.filter(place=f"{kind}:{address}")
        if not mine or not waiting.filter(due_at__lte=timezone.now()).exists():
            return False
        rows = list(waiting.order_by("pk")[:MOST_ROWS])
        urls = list(dict.fromkeys(chain.from_iterable(row.urls for row in rows)))
        keys = sorted(set(chain.from_iterable(row.keys for row in rows)))
        try:
            answer = _tell(kind, address, urls, keys, max(row.edition for row in rows))
        except NotTold as problem:
            _try_again(rows, str(problem))
        else:
            said = f"{answer.status} {answer.said}".strip()
            _arrived(rows, said) if answer.is_yes else _try_again(rows, said)
        return True


def _tell(kind: str, address: str, urls: list[str], keys: list[str], edition: int) -> Answer:
    if not urls and not keys:
        return Answer(200, "nothing changed")
    if kind == HUB:
        form = [("hub.mode", "publish"), *(("hub.url", url) for url in urls)]
        return post(address, urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    if EVERYTHING in keys or len(urls) > MOST_URLS:
        urls, keys = [], [EVERYTHING]
    body = json.dumps({"edition": edition, "urls": urls, "keys": keys}, ensure_ascii=False).encode()
    return post(address, body, {"Content-Type": "application/json", **_secret()})


def _secret() -> dict[str, str]:
    token = SiteSettings.for_site(Site.objects.get(is_default_site=True)).purge_token
    return {"Authorization": f"Bearer {token}"} if token else {}


def _arrived(rows: list[Telling], said: str) -> None:
    with transaction.atomic():
        _receipts(rows).update(at=timezone.now(), detail=said, tries=rows[0].tries + 1, failed=False)
        _leave(rows)


def _try_again(rows: list[Telling], why: str) -> None:
    now = timezone.now()
    over = [row for row in rows if now - row.made_at >= GIVE_UP_AFTER]
    with transaction.atomic():
        for row in rows:
            row.tries += 1
            row.due_at = now + wait_after(row.tries)
            _receipts([row]).update(tries=row.tries, detail=why, failed=row in over)
        Telling.objects.bulk_update([row for row in rows if row not in over], ["tries", "due_at"])
        _leave(over)
    if over:
        log.error(
            "%s was not told of editions up to %s, and is not tried any more: %s", over[0].place, over[-1].edition, why
        )
    else:
        log.warning("%s could not be told (%s); trying again.", rows[0].place, why)


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time."""
    return min(FIRST_WAIT * 2 ** min(tries - 1, 20), LONGEST_WAIT)


def _receipts(rows: Iterable[Telling]):
    rows = list(rows)
    acts = set(chain.from_iterable(row.acts for row in rows))
    return Receipt.objects.filter(act__in=acts, place=rows[0].place, at=None)


def _leave(rows: Collection[Telling]) -> None:
    Telling.objects.filter(pk__in=[row.pk for row in rows]).delete()
