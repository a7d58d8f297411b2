"""What the desk says, in the language of whoever is asked to look."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warta.desk.catalogue import translator
from warta.newsroom.desk.copy_of import CopyOf, Found
from warta.newsroom.desk.remarks import Remark, beside

SHOWN = 60
"""Characters of the words that a refusal repeats."""


def message(remark: Remark) -> str:
    """What was found, in the language that is active."""
    return remark.message(translator(get_language() or "en"))


def where(remark: Remark, copy: CopyOf) -> str:
    """The field or the paragraph, as an editor calls it."""
    if remark.compared and not remark.words:
        return _("missing here")
    return place_name(copy.places(remark.start, remark.end))


def place_name(found: list[Found]) -> str:
    if not found:
        return _("the story")
    if found[0].part == "text":
        return _("paragraph %(number)s") % {"number": found[0].number}
    return {
        "headline": _("headline"),
        "standfirst": _("standfirst"),
        "dateline": _("dateline"),
        "caption": _("caption"),
        "embed": _("title of the link"),
        "credit": _("credit"),
    }[found[0].part]


def words_of(remark: Remark, copy: CopyOf) -> str:
    """The words that are meant, short enough for a line; a lone mark with those beside it, or nobody would find it.
    Of what is missing, the words of the item."""
    if remark.compared and not remark.words:
        return short(remark.original or "")
    if any(each.isalnum() for each in remark.words):
        return short(remark.words)
    before, after = beside(copy.text, remark.start, remark.end)
    return short(f"{before[-1] if before else ''}{remark.words} {after[0] if after else ''}")


def short(words: str) -> str:
    """Words as a line of a refusal repeats them."""
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
