"""The gate: a story in which the desk finds errors is not published until they are mended or signed off.

It is asked by the doors, about the text that is to be published, and by nothing that saves.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warta.newsroom.desk.copy_of import CopyOf, Written, copy_of, written_in
from warta.newsroom.desk.decisions import Decided, decided
from warta.newsroom.desk.models import DeskSettings, Gate
from warta.newsroom.desk.original import original_of
from warta.newsroom.desk.remarks import Remark, remarks
from warta.newsroom.desk.wording import message, short, where, words_of

TOLD = 4
"""Errors that a refusal repeats; the others are counted."""


class Errors(NamedTuple):
    """The errors of a text by what was decided about them, and the text."""

    copy: CopyOf
    decided: Decided

    @property
    def open(self) -> list[Remark]:
        return self.decided.open


def gate() -> Gate:
    """What the newsroom does with a story that has open errors."""
    found = DeskSettings.objects.filter(site__is_default_site=True).values_list("gate", flat=True).first()
    return Gate(found or Gate.HOLD)


def errors_of(page, written: Written | None = None) -> Errors:
    """The errors in a story as the page holds it, or as it is ``written``; differences from its item among them."""
    today = timezone.localdate()
    copy = copy_of(written or written_in(page), today)
    original = original_of(page, today)
    found = remarks(copy, original and original.copy, today)
    errors = tuple(each for each in found.remarks if each.severity == "error")
    return Errors(copy, decided(page.pk, errors))


def held(page, written: Written | None = None) -> str:
    """Why the desk holds a story, in the language that is active; empty where it does not."""
    if gate() != Gate.HOLD:
        return ""
    errors = errors_of(page, written)
    return why(page.title if written is None else written.headline, errors) if errors.open else ""


def why(title: str, errors: Errors) -> str:
    """Which errors are open, and where."""
    count = len(errors.open)
    said = ngettext(
        "The desk holds “%(story)s”: %(count)s error is open.",
        "The desk holds “%(story)s”: %(count)s errors are open.",
        count,
    ) % {"story": short(title), "count": count}
    lines = [_line(number, remark, errors.copy) for number, remark in enumerate(errors.open[:TOLD], 1)]
    if count > TOLD:
        lines.append(_("and %(count)s more") % {"count": count - TOLD})
    return f"{said} {'; '.join(lines)}."


def _line(number: int, remark: Remark, copy: CopyOf) -> str:
    words = f" “{said}”" if (said := words_of(remark, copy)) else ""
    return f"({number}) {where(remark, copy)}{words}: {message(remark).rstrip('.')} [{remark.code}]"


def told(page) -> dict[str, list[dict[str, str]]]:
    """What the ledger says of the errors that readers get all the same: who signed them off and why, and, where the
    newsroom only warns, those that nobody decided about. Empty where there is none."""
    if (set_up := gate()) == Gate.OFF:
        return {}
    errors = errors_of(page)
    found: dict[str, list[dict[str, str]]] = {}
    if errors.decided.signed_off:
        found["signed_off"] = [
            {
                "code": remark.code,
                "words": words_of(remark, errors.copy),
                "said": remark.message(),
                "by": decision.by_name,
                "at": decision.at.isoformat(),
                "reason": decision.reason,
            }
            for remark, decision in errors.decided.signed_off
        ]
    if set_up == Gate.WARN and errors.open:
        found["open_errors"] = [
            {"code": each.code, "words": words_of(each, errors.copy), "said": each.message()} for each in errors.open
        ]
    return found
