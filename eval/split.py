"""Which documents are looked at while rules are written, and which are only measured on.

The measured half of each source is listed by id in measured/<source>.txt. Rules, word lists and thresholds are made
looking at the rest. PUD is measured whole, TICO-19 looked at whole.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

MEASURED = Path(__file__).with_name("measured")


def is_measured(source: str, document: str) -> bool:
    """Whether this document is set apart for measuring. Raises OSError for a source without a list."""
    return document in _measured(source)


@cache
def _measured(source: str) -> frozenset[str]:
    return frozenset((MEASURED / f"{source}.txt").read_text(encoding="utf-8").split())
