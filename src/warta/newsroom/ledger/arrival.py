"""Seeing an act through to the places that it has to reach, for whoever waits for its receipts."""

from __future__ import annotations

import time

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.places import Place, places
from warta.newsroom.ledger.worker import BESIDE, follow_pressed, press_pending
from warta.newsroom.telling.outbox import fill
from warta.newsroom.telling.outbox import places as places_outside

LOOK = 0.2
"""Seconds between two looks at what still waits."""


def see_through(act: int, seconds: float) -> tuple[Act, list[Place]]:
    """Press an act, let the index follow, and wait for the other places, no longer than this. What a worker would do
    is done here, too, where none serves; a step that has begun is finished."""
    press_pending()
    follow_pressed()
    fill(places_outside())
    until = time.monotonic() + seconds
    while True:
        found = Act.objects.prefetch_related("receipts").get(pk=act)
        where = places(found)
        if not any(place.waits for place in where) or time.monotonic() >= until:
            return found, where
        for step in BESIDE:
            step()
        time.sleep(LOOK)
