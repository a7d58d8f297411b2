"""From a comment to a verdict: an ordered list of phases."""

from __future__ import annotations

from collections.abc import Sequence

from warta.talk.phases.control_characters import control_characters
from warta.talk.phases.empty import empty
from warta.talk.phases.honeypot import honeypot
from warta.talk.phases.links import links
from warta.talk.phases.markup import markup
from warta.talk.phases.repeated import repeated
from warta.talk.phases.shouting import shouting
from warta.talk.phases.too_fast import too_fast
from warta.talk.phases.too_long import too_long
from warta.talk.verdict import Draft, History, Note, Phase, Refusal, Verdict

PHASES: tuple[Phase, ...] = (
    # Machines first, and without looking at the text.
    honeypot,
    too_fast,
    # From here on the text is as it would be kept, so that an invisible character hides nothing from later phases.
    control_characters,
    # Can it be a comment at all?
    empty,
    too_long,
    # Is there something odd about it? Most of these only leave a note for the moderator.
    links,
    markup,
    shouting,
    # Last, because the newsroom has to look it up.
    repeated,
)
"""A phase may clean the draft, leave a note, or refuse; the first refusal ends it."""


def judge(draft: Draft, history: History, phases: Sequence[Phase] = PHASES) -> Verdict:
    """What becomes of a comment. None is ever published by this: at best it is held for a moderator.

    Raises nothing, whatever the text, unless the history does.
    """
    notes: list[Note] = []
    for phase in phases:
        match phase(draft, history):
            case Draft() as cleaner:
                draft = cleaner
            case Note() as note:
                notes.append(note)
            case Refusal(code=code, params=params):
                return Verdict("refused", code, params, draft, tuple(notes))
            case None:
                pass
    return Verdict("held", "moderation", {}, draft, tuple(notes))
