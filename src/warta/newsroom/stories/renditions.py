"""The sizes of a picture that the site offers. Made once, when a picture is first shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from wagtail.images.models import Filter

from warta.newsroom.stories.models import NewsPicture, NewsRendition
from warta.newsroom.stories.widths import widths
from warta.story import Picture, Rendition


class Shown(msgspec.Struct, frozen=True):
    """A picture with its own words, before a story writes others."""

    renditions: tuple[Rendition, ...]
    alt: str
    caption: str
    credit: str

    def as_in(self, *, caption: str = "", alt: str = "") -> Picture:
        """With caption and alt as the story has them, or else the picture's own."""
        return Picture(self.renditions, alt or self.alt, caption or self.caption, self.credit)


def pictures(ids: Iterable[int]) -> dict[int, Shown]:
    """Pictures as the press shows them, in WebP, by id. Two queries or none, and more only for sizes not made yet."""
    ids = set(ids)
    if not ids:
        return {}
    rows = NewsPicture.objects.filter(pk__in=ids).values_list("pk", "width", "description", "caption", "credit")
    made = _made(ids)
    return {
        id: Shown(_renditions(id, width, made[id]), alt, caption, credit) for id, width, alt, caption, credit in rows
    }


def picture_of(picture: NewsPicture) -> Picture:
    """One picture, with its own words."""
    return pictures([picture.pk])[picture.pk].as_in()


def _made(ids: set[int]) -> defaultdict[int, dict[str, Rendition]]:
    found: defaultdict[int, dict[str, Rendition]] = defaultdict(dict)
    storage = NewsRendition._meta.get_field("file").storage
    rows = NewsRendition.objects.filter(image__in=ids, filter_spec__endswith="|format-webp", focal_point_key="")
    for image, spec, file, width, height in rows.values_list("image_id", "filter_spec", "file", "width", "height"):
        found[image][spec] = Rendition(storage.url(file), width, height)
    return found


def _renditions(id: int, width: int, made: dict[str, Rendition]) -> tuple[Rendition, ...]:
    specs = [f"width-{each}|format-webp" for each in widths(width)]
    missing = [Filter(spec) for spec in specs if spec not in made]
    if missing:
        # Not by way of Wagtail's cache: another process may have remembered sizes of a file that was replaced since.
        for each in NewsPicture.objects.get(pk=id).create_renditions(*missing).values():
            made[each.filter_spec] = Rendition(each.url, each.width, each.height)
    return tuple(made[spec] for spec in specs)
