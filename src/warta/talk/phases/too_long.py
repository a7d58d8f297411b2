"""Longer than a comment is."""

from __future__ import annotations

from warta.story import LONGEST_COMMENT, LONGEST_NAME
from warta.talk.verdict import Draft, History, Refusal


def too_long(draft: Draft, history: History) -> Refusal | None:
    if len(draft.text) > LONGEST_COMMENT:
        return Refusal("too_long", {"length": len(draft.text), "limit": LONGEST_COMMENT})
    if len(draft.name) > LONGEST_NAME:
        return Refusal("name_too_long", {"length": len(draft.name), "limit": LONGEST_NAME})
    return None
