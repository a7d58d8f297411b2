"""How far the numbers that are read in a text and in its translation are the same ones.

It is an aid for those who write word lists: what is left of `disagreements` should be true differences of the
translation. Translators do change numbers, round them and leave them out, so the share never comes to 100 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval import material
from eval.figures import Figure, Part, rate, share
from eval.inject import plant
from eval.split import is_measured
from warta.language.read import facts
from warta.language.reading import Number

PLANTED = (
    "digit changed",
    "digit dropped",
    "digit added",
    "ten times",
    "scale word",
    "number word",
    "unit",
    "currency",
    "per cent to points",
)
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
    return figures + list(_planted(part))


def _planted(part: Part) -> Iterator[Figure]:
    """How many changed numbers of a translation are read as others: what is not, no comparison can find."""
    pairs = [pair for name, pairs in sources(part) if _is_indonesian(name) for pair in pairs]
    pairs += material.pud() if part == "measured" else []
    for fault in PLANTED:
        tried = seen = 0
        for pair in pairs:
            if planted := plant(pair, fault):
                tried += 1
                seen += _said(pair.relay) != _said(planted.relay)
        yield share(f"planted, and read as another: {fault}", seen, tried, f"planted {fault}")


def _is_indonesian(name: str) -> bool:
    return name.startswith(("panl", "tico"))


def _said(text: str) -> list[str]:
    """All figures that an Indonesian text says, in order: a changed day of a month is a date, not a number."""
    reading = facts(text, "id")
    found = [f"{number.value} {number.unit} {number.kind}" for number in reading.numbers if number.kind != "code"]
    found += [number.text for number in reading.numbers if number.kind == "code"]
    found += [f"{day.value} {day.month} {day.day}" for day in reading.dates]
    return found + [moment.value for moment in reading.times]


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
    return [_key(number) for number in facts(text, language).numbers if not number.is_vague]


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
