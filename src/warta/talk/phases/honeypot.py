"""A field that people do not see is filled in: the sender is a machine."""

from __future__ import annotations

from warta.talk.verdict import Draft, History, Refusal


def honeypot(draft: Draft, history: History) -> Refusal | None:
    # A browser that fills in forms by itself may also do this to a person, who is told what to do.
    return Refusal("honeypot") if draft.website.strip() else None
