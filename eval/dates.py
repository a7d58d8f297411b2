"""Dates, weekdays and times: how often an original and its professional translation are read alike.

What is counted are the parts that a translation keeps: a weekday, a day of a month, a month, a year, a decade, a time
of day, and how far a relative day is from publication. Translators leave some out and make a date of a weekday, so
agreement is never whole; what is read on one side only is the most that the rules of compare can be wrong about.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from eval.figures import Figure, Part, rate, share
from eval.material import NTREX, Pair, ntrex, panl, pfsa, polnear, published, tico
from eval.split import is_measured
from warta.desk.check import check
from warta.desk.compare import compare_sentences
from warta.desk.selection import Selection
from warta.language import read
from warta.language.dates import dates
from warta.language.packs import pack_of
from warta.language.times import times

_ENGLISH_HOUR = re.compile(
    r"(?<![\w.,:/$-])(?P<hour>[01]?[0-9]|2[0-3])(?:[.:]?(?P<minute>[0-5][0-9])(?!\w)|(?=\s?[ap]\.?m\b))(?![.,:/-]?[0-9])"
)
_RELAY_HOUR = re.compile(
    r"(?:(?<=pukul )|(?<=jam )|(?<=às )|(?<=las )|(?<=om ))(?P<hour>[01]?[0-9]|2[0-3])(?:[.:h](?P<minute>[0-5][0-9]))?"
    r"(?![\w.,:/-]?[0-9])"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TODAY = date(2026, 1, 1)
JUDGED = Path(__file__).with_name("judged") / "dates.tsv"
_YEAR = re.compile(r"[0-9]{4}")
_SPANS = {
    "panl": (date(2005, 1, 1), date(2010, 12, 31)),
    "ntrex": (date(2018, 1, 1), date(2019, 12, 31)),
    "tico": (date(2019, 1, 1), date(2021, 12, 31)),
}
"""Before and after everything that these tell as news."""
_WITHOUT_PUBLICATION = ("T001", "T002")
_RULES = ("T001", "T002", "T003", "T004", "T005")


def pairs(part: Part) -> Iterator[tuple[str, Pair]]:
    """The pairs of sentences in languages that are read, with the name of their source."""
    for name in ("ECO", "INT", "SCI", "SPO"):
        for pair in panl(name):  # type: ignore[arg-type]
            if is_measured("panl", pair.document) == (part == "measured"):
                yield "panl", pair
    for name, tag in NTREX.items():
        if pack_of(tag):
            for pair in ntrex(name):
                if is_measured("ntrex", pair.document) == (part == "measured"):
                    yield f"ntrex-{tag}", pair
    if part == "looked-at":
        for pair in tico():
            yield "tico", pair


def told(text: str, language: str) -> Counter[str]:
    """The parts of the dates and times of a sentence, each as often as it is told."""
    pack = pack_of(language)
    assert pack is not None
    parts: Counter[str] = Counter()
    for day in dates(text, pack, 0, len(text), published=None, today=TODAY):
        parts.update([f"weekday {day.weekday}"] if day.weekday else [])
        parts.update([f"told {day.relation}"] if day.relation else [])
        if day.month:
            parts.update([f"day {day.month}-{day.day}" if day.day else f"month {day.month}"])
        if day.value and day.kind == "date":
            year = day.value.split("-")[0]
            parts.update([f"decade {year}" if len(year) == 3 else f"year {year}"])
    parts.update(f"time {time.value}" for time in times(text, pack, 0, len(text)))
    return parts


def kinds(parts: Counter[str]) -> set[str]:
    return {part.split()[0] for part in parts}


def planted_hours(part: Part) -> tuple[int, int]:
    """In how many pairs one hour of the relay was changed, and in how many of these the change was found.

    Where the hours are is seen by patterns of this file alone: English hours with their half of the day or with
    minutes, and the same hour in figures in the relay."""
    tried = found = 0
    for _, pair in pairs(part):
        english = {_clock(match) for match in _ENGLISH_HOUR.finditer(pair.original)}
        dice = random.Random(f"hour:{pair.document}:{pair.line}")
        sites = [match for match in _RELAY_HOUR.finditer(pair.relay) if _clock(match) in english]
        if not sites:
            continue
        start, end = dice.choice(sites).span("hour")
        hour = (int(pair.relay[start:end]) + dice.choice([-3, -2, -1, 1, 2, 3])) % 24
        new = f"{hour:02}" if end - start == 2 else str(hour)
        relay = pair.relay[:start] + new + pair.relay[end:]
        tried += 1
        found += any(
            each.relay and each.relay.start < start + len(new) and start < each.relay.end
            for each in compare_sentences(pair.original, relay, languages=pair.languages).differences
        )
    return tried, found


def _clock(match: re.Match[str]) -> tuple[int, int]:
    """Hour and minute by the clock of twelve hours."""
    return int(match["hour"]) % 12, int(match["minute"] or 0)


def out_of_time(part: Part) -> tuple[int, int, int]:
    """How many stories of ten sentences there are, how many dates of theirs were told as to come in a story that is
    published before all of them, and how many as past in one that is published after them: there are few real articles
    whose day is known, and here every finding with a year is false."""
    number = future = past = 0
    for (source, languages), group in groupby(pairs(part), key=lambda each: (each[0], each[1].languages)):
        first, last = _SPANS[source.split("-")[0]]
        several = [pair for _, pair in group]
        for start in range(0, len(several), 10):
            story = several[start : start + 10]
            for side, language in enumerate(languages):
                text = " ".join((pair.relay if side else pair.original).strip() for pair in story)
                number += 1
                future += _with_year(text, language, first, "T003")
                past += _with_year(text, language, last, "T004")
    return number, future, past


def _with_year(text: str, language: str, published: date, code: str) -> int:
    findings = check(text, language, published, today=TODAY, selection=Selection(select=(code,))).findings
    return sum(_YEAR.search(finding.values["date"]) is not None for finding in findings)


def articles(part: Part) -> Iterator[tuple[str, str, str]]:
    """Real articles as they were published: id, language, text."""
    for article in pfsa():
        if is_measured("pfsa", article.document) == (part == "measured"):
            yield article.document, "id", published(article).text
    for report in polnear():
        if is_measured("polnear", report.document) == (part == "measured"):
            yield report.document, "en", report.text


def measure(part: Part) -> list[Figure]:
    alike: Counter[str] = Counter()
    every: Counter[str] = Counter()
    same: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    clashing: Counter[str] = Counter()
    for source, pair in pairs(part):
        first, second = told(pair.original, pair.languages[0]), told(pair.relay, pair.languages[1])
        if not first and not second:
            continue
        rows[source] += 1
        clashing[source] += bool(kinds(first - second) & kinds(second - first))
        same[source] += first == second
        for kind, count in ((first & second) + Counter()).items():
            alike[kind.split()[0]] += count
        for kind, count in (first | second).items():
            every[kind.split()[0]] += count
    figures = [share(f"told alike: {kind}", alike[kind], every[kind], f"alike_{kind}") for kind in sorted(every)]
    figures += [share(f"pairs wholly alike: {source}", same[source], rows[source]) for source in sorted(rows)]
    tried, found = planted_hours(part)
    figures.append(share("found: hour, in all languages", found, tried, "found_hour"))
    clashes = sum(clashing.values())
    figures.append(rate("pairs that seem to change a date or time", clashes, sum(rows.values()), "clashing"))
    false: Counter[str] = Counter()
    true: Counter[str] = Counter()
    number = dated = 0
    for document, language, text in articles(part):
        number += 1
        published = day_of(document, language, text)
        dated += published is not None
        for finding in check(text, language, published, today=TODAY, selection=Selection(select=_RULES)).findings:
            is_true = (document, finding.code, finding.values.get("date", "")) in judged_true()
            (true if is_true else false)[finding.code] += 1
    stories, future, past = out_of_time(part)
    figures.append(rate("T003 false alarms on stories moved before their dates", future, stories, "moved_t003"))
    figures.append(rate("T004 false alarms on stories moved behind their dates", past, stories, "moved_t004"))
    for code in _RULES:
        tried = number if code in _WITHOUT_PUBLICATION else dated
        figures.append(rate(f"{code} false alarms on articles", false[code], tried, f"false_{code.casefold()}"))
        figures.append(rate(f"{code} true findings in articles", true[code], tried))
    return figures


def day_of(document: str, language: str, text: str) -> date | None:
    """The day on which an article appeared: the one in its name, or else the one that its dateline or lead tells."""
    if named := _DAY.search(document):
        return date.fromisoformat(named[0])
    dateline = read(text, language, today=TODAY).dateline
    return dateline.date if dateline else None


@cache
def judged_true() -> frozenset[tuple[str, str, str]]:
    """The findings on real articles that are right, by document, rule and date, as somebody judged them."""
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]]
    return frozenset((row[0], row[1], row[2]) for row in rows if row[3] == "true")
