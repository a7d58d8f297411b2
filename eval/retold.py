"""Quotations, speakers, sources, leads: faults planted in relays of whole stories, and what is said of clean ones.

A fault is found where its rule says something new at its place. The clean stories are the same ones.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from eval.figures import Figure, Part, share
from eval.stories import Rendered, Story, rendered, stories
from eval.tamper import FAULTS, HEADERS, Tampered, tamper
from warta.desk.compare import compare
from warta.desk.finding import Difference

OURS = ("FQ", "FA", "FX")
FIGURES = ("FN", "FT", "FU")
WANTED: dict[str, tuple[str, ...]] = {
    "quotation lost": ("FQ001",),
    "marks put around what is told": ("FQ002",),
    "quotation added": ("FQ002",),
    "a word of a quotation": ("FQ003",),
    "a number in a quotation": ("FQ003", *FIGURES),
    "a negation in a quotation": ("FQ003", "FX001"),
    "another speaker": ("FQ004",),
    "made indirect": ("FQ005",),
    "quotation without its speaker": ("FA001",),
    "told as a fact": ("FA001",),
    "another agency": ("FA002",),
    "another place in the dateline": ("FA003",),
    "another day in the dateline": ("FA003",),
    "number of the lead lost": ("FX002",),
    "name of the lead lost": ("FX002",),
    "sentence added": ("FX003",),
    "polarity": ("FX001",),
}
_PUBLISHED = date(2024, 7, 28)


def measure(part: Part) -> list[Figure]:
    tried: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    clean: Counter[str] = Counter()
    alarms: Counter[tuple[str, str, str]] = Counter()
    for story in stories(part, rewritten=False):
        if not story.is_translated:
            clean["the same again"] += 1
            alarms.update(
                {("the same again", each.severity, each.code) for each in told(story, rendered(story, story.relay))}
            )
    for story in stories(part):
        before = told(story, rendered(story, story.relay))
        group = "translated" if story.is_translated else "rewritten"
        clean[group] += 1
        alarms.update({(group, each.severity, each.code) for each in before if each.code.startswith(OURS)})
        known = {_key(each) for each in before}
        for fault in (*FAULTS, *HEADERS):
            tampered = tamper(story, fault)
            if tampered is not None:
                tried[group, fault] += 1
                found[group, fault] += is_found(story, tampered, fault, known)
    figures = []
    for group in ("rewritten", "translated"):
        figures += [
            share(f"{group}: {fault}", found[group, fault], tried[group, fault], f"{group} {fault}")
            for fault in WANTED
            if tried[group, fault]
        ]
    for group, count in clean.items():
        for severity in ("error", "warning", "info"):
            of = {
                code: hits for (where, how, code), hits in sorted(alarms.items()) if (where, how) == (group, severity)
            }
            total = sum(of.values())
            figures.append(
                Figure(
                    f"in 100 clean stories, {group}: {severity}",
                    100 * total / count,
                    count,
                    f"{group} {severity}",
                    "amount",
                )
            )
            figures += [Figure(f"  {code}", 100 * hits / count, count, form="amount") for code, hits in of.items()]
    return figures


def told(story: Story, relay: Rendered | Tampered) -> tuple[Difference, ...]:
    first, second = story.languages
    every = compare(
        story.original,
        relay.text,
        original_language=first,
        relay_language=second,
        published=_PUBLISHED,
        today=_PUBLISHED,
    ).differences
    return tuple(each for each in every if each.code.startswith((*OURS, *FIGURES)))


def is_found(story: Story, tampered: Tampered, fault: str, known: set[tuple[str, str, str]]) -> bool:
    return any(
        each.code.startswith(WANTED[fault])
        and _key(each) not in known
        and (_meets(each.relay, tampered.in_relay) or _meets(each.original, tampered.in_original))
        for each in told(story, tampered)
    )


def _key(each: Difference) -> tuple[str, str, str]:
    return each.code, each.original.text if each.original else "", each.relay.text if each.relay else ""


def _meets(span: object, place: tuple[int, int] | None) -> bool:
    return span is not None and place is not None and span.start < place[1] and span.end > place[0]  # type: ignore[attr-defined]
