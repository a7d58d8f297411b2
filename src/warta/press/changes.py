"""What became of a story after it was published: the page of its versions, the newsroom's page of corrections, and what
stands where a story was killed."""

from __future__ import annotations

from collections.abc import Sequence

from warta.press import fragments
from warta.press.holes import hole
from warta.press.source import Killed, Listing, ListingPage, Version
from warta.press.writer import Writer
from warta.story import Story

CORRECTED_CLOSE = "</ul>\n</div>\n"
_CORRECTING = ("correction", "clarification")
"""Notes that say that something was wrong. An update and an editor's note do not."""


class Changes:
    """The pages of one site that say what was changed."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._site = writer.site

    # A story's versions.

    def name(self, language: str) -> str:
        """What stands behind a story's address at that of its versions: ``perubahan/``."""
        return f"{self._site.face(language).changes}/"

    def story_head(self, story: Story) -> str:
        """The head of a story's versions. It is not for search engines: it holds words that were taken back."""
        say = self._writer.say(story.language)
        return self._writer.write(
            "changes_head.html",
            story.language,
            kind="changes",
            title=f"{say.gettext('What changed')}: {story.headline}",
            path=f"{story.path}{self.name(story.language)}",
            description="",
            alternates=[],
            feeds=[],
            picture=None,
        )

    def story(self, story: Story, versions: Sequence[Version]) -> str:
        """The versions, the newest first, with the words that differ."""
        return self._writer.write("changes.html", story.language, story=story, versions=versions)

    # The corrections of the newsroom.

    def corrected_open(self, page: ListingPage) -> str:
        """The top of the corrections page; after it its stories, then ``CORRECTED_CLOSE``."""
        return self._corrected(page, empty=False)

    def corrected_empty(self, page: ListingPage) -> str:
        """The page while nothing was corrected."""
        return self._corrected(page, empty=True)

    def _corrected(self, page: ListingPage, empty: bool) -> str:
        return self._writer.write("corrected_open.html", page.listing.language, page=page, empty=empty)

    def corrected(self, story: Story) -> str:
        """A story on that page: what was wrong with it and what is right, the newest first. Empty where nothing was."""
        notes = sorted((each for each in story.corrections if each.kind in _CORRECTING), key=lambda each: each.at)
        if not notes:
            return ""
        return self._writer.write("corrected.html", story.language, story=story, notes=notes[::-1])

    # Where a story was killed.

    def killed_head(self, killed: Killed) -> str:
        return self._writer.write("killed_head.html", killed.language, kind="notice", feeds=[], killed=killed)

    def killed_body(self, killed: Killed) -> str:
        """What stands there instead: the newsroom's note, and the way to all its corrections."""
        language = self._site.face(killed.language).language
        corrections = hole(fragments.listing(Listing("corrected", 0, language), "path"))
        return self._writer.write("killed_body.html", language, killed=killed, corrections=corrections)
