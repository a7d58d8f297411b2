"""What acts touch, as the press is told it: from rows of the ledger alone, without a look at what they were done to."""

from __future__ import annotations

from collections.abc import Iterable

from warta.newsroom.ledger.models import Act
from warta.press.impact import Touched
from warta.press.source import Listing, NamedKind

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
_NAMED_KINDS = frozenset({"section", "author", "tag", "agency"})
"""What stories name: a house act on one of these came, went, or says more of itself."""
_PINS = frozenset({Act.Kind.PIN, Act.Kind.UNPIN})
NOT_SEEN = frozenset({Act.Kind.SCHEDULE, Act.Kind.EMBARGO})
"""What readers will see, and do not see yet."""
_ALL = frozenset({"press", "languages", "address"})
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
        for subject in filter(None, (changed["subject"], changed.get("into"), changed.get("from"))):
            _add_named(subject, found)
            if act.kind == Act.Kind.MERGE:
                found.merged.add(_thing(subject))
        if "published" in changed.get("fields", ()):
            _add_section(changed, found)
        found.stories.update(changed.get("stories", ()))
        found.listings.update(map(_listing, changed.get("listings", ())))
    elif act.kind in _PINS:
        found.listings.add(_listing(changed["listing"]))
    elif act.kind == Act.Kind.HOUSE:
        _add_house(changed, found)
    elif act.kind not in NOT_SEEN:
        raise ValueError(f"The press does not know what the act {act.kind} touches.")


def _add_section(changed: dict, found: Touched) -> None:
    """One that came, went or was taken down while its stories stay has an archive now, or none any more."""
    if changed["subject"].startswith("section/") and changed.get("fields") != ["description"]:
        found.merged.add(_thing(changed["subject"]))


def _add_named(subject: str, found: Touched) -> None:
    kind, id = _thing(subject)
    found.named.add((kind, id))
    # The menu shows sections by their names.
    found.house = found.house or kind == "section"


def _add_house(changed: dict, found: Touched) -> None:
    subject = changed.get("subject", "")
    kind = subject.partition("/")[0]
    if kind in _NAMED_KINDS:
        _add_named(subject, found)
        _add_section(changed, found)
        if merged_into := changed.get("from"):
            _add_named(merged_into, found)
            found.merged |= {_thing(subject), _thing(merged_into)}
        found.stories.update(changed.get("stories", ()))
    elif kind == "picture":
        found.stories.update(changed["stories"])
        for shown_by in changed["shown_by"]:
            if shown_by == "site":
                found.house = True
            else:
                _add_named(shown_by, found)
    else:
        found.house = True
        # Addresses, dates and times are in every page.
        found.everything = found.everything or subject in _ALL or "time_zone" in changed.get("fields", ())


def _thing(subject: str) -> tuple[NamedKind, int]:
    kind, _, id = subject.partition("/")
    return kind, int(id)


def _listing(key: str) -> Listing:
    kind, id, language = key.split("/")
    return Listing(kind, int(id), language)
