"""Conditional requests: whether the reader already has what we would send (RFC 9110, 13.1.2)."""

from __future__ import annotations

import re

_TAG = re.compile(rb'(?:W/)?("[^"]*")')


def already_has(if_none_match: bytes, etag: bytes) -> bool:
    """Whether a value of If-None-Match (``*``, or a list of tags) names the ETag, which is in its quotation marks.

    The comparison is weak, as the standard has it for this field: a proxy that compressed the page anew has
    marked our tag with ``W/``, and the reader's copy is good all the same.
    """
    return if_none_match.strip() == b"*" or etag in _TAG.findall(if_none_match)
