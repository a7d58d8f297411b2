"""No name, or no text: nothing in it that can be seen."""

from __future__ import annotations

import unicodedata

from warta.talk.verdict import Draft, History, Refusal

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols, by Unicode's book, that look like nothing: Hangul fillers and the empty braille cell."""


def empty(draft: Draft, history: History) -> Refusal | None:
    if not _visible(draft.text):
        return Refusal("no_text")
    return None if _visible(draft.name) else Refusal("no_name")


def _visible(text: str) -> bool:
    # Unassigned (Cn) counts as seen: it may be an emoji that is newer than our table.
    return any(
        (unicodedata.category(character)[0] in "LNPS" or unicodedata.category(character) == "Cn")
        and character not in _BLANK
        for character in text
    )
