"""What the ledger says when the site gets a language, loses one, or makes another its main one."""

from __future__ import annotations

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record

SUBJECT = "languages"


def record_language_added(front) -> Act:
    return _record(front, added=front.locale.language_code)


def record_language_removed(front) -> Act:
    return _record(front, removed=front.locale.language_code)


def record_main_language(front) -> Act:
    """Every address of the site is another one after this."""
    return _record(front, main=front.locale.language_code)


def _record(front, **changed) -> Act:
    return record(Act.Kind.HOUSE, title=str(front.locale), changed={"subject": SUBJECT, **changed})
