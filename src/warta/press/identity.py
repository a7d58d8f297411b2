"""What machines know a story and a listing by, wherever they stand: the address of a story may change, this never.

A ``urn:uuid`` of version 5: made from the site's host and the story's id, so that it is the same in every feed and
after every rebuild, and no two newsrooms share one.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import NAMESPACE_DNS, uuid5

from warta.press.source import Listing, Site


def story_urn(site: Site, id: int) -> str:
    return _urn(site, f"story/{id}")


def listing_urn(site: Site, listing: Listing) -> str:
    return _urn(site, listing.key)


def _urn(site: Site, key: str) -> str:
    host = urlsplit(site.base_url).netloc
    return uuid5(uuid5(NAMESPACE_DNS, host), key).urn
