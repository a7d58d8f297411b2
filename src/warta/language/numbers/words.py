"""Numbers that are spelled out: "tiga belas", "two hundred and five", "quatre-vingt-dix", "zweihundertzwölf"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import msgspec

from warta.language.numbers.lexicon import WORD, Lexicon, folded

_BETWEEN = re.compile(r"\s{1,3}|[-‐‑]")
_LONGEST = 90
"""Letters of the longest compound that is looked into."""


class Spelled(msgspec.Struct, frozen=True):
    value: Fraction | int
    end: int
    scale: int = 1
    """The power that the last word multiplied by: 1,000,000 in "two million"."""
    is_ordinal: bool = False
    is_vague: bool = False
    needs: Literal["", "unit", "of", "whole", "more"] = ""
    """What must follow for it to be a number: a unit after "one"; a unit or the whole after "half"; "of" after "a
    third", which may be a third one; more words after an article."""


class _Piece(msgspec.Struct, frozen=True):
    word: str
    start: int
    end: int
    hyphen: bool
    """Whether a hyphen joins it to the piece before."""


def spelled(text: str, start: int, end: int, lexicon: Lexicon) -> Spelled | None:
    """The spelled-out number that begins with the word at ``start``, or None."""
    pieces = _Pieces(text, start, end, lexicon)
    return _vague(pieces, lexicon) or _part(pieces, lexicon) or _cardinal(pieces, lexicon)


class _Pieces:
    """The words from a place on, split into pieces where a language writes them as one; looked at as far as needed."""

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self._left = _words(text, start, end, lexicon)
        self._seen: list[_Piece] = []

    def at(self, place: int) -> _Piece | None:
        while len(self._seen) <= place:
            piece = next(self._left, None)
            if piece is None:
                return None
            self._seen.append(piece)
        return self._seen[place]

    def end(self, place: int) -> int:
        piece = self.at(place)
        return piece.end if piece else 0

    def word(self, place: int) -> str:
        piece = self.at(place)
        return piece.word if piece else ""


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[_Piece]:
    hyphen = False
    while match := WORD.match(text, start, end):
        word = folded(match[0])
        split, length = _split(word, lexicon) if lexicon.compound and len(word) <= _LONGEST else ([], 0)
        if len(word) != len(match[0]) and length < len(word):
            split = []  # places inside the word are not known
        last = match.start() + length if length < len(word) else match.end()
        for number, piece in enumerate(split, 1):
            yield _Piece(piece, match.start(), last if number == len(split) else match.start(), hyphen)
        if not split:
            yield _Piece(word, match.start(), match.end(), hyphen)
        elif last < match.end():
            return
        between = _BETWEEN.match(text, match.end(), end)
        if not between:
            return
        hyphen = not text[between.start()].isspace()
        start = between.end()


def _split(word: str, lexicon: Lexicon) -> tuple[list[str], int]:
    """The pieces of a compound and their length together; none where it is no compound.

    A unit may end it, which is no piece: "zehnjährige".
    """
    if word in lexicon.words or word in lexicon.ordinals or word in lexicon.scales:
        return [], 0
    assert lexicon.compound is not None
    pieces: list[str] = []
    at = 0
    while at < len(word):
        if match := lexicon.compound.match(word, at):
            pieces.append(match[0])
            at = match.end()
        # Dutch and German join with "en" and "und" after a hundred.
        elif pieces and (joiner := next((each for each in lexicon.joiners if word.startswith(each, at)), "")):
            at += len(joiner)
        elif pieces and word[at:] in lexicon.units:
            return pieces, at
        else:
            return [], 0
    return (pieces, at) if len(pieces) > 1 else ([], 0)


def _vague(pieces: _Pieces, lexicon: Lexicon) -> Spelled | None:
    """ "dozens", "ratusan ribu", "tens of thousands", "a few hundred"."""
    first = pieces.word(0)
    if first in lexicon.vague:
        value, scale, at = lexicon.vague[first], 1, 0
        while True:
            step = 2 if pieces.word(at + 1) in lexicon.of_words else 1
            word = pieces.word(at + step)
            power = lexicon.scales.get(word, 0) or lexicon.vague.get(word, 0)
            if power < 100:
                return Spelled(value, pieces.end(at), scale, is_vague=True)
            value, scale, at = value * power, power, at + step
    for length in (2, 1):
        if " ".join(filter(None, (pieces.word(place) for place in range(length)))) in lexicon.few:
            value, at = 1, length
            while power := lexicon.scales.get(pieces.word(at), 0) or lexicon.groups.get(pieces.word(at), 0):
                value, at = value * power, at + 1
            return Spelled(value, pieces.end(at - 1), value, is_vague=True) if value > 1 else None
    return None


