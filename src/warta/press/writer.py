"""What every kind of page is written with: the site, the words of its languages, and the templates.

Names and addresses may be holes (``warta.press.holes``). So nothing here, and no template, looks into a name or an
address, compares two of them, or joins an address with anything but the site's own in front of it and a step behind it.
The site's own words are holes always, so that a new name or another hub is written once and not in every page.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from warta.press.holes import OPEN, hole
from warta.press.layout import laid_out
from warta.press.source import Site
from warta.press.wording import CATALOGUES, Wording
from warta.story import Picture, Rendition, Story

_RED = "#9e1b22"
"""Warta's own accent, where the newsroom has set none."""


class Writer:
    """Fills templates for one site.

    Raises ``LookupError`` where the site has a face in a language that there is no wording for.
    """

    def __init__(self, site: Site, catalogues: Path = CATALOGUES) -> None:
        self.site = site
        self._zone = ZoneInfo(site.time_zone)
        self._catalogues = catalogues
        self._wordings: dict[str, Wording] = {}
        self._given: dict[str, dict[str, Any]] = {}
        for face in site.faces:
            self.say(face.language)

    def say(self, language: str) -> Wording:
        found = self._wordings.get(language)
        if found is None:
            found = self._wordings[language] = Wording(language, self._zone, self._catalogues)
        return found

    def write(self, template: str, language: str, **values: Any) -> str:
        """Fill a template. What it is given must be clean (``warta.press.clean``)."""
        compiled = _template(template)
        return "".join(compiled.root_render_func(compiled.new_context(self._shared(language) | values, shared=True)))

    def blocks(self, story: Story, base: str = "", *, in_feed: bool = False) -> Markup:
        """The text of a story; links to pages of ours are whole addresses where a base is given."""
        blocks = laid_out(story, base)
        text = self.write("blocks.html", story.language, story=story, blocks=blocks, in_feed=in_feed)
        return Markup(text)  # noqa: S704 - the template's own

    def _shared(self, language: str) -> dict[str, Any]:
        """What all templates of a language are given."""
        found = self._given.get(language)
        if found is None:
            say = self.say(language)
            found = self._given[language] = {
                **environment().globals,
                "site": self.site,
                "face": self.site.face(language),
                "language": language,
                "say": say,
                "_": say.gettext,
                "absolute": self.absolute,
                "name": self.word("name", language),
                "suffix": self.word("suffix", language),
                "fallback_image": self.word("image", language),
            }
        return found

    def absolute(self, address: str) -> str:
        """An address of the site with the site's own in front; an address elsewhere as it is."""
        return address if address.startswith(("http://", "https://")) else f"{self.site.base_url}{address}"

    def word(self, part: str, language: str) -> str:
        """Where one of the site's own words is to stand (fragments.SITE_WORDS)."""
        return hole(f"site/{part}/{self.site.face(language).language}")

    def alternates(self, language: str, path: str, others: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """A page in all its languages, itself among them, as (language, path), and last where readers of any other
        language are sent (``x-default``): to the site's main language, or here. Empty where it has only one."""
        paths = {language: path, **dict(others)}
        if len(paths) == 1:
            return []
        main = self.site.faces[0].language
        tags = sorted(paths)
        return [*((tag, paths[tag]) for tag in tags), ("x-default", paths.get(main, path))]


class _Templates(Environment):
    """All templates have the same globals: a mapping of its own for each is walked at every include."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


@cache
def environment() -> Environment:
    """The templates, compiled once a process."""
    made = _Templates(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(link=link, narrow=_narrow, srcset=_srcset, icon=_icon)
    return made


@cache
def _template(name: str) -> Template:
    return environment().get_template(name)


def link(address: str) -> str:
    """An address that may be a link: of the web or of this site. Anything else (javascript: …) is empty."""
    if address.startswith((OPEN, "/")):
        return address
    try:
        scheme = urlsplit(address.strip()).scheme
    except ValueError:
        return ""
    return address if scheme in ("http", "https") else ""


def _narrow(picture: Picture) -> Rendition:
    """The narrowest rendition that is enough for a card."""
    return next((each for each in picture.renditions if each.width >= 320), picture.widest)


def _srcset(picture: Picture) -> str:
    return ", ".join(f"{each.src} {each.width}w" for each in picture.renditions)


def _icon(name: str, colour: str) -> str:
    """The newsroom's initial on its colour, as an SVG that needs no request."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" fill="{colour or _RED}"/>'
        '<text x="16" y="24" font-family="serif" font-weight="700" font-size="24" text-anchor="middle" fill="#fff">'
        f"{escape(name[:1].upper())}</text></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe="/:;='")
