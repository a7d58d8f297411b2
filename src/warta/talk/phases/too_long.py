"""Longer than a comment is."""

from __future__ import annotations

from warta.talk.verdict import Draft, History, Refusal

LONGEST_TEXT = 5_000
LONGEST_NAME = 80


def too_long(draft: Draft, history: History) -> Refusal | None:
    if len(draft.text) > LONGEST_TEXT:
        return Refusal("too_long", {"length": len(draft.text), "limit": LONGEST_TEXT})
    if len(draft.name) > LONGEST_NAME:
        return Refusal("name_too_long", {"length": len(draft.name), "limit": LONGEST_NAME})
    return None
