"""Numbers that are written in figures, with what they count: money, per cent, or things.

Only figures that can be read in one way are taken: "17.30" in Indonesian copy is a time or a mistake, "5/7" a date or
a score, "Covid-19" a name, a bare "2024" more likely a year than a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from warta.language.packs import Numbers, Pack
from warta.language.reading import Number

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def numbers(text: str, pack: Pack, start: int, end: int) -> Iterator[Number]:
    """The numbers in this stretch of the text."""
    words = pack.numbers
    for match in _pattern(pack).finditer(text, start, end):
        if _YEAR.fullmatch(match[0]):
            continue
        value = Decimal(match["figure"].replace(words.grouping, "").replace(words.decimal, "."))
        if match["multiplier"]:
            value *= words.multipliers[match["multiplier"].casefold()]
        unit, kind = "", "count"
        if match["before"]:
            unit, kind = words.currencies[match["before"]], "money"
        elif match["after"]:
            unit, kind = words.currency_words[" ".join(match["after"].split())], "money"
        elif match["percent"]:
            unit, kind = "%", "percent"
        yield Number(
            text=match[0],
            value=int(value) if value == value.to_integral_value() else float(value),
            unit=unit,
            kind=kind,  # type: ignore[arg-type]  # one of the three above
            start=match.start(),
            end=match.end(),
        )


@cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    words: Numbers = pack.numbers
    grouping, decimal = re.escape(words.grouping), re.escape(words.decimal)
    figure = rf"(?:[0-9]{{1,3}}(?:{grouping}[0-9]{{3}}){{1,5}}|[0-9]{{1,15}})(?:{decimal}[0-9]{{1,6}})?"
    return re.compile(
        rf"(?<![\w.,:/+#@-])(?!0[0-9])(?:(?P<before>{_one_of(words.currencies)})\s?)?(?<![:/])(?P<figure>{figure})"
        rf"(?![0-9/:]|[.,-][0-9]|[.:]?[^\W\d_])"
        rf"(?:\s(?P<multiplier>(?i:{_one_of(words.multipliers)}))\b)?"
        rf"(?:\s(?P<after>{_one_of(words.currency_words)})\b|\s?(?P<percent>{_one_of(words.percent)})(?!\w))?"
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)) or "(?!)"