def _part(pieces: _Pieces, lexicon: Lexicon) -> Spelled | None:
    """ "half", "two thirds", "sepertiga", "dua pertiga"."""
    first, second = pieces.at(0), pieces.at(1)
    assert first is not None
    if first.word in lexicon.fractions:
        is_open = first.word in lexicon.periods
        return Spelled(lexicon.fractions[first.word], first.end, needs="of" if is_open else "")
    if second and second.word in lexicon.over and (below := lexicon.words.get(pieces.word(2), 0)):
        above = lexicon.words.get(first.word, 0)
        return Spelled(Fraction(above) / below, pieces.end(2)) if 0 < above < below else None
    if second and first.word in lexicon.wholes and (above := _counted(second.word, lexicon)):
        part = Fraction(above) / lexicon.wholes[first.word]
        return Spelled(part, second.end) if part < 1 else None
    if second is None or second.word not in lexicon.parts:
        return None
    count = 1 if first.word in lexicon.articles else lexicon.words.get(first.word, 0)
    whole = lexicon.parts[second.word]
    part = Fraction(count) / whole
    if not 0 < part < 1 or part.numerator != count:  # "two quarters" are months
        return None
    is_open = first.word in lexicon.articles or second.word in lexicon.periods
    return Spelled(part, second.end, needs="whole" if is_open else "")


def _counted(word: str, lexicon: Lexicon) -> Fraction | int:
    """The number that a word says, with an ending or without: "ikisi"."""
    for ending in ("", "si", "sı", "i", "ı", "u", "ü"):
        if word.endswith(ending) and (number := lexicon.words.get(word.removesuffix(ending), 0)):
            return number
    return 0


def _cardinal(pieces: _Pieces, lexicon: Lexicon) -> Spelled | None:
    """A whole number, or one with "point five" behind it, or an ordinal."""
    began = 1 if pieces.word(0) in lexicon.minus else 0
    sums = _Sum(lexicon, signed=bool(began))
    at = taken = began
    joined = False
    before_joiner: tuple[Fraction | int, int, int] | None = None
    while piece := pieces.at(at):
        behind = pieces.word(at + 1)
        if piece.word in lexicon.joiners and at > began and (behind in lexicon.words or behind in lexicon.ordinals):
            before_joiner = sums.value, taken, sums.scale
            if not sums.may_join(lexicon.words.get(behind) or lexicon.ordinals.get(behind, 0)):
                break
            at, joined = at + 1, True
        elif sums.take(piece, behind, is_first=at == began, is_joined=joined or piece.hyphen):
            at = taken = at + 1
            joined = False
        else:
            break
    if taken == began:
        return None
    value, scale = sums.value, sums.scale
    if before_joiner and _multiplies(pieces.word(taken), lexicon):
        value, taken, scale = before_joiner
    word = pieces.word(began)
    needs: Literal["", "unit", "more"] = ""
    if taken - began == 1 and not sums.is_ordinal:
        needs = "unit" if word in lexicon.ones else "more" if word in lexicon.articles else ""
    if sums.is_ordinal:
        return Spelled(value, pieces.end(taken - 1), is_ordinal=True)
    if value < 1000 and (decimal := _decimal(pieces, taken, value, lexicon)):
        return decimal
    vague = lexicon.vague.get(pieces.word(taken), 0) if lexicon.spelled.ordinal_prefix else 0
    if vague and value < 10:  # "tiga puluhan"
        return Spelled(value * vague, pieces.end(taken), vague, is_vague=True)
    return Spelled(-value if began else value, pieces.end(taken - 1), scale, needs=needs)


