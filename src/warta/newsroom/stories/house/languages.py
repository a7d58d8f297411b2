"""What the ledger says when the site gets a language, loses one, or makes another its main one."""

from __future__ import annotations

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.folders import leaving_root

SUBJECT = "languages"


def record_language_added(front) -> Act:
    return _record(front, added=front.locale.language_code)


def record_language_removed(front) -> Act:
    return _record(front, removed=front.locale.language_code)


def record_main_language(front, before: str) -> Act:
    """Every address of the site is another one after this, and the old ones lead to where things are now. ``before``
    is the main language that was."""
    main = front.locale.language_code
    return _record(front, main=main, left=leaving_root(before, main))


def _record(front, **changed) -> Act:
    return record(Act.Kind.HOUSE, title=str(front.locale), changed={"subject": SUBJECT, **changed})
