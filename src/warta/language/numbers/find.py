"""Finds the numbers of a text, from left to right, each looked at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from warta.language.numbers.amounts import TELEPHONE_FROM, amount, pair, slashed, times
from warta.language.numbers.lexicon import Lexicon, folded, lexicon, spaced
from warta.language.numbers.shared import with_shared
from warta.language.numbers.stretch import Found, Stretch
from warta.language.numbers.tails import Sign, measures, take_tail
from warta.language.numbers.worded import worded
from warta.language.packs import Pack
from warta.language.reading import Number

_PARTS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_PARTS["⅛"] = Fraction(1, 8)
_TENS = ("", "X", "XX")
_ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = {ten + one: 10 * tens + ones for tens, ten in enumerate(_TENS) for ones, one in enumerate(_ONES, 1)}
"""Centuries, quarters and wars are numbered so; more is for kings and popes."""
_NEVER_AFTER = frozenset("/:#@&=_+.,\\^")
"""Signs that make figures directly behind them part of something else: a path, a time, a tag."""
_COLONS = re.compile(r"(?:[:.][0-9]{2})+(?![0-9])")
_CHAINED = re.compile(r"(?:[/-][0-9A-Z]+)+")
_MIXED = re.compile(r"[- ]([1-9])/([2-9])(?![0-9/])")
_LONGEST_MIXED = 3
"""Digits of a whole number that has a fraction behind it: "3-1/2"."""
_TELEPHONE = re.compile(r"\+?[0-9]{2,4}(?:[-. ]?\(?[0-9]{2,5}\)?){2,5}(?![0-9])")
# Figures can be divided in one way alone: where they could in many, a long one would be tried in all of them.
_CODE = re.compile(r"-?[0-9]+(?:[A-Za-z]{1,2}-?[0-9]+|-[0-9]+)*[A-Za-z]{0,2}(?![\w]|[.,][0-9])")
_LONGEST_NAME = 12
"""Letters of the longest name that a hyphen joins to its figures: "Covid-19"."""


def numbers(text: str, pack: Pack, start: int, end: int) -> Iterator[Number]:
    """The numbers in this stretch of the text."""
    words = lexicon(pack)
    last: Found | None = None
    for found in with_shared(text, words, _Scan(Stretch(text, start, end, pack, words), words)):
        # What stands inside what was read already is no number of its own.
        if last is None or (found.start >= last.end and not _is_said_again(text, last, found)):
            yield _number(text, found)
            last = found


def _is_said_again(text: str, figure: Found, words: Found) -> bool:
    """Whether this is "4 (empat)", as deeds write it."""
    return words.in_words and words.value == figure.value and text[figure.end : words.start].strip() == "("


def _number(text: str, found: Found) -> Number:
    value = found.value
    return Number(
        text=text[found.start : found.end],
        value=int(value) if value.denominator == 1 else float(value),
        unit=found.unit,
        kind=found.kind,
        start=found.start,
        end=found.end,
        in_words=found.in_words,
        is_vague=found.vague,
    )


class _Scan:
    """The numbers one after the other."""

    def __init__(self, page: Stretch, words: Lexicon) -> None:
        self.page, self.words = page, words
        self.money_end = -1
        """Where the last amount with a sign before it ended: "Rp9.300/9.305" is two."""
        self.ordinal_end = -2
        """Where the last ordinal ended."""

    def __iter__(self) -> Iterator[Found]:
        page, words = self.page, self.words
        at, text, end = page.start, page.text, page.end
        search, begins = words.scan.search, words.begins
        while match := search(text, at, end):
            at = match.end()
            if match.lastgroup == "word":
                word = match["word"]
                if at < end and (text[at] in "-0123456789") and (code := self._code(match.start(), at)):
                    yield code
                    at = code.end
                elif word[0] in "IVX" and (roman := _ROMAN.get(word)) and page.before(words.roman_after, match.start()):
                    yield Found(match.start(), at, roman, "ordinal")
                elif begins[word] and (found := self._worded(match.start(), None)):
                    yield found
                    at = found.end
                continue
            if match.lastgroup == "before":
                sign = words.before[spaced(match["before"])]
                place = match.end()
                is_figure = text[place] in "0123456789"
                found_or_end = self._figures(place, sign) if is_figure else self._worded(place, sign)
                if isinstance(found_or_end, Found):
                    found_or_end.start = match.start()
                    self.money_end = found_or_end.end
                    yield found_or_end
                    at = found_or_end.end
                elif isinstance(found_or_end, int):
                    at = found_or_end
                else:
                    at = match.start() + len(match["before"])
                continue
            read = self._figures(match.start(), None) if match.lastgroup == "digit" else self._part(match.start())
            if isinstance(read, list):
                yield from read
                at = read[-1].end
            elif isinstance(read, Found):
                yield read
                at = read.end
            else:
                at = read

    def _code(self, start: int, end: int) -> Found | None:
        """ "Covid-19", "G20", "B-52": a name with figures glued to it, which count nothing."""
        text = self.page.text
        if not text[start].isupper() or self.words.ordinal_before.pattern.search(text, start, end + 1):
            return None
        match = _CODE.match(text, end, self.page.end)
        if not match or (text[end] == "-" and end - start > _LONGEST_NAME):
            return None
        return Found(start, match.end(), 0, "code")

    def _part(self, start: int) -> Found:
        found = Found(start, start + 1, _PARTS[self.page.text[start]])
        take_tail(self.page, found, None)
        return found

    def _worded(self, start: int, sign: Sign | None) -> Found | None:
        found = worded(self.page, start, sign, self.ordinal_end)
        if found is not None and found.kind == "ordinal":
            self.ordinal_end = found.end
        return found

    def _figures(self, start: int, sign: Sign | None) -> Found | list[Found] | int:
        """The number, or the numbers, that begin with these figures; else the place where they end."""
        page, text, words = self.page, self.page.text, self.words
        match = words.figure.match(text, start, page.end)
        assert match is not None
        end = match.end()
        if sign is None and (read := self._by_what_is_before(start, match)) is not None:
            return read
        after = text[end] if end < page.end else ""
        if after == ":":
            colons = _COLONS.match(text, end, page.end)
            return page.past(colons.end() if colons else end)
        if sign is None and (mixed := self._mixed(start, match)):
            return mixed
        if after == "/" and text[end + 1 : end + 2].isdigit() and sign is None:
            return slashed(page, start, match[0], end)
        if after and after in "-–" and text[end + 1 : end + 2].isdigit() and sign is None:
            return pair(page, start, match[0], end)
        if after in _PARTS and match[0].isdigit():
            found = Found(start, end + 1, int(match[0]) + _PARTS[after])
            take_tail(page, found, sign)
            return found
        if sign is None and after in "x×" and after and (product := times(page, start, match[0], end)):
            return product
        if ordinal := words.ordinal_after.match(text, end, page.end):
            if match[0].isdigit():
                return Found(start, ordinal.end(), int(match[0]), "ordinal")
            return ordinal.end()
        if decade := words.decade.match(text, end, page.end):
            if sign is None and match[0].isdigit():
                return decade.end()
            rough = amount(page, start, match[0], end, sign)  # "Rp18.000-an": some 18,000
            if isinstance(rough, Found) and rough.kind != "code":
                rough.end, rough.vague = max(rough.end, decade.end()), True
            return rough
        return amount(page, start, match[0], end, sign)

    def _mixed(self, start: int, whole: re.Match[str]) -> Found | None:
        """ "3-1/2 years", "2 1/4 persen"."""
        page = self.page
        part = _MIXED.match(page.text, whole.end(), page.end)
        if part is None or not whole[0].isdigit() or len(whole[0]) > _LONGEST_MIXED:
            return None
        above, below = int(part[1]), int(part[2])
        if above >= below or math.gcd(above, below) > 1:
            return None
        found = Found(start, part.end(), int(whole[0]) + Fraction(above, below))
        take_tail(page, found, None)
        return found

    def _by_what_is_before(self, start: int, match: re.Match[str]) -> Found | int | None:
        """What figures are for what stands right before them; None where that says nothing."""
        page, text, words, end = self.page, self.page.text, self.words, match.end()
        before = text[start - 1] if start > page.start else " "
        if before == "+" and (telephone := _TELEPHONE.match(text, start, page.end)):
            return Found(start - 1, telephone.end(), 0, "code")
        if before == page.decimal == "." and match[0].isdigit() and self._opens(start - 1):
            return amount(page, start - 1, f"0.{match[0]}", end, None)
        is_second_rate = before == "/" and start - 1 == self.money_end
        if (before in _NEVER_AFTER and not is_second_rate) or before.isalnum():
            return page.past(end)
        telephone = _TELEPHONE.match(text, start, page.end) if text[start] == "0" else None
        if telephone and len(telephone[0]) >= TELEPHONE_FROM:
            return Found(start, telephone.end(), 0, "code")
        if page.before(words.codes, start) and not measures(page, end):
            chained = _CHAINED.match(text, end, page.end)
            return Found(start, chained.end() if chained else end, 0, "code")
        if (prefix := page.before(words.ordinal_before, start)) and match[0].isdigit():
            return Found(prefix.start(), end, int(match[0]), "ordinal")
        return None

    def _opens(self, place: int) -> bool:
        """Whether a figure may begin with the point at this place: ".08 %"."""
        return place == self.page.start or self.page.text[place - 1] in " ($£€"


def currency_behind(text: str, pack: Pack, number: Number) -> tuple[str, int] | None:
    """The currency named once more behind an amount of money, with the place where its name ends."""
    words = lexicon(pack)
    match = words.after.match(text, number.end)
    if match is None or match["exact"] or not text[number.end].isspace():
        return None
    unit, kind = words.units[spaced(folded(match["unit"]))]
    return (unit, match.end()) if kind == "money" else None