def _decimal(pieces: _Pieces, at: int, whole: Fraction | int, lexicon: Lexicon) -> Spelled | None:
    """ "koma lima", "point two five million": the decimal places from here on."""
    if pieces.word(at) not in lexicon.point:
        return None
    digits, at = "", at + 1
    while (digit := lexicon.words.get(pieces.word(at), 10)) < 10:
        digits, at = f"{digits}{digit}", at + 1
    if not digits.isdigit():
        return None
    value, scale = whole + Fraction(int(digits), 10 ** len(digits)), 1
    while power := lexicon.scales.get(pieces.word(at), 0):
        value, scale, at = value * power, power, at + 1
    return Spelled(value, pieces.end(at - 1), scale)


class _Sum:
    """What the words of a number come to so far."""

    def __init__(self, lexicon: Lexicon, *, signed: bool) -> None:
        self._words = lexicon
        self._own = lexicon.spelled
        self._signed = signed
        self._total: Fraction | int = 0
        """The thousands and millions that are complete."""
        self._group: Fraction | int | None = None
        """What stands below a thousand, waiting for a scale; None where nothing does."""
        self._limit = 10**18
        """Scales must become smaller."""
        self.scale = 1
        self.is_ordinal = False
        self._is_done = False

    @property
    def value(self) -> Fraction | int:
        return self._total + (self._group or 0)

    def take(self, piece: _Piece, behind: str, *, is_first: bool, is_joined: bool) -> bool:
        """Adds a word, if the number may go on with it."""
        word, words, group = piece.word, self._words, self._group
        if self._is_done:
            return False
        if self.is_ordinal and not self._own.ordinal_prefix and word not in words.ordinals:
            return False
        if word in (self._own.plus_ten, self._own.times_ten) and group is not None and 0 < group % 10 == group % 100:
            self._group = group + (10 if word == self._own.plus_ten else 9 * (group % 10))
        elif word in words.groups and group is not None and not self._total:
            self._group, self._is_done = group * words.groups[word], True
        elif is_first and word in words.articles and _multiplies(behind, words):
            self._group = 1
        elif word in words.scales:
            return self._multiply(words.scales[word])
        elif words.words.get(word, 0) >= 1000:  # "seribu"
            if group is not None or words.words[word] >= self._limit:
                return False
            self._limit = int(words.words[word])
            self._total += self._limit
        elif word in words.words and self._may_follow(words.words[word], is_joined):
            self._group = (group or 0) + self._worth(words.words[word])
        elif word in words.ordinals and not self._signed and (not is_first or word not in words.unread):
            if not is_first and not self._may_follow(words.ordinals[word], is_joined):
                return False
            self._group, self.is_ordinal = (group or 0) + self._worth(words.ordinals[word]), True
        else:
            return False
        return True

    def _multiply(self, power: int) -> bool:
        group = self._group
        if group is None and self._limit != 1000 and not (self._own.bare and power <= 1000):
            return False
        if power == 100 and (group is None or (group < 100 and group % 10)):
            self._group = (group or 1) * 100
            self.scale = 100
            return True
        if 100 < power < self._limit:
            self._total += (1 if group is None else group) * power
        elif self._limit == 1000 < power:  # "mil doscientos millones"
            self._total = (self._total + (group or 0)) * power
        else:
            return False
        self._group, self._limit, self.scale = None, power, power
        return True

    def _may_follow(self, number: Fraction | int, is_joined: bool) -> bool:
        """Whether a word of this value goes on with the hundreds, tens and ones before it."""
        if self._group is None:
            return True
        if number <= 0 or self._group % 1:
            return False
        rest = self._group % 100
        if rest == 0:
            return self._group > 0 and number < 100
        if number < 10:
            if rest == 10:
                return (is_joined or self._own.bare) and not self._own.ordinal_prefix
            return rest > 10 and rest % 10 == 0
        if number < 20:
            return is_joined and rest in (60, 80)
        return number == 20 and rest == 4 and is_joined

    def _worth(self, number: Fraction | int) -> Fraction | int:
        """What a word adds: "vingt" after "quatre" makes four 80."""
        return 76 if number == 20 and self._group is not None and self._group % 100 == 4 else number

    def may_join(self, number: Fraction | int) -> bool:
        """Whether "and" here is inside a number: "two hundred and five", "treinta y dos", "vingt et un"."""
        if self._group is None:
            return self._total > 0 and number < 1000
        if self._group % 100 == 0:
            return number < 100
        tens = self._own.bare and self._group % 10 == 0 and self._group % 100 >= 20
        return tens and (number < 10 or (number == 11 and self._group % 100 in (60, 80)))


def _multiplies(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.scales or word in lexicon.groups
