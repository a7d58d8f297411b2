"""What a story was made from: the version of the item that its credit names, as the desk reads it."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import NamedTuple

from warta.newsroom.desk.copy_of import CopyOf, Source, Written, copy_of, day_of
from warta.newsroom.wire.models import ItemVersion


class Original(NamedTuple):
    version: ItemVersion
    copy: CopyOf


def original_of(page, today: date) -> Original | None:
    """The item that a story is a relay of; None where it is nobody's, or the item is not here any more."""
    for credit in page.credits.all():
        if credit.lineage_guid:
            versions = ItemVersion.objects.defer("raw").select_related("item").filter(item__guid=credit.lineage_guid)
            named = versions.filter(version=credit.lineage_version).first()
            version = named or versions.order_by("-pk").first()
            if version is not None:
                return Original(version, _copy(version, today))
    return None


def _copy(version: ItemVersion, today: date) -> CopyOf:
    """Put together as a story is, so that what the two do not share is what was changed, and not how it is kept."""
    item = version.read
    opening = item.dateline
    published = item.published or version.received_at
    return copy_of(
        Written(
            language=item.language,
            headline=item.headline,
            place=opening.place if opening else "",
            agency=opening.agency if opening else "",
            day=opening.date if opening else None,
            dateline=opening.text if opening else "",
            stream=[{"type": "paragraph", "value": f"<p>{escape(each, quote=False)}</p>"} for each in item.paragraphs],
            credits=[Source(each.as_written, each.agency) for each in item.credit],
            appeared=day_of(published),
        ),
        today,
    )
