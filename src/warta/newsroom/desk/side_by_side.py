"""The whole of a relay beside its original, as the desk shows them: a page by itself."""

from __future__ import annotations

from datetime import date

from warta.desk.compare import Comparison, differences, pair
from warta.desk.copy import Copy
from warta.desk.lineage import lineage
from warta.desk.problem import Problem
from warta.desk.side_by_side import page
from warta.language import read
from warta.newsroom.desk.copy_of import CopyOf

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""It brings its style along, and needs nothing else."""


def side_by_side(original: CopyOf, relay: CopyOf, today: date, language: str) -> str:
    """The page, its own words in ``language``."""
    pairing = pair(_read(original, today), _read(relay, today))
    tags = (pairing.original.reading.language, pairing.relay.reading.language)
    made_of = lineage(original.story, relay.story, tags)
    problems: list[Problem] = []
    found = differences(pairing, problems=problems)
    return page(Comparison(pairing=pairing, differences=found, lineage=made_of, problems=tuple(problems)), language)


def _read(copy: CopyOf, today: date) -> Copy:
    return Copy(copy.story, read(copy.story, copy.language or None, copy.published, today=today), copy.published)
