"""The processes of test_several_workers.py, each in a newsroom that WARTA_HOME names.

``found`` makes it; ``write NAME`` does a writer's acts; ``work`` presses until its input ends; ``settle SECONDS`` waits
until every act is pressed; ``tell`` prints what came of it all, as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
import time

from warta.cli.opening import open_newsroom

SECTIONS = ("Dunia", "Laut")
SHARED = 2
"""Stories that all writers revise."""
ACTS = 15
"""Acts of each writer: it publishes five stories, revises each, takes one down, and revises the shared ones twice."""

PATIENCE = 200
"""Seconds that a process may wait for the database. A bound, not a measure."""


def found() -> None:
    from warta.newsroom.stories.models import FrontPage, SectionPage

    front = FrontPage.objects.get(locale__language_code="id")
    for title in SECTIONS:
        front.add_child(instance=SectionPage(title=title, slug=title.lower(), locale=front.locale))
    for number in range(SHARED):
        _publish(_story(f"Berita bersama {number}"), "founding")


def write(name: str) -> None:
    from warta.newsroom.stories.models import StoryPage
    from warta.newsroom.stories.unpublish import unpublish

    shared = list(StoryPage.objects.filter(title__startswith="Berita bersama").order_by("pk"))
    own = []
    for number in range(5):
        own.append(_story(f"Kapal {name} {number}"))
        _publish(own[-1], name)
        _revise(own[-1].pk, f"Kapal {name} {number} berangkat", name, slug=f"kapal-{name}-{number}-berangkat")
        if number < 2 * SHARED:
            _revise(shared[number % SHARED].pk, f"Berita bersama {number % SHARED} dari {name}, {number}", name)
    unpublish(StoryPage.objects.get(pk=own[0].pk), actor=None, reason=name)


def _story(title: str):
    from django.db import transaction

    from warta.newsroom.stories.models import SectionPage, StoryPage

    with transaction.atomic():
        section = SectionPage.objects.get(slug=SECTIONS[len(title) % len(SECTIONS)].lower())
        text = f"<p>{title}: kapal riset tiba di dermaga membawa contoh air laut untuk para peneliti.</p>"
        return section.add_child(
            instance=StoryPage(title=title, locale=section.locale, live=False, body=[("paragraph", text)])
        )


def _revise(id: int, title: str, who: str, slug: str = "") -> None:
    from django.db import transaction

    from warta.newsroom.stories.models import StoryPage

    with transaction.atomic():
        story = StoryPage.objects.select_for_update(of=("self",)).get(pk=id)
        story.title, story.slug = title, slug or story.slug
        story.save_revision()
        _publish(story, who)


def _publish(story, who: str) -> None:
    from warta.newsroom.stories.publish import publish

    publish(story, actor=None, reason=who)


def work() -> None:
    """Says of each edition which acts it gave their receipt."""
    from warta.newsroom.ledger import worker

    receipt = worker._receipt

    def told(acts, edition) -> None:
        receipt(acts, edition)
        print(json.dumps([act.pk for act in acts]), flush=True)

    worker._receipt = told
    stop = threading.Event()
    thread = threading.Thread(target=worker.work, args=(stop,))
    thread.start()
    sys.stdin.read()
    stop.set()
    thread.join()


def settle(seconds: str) -> None:
    """Looks from one process: to begin another for each look takes the workers' time."""
    from warta.newsroom.ledger.models import Act

    until = time.monotonic() + float(seconds)
    while Act.objects.filter(edition=None).exists():
        assert time.monotonic() < until, list(Act.objects.filter(edition=None).values_list("pk", "problem"))
        time.sleep(0.3)


def tell() -> None:
    from warta.newsroom.home import store
    from warta.newsroom.ledger.models import Act

    acts = [[act.pk, act.kind, act.reason, act.edition, act.problem] for act in Act.objects.order_by("pk")]
    print(json.dumps({"acts": acts, "edition": store().edition_number()}))


def wait_long() -> None:
    """Seven processes write into one SQLite, which gives its lock to whoever asks at the right moment: on a machine
    that is busy with other things one of them may wait for longer than an editor should."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["timeout"] = PATIENCE
        connection.close()


if __name__ == "__main__":
    open_newsroom()
    wait_long()
    verb, *words = sys.argv[1:]
    {"found": found, "write": write, "work": work, "settle": settle, "tell": tell}[verb](*words)
