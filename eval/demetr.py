"""DEMETR: numbers and names replaced in translations into English, beside the fair translation of the same sentence.

Each is held once against its source, in another language, and once against the fair translation, as a relay in the
original's language would be. Czech, Hindi and Polish have no pack: only their figures can be compared, and a number
that they write in words cannot be seen to have changed.
"""

from __future__ import annotations

from collections import Counter

from eval.figures import Figure, Part, rate, share
from eval.material import Damaged, demetr
from eval.split import is_measured
from warta.desk.compare import compare_sentences

_NUMBERS = "critical_id10_numbers_replaced"
_NAMES = "critical_id9_ne_replaced"
_FACTS = ("FN", "FU", "FT")
_READ = ("de", "it")


def measure(part: Part) -> list[Figure]:
    chosen = [each for each in demetr() if is_measured("demetr", each.document) == (part == "measured")]
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    seen: set[str] = set()
    clean = alarms = names_clean = 0
    for each in chosen:
        if each.fault == _NUMBERS:
            groups = ["all", "read" if each.language in _READ else "figures alone"]
            for group in groups:
                tried[f"number {group}"] += 1
                found[f"number {group}"] += _is_found(each, each.source, each.language, _FACTS)
            tried["number fair"] += 1
            found["number fair"] += _is_found(each, each.fair, "en", _FACTS)
        elif each.fault == _NAMES:
            tried["name"] += 1
            found["name"] += _is_found(each, each.fair, "en", ("FP", *_FACTS))
        if each.document not in seen:
            seen.add(each.document)
            clean += 1
            errors = {
                found.code[:2]
                for found in compare_sentences(each.source, each.fair, languages=(each.language, "en")).differences
                if found.severity == "error"
            }
            alarms += bool(errors & set(_FACTS))
            names_clean += "FP" in errors
    return [
        share(
            "numbers replaced, found beside the fair translation",
            found["number fair"],
            tried["number fair"],
            "numbers beside the fair translation",
        ),
        share("numbers replaced, found beside the source", found["number all"], tried["number all"], "numbers"),
        share("  German and Italian", found["number read"], tried["number read"], "numbers of languages that are read"),
        share("  Czech, Hindi, Polish (figures alone)", found["number figures alone"], tried["number figures alone"]),
        share("names replaced, found beside the fair translation", found["name"], tried["name"]),
        rate("alarms on fair translations: numbers, units, dates", alarms, clean, "alarms"),
        rate("alarms on fair translations: names", names_clean, clean),
    ]


def _is_found(each: Damaged, original: str, language: str, families: tuple[str, ...]) -> bool:
    """Whether the damage is found, and was not there before it was done."""
    before = _found(original, each.fair, language, families)
    return bool(_found(original, each.damaged, language, families) - before)


def _found(original: str, relay: str, language: str, families: tuple[str, ...]) -> set[tuple[str, str, str]]:
    return {
        (found.code, found.original.text if found.original else "", found.relay.text if found.relay else "")
        for found in compare_sentences(original, relay, languages=(language, "en")).differences
        if found.code[:2] in families
    }
