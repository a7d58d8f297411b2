"""Whether readers have a story, as the ledger has it."""

from __future__ import annotations

from warta.newsroom.ledger.models import Act

SHOWN = (Act.Kind.PUBLISH, Act.Kind.REVISE, Act.Kind.CORRECT, Act.Kind.RESTORE)
"""What puts a story, or another revision of it, before readers."""
GONE = (Act.Kind.UNPUBLISH, Act.Kind.KILL)
"""What takes it from them."""


def last_standing(story: int) -> Act | None:
    """The last act that put a story before readers or took it away."""
    acts = Act.objects.filter(story_id=story, kind__in=(*SHOWN, *GONE))
    return acts.order_by("-id").first()


def last_shown(story: int) -> Act | None:
    """The last act that put a story before readers."""
    return Act.objects.filter(story_id=story, kind__in=SHOWN).order_by("-id").first()


def is_killed(story: int) -> bool:
    """Whether it was killed and not restored since."""
    act = last_standing(story)
    return act is not None and act.kind == Act.Kind.KILL


def is_written(story: int, revision: int | None) -> bool:
    """Whether the ledger says already that readers have this revision: a door writes before Wagtail publishes."""
    act = last_standing(story)
    return act is not None and act.kind in SHOWN and revision is not None and act.revision_id == revision
