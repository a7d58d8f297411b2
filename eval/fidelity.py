"""Numbers, units, dates and names kept in English-Indonesian pairs: planted errors found, and alarms on clean pairs.

An alarm is a finding of severity error. One on a clean pair is false unless judged/fidelity.tsv says that the relay is
wrong there indeed: a line each with source, line number, code and verdict, without the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.figures import Figure, Part, rate, share
from eval.inject import FAULTS, plant
from eval.material import Pair, PanlPart, panl, pud, tico
from eval.split import is_measured
from warta.desk.compare import compare_sentences
from warta.desk.finding import Difference

JUDGED = Path(__file__).parent / "judged" / "fidelity.tsv"
_PARTS: tuple[PanlPart, ...] = ("ECO", "INT", "SCI", "SPO")
_NAMES = "FP"
_FACTS = ("FN", "FU", "FT")


def sources(part: Part) -> Iterator[tuple[str, list[Pair]]]:
    for name in _PARTS:
        chosen = [pair for pair in panl(name) if is_measured("panl", pair.document) == (part == "measured")]
        yield f"panl-{name}", chosen
    yield ("pud", pud()) if part == "measured" else ("tico", tico())


def judged() -> dict[tuple[str, int, str], str]:
    """The verdicts on alarms: source, line and code to "right" or "false"."""
    if not JUDGED.exists():
        return {}
    rows = (line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(row[0], int(row[1]), row[2]): row[3] for row in rows if len(row) >= 4}


def measure(part: Part, *, every: int = 1) -> list[Figure]:
    """``every`` takes one pair in so many, for a quick look."""
    verdicts = judged()
    clean = false_facts = false_names = right = looked = 0
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for source, pairs in sources(part):
        for pair in pairs[::every]:
            clean += 1
            before = found_in(pair, pair.relay)
            for code in {
                each.code for each in before if each.severity == "error" and each.code[:2] in (*_FACTS, _NAMES)
            }:
                if verdicts.get((source, pair.line, code)) == "right":
                    right += 1
                elif code.startswith(_NAMES):
                    false_names += 1
                else:
                    false_facts += 1
            looked += sum(each.severity == "info" and each.code[:2] in (*_FACTS, _NAMES) for each in before)
            for fault in FAULTS:
                planted = plant(pair, fault)
                if planted is None:
                    continue
                tried[fault] += 1
                hits = [
                    each for each in found_in(pair, planted.relay)
                    if each.relay and each.relay.start < planted.end and planted.start < each.relay.end
                ]  # fmt: skip
                found[fault] += bool(hits)
                sure[fault] += any(each.severity == "error" for each in hits)
    figures = [
        rate("false alarms: numbers, units, dates", false_facts, clean, "false alarms"),
        rate("false alarms: names", false_names, clean, "false alarms of names"),
        rate("real faults found in clean pairs", right, clean),
        rate("worth a look, in clean pairs", looked, clean),
    ]
    for fault in FAULTS:
        figures.append(share(f"found: {fault}", found[fault], tried[fault], fault))
        figures.append(share(f"  as an error: {fault}", sure[fault], tried[fault], f"{fault}, as an error"))
    return figures


def found_in(pair: Pair, relay: str) -> tuple[Difference, ...]:
    return compare_sentences(pair.original, relay, languages=pair.languages).differences
