"""The sizes of a picture that the site offers. Made once, when a picture is first shown."""

from __future__ import annotations

from warta.story import Picture, Rendition

WIDTHS = (320, 640, 960, 1280)
"""In CSS pixels. A picture is never made wider than it is."""


def picture_of(picture, *, caption: str = "", alt: str = "") -> Picture:
    """A picture as the press shows it, in WebP; caption and alt as the story has them, or else the picture's own."""
    specs = [f"width-{width}|format-webp" for width in widths(picture.width)]
    made = picture.get_renditions(*specs)
    return Picture(
        renditions=tuple(Rendition(each.url, each.width, each.height) for each in (made[spec] for spec in specs)),
        alt=alt or picture.description,
        caption=caption or picture.caption,
        credit=picture.credit,
    )


def widths(width: int) -> tuple[int, ...]:
    """The widths in which a picture of this width is made, from narrow to wide."""
    widest = min(width, WIDTHS[-1])
    return (*(each for each in WIDTHS if each < widest), widest)
