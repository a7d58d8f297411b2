"""Two names of a story exchanged between two of its sentences: whole documents of NTREX, English into four languages.

A name is exchanged where both texts write it alike; a month is none. It is found where an error about names stands at
one of the places.
"""

from __future__ import annotations

import random
import re
from calendar import month_name
from collections import defaultdict

from eval.figures import Figure, Part, rate, share
from eval.material import NTREX, Pair, ntrex
from eval.split import is_measured
from warta.desk.compare import compare

_LANGUAGES = ("msa", "spa", "por", "nld")
_MONTHS = frozenset(month_name)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?![-'’])")


def measure(part: Part) -> list[Figure]:
    figures: list[Figure] = []
    for language in _LANGUAGES:
        documents: dict[str, list[Pair]] = defaultdict(list)
        for pair in ntrex(language):
            if is_measured("ntrex", pair.document) == (part == "measured"):
                documents[pair.document].append(pair)
        tried = found = clean = 0
        for name, pairs in sorted(documents.items()):
            clean += _is_reported(pairs, [pair.relay for pair in pairs], None)
            sites = _sites(name, pairs)
            if sites is None:
                continue
            tried += 1
            relays = [pair.relay for pair in pairs]
            (first, mine), (second, yours) = sites
            relays[first] = re.sub(rf"\b{mine}\b", yours, relays[first])
            relays[second] = re.sub(rf"\b{yours}\b", mine, relays[second])
            found += _is_reported(pairs, relays, (mine, yours))
        tag = NTREX[language]
        figures.append(share(f"names exchanged, found: en-{tag}", found, tried, f"en-{tag}"))
        figures.append(rate(f"  clean stories with an exchange reported: en-{tag}", clean, len(documents)))
    return figures


def _sites(name: str, pairs: list[Pair]) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Two sentences, each with a name that only it of the two has, on both sides."""
    dice = random.Random(f"swap:{name}")
    here = [
        (number, word)
        for number, pair in enumerate(pairs)
        for word in sorted(set(_NAME.findall(pair.original)) & set(_NAME.findall(pair.relay)))
        if word not in _MONTHS
        and len(re.findall(rf"\b{word}\b", pair.relay)) == len(re.findall(rf"\b{word}\b", pair.original)) == 1
    ]
    choices = [
        (first, second)
        for first in here
        for second in here
        if first[0] < second[0]
        and first[1] not in pairs[second[0]].original + pairs[second[0]].relay
        and second[1] not in pairs[first[0]].original + pairs[first[0]].relay
    ]
    return dice.choice(choices) if choices else None


def _is_reported(pairs: list[Pair], relays: list[str], names: tuple[str, str] | None) -> bool:
    compared = compare(
        "\n\n".join(pair.original for pair in pairs),
        "\n\n".join(relays),
        original_language=pairs[0].languages[0],
        relay_language=pairs[0].languages[1],
    )
    for each in compared.differences:
        if each.severity != "error":
            continue
        if names is None:
            if each.code == "FP003":
                return True
        elif each.code.startswith("FP") and each.relay and any(name in each.relay.text for name in names):
            return True
    return False
