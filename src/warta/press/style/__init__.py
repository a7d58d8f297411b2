"""The style sheet: CSS source files beside this one, joined in order and made small."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

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
def sheet() -> str:
    """The whole sheet as it stands in every page."""
    return _joined(ORDER)


@cache
def sheet_beside() -> str:
    """The second sheet, as it stands behind the first in the pages that need it."""
    return _joined(BESIDE)


def _joined(names: tuple[str, ...]) -> str:
    folder = Path(__file__).parent
    return minify("\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names))


def minify(css: str) -> str:
    """The same rules in fewer bytes: no comments, no spaces that mean nothing. Strings stay as they are."""
    without_comments = _PIECE.sub(lambda piece: "" if piece["comment"] else piece[0], css)
    small = _PIECE.sub(lambda piece: piece["string"] or piece["mark"] or piece["colon"] or " ", without_comments)
    return small.replace(";}", "}").strip()
