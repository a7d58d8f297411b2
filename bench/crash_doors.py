"""The editors of bench/crash.py: acts through the doors, each noted outside the newsroom once it is committed.

    crash_doors.py HOME write NOTES SEED     random acts, one after another, until it is killed
    crash_doors.py HOME look                 answers questions, a line each: {"missing": [act, …]}, {"waiting": true}

A note is a line of JSON in the file NOTES, on the disk before the next act begins. Every place of a story that readers
see (headline, standfirst, each paragraph) carries the same mark, ``uji<story>v<version>z``, so that whoever reads a
page can tell whether it is of one piece.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
from pathlib import Path

PARAGRAPHS = 12


def mark(key: int, version: int) -> str:
    return f"uji{key}v{version}z"


class Editors:
    """Does acts at random. Stories are known by a key of their own, which is in their mark."""

    def __init__(self, notes: Path, seed: int) -> None:
        from django.contrib.auth import get_user_model
        from wagtail.models import Locale

        from warta.newsroom.stories.models import Author, SectionPage, StoryPage, Tag

        self._notes = notes.open("a", encoding="utf-8")
        self._chance = random.Random(seed)
        self._next = seed * 1000
        self.editor = get_user_model().objects.order_by("pk").first()
        self.locale = Locale.objects.get(language_code="id")
        self.sections = list(SectionPage.objects.filter(locale=self.locale).order_by("pk")[:3])
        self.authors = list(Author.objects.order_by("pk")[:4])
        self.tags = list(Tag.objects.order_by("pk")[:4])
        self.own = list(StoryPage.objects.filter(title__startswith="Cerita uji").order_by("-pk")[:40])

    def act(self) -> None:
        """One act; the first ones publish."""
        kinds = [self.publish, self.revise, self.correct, self.comment, self.take_down, self.rename, self.menu]
        kind = self._chance.choices(kinds, (25, 40, 8, 15, 6, 3, 3))[0]
        if len(self.own) < 3:
            kind = self.publish
        kind()

    def publish(self) -> None:
        from warta.newsroom.stories.models import StoryAuthor, StoryPage
        from warta.newsroom.stories.publish import publish

        self._next += 1
        section = self._chance.choice(self.sections)
        section.refresh_from_db()
        page = StoryPage(locale=self.locale, live=False, owner=self.editor, slug=f"uji-{self._next}")
        self._write(page, self._next, 1)
        page.bylines.set([StoryAuthor(author=self._chance.choice(self.authors), sort_order=0)])
        page.tags.set(self._chance.sample(self.tags, 2))
        section.add_child(instance=page)
        page.save_revision(user=self.editor)
        self._note(publish(page, actor=self.editor), page, key=self._next, version=1)
        self.own = [page, *self.own[:39]]

    def revise(self) -> None:
        from warta.newsroom.stories.publish import publish

        page, key, version = self._any()
        self._write(page, key, version + 1)
        page.save_revision(user=self.editor)
        self._note(publish(page, actor=self.editor), page, key=key, version=version + 1)

    def comment(self) -> None:
        from warta.newsroom.talk.approve import approve
        from warta.newsroom.talk.models import Comment

        page, key, _ = self._any()
        made = Comment.objects.create(story=page, name="Pembaca", text=f"Setuju {time.time_ns()}.", language="id")
        self._note(approve(made, actor=self.editor), page, key=key)

    def take_down(self) -> None:
        from warta.newsroom.stories.kill import kill

        page, key, _ = self._any()
        if not page.live:
            return
        self._note(kill(page, actor=self.editor, reason="uji"), page, key=key, gone=True)
        self.own = [other for other in self.own if other.pk != page.pk]

    def correct(self) -> None:
        from warta.newsroom.stories.correct import correct

        page, key, _ = self._any()
        if page.live:
            text = f"Semula tertulis {time.time_ns()}."
            self._note(correct(page, kind="correction", text=text, actor=self.editor), page, key=key)

    def rename(self) -> None:
        from warta.newsroom.stories.house.rename import rename

        author = self._chance.choice(self.authors)
        self._note(rename(author, name=f"Penulis {time.time_ns()}", actor=self.editor))

    def menu(self) -> None:
        from wagtail.models import Site

        from warta.newsroom.stories.house.site import change_site
        from warta.newsroom.stories.models import SiteSettings

        words = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        entry = next(iter(words.menu.all()))
        entry.label = f"Menu {time.time_ns()}"
        words.menu.add(entry)
        self._note(change_site(words, actor=self.editor))

    def _any(self):
        """A story of ours as it was edited last, its key and its version."""
        page = self._chance.choice(self.own)
        page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        key, version = map(int, re.search(r"uji(\d+)v(\d+)z", page.title).groups())
        return page, key, version

    def _write(self, page, key: int, version: int) -> None:
        word = mark(key, version)
        page.title, page.standfirst = f"Cerita {word}", f"Ringkasan {word}."
        page.body = [("paragraph", f"<p>Alinea {place} {word}.</p>") for place in range(PARAGRAPHS)]

    def _note(self, act, page=None, **what) -> None:
        line = {"act": act.pk, "kind": act.kind, **what}
        if page is not None:
            line["path"] = page.path_on_site
        self._notes.write(json.dumps(line) + "\n")
        self._notes.flush()
        os.fsync(self._notes.fileno())


def write(notes: Path, seed: int) -> None:
    from django.db import OperationalError

    from warta.newsroom.stories.fit import Killed
    from warta.newsroom.stories.unpublish import NotPublished

    editors = Editors(notes, seed)
    print("writing", flush=True)
    while True:
        try:
            editors.act()
        except (Killed, NotPublished) as refused:
            print(f"refused, for another editor was faster: {refused}", file=sys.stderr, flush=True)
        except OperationalError as problem:
            # Another process holds the database: an editor would try again.
            print(f"again: {problem}", file=sys.stderr, flush=True)
        time.sleep(0.02)


def look() -> None:
    from django.db.models import Q

    from warta.newsroom.ledger.models import Act

    print("looking", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "missing" in asked:
            there = set(Act.objects.filter(pk__in=asked["missing"]).exclude(edition=None).values_list("pk", flat=True))
            answer = sorted(set(asked["missing"]) - there)
        else:
            answer = Act.objects.filter(Q(edition=None) | Q(followed_at=None)).count()
        print(json.dumps(answer), flush=True)


def main() -> None:
    home, what, *more = sys.argv[1:]
    os.environ["WARTA_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
    import django

    django.setup()
    if what == "write":
        write(Path(more[0]), int(more[1]))
    else:
        look()


if __name__ == "__main__":
    main()
