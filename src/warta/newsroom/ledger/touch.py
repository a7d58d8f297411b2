"""What acts touch, as the press is told it: from rows of the ledger alone, without a look at what they were done to."""

from __future__ import annotations

from collections.abc import Iterable

from warta.newsroom.ledger.models import Act
from warta.press.impact import Touched
from warta.press.source import Listing

_STORY = frozenset(
    {
        Act.Kind.PUBLISH,
        Act.Kind.REVISE,
        Act.Kind.CORRECT,
        Act.Kind.KILL,
        Act.Kind.RESTORE,
        Act.Kind.UNPUBLISH,
        Act.Kind.MOVE,
        Act.Kind.COMMENTS_CLOSED,
        Act.Kind.COMMENTS_OPENED,
    }
)
_TALK = frozenset({Act.Kind.COMMENT_APPROVED, Act.Kind.COMMENT_WITHDRAWN})
_NAMED = frozenset({Act.Kind.RENAME, Act.Kind.MERGE})
_PINS = frozenset({Act.Kind.PIN, Act.Kind.UNPIN})
_NOTHING = frozenset({Act.Kind.SCHEDULE, Act.Kind.EMBARGO})
"""What readers will see, and do not see yet."""
_ALL = frozenset({"press", "languages"})
"""What of the house changes every fragment."""


def touched(acts: Iterable[Act]) -> Touched:
    """What these acts touched, together."""
    found = Touched()
    for act in acts:
        _add(act, found)
    return found


def _add(act: Act, found: Touched) -> None:
    changed = act.changed
    if act.kind in _STORY:
        found.stories.add(act.story_id)
    elif act.kind in _TALK:
        found.talks.add(act.story_id)
    elif act.kind == Act.Kind.RELATED:
        found.related.update(changed["stories"])
    elif act.kind in _NAMED:
        kind, _, id = changed["subject"].partition("/")
        found.named.add((kind, int(id)))
        found.stories.update(changed.get("stories", ()))
        found.listings.update(map(_listing, changed.get("listings", ())))
        # The menu shows sections by their names.
        found.house = found.house or kind == "section"
    elif act.kind in _PINS:
        found.listings.add(_listing(changed["listing"]))
    elif act.kind == Act.Kind.HOUSE:
        found.house = True
        found.everything = found.everything or changed.get("subject") in _ALL
    elif act.kind not in _NOTHING:
        raise ValueError(f"The press does not know what the act {act.kind} touches.")


def _listing(key: str) -> Listing:
    kind, id, language = key.split("/")
    return Listing(kind, int(id), language)
