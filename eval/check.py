"""`warta check` on real articles: how much it finds in them, by rule, and how much of that is right.

The articles are those of a daily (PFSA, put back as it was published) and of American newsrooms (PolNeAR). They were
edited before they were published, so that most of what an `error` rule finds in them is a false alarm. What was judged
by hand stands in judged/check.tsv: source, document, offset, code, right or wrong, and a note, without the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from eval import material
from eval.figures import Figure, Part, rate, share
from eval.split import is_measured
from warta.desk.check import check
from warta.desk.discovery import text_rules
from warta.desk.finding import Finding

JUDGED = Path(__file__).with_name("judged") / "check.tsv"
TODAY = date(2024, 1, 1)
"""Later than every article: nothing in them lies in the future, and no result hangs on the day of measuring."""


class Document(msgspec.Struct, frozen=True):
    source: str
    document: str
    language: str
    text: str


def documents(part: Part) -> list[Document]:
    """The articles of one half."""
    wanted = part == "measured"
    articles = [
        Document("pfsa", article.document, "id", material.published(article).text)
        for article in material.pfsa()
        if is_measured("pfsa", article.document) is wanted
    ]
    articles += [
        Document("polnear", article.document, "en", article.text)
        for article in material.polnear()
        if is_measured("polnear", article.document) is wanted
    ]
    return articles


def found(part: Part) -> Iterator[tuple[Document, Finding]]:
    """What the default rules find, in the order of the articles."""
    for document in documents(part):
        checked = check(document.text, document.language, today=TODAY)
        if failed := [problem.message for problem in checked.problems if "failed" in problem.template]:
            raise AssertionError(f"{document.source} {document.document}: {failed[0]}")
        yield from ((document, finding) for finding in checked.findings)


@cache
def judged() -> dict[tuple[str, str, int, str], bool]:
    """By source, document, offset and code: whether the finding is right."""
    if not JUDGED.exists():
        return {}
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]]
    return {(row[0], row[1], int(row[2]), row[3]): row[4] == "right" for row in rows}


def measure(part: Part) -> list[Figure]:
    articles = Counter(document.source for document in documents(part))
    findings = list(found(part))
    verdicts = judged()
    severities = {rule.rule.code: rule.rule.severity for rule in text_rules().rules}
    alarms: Counter[str] = Counter()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    by_source: Counter[str] = Counter()
    unjudged_errors = 0
    for document, finding in findings:
        by_source[document.source] += 1
        seen[finding.code] += 1
        verdict = verdicts.get((document.source, document.document, finding.start, finding.code))
        if verdict is not None:
            right[finding.code] += verdict
            alarms[finding.code] += 1
        elif finding.severity == "error":
            unjudged_errors += 1
    total = sum(articles.values())
    figures = [
        Figure(f"findings an article, {source}", by_source[source] / count, count, "", "amount")
        for source, count in articles.items()
    ]
    false_errors = {
        code: alarms[code] - right[code] for code, severity in severities.items() if severity == "error" and seen[code]
    }
    figures += [
        rate("false alarms of error rules, an article", sum(false_errors.values()), total, "false_errors"),
        rate("errors that nobody judged, an article", unjudged_errors, total, "unjudged_errors"),
        share("precision of what was judged", right.total(), alarms.total(), "precision"),
        share("judged, of all findings", alarms.total(), len(findings), ""),
    ]
    for code in sorted(seen):
        figures.append(rate(f"{code}: findings, an article", seen[code], total))
        if alarms[code]:
            figures.append(share(f"{code}: precision", right[code], alarms[code]))
    return figures
