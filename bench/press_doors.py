"""The newsroom of bench/press.py: opens a newsroom and does acts through the doors, as it is told line by line.

    press_doors.py HOME [--serve PORT]

A line is JSON. ``{"prepare": KIND, "token": WORD}`` gets a draft ready and answers with the pages that will show the
act: ``{"watch": [[path, mark, shown], …]}``, where a page is as it should be once it contains the mark, or does not
where ``shown`` is false. ``{"go": true}`` does the act and answers with the moment, of the machine's own clock, at
which it was committed. ``{"quiet": true}`` answers once nothing waits for the press. With --serve the newsroom is
served by this process too, as `warta serve` does it; without, others must serve it and work off its ledger.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path


class Doors:
    """Prepares an act of each kind and does it. ``published`` are the stories that were published here."""

    def __init__(self) -> None:
        from django.contrib.auth import get_user_model
        from wagtail.models import Locale

        from warta.newsroom.stories.models import Author, SectionPage, Tag

        self.editor = get_user_model().objects.order_by("pk").first()
        self.locale = Locale.objects.get(language_code="id")
        self.section = SectionPage.objects.filter(locale=self.locale).order_by("pk").first()
        self.author = Author.objects.order_by("pk").exclude(bylines=None).first()
        self.tag = Tag.objects.order_by("pk").first()
        self.published: list = []

    def prepare(self, kind: str, token: str) -> tuple[list, Callable[[], object]]:
        return getattr(self, kind)(token)

    def publish(self, token: str):
        from warta.newsroom.stories.models import StoryAuthor, StoryPage
        from warta.newsroom.stories.publish import publish

        text = " ".join(f"kalimat {place} tentang {token}" for place in range(80))
        page = StoryPage(title=f"Berita {token}", locale=self.locale, live=False, owner=self.editor)
        page.standfirst, page.body = f"Ringkasan {token}.", [("paragraph", f"<p>{text}.</p>")]
        page.bylines.set([StoryAuthor(author=self.author, sort_order=0)])
        page.tags.set([self.tag])
        self.section.refresh_from_db()
        self.section.add_child(instance=page)
        page.save_revision(user=self.editor)
        self.published.append(page)
        return self._everywhere(page, token, shown=True), lambda: publish(page, actor=self.editor)

    def correct(self, token: str):
        from warta.newsroom.stories.correct import correct

        page, text = self._own(), f"Semula tertulis {token}."
        return [[page.path_on_site, token, True]], lambda: correct(
            page, kind="correction", text=text, actor=self.editor
        )

    def kill(self, token: str):
        from warta.newsroom.stories.kill import kill

        page = self._own(last=True)
        watch = self._everywhere(page, page.title, shown=False)
        return watch, lambda: kill(page, reason=token, actor=self.editor)

    def comment(self, token: str):
        from warta.newsroom.talk.approve import approve
        from warta.newsroom.talk.models import Comment

        page = self._own()
        made = Comment.objects.create(story=page, name="Pembaca", text=f"Setuju, {token}.", language="id")
        return [[page.path_on_site, token, True]], lambda: approve(made, actor=self.editor)

    def rename(self, token: str):
        from warta.newsroom.stories.house.rename import rename

        watch = [[self.author.path("id"), token, True], [self._own().path_on_site, token, True]]
        return watch, lambda: rename(self.author, name=f"Penulis {token}", actor=self.editor)

    def merge(self, token: str):
        """A tag that nothing here uses is merged into the one that stories have; readers of its page are led on."""
        from warta.newsroom.stories.house.merge import merge
        from warta.newsroom.stories.models import Tag

        gone = (
            Tag.objects.exclude(pk=self.tag.pk).filter(merged_into=None).exclude(stories=None).order_by("-pk").first()
        )
        return [[gone.path("id"), "", True]], lambda: merge(gone, self.tag, actor=self.editor)

    def menu(self, token: str):
        from wagtail.models import Site

        from warta.newsroom.stories.house.site import change_site
        from warta.newsroom.stories.models import SiteSettings

        words = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        entry = next(entry for entry in words.menu.all() if entry.locale_id == self.locale.pk)

        def act() -> None:
            entry.label = f"Menu {token}"
            words.menu.add(entry)
            change_site(words, actor=self.editor)

        old = self._oldest()
        pages = ["/", self.section.path_on_site, self.author.path("id"), self.tag.path("id"), old.path_on_site]
        return [[path, token, True] for path in (*pages, "/tidak-ada/")], act

    def _own(self, *, last: bool = False):
        """A story that was published here, or else the newest; with ``last`` it is not to be used again."""
        from warta.newsroom.stories.models import StoryPage

        if not self.published:
            return StoryPage.objects.live().filter(locale=self.locale).order_by("-first_published_at").first()
        page = self.published.pop() if last else self.published[-1]
        return StoryPage.objects.get(pk=page.pk)

    def _oldest(self):
        from warta.newsroom.stories.models import StoryPage

        return StoryPage.objects.live().filter(locale=self.locale).order_by("first_published_at").first()

    def _everywhere(self, page, mark: str, *, shown: bool) -> list:
        lists = ["/", self.section.path_on_site, self.author.path("id"), "/rss.xml"]
        return [[path, mark, shown] for path in (page.path_on_site, *lists)]


def waiting() -> bool:
    """Whether acts wait for the press, or for the index, which follows it."""
    from django.db.models import Q

    from warta.newsroom.ledger.models import Act

    undone = Q(edition=None)
    if hasattr(Act, "followed_at"):
        undone |= Q(followed_at=None)
    return Act.objects.filter(undone).exists()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--serve", type=int)
    options = parser.parse_args()
    sys.stdout = sys.stderr  # what others print is no answer
    os.environ["WARTA_HOME"] = str(options.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
    if options.serve:
        from warta.cli.serve import serve

        # The server has the main thread, for it listens to signals; the acts come from another, as editors' do.
        threading.Thread(target=_answer_once_served, args=(options.serve,), daemon=True).start()
        serve(home=options.home, port=options.serve)
    else:
        import django

        django.setup()
        answer()


def _answer_once_served(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            break
    try:
        answer()
    finally:
        os.kill(os.getpid(), signal.SIGTERM)  # the server ends with what it is served for


def answer() -> None:
    """Do what is told, line by line."""
    doors = Doors()
    _say({"ready": True})
    act: Callable[[], object] | None = None
    for line in sys.stdin:
        told = json.loads(line)
        if "prepare" in told:
            watch, act = doors.prepare(told["prepare"], told["token"])
            _say({"watch": watch})
        elif "go" in told and act is not None:
            began = time.monotonic()
            act()
            _say({"began": began, "committed": time.monotonic()})
        elif "quiet" in told:
            while waiting():
                time.sleep(0.05)
            _say({"quiet": True})


def _say(what: dict) -> None:
    sys.__stdout__.write(json.dumps(what) + "\n")
    sys.__stdout__.flush()


if __name__ == "__main__":
    main()
