"""Finds the numbers of a text, from left to right, each looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from warta.language.numbers import figures
from warta.language.numbers.lexicon import OPENING, WORD, Lexicon, UnitKind, folded, lexicon, spaced
from warta.language.numbers.words import spelled
from warta.language.packs import Pack
from warta.language.reading import Number, NumberKind

_PARTS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_PARTS["⅛"] = Fraction(1, 8)
_TENS = ("", "X", "XX")
_ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = {ten + one: 10 * tens + ones for tens, ten in enumerate(_TENS) for ones, one in enumerate(_ONES, 1)}
"""Centuries, quarters and wars are numbered so; more is for kings and popes."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NEVER_AFTER = frozenset("/:#@&=_+.,\\^")
"""Signs that make figures directly behind them part of something else: a path, a time, a tag."""
_CHAIN = re.compile(r"[0-9]+(?:[-–./ ][0-9]+)*")
_GLUED = re.compile(r"[0-9]+(?:[.,][0-9]+)*\w+(?:-\w+)*")
_COLONS = re.compile(r"(?:[:.][0-9]{2})+(?![0-9])")
_SLASHED = re.compile(r"(?:/[0-9A-Za-z]+)+")
_CHAINED = re.compile(r"(?:[/-][0-9A-Z]+)+")
_TELEPHONE = re.compile(r"\+?[0-9]{2,4}(?:[-. ]?\(?[0-9]{2,5}\)?){2,5}(?![0-9])")
_CODE = re.compile(r"(?:-?[0-9]+[A-Za-z]{0,2})+(?![\w]|[.,][0-9])")
_APOSTROPHE = re.compile(r"['’]\w{1,8}")
_TELEPHONE_FROM = 8
"""Signs of the shortest telephone number with its area."""
_LOOK_BACK = 40
"""Characters that are looked at before a number."""
_NEAR = 12
_HIGHEST_SCORE = 200
_SMALL = 9


class _Found:
    """A number while what follows may still change it."""

    __slots__ = (
        "bare",
        "end",
        "in_words",
        "kind",
        "multiplier",
        "start",
        "unit",
        "vague",
        "value",
    )

    def __init__(self, start: int, end: int, value: Fraction | int, kind: NumberKind = "count", unit: str = "") -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind
        self.unit = unit
        self.multiplier = 1
        self.bare = False
        """Whether no unit follows it directly, so that it may share that of the next number."""
        self.in_words = False
        self.vague = False


def numbers(text: str, pack: Pack, start: int, end: int) -> Iterator[Number]:
    """The numbers in this stretch of the text."""
    words = lexicon(pack)
    last: _Found | None = None
    for found in _shared(text, words, _Scan(text, start, end, pack, words)):
        # What stands inside what was read already is no number of its own.
        if last is None or (found.start >= last.end and not _is_said_again(text, last, found)):
            yield _number(text, found)
            last = found


def _is_said_again(text: str, figure: _Found, words: _Found) -> bool:
    """Whether this is "4 (empat)", as deeds write it."""
    return words.in_words and words.value == figure.value and text[figure.end : words.start].strip() == "("


def _number(text: str, found: _Found) -> Number:
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


def _shared(text: str, words: Lexicon, scan: Iterable[_Found]) -> Iterator[_Found]:
    """The numbers, where the first of "10-15 juta" and the second of "$10-15 million" have what they share."""
    before: _Found | None = None
    for found in scan:
        if before is not None:
            if 0 < found.start - before.end < _LOOK_BACK and words.link.fullmatch(text, before.end, found.start):
                _share(before, found)
            yield before
        before = found
    if before is not None:
        yield before


def _share(first: _Found, second: _Found) -> None:
    if "ordinal" in (first.kind, second.kind) or not first.bare or first.multiplier > second.multiplier:
        return
    if second.multiplier > 1 and first.multiplier == 1 and first.value < second.value / second.multiplier:
        first.value *= second.multiplier
        first.multiplier = second.multiplier
    if second.unit and not first.unit:
        first.unit, first.kind = second.unit, second.kind
    elif first.unit and not second.unit and second.kind == "count":
        second.unit, second.kind = first.unit, first.kind


