"""The worker: takes what the ledger has that readers do not, and has it pressed.

1. Under a lock that all processes share, claim the acts without an edition, in order.
2. Press one edition of them all, and write its number into the acts: their receipt.
3. Then the index follows: it takes the stories, what is related to them is chosen anew, and where that changed what
   readers see it is an act of its own, which is pressed like any other (``follow.py``).

Every step may be repeated: a process that dies between any two leaves acts without an edition, or acts that the index
has not followed, and the next worker goes on from there, to the same result.
"""

import logging
import shutil
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.db import close_old_connections
from django.db.models import Q
from django.utils import timezone

from warta.newsroom.home import home, store
from warta.newsroom.ledger import beside, wake
from warta.newsroom.ledger.follow import follow, purge_killed, refill
from warta.newsroom.ledger.lock import pressing
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.rebuilding import batches
from warta.newsroom.ledger.record import record
from warta.newsroom.ledger.sizes import tell_sizes
from warta.newsroom.ledger.sweep import sweep
from warta.newsroom.ledger.touch import touched
from warta.newsroom.stories.house.pin import expire_pins
from warta.newsroom.stories.related import showing
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.telling.deliver import tell_cdn, tell_hub
from warta.press.difference import Difference
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.signature import signature
from warta.press.store import Store, StoreError, put_in_place
from warta.press.stored import Edition

log = logging.getLogger("warta.ledger")

PRESSED_BY = signature()
"""What this process presses with. Taken when it starts: files that an upgrade lays under it are not what it runs."""
BATCH = 500
"""Acts pressed in one edition at the most."""
IDLE = 0.5
"""Seconds between two looks at the ledger when nothing wakes the worker."""
CHORES_EVERY = 30.0
"""Seconds between two rounds of what is not pressing: the sweep, what was scheduled, what was pinned until now."""
RETRY_AFTER = timedelta(seconds=20)
"""How long an act that could not be pressed waits for the next try."""


def work(stop: threading.Event) -> None:
    """Press what comes until told to stop. Runs in a thread of `warta serve`, beside those of ``BESIDE``."""
    threads = beside.start((*BESIDE, _chores()), stop)
    noted = False  # once: a newer version that presses beside this one must not be undone
    while not stop.is_set():
        close_old_connections()
        noted = noted or (_attempt(mend_store) and _attempt(note_upgrade))
        if not (_attempt(press_pending) and noted):
            stop.wait(5)
        wake.wait(IDLE, stop)
    for thread in threads:
        thread.join()
    close_old_connections()


def _chores() -> beside.Step:
    """All chores, one after the other, when they are due."""
    due = time.monotonic()

    def chores() -> bool:
        nonlocal due
        if time.monotonic() >= due:
            due = time.monotonic() + CHORES_EVERY
            for chore in CHORES:
                _attempt(chore)
        return False

    return chores


def _attempt(step: Callable[[], object]) -> bool:
    """Do one step. One that fails is logged and tried again later; it must not keep the others from being done."""
    try:
        step()
    except StoreError as problem:
        log.error("%s", problem)
        return False
    except Exception:
        # The acts keep their place in the ledger: nothing is lost by a step that was not done.
        log.exception("The ledger could not be worked off; trying again.")
        return False
    return True


def note_upgrade() -> None:
    """Have everything pressed again where the pages were made by another version of the press, unless that waits
    to be pressed already."""
    if store().edition_number() == 0 or _pressed_with() == PRESSED_BY:
        return
    if not Act.objects.filter(edition=None, kind=Act.Kind.HOUSE, changed__subject="press").exists():
        record(Act.Kind.HOUSE, reason="made by another version of Warta", changed={"subject": "press"})


def mend_store() -> None:
    """Make the store anew where it cannot be used: of another version, or damaged. An upgrade must not leave readers
    without pages until somebody comes by."""
    problem = store_problem()
    if problem is not None:
        log.warning("%s It is made anew from the newsroom's database.", problem.why)
        edition = rebuild_beside()
        log.warning("The fragment store is made anew: edition %s, %s pages.", edition.number, edition.pages)


def store_problem() -> StoreError | None:
    """Why the store cannot be used; None where it can."""
    try:
        store().edition_number()
    except StoreError as problem:
        return problem
    return None


def publish_scheduled() -> None:
    """Publish and take down what Wagtail was told to, now that its time has come."""
    call_command("publish_scheduled", verbosity=0)


def press_pending() -> Edition | None:
    """Press what waits in the ledger, until nothing does. Returns the last edition, None where nothing waited.

    Any process may call it; one that comes while another presses waits for its turn.
    """
    edition = None
    while _waiting().exists():
        with pressing():
            acts = _claim()
            if acts:
                edition = _press_or_part(acts) or edition
    return edition


