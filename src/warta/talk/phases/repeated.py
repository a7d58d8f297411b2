"""The same text once more: a second press of the button, or a campaign."""

from __future__ import annotations

from warta.talk.verdict import Draft, History, Refusal


def repeated(draft: Draft, history: History) -> Refusal | None:
    return Refusal("repeated") if history.has(draft.text) else None
