"""Negation: planted in DEMETR's translations, and what is said of translations that nobody planted anything in.

What is flagged is what gets a warning; "at all" counts what is only worth a look too.
"""

from __future__ import annotations

from collections.abc import Iterable

from eval.figures import Figure, Part, rate, share
from eval.material import Pair, critical, demetr, ntrex, panl, pud
from eval.split import is_measured
from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.desk.rules.compare.facts.polarity_changed import find
from warta.language.reading import Reading, Span

NEGATED = "critical_id8_negation"


def measure(part: Part) -> list[Figure]:
    def wanted(source: str, document: str) -> bool:
        return is_measured(source, document) == (part == "measured")

    rows = [row for row in demetr() if wanted("demetr", row.document)]
    planted = [row for row in rows if row.fault == NEGATED]
    figures = []
    for language in ("de", "cs", "hi", "it", "pl"):
        of = [row for row in planted if row.language == language]
        figures.append(share(f"DEMETR, {language}: negation found", _flagged(_damaged(of)), len(of)))
    fair = {row.source: Pair(row.document, 0, row.source, row.fair, (row.language, "en")) for row in rows}
    figures += [
        share("DEMETR: negation found", _flagged(_damaged(planted)), len(planted), "demetr-warned"),
        share("DEMETR: negation found at all", _seen(_damaged(planted)), len(planted), "demetr-negation"),
        share("DEMETR: fair translations flagged", _flagged(fair.values()), len(fair), "demetr-fair"),
        share("DEMETR: fair translations flagged at all", _seen(fair.values()), len(fair), "demetr-fair-at-all"),
    ]
    for languages in ("pt-en", "en-de"):
        labelled = [(pair, bad) for pair, bad in critical(languages) if wanted("critical", pair.document)]
        for is_bad, name in ((True, "BAD"), (False, "OK")):
            of = [pair for pair, bad in labelled if bad == is_bad]
            figures.append(
                share(f"critical-errors {languages}: {name} rows flagged", _flagged(of), len(of), f"{languages} {name}")
            )
            figures.append(share(f"critical-errors {languages}: {name} rows flagged at all", _seen(of), len(of)))
    english = [p for of in ("ECO", "INT", "SCI", "SPO") for p in panl(of) if wanted("panl", p.document)]
    figures.append(rate("PANL en–id: pairs flagged", _flagged(english), len(english), "panl"))
    for code, name in (("spa", "es"), ("por", "pt"), ("msa", "ms"), ("nld", "nl")):
        of = [pair for pair in ntrex(code) if wanted("ntrex", pair.document)]
        figures.append(rate(f"NTREX en–{name}: pairs flagged", _flagged(of), len(of), f"ntrex-{name}"))
    if part == "measured":
        figures.append(rate("PUD en–id: pairs flagged", _flagged(pud()), 1000, "pud"))
    return figures


def _damaged(rows: Iterable) -> Iterable[Pair]:  # type: ignore[type-arg]
    return (Pair(row.document, 0, row.source, row.damaged, (row.language, "en")) for row in rows)


def _flagged(pairs: Iterable[Pair]) -> int:
    return sum("warning" in severities(pair) for pair in pairs)


def _seen(pairs: Iterable[Pair]) -> int:
    return sum(bool(severities(pair)) for pair in pairs)


def severities(pair: Pair) -> set[str]:
    """How grave what is said of a pair's negations is."""
    original, relay = (
        Copy(text, _empty(text, language))
        for text, language in zip((pair.original, pair.relay), pair.languages, strict=True)
    )
    link = Link(*(Side((Span(text, 0, len(text)),)) for text in (pair.original, pair.relay)), likeness=1.0)
    return {found.severity for found in find(Pairing(original, relay, (link,)))}


def _empty(text: str, language: str) -> Reading:
    return Reading(
        language=language,
        headline=None,
        body=(),
        apart=(),
        words=0,
        reading_minutes=0,
        byline="",
        dateline=None,
        credits=(),
    )
