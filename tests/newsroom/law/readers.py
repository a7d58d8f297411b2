"""What readers must have, whatever was done."""

from __future__ import annotations

from django.conf import settings

from tests.press.composed import problems
from warta.newsroom.home import index, store
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import verify_everything
from warta.newsroom.stories.models import StoryPage


def look() -> None:
    """Press and follow all that waits, then look at everything."""
    differing = [str(each) for each in verify_everything()]
    waiting = list(Act.objects.filter(edition=None).values_list("kind", "title", "problem", "changed"))
    assert not waiting, waiting
    assert not differing, "\n".join(differing)
    found, live = index().ids(), set(StoryPage.objects.live().values_list("pk", flat=True))
    assert found == live, f"the index has {found}, readers have {live}"
    with store().snapshot() as snapshot:
        wrong = problems(snapshot, settings.BASE_URL)
    assert not wrong, "\n".join(wrong)