def follow_pressed(*, wait: bool = True) -> None:
    """Let the index have what was pressed, and press what it chose, until nothing is left; without ``wait``, until
    somebody else writes into the index."""
    while follow(wait=wait):
        press_pending()


def follow_meanwhile() -> bool:
    """Let the index have some of what was pressed, unless somebody else is at it; says whether there was anything.
    What it chooses is an act, which wakes the press."""
    return follow(wait=False)


CHORES = (publish_scheduled, expire_pins, sweep, tell_sizes)
"""What is done now and then beside pressing, in this order."""
BESIDE = (follow_meanwhile, purge_killed, tell_cdn, tell_hub)
"""What is done all the time, in threads of their own."""


def press_now_or_wait(act_id: int) -> int | None:
    """The number of the edition in which readers got an act; None where it could not be pressed."""
    press_pending()
    return Act.objects.values_list("edition", flat=True).get(pk=act_id)


def rebuild_everything() -> Edition:
    """Make the store anew from the database, and then the index; what waits in the ledger is in it."""
    edition = rebuild_pages()
    refill()
    return edition


def rebuild_pages() -> Edition:
    """Make the store anew from the database, in one edition."""
    with pressing():
        acts = _claim(limit=None)
        edition = _press_everything()
        _receipt(acts, edition)
        return edition


def rebuild_beside() -> Edition:
    """Make a store from the database beside the one that cannot be used, and put it in its place once it is whole.
    That is an act of its own, so that the index follows."""
    with pressing():
        if store_problem() is None:  # somebody else was at it
            return _newest()
        record(Act.Kind.HOUSE, reason="the store could not be used", changed={"subject": "press"})
        acts = _claim(limit=None)
        folder = home().store.with_name("store-anew")
        shutil.rmtree(folder, ignore_errors=True)
        fresh = Store(folder)
        try:
            edition = _press_everything(fresh)
        finally:
            fresh.close()
        put_in_place(folder, home().store)
        _receipt(acts, edition)
        return edition


def verify_everything() -> list[Difference]:
    """What differs between the store and pressing everything again, acts that still wait pressed first."""
    press_pending()
    follow_pressed()
    with pressing():
        source = PublishedStories()
        return Press(store(), source, batches=batches()).verify()


def _waiting():
    """Acts without an edition. One that failed a moment ago is left for later."""
    recent = timezone.now() - RETRY_AFTER
    return Act.objects.filter(edition=None).filter(Q(claimed_at=None) | Q(claimed_at__lte=recent))


def _claim(limit: int | None = BATCH) -> list[Act]:
    return list(_waiting().order_by("id")[:limit])


def _press_or_part(acts: list[Act]) -> Edition | None:
    """Press the acts in one edition. Where that fails press them one by one, so that one bad story does not
    hold up the others; the bad one says so in the ledger, and is tried again."""
    try:
        return _press(acts)
    except StoreError as problem:
        # It is no act's fault, and none would fare better alone.
        log.error("%s", problem)
        Act.objects.filter(pk__in=[act.pk for act in acts]).update(claimed_at=timezone.now(), problem=str(problem))
        return None
    except Exception as problem:
        if len(acts) > 1:
            parts = [_press_or_part([act]) for act in acts]
            return next((edition for edition in reversed(parts) if edition is not None), None)
        log.exception("Act %s could not be pressed.", acts[0].pk)
        why = f"{type(problem).__name__}: {problem}"
        Act.objects.filter(pk=acts[0].pk).update(claimed_at=timezone.now(), problem=why)
        return None


def _press(acts: list[Act]) -> Edition:
    changes = touched(acts)
    changes.related |= showing(changes.stories)
    if changes.everything:
        edition = _press_everything()
    elif changes == Touched():
        edition = _newest()
    else:
        edition = Press(store(), PublishedStories()).press(changes)
    _receipt(acts, edition)
    return edition


def _press_everything(fresh: Store | None = None) -> Edition:
    edition = Press(fresh or store(), PublishedStories(), batches=batches()).press_everything()
    home().pressed_with.write_text(PRESSED_BY)
    return edition


def _newest() -> Edition:
    """For acts that readers do not see: the edition that they have."""
    with store().snapshot() as snapshot:
        return snapshot.edition or _press_everything()


def _pressed_with() -> str:
    try:
        return home().pressed_with.read_text()
    except FileNotFoundError:
        return ""


def _receipt(acts: list[Act], edition: Edition) -> None:
    pressed = Act.objects.filter(pk__in=[act.pk for act in acts])
    pressed.update(edition=edition.number, pressed_at=edition.at, problem="")
