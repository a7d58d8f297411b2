"""The widths in which a picture is made. Known without a database, to whoever draws pictures before there is one."""

from __future__ import annotations

WIDTHS = (320, 640, 960, 1280)
"""In CSS pixels. A picture is never made wider than it is."""


def widths(width: int) -> tuple[int, ...]:
    """The widths in which a picture of this width is made, from narrow to wide."""
    widest = min(width, WIDTHS[-1])
    return (*(each for each in WIDTHS if each < widest), widest)
