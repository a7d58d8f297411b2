"""Written in capitals from end to end, in a script that has them."""

from __future__ import annotations

from warta.talk.verdict import Draft, History, Note

_ENOUGH_LETTERS = 20
_SHARE = 0.7


def shouting(draft: Draft, history: History) -> Note | None:
    capitals = sum(character.isupper() for character in draft.text)
    letters = capitals + sum(character.islower() for character in draft.text)
    return Note("shouting") if letters >= _ENOUGH_LETTERS and capitals > _SHARE * letters else None
