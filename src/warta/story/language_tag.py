"""Languages are BCP 47 tags: ``id``, ``en-GB``, ``zh-Hant``."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """The language without its variety: ``id`` of ``id-ID``, in small letters."""
    return tag.replace("_", "-").partition("-")[0].lower()
