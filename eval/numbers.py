"""How far the numbers that are read in a text and in its translation are the same ones.

It is an aid for those who write word lists: what is left of `disagreements` should be true differences of the
translation. Translators do change numbers, round them and leave them out, so the share never comes to 100 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval import material
from eval.figures import Figure, Part, rate, share
from eval.split import is_measured
from warta.language import read
from warta.language.reading import Number

Key = tuple[str, str]
"""A number as it is held against others: its value, or for a code its figures, and its unit."""


def measure(part: Part) -> list[Figure]:
    figures = []
    for name, pairs in sources(part):
        every = lost = clashing = 0
        for pair in pairs:
            first, second = counted(pair.original, pair.languages[0]), counted(pair.relay, pair.languages[1])
            left, over = apart(first, second)
            every += len(first)
            lost += len(left)
            clashing += bool(left and over)
        figures.append(
            share(f"{name}: numbers of the original read in the translation", every - lost, every, f"{name}-kept")
        )
        figures.append(rate(f"{name}: pairs that seem to change a number", clashing, len(pairs), f"{name}-clashing"))
    return figures


def sources(part: Part) -> Iterator[tuple[str, list[material.Pair]]]:
    for section in ("ECO", "INT", "SPO", "SCI"):
        yield f"panl-{section.casefold()}", _half(material.panl(section), "panl", part)
    for code in ("spa", "por", "msa", "nld"):
        yield f"ntrex-{code}", _half(material.ntrex(code), "ntrex", part)
    if part == "looked-at":
        yield "tico", material.tico()


def _half(pairs: Iterable[material.Pair], source: str, part: Part) -> list[material.Pair]:
    return [pair for pair in pairs if is_measured(source, pair.document) == (part == "measured")]


def counted(text: str, language: str) -> list[Key]:
    """The numbers of a text that its translation must have too. What is vague may be said in another way."""
    return [_key(number) for number in read(text, language).numbers if not number.is_vague]


def _key(number: Number) -> Key:
    if number.kind == "code":
        return "".join(filter(str.isdigit, number.text)), "code"
    return f"{number.value:.6g}", number.unit


def apart(first: list[Key], second: list[Key]) -> tuple[list[Key], list[Key]]:
    """What each side has that the other has not. A unit may be left out on one side: "Rina, 45" and "45 tahun"."""
    left, over = [], list(second)
    for key in first:
        if key in over:
            over.remove(key)
        else:
            left.append(key)
    for key in list(left):
        if match := next((each for each in over if each[0] == key[0] and "" in (each[1], key[1])), None):
            left.remove(key)
            over.remove(match)
    return left, over


def disagreements(pairs: Iterable[material.Pair]) -> Iterator[tuple[material.Pair, list[Key], list[Key]]]:
    """The pairs in which one side has numbers that the other has not: to be printed of the half that is looked at."""
    for pair in pairs:
        left, over = apart(counted(pair.original, pair.languages[0]), counted(pair.relay, pair.languages[1]))
        if left or over:
            yield pair, left, over
