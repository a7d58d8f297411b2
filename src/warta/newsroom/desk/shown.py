"""What the panel beside the editor is told, as plain data."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warta.desk.catalogue import translator
from warta.newsroom.desk.copy_of import CopyOf, Written, copy_of
from warta.newsroom.desk.decisions import decided
from warta.newsroom.desk.gate import gate
from warta.newsroom.desk.models import Decision
from warta.newsroom.desk.original import Original, original_of
from warta.newsroom.desk.remarks import Remark, remarks
from warta.newsroom.desk.rights import may_sign_off
from warta.newsroom.desk.wording import message, where

LONGEST = 200_000
"""Characters of a text that is checked while somebody writes; ten times a long feature."""


class TooLong(ValueError):  # noqa: N818
    """More than is checked while somebody writes. The door checks it all the same."""


def shown(page, written: Written, user) -> dict[str, Any]:
    """What the desk finds in a story as it is written, for somebody who looks at it. Raises TooLong."""
    today = timezone.localdate()
    copy = copy_of(written, today)
    if len(copy.text) > LONGEST:
        raise TooLong
    original = original_of(page, today) if page.pk else None
    found = remarks(copy, original and original.copy, today)
    stand = decided(page.pk, found.remarks)
    signs = bool(page.pk) and may_sign_off(page, user)
    return {
        "open": [
            _remark(each, copy, may_dismiss=bool(page.pk) and (signs or each.severity != "error"))
            for each in stand.open
        ],
        "dismissed": [_decided(each, decision, copy, user, signs) for each, decision in stand.dismissed],
        "signed_off": [_decided(each, decision, copy, user, signs) for each, decision in stand.signed_off],
        "gate": gate(),
        "may_sign_off": signs,
        "item": _item(page, original),
        "problems": list(dict.fromkeys(each.said(translator(get_language() or "en")) for each in found.problems)),
    }


def _remark(remark: Remark, copy: CopyOf, *, may_dismiss: bool) -> dict[str, Any]:
    return {
        "mark": remark.mark,
        "code": remark.code,
        "name": remark.name,
        "severity": remark.severity,
        "message": message(remark),
        "words": remark.words,
        "original": remark.original,
        "compared": remark.compared,
        "where": where(remark, copy),
        "places": _places(remark, copy),
        "fix": _fix(remark, copy),
        "may_dismiss": may_dismiss,
    }


def _places(remark: Remark, copy: CopyOf) -> list[dict[str, Any]]:
    if remark.compared and not remark.words:
        return []
    return [_place(each) for each in copy.places(remark.start, remark.end)]


def _place(found) -> dict[str, Any]:
    return {"field": found.field, "block": found.block, "start": found.start, "end": found.end}


def _fix(remark: Remark, copy: CopyOf) -> dict[str, Any] | None:
    """The fix where it lies within one field: only there can it be put in."""
    fix = remark.fix
    if fix is None:
        return None
    touched = copy.places(fix.start, fix.end)
    whole = [each for each in touched if each.end - each.start == fix.end - fix.start and each.field]
    # Where it only puts something in, between two fields, the one that ends there is meant.
    if not whole or (len(touched) > 1 and fix.end > fix.start):
        return None
    return {**_place(whole[0]), "words": copy.text[fix.start : fix.end], "text": fix.text, "sure": fix.sure}


def _decided(remark: Remark, decision: Decision, copy: CopyOf, user, signs: bool) -> dict[str, Any]:
    return {
        **_remark(remark, copy, may_dismiss=False),
        "decision": decision.pk,
        "reason": decision.reason,
        "by": decision.by_name or "Warta",
        "at": date_format(timezone.localtime(decision.at), "j M Y, H:i"),
        "may_take_back": signs or decision.by_id == user.pk,
    }


def _item(page, original: Original | None) -> dict[str, str] | None:
    if original is None:
        return None
    return {
        "headline": original.version.item.headline,
        "version": original.version.version,
        "url": reverse("wire:item", args=[original.version.item_id]),
        "side_by_side": reverse("desk:side_by_side", args=[page.pk]),
        "label": _("Side by side"),
    }