class _Scan:
    """The numbers one after the other."""

    def __init__(self, text: str, start: int, end: int, pack: Pack, words: Lexicon) -> None:
        self.text, self.start, self.end = text, start, end
        self.pack, self.words = pack, words
        self.decimal = pack.numbers.decimal
        self.money_end = -1
        """Where the last amount with a sign before it ended: "Rp9.300/9.305" is two."""
        self.ordinal_end = -1
        """Where the last ordinal ended: "half" right behind one is no fraction."""

    def __iter__(self) -> Iterator[_Found]:
        at, text, words = self.start, self.text, self.words
        search, first, openings = words.scan.search, words.first, words.openings if words.compound else frozenset()
        while match := search(text, at, self.end):
            at = match.end()
            if match.lastgroup == "word":
                word = match["word"]
                if at < self.end and (text[at] in "-0123456789") and (code := self._code(match.start(), at)):
                    yield code
                    at = code.end
                elif word[0] in "IVX" and (roman := _ROMAN.get(word)) and self._is_numbered(match.start()):
                    yield _Found(match.start(), at, roman, "ordinal")
                elif ((low := folded(word)) in first or low[:OPENING] in openings) and (
                    found := self._spelled(match.start(), None)
                ):
                    yield found
                    at = found.end
                continue
            if match.lastgroup == "before":
                sign = words.before[spaced(match["before"])]
                place = match.end()
                is_figure = text[place] in "0123456789"
                amount = self._figures(place, sign) if is_figure else self._spelled(place, sign)
                if isinstance(amount, _Found):
                    amount.start = match.start()
                    self.money_end = amount.end
                    yield amount
                    at = amount.end
                elif isinstance(amount, int):
                    at = amount
                else:
                    at = match.start() + len(match["before"])
                continue
            read = self._figures(match.start(), None) if match.lastgroup == "digit" else self._part(match.start())
            if isinstance(read, list):
                yield from read
                at = read[-1].end
            elif isinstance(read, _Found):
                yield read
                at = read.end
            else:
                at = read

    def _is_unsigned(self, start: int) -> bool:
        """Whether "minus" at this place is no sign: "plus or minus", "pelo menos"."""
        return self.words.unsigned_after.search(self.text, max(self.start, start - _LOOK_BACK), start) is not None

    def _is_numbered(self, start: int) -> bool:
        """Whether a word stands before that is numbered in Roman: "kuartal II"."""
        return self.words.roman_after.search(self.text, max(self.start, start - _LOOK_BACK), start) is not None

    def _code(self, start: int, end: int) -> _Found | None:
        """ "Covid-19", "G20", "B-52": a name with figures glued to it, which count nothing."""
        if not self.text[start].isupper() or self.words.ordinal_before.search(self.text, start, end + 1):
            return None
        match = _CODE.match(self.text, end, self.end)
        if not match or (self.text[end] == "-" and end - start > 12):
            return None
        return _Found(start, match.end(), 0, "code")

    def _part(self, start: int) -> _Found:
        found = _Found(start, start + 1, _PARTS[self.text[start]])
        self._tail(found, None)
        return found

    def _spelled(self, start: int, sign: tuple[str, UnitKind] | None) -> _Found | None:
        read = spelled(self.text, start, self.end, self.words)
        if read is None or (read.value < 0 and self._is_unsigned(start)):
            return None
        if read.needs == "unit" and self.words.unread_after.search(
            self.text, max(self.start, start - _LOOK_BACK), start
        ):
            return None
        if read.needs in ("of", "whole") and start - self.ordinal_end == 1:
            return None
        if read.is_ordinal:
            self.ordinal_end = read.end
            return self._worded(_Found(start, read.end, read.value, "ordinal"))
        found = _Found(start, read.end, read.value)
        found.multiplier, found.vague = read.scale, read.is_vague
        if read.needs in ("of", "whole"):
            return self._of_a_whole(found, read.end, sign, strict=read.needs == "whole")
        self._tail(found, sign)
        if read.needs == "more" and found.kind not in ("percent", "points"):
            return None
        if read.needs and found.end == read.end and not self._is_of(read.end):
            return None
        return self._worded(found)

    def _of_a_whole(self, found: _Found, end: int, sign: tuple[str, UnitKind] | None, *, strict: bool) -> _Found | None:
        """A fraction with its unit: "half an hour", "a quarter of a percent"; or of what it is: "a third of them".

        ``strict`` is for words that may be an ordinal, "a third day"; of a half nothing is said by "of" alone.
        """
        match = self.words.whole.match(self.text, end, self.end)
        assert match is not None
        found.end = match.end()
        self._tail(found, sign)
        if found.end == match.end():
            found.end = end
            self._tail(found, sign)
        if not strict:
            return self._worded(found) if found.end > end else None
        is_of = self.words.of.match(self.text, end, self.end) is not None
        is_part = is_of or found.multiplier > 1 or found.kind in ("percent", "points")
        return self._worded(found) if is_part else None

    def _worded(self, found: _Found) -> _Found:
        found.in_words = True
        return found

    def _is_of(self, end: int) -> bool:
        """Whether another number follows, with which this one belongs: "one in five", "satu atau dua hari"."""
        of = self.words.of.match(self.text, end, self.end)
        link = None if of else self.words.link.match(self.text, end, self.end)
        if of is None and link is None:
            return False
        place = of.end() + 1 if of else link.end() if link else end
        word = WORD.match(self.text, place, self.end)
        return self.text[place : place + 1].isdigit() or (word is not None and folded(word[0]) in self.words.words)

    def _figures(self, start: int, sign: tuple[str, UnitKind] | None) -> _Found | list[_Found] | int:
        """The number, or the numbers, that begin with these figures; else the place where they end."""
        text, words = self.text, self.words
        before = text[start - 1] if start > self.start else " "
        match = words.figure.match(text, start, self.end)
        assert match is not None
        end = match.end()
        if sign is None:
            if before == "+" and (telephone := _TELEPHONE.match(text, start, self.end)):
                return _Found(start - 1, telephone.end(), 0, "code")
            if (
                before == self.decimal == "."
                and (start - 1 == self.start or text[start - 2] in " ($£€")
                and match[0].isdigit()
            ):
                return self._amount(start - 1, f"0.{match[0]}", end, None)
            is_second_rate = before == "/" and start - 1 == self.money_end
            if (before in _NEVER_AFTER and not is_second_rate) or before.isalnum():
                return self._past(end)
            if (
                text[start] == "0"
                and (telephone := _TELEPHONE.match(text, start, self.end))
                and len(telephone[0]) >= _TELEPHONE_FROM
            ):
                return _Found(start, telephone.end(), 0, "code")
            if words.codes.search(text, max(self.start, start - _LOOK_BACK), start):
                chained = _CHAINED.match(text, end, self.end)
                return _Found(start, chained.end() if chained else end, 0, "code")
            if words.ordinal_before.search(text, max(self.start, start - _LOOK_BACK), start) and match[0].isdigit():
                return self._ordinal(start, end)
        after = text[end] if end < self.end else ""
        if after == ":":
            colons = _COLONS.match(text, end, self.end)
            return self._past(colons.end() if colons else end)
        if after == "/" and text[end + 1 : end + 2].isdigit() and sign is None:
            return self._slashed(start, match[0], end)
        if after in "-–" and after and text[end + 1 : end + 2].isdigit() and sign is None:
            return self._pair(start, match[0], end)
        if after in _PARTS and match[0].isdigit():
            found = _Found(start, end + 1, int(match[0]) + _PARTS[after])
            self._tail(found, sign)
            return found
        if ordinal := words.ordinal_after.match(text, end, self.end):
            if match[0].isdigit():
                return _Found(start, ordinal.end(), int(match[0]), "ordinal")
            return ordinal.end()
        if decade := words.decade.match(text, end, self.end):
            if sign is None and match[0].isdigit():
                return decade.end()
            rough = self._amount(start, match[0], end, sign)  # "Rp18.000-an": some 18,000
            if isinstance(rough, _Found) and rough.kind != "code":
                rough.end, rough.vague = max(rough.end, decade.end()), True
            return rough
        return self._amount(start, match[0], end, sign)

    def _amount(self, start: int, written: str, end: int, sign: tuple[str, UnitKind] | None) -> _Found | int:
        """A plain amount with what follows it."""
        text = self.text
        found = _Found(start, end, 1)
        self._tail(found, sign)
        glued = found.end == end and end < self.end and (text[end].isalnum() or text[end] == "_")
        if glued:
            code = _GLUED.match(text, start, self.end)
            return _Found(start, code.end(), 0, "code") if code and len(code[0]) <= 12 else self._past(end)
        if _YEAR.fullmatch(written) and self._is_year(found, end):
            return end
        value = figures.value(
            written, self.decimal, measured=bool(found.unit), multiplied=found.multiplier > 1 or found.value != 1
        )
        if value is None and written.isdigit() and len(written) < _TELEPHONE_FROM:
            return _Found(start, end, 0, "code")  # "Schalke 04"
        if value is None:
            return self._past(end)
        if found.multiplier == 1 == found.value:
            found.value = value  # nothing that counts follows, as behind most figures
        else:
            found.value = value * found.multiplier + (found.value - found.multiplier)
        back = max(self.start, start - _LOOK_BACK)
        minus = self.words.minus_before.search(text, back, start)
        if minus and not self._is_unsigned(minus.start()):
            found.start, found.value = minus.start(), -found.value
        elif text[start - 1 : start] in ("-", "−") and found.unit and start - 1 >= self.start:
            ahead = text[start - 2 : start - 1]
            if not ahead or ahead.isspace() or ahead == "(":
                found.start, found.value = start - 1, -found.value
        if not found.unit and self.words.ages.search(text, back, start):
            found.unit, found.kind = "year", "measure"
        return found

    def _is_year(self, found: _Found, end: int) -> bool:
        """Whether four figures are a year: nothing that is counted follows them."""
        if found.unit or found.multiplier > 1:
            return False
        word = WORD.match(self.text, end + 1, self.end)
        return word is None or self.text[end : end + 1] != " " or folded(word[0]) not in self.words.counted

    def _ordinal(self, start: int, end: int) -> _Found:
        prefix = self.words.ordinal_before.search(self.text, max(self.start, start - _LOOK_BACK), start)
        assert prefix is not None
        return _Found(prefix.start(), end, int(self.text[start:end]), "ordinal")

    def _slashed(self, start: int, above: str, end: int) -> list[_Found] | _Found | int:
        """A fraction where its unit follows: "1/2 persen", "2/3 of"; else a date, a law, a season: nothing."""
        text = self.text
        below = self.words.figure.match(text, end + 1, self.end)
        assert below is not None
        past = _SLASHED.match(text, end, self.end)
        assert past is not None
        plain = past.end() == below.end() and above.isdigit() and below[0].isdigit() and above[0] != "0"
        if plain and 0 < int(above) < int(below[0]) <= 16:
            found = _Found(start, below.end(), Fraction(int(above), int(below[0])))
            self._tail(found, None)
            if found.unit or found.multiplier > 1 or self.words.of.match(text, found.end, self.end):
                return found
        is_last = text[below.end() : below.end() + 1] != "/"
        if is_last and not above.isdigit() and not below[0].isdigit():
            return self._rates(start, above, end, below)
        return max(past.end(), below.end())

    def _rates(self, start: int, above: str, end: int, below: re.Match[str]) -> list[_Found] | _Found | int:
        """Two amounts between which a rate stands: "9.300/9.305"."""
        second = self._amount(below.start(), below[0], below.end(), None)
        first = figures.value(above, self.decimal, measured=True, multiplied=False)
        if first is None or not isinstance(second, _Found):
            return second
        one = _Found(start, end, first)
        one.bare = True
        return [one, second]

    def _pair(self, start: int, first: str, end: int) -> list[_Found] | _Found | int:
        """ "2-1", "10-15 juta", "0812-3456-7890", "2023-24"."""
        text, words = self.text, self.words
        chain = _CHAIN.match(text, start, self.end)
        second = words.figure.match(text, end + 1, self.end)
        assert second is not None
        third = text[second.end() : second.end() + 1]
        is_telephone = text[start - 2 : start].startswith(")") or text[start - 1 : start] == ")"
        if is_telephone and start > self.start:
            return _Found(start, second.end(), 0, "code")
        if third and third in "-–/" and text[second.end() + 1 : second.end() + 2].isdigit():
            assert chain is not None
            return _Found(start, chain.end(), 0, "code")
        if _YEAR.fullmatch(first) and second[0].isdigit() and len(second[0]) in (2, 4):
            return second.end()
        other = self._amount(end + 1, second[0], second.end(), None)
        if not isinstance(other, _Found) or other.kind == "code":
            return other if isinstance(other, int) else _Found(start, other.end, 0, "code")
        value = figures.value(first, self.decimal, measured=bool(other.unit), multiplied=other.multiplier > 1)
        if value is None:
            return other
        one = _Found(start, end, value)
        one.bare = True
        if not other.unit and other.multiplier == 1 and self._is_score(one, other):
            one.kind = other.kind = "score"
            one.bare = False
        return [one, other]

    def _is_score(self, one: _Found, other: _Found) -> bool:
        if one.value != int(one.value) or other.value != int(other.value):
            return False
        word = WORD.match(self.text, other.end + 1, self.end)
        if word and folded(word[0]) in self.words.counted:
            return False
        return other.value <= one.value <= _HIGHEST_SCORE or max(one.value, other.value) <= _SMALL

    def _tail(self, found: _Found, sign: tuple[str, UnitKind] | None) -> None:
        """Takes in what follows: "setengah", "juta", and the unit."""
        text, words, end = self.text, self.words, self.end
        began = found.end
        mantissa = found.value
        if (half := words.halves.match(text, found.end, end)) and found.value == int(found.value):
            mantissa += Fraction(1, 2)
            found.end = half.end()
        times = 1
        for _ in range(2):
            match = words.multiplier.match(text, found.end, end)
            longer = words.after.match(text, found.end, end) if match else None
            if not match or (longer and longer.end() > match.end()):  # "mille marin" is a mile
                break
            times *= words.scales[spaced(folded(match["word"]))]
            found.end = match.end("word")
        if times == 1 and (match := words.short.match(text, found.end, end)):
            short = self.pack.numbers.short_multipliers[match["word"]]
            behind = words.after.match(text, match.end(), end)
            is_money = sign is not None or (behind and self._unit(behind)[1] == "money")
            word = WORD.match(text, match.end() + 1, end)
            if is_money or (word and text[match.end()] == " " and folded(word[0]) in words.counted):
                times, found.end = short, match.end()
        if half and times == 1 and not words.after.match(text, found.end, end):
            mantissa, found.end = found.value, began
        found.value = mantissa * times
        found.multiplier *= times
        found.bare = True
        if sign is not None:
            found.unit, found.kind = sign
            return
        match = words.after.match(text, found.end, end)
        if match is None and found.multiplier > 1 and (of := words.of_unit.match(text, found.end, end)):
            match = words.after.match(text, of.end(), end)
        if match:
            unit, kind = self._unit(match)
            found.end, found.bare = match.end(), False
            found.unit, found.kind = unit, kind
            if (weight := words.weighed.get(spaced(folded(match["unit"] or "")))) and self._is_weight(found):
                found.unit, found.kind = weight, "measure"

    def _unit(self, match: re.Match[str]) -> tuple[str, UnitKind]:
        if match["exact"]:
            return self.words.exact[spaced(match["exact"])]
        return self.words.units[spaced(folded(match["unit"]))]

    def _is_weight(self, found: _Found) -> bool:
        """Whether "pounds" are no money here: "weighs 20 pounds", "20 pounds of rice", not "2 m pounds of debt"."""
        if found.multiplier == 1 and self.words.of.match(self.text, found.end, self.end):
            return True
        around = self.text[max(self.start, found.start - _LOOK_BACK) : min(self.end, found.end + _NEAR)]
        return any(folded(word) in self.words.weights for word in WORD.findall(around))

    def _past(self, end: int) -> int:
        """The end of the word or figures that go on here."""
        text = self.text
        while end < self.end and (text[end].isalnum() or (text[end] in ".,:/-" and text[end + 1 : end + 2].isdigit())):
            end += 1
        return end


def currency_behind(text: str, pack: Pack, number: Number) -> tuple[str, int] | None:
    """The currency named once more behind an amount of money, with the place where its name ends."""
    words = lexicon(pack)
    match = words.after.match(text, number.end)
    if match is None or match["exact"] or not text[number.end].isspace():
        return None
    unit, kind = words.units[spaced(folded(match["unit"]))]
    return (unit, match.end()) if kind == "money" else None
