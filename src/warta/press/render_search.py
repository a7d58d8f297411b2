"""What the press says once of the search page: its frame, its form, and the words around what is found.

The page is whole without the edge, as a form that finds nothing. The edge (``edge/search.py``) puts what was asked into
the form and what was found below it. It knows no words: those are pressed, too, as ``search/<language>/words``.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from babel import Locale

from warta.press.render import Renderer
from warta.press.search_path import search_path


class SearchWords(msgspec.Struct, frozen=True):
    """What the edge says around what was found, in one language. ``%(name)s`` is filled in there."""

    count: str
    most: str
    suggestion: str
    nothing: str
    nothing_here: str
    everywhere: str
    advice: str
    newest: str
    preparing: str
    unreadable: str
    busy: str
    pages: str
    page: str
    previous: str
    next: str
    group: str
    """What stands between the thousands of a number."""
    time_zone: str


def search_head(renderer: Renderer, language: str) -> str:
    return renderer.writer.write("search_head.html", language, kind="search", path=_path(renderer, language))


def search_top(renderer: Renderer, language: str, sections: Sequence[tuple[str, str]] = ()) -> str:
    """The form. Of each section: its id, or several joined with dots where others were merged into it, and its name."""
    say = renderer.writer.say
    others = [
        (face.language, search_path(face.path, face.language), say(face.language).gettext("Search in English"))
        for face in renderer.writer.site.faces
        if face.language != renderer.writer.site.face(language).language
    ]
    return renderer.writer.write(
        "search_top.html", language, path=_path(renderer, language), sections=sections, others=others
    )


def search_end(renderer: Renderer, language: str) -> str:
    return renderer.writer.write("search_end.html", language)


def search_words(renderer: Renderer, language: str) -> str:
    """As JSON; part of no page."""
    _ = renderer.writer.say(language).gettext
    words = SearchWords(
        count=_("Stories found: %(count)s"),
        most=_("No story has all of these words. These have most of them."),
        suggestion=_("Did you mean %(words)s?"),
        nothing=_("Nothing was found for %(words)s."),
        nothing_here=_("Nothing was found here."),
        everywhere=_("Search all sections and dates (%(count)s)"),
        advice=_("Fewer words, or more common ones, find more. Every word is looked for in all its forms."),
        newest=_("Latest stories"),
        preparing=_("Search is being prepared. Please try again in a few minutes."),
        unreadable=_("Search cannot be used at the moment. Please try again shortly."),
        busy=_("Too many readers are searching at this moment. Please try again in a few seconds."),
        pages=_("Pages of results"),
        page=_("Page %(page)s of %(pages)s"),
        previous=_("Previous"),
        next=_("Next"),
        group=str(Locale.parse(language, sep="-").number_symbols["latn"]["group"]),
        time_zone=renderer.writer.site.time_zone,
    )
    return msgspec.json.encode(words).decode()


def opensearch(renderer: Renderer, language: str) -> str:
    """The description by which a browser offers to search the site from its address bar."""
    path = _path(renderer, language)
    return renderer.writer.write("search_description.xml", language, path=path)


def _path(renderer: Renderer, language: str) -> str:
    return search_path(renderer.writer.site.face(language).path, language)
