"""The style sheet: CSS source files beside this one, joined in order and made small, and what a newsroom set of it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from warta.press.source import Style

ORDER = ("ink", "masthead", "story", "cards", "pins", "listing", "talk", "paper")
"""The files of the sheet that every page has, in the order of the cascade."""
BESIDE = ("archive", "search")
"""The files of a second sheet, for archives, for what was changed and for search: an article does without them."""

_PIECE = re.compile(
    r"""(?P<string>"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*')"""
    r"""|(?P<comment>/\*.*?\*/)"""
    r"""|\s*(?P<mark>[{};,>])\s*"""
    r"""|(?P<colon>:)\s+"""
    r"""|(?P<space>\s+)""",
    re.DOTALL,
)


@cache
def sheet(look: Style = Style()) -> str:  # noqa: B008 - frozen
    """The whole sheet as it stands in every page, with the newsroom's own colours and type at its end."""
    return _joined(ORDER) + own(look)


@cache
def sheet_beside() -> str:
    """The second sheet, as it stands behind the first in the pages that need it."""
    return _joined(BESIDE)


def own(look: Style) -> str:
    """What a newsroom set, as rules that win over the sheet's; empty where it set nothing.

    A colour counts on its own ground only: where one of the two is not set, Warta's stands there. Paper has neither,
    it is printed in black.
    """
    rules = ":root{--serif:var(--sans)}" if look.text == "sans" else ""
    for scheme, colour in (("light", look.accent), ("dark", look.accent_dark)):
        if colour:
            rules += f"@media screen and (prefers-color-scheme:{scheme}){{:root{{--accent:{colour}}}}}"
    return rules


def _joined(names: tuple[str, ...]) -> str:
    folder = Path(__file__).parent
    return minify("\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names))


def minify(css: str) -> str:
    """The same rules in fewer bytes: no comments, no spaces that mean nothing. Strings stay as they are."""
    without_comments = _PIECE.sub(lambda piece: "" if piece["comment"] else piece[0], css)
    small = _PIECE.sub(lambda piece: piece["string"] or piece["mark"] or piece["colon"] or " ", without_comments)
    return small.replace(";}", "}").strip()
