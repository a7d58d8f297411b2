"""The read-only API: a story is its JSON (``Feeds.json_item``), a listing is its JSON feed, and this is the page that
says so. docs/api.md describes the fields."""

from __future__ import annotations

from collections.abc import Sequence

from warta.press.feeds import JSON
from warta.press.source import ListingPage
from warta.press.writer import Writer

INDEX = "/api/"
TYPE = "application/json; charset=utf-8"


def story_path(id: int | str) -> str:
    """Where a story's JSON stands, wherever the story itself does."""
    return f"/api/stories/{id}.json"


class Api:
    """The page about the API of one site."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def head(self, language: str) -> str:
        say = self._writer.say(language)
        return self._writer.write(
            "api_head.html",
            language,
            kind="api",
            title=say.gettext("Data for programs"),
            description="",
            path=INDEX,
            alternates=[],
            feeds=[],
            picture=None,
        )

    def index(self, language: str, pages: Sequence[ListingPage]) -> str:
        """``pages`` are those whose feeds are named: fronts and sections, in the order in which they are to stand."""
        feeds = [(page, f"{page.path}{JSON}") for page in pages]
        return self._writer.write("api.html", language, feeds=feeds, example=story_path("{id}"))
