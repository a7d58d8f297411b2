"""The talk: what becomes of a comment that a reader sends."""

from warta.talk.judge import PHASES, judge
from warta.talk.verdict import Draft, History, Note, Phase, Refusal, Verdict
from warta.talk.wording import noted, refused

__all__ = ["PHASES", "Draft", "History", "Note", "Phase", "Refusal", "Verdict", "judge", "noted", "refused"]
