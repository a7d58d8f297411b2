"""Numbers that are spelled out: "tiga belas", "two hundred and five", "quatre-vingt-dix", "zweihundertzwölf"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import msgspec

from warta.language.numbers.lexicon import WORD, Lexicon, folded

_BETWEEN = re.compile(r"\s{1,3}|[-‐‑]")
_LONGEST = 60
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
        split = _split(word, lexicon) if lexicon.compound and len(word) <= _LONGEST else None
        if split and len(split) > 1:
            for number, piece in enumerate(split):
                yield _Piece(piece, match.start(), match.end() if number == len(split) - 1 else match.start(), hyphen)
        else:
            yield _Piece(word, match.start(), match.end(), hyphen)
        between = _BETWEEN.match(text, match.end(), end)
        if not between:
            return
        hyphen = not text[between.start()].isspace()
        start = between.end()


def _split(word: str, lexicon: Lexicon) -> list[str] | None:
    """The pieces of a compound, or None where it is none."""
    if word in lexicon.words or word in lexicon.ordinals or word in lexicon.scales:
        return None
    assert lexicon.compound is not None
    pieces: list[str] = []
    at = 0
    while at < len(word):
        match = lexicon.compound.match(word, at)
        if not match:
            # Dutch and German join with "en" and "und" after a hundred.
            joiner = next((each for each in lexicon.joiners if word.startswith(each, at)), "")
            if not joiner or not pieces:
                return None
            at += len(joiner)
            continue
        pieces.append(match[0])
        at = match.end()
    return pieces


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
    if second is None or second.word not in lexicon.parts:
        return None
    count = 1 if first.word in lexicon.articles else lexicon.words.get(first.word, 0)
    whole = lexicon.parts[second.word]
    part = Fraction(count) / whole
    if not 0 < part < 1 or part.numerator != count:  # "two quarters" are months
        return None
    is_open = first.word in lexicon.articles or second.word in lexicon.periods
    return Spelled(part, second.end, needs="whole" if is_open else "")


def _cardinal(pieces: _Pieces, lexicon: Lexicon) -> Spelled | None:
    """A whole number, or one with "point five", or an ordinal."""
    own = lexicon.spelled
    total: Fraction | int = 0
    group: Fraction | int | None = None
    limit, scale, at, taken = 10**18, 1, 0, 0
    kept: tuple[Fraction | int, int, int] | None = None  # value, pieces taken and scale before a joiner
    sign, is_ordinal = 1, False
    needs: Literal["", "unit", "of", "whole", "more"] = ""
    if pieces.word(0) in lexicon.minus:
        sign, at = -1, 1
    began = at
    while piece := pieces.at(at):
        word = piece.word
        follows = at > began
        if word in lexicon.joiners and follows and pieces.word(at + 1) in lexicon.words:
            kept = (total + (group or 0), taken, scale)
            if not _may_join(total, group, lexicon.words[pieces.word(at + 1)], lexicon):
                break
            at += 1
            continue
        if word == own.plus_ten and group is not None and 0 < group % 10 == group % 100:
            group += 10
        elif word == own.times_ten and group is not None and 0 < group % 10 == group % 100:
            group += 9 * (group % 10)
        elif word in lexicon.groups and group is not None and not total:
            group *= lexicon.groups[word]
            at = taken = at + 1
            break
        elif word in lexicon.articles and not follows and _multiplies(pieces.word(at + 1), lexicon):
            group = 1
        elif word in lexicon.scales and (group is not None or (own.bare and lexicon.scales[word] <= 1000)):
            power = lexicon.scales[word]
            if power == 100 and (group is None or (group < 100 and group % 10)):
                group = (group or 1) * 100
                scale = 100
            elif power > 100 and power < limit:
                total += (1 if group is None else group) * power
                group, limit, scale = None, power, power
            else:
                break
        elif word in lexicon.words and _may_follow(group, lexicon.words[word], piece, lexicon):
            group = (group or 0) + _vigesimal(group, lexicon.words[word])
        elif (
            sign > 0
            and word in lexicon.ordinals
            and (not follows or _may_follow(group, lexicon.ordinals[word], piece, lexicon))
        ):
            group, is_ordinal = (group or 0) + lexicon.ordinals[word], True
        else:
            break
        at = taken = at + 1
        if is_ordinal and not own.ordinal_prefix and pieces.word(at) not in lexicon.ordinals:
            break
    value = total + (group or 0)
    if not taken or (taken == began and began):
        return None
    if kept and _multiplies(pieces.word(taken), lexicon):
        value, taken, scale = kept
    end = pieces.end(taken - 1)
    if taken - began == 1 and not is_ordinal:
        word = pieces.word(began)
        needs = "unit" if word in lexicon.ones else "more" if word in lexicon.articles else ""
    if pieces.word(taken) in lexicon.point and not is_ordinal and not total:
        digits = ""
        while (number := lexicon.words.get(pieces.word(taken + 1 + len(digits)))) is not None and number < 10:
            digits += str(number)
        if digits:
            end = pieces.end(taken + len(digits))
            value, needs = value + Fraction(int(digits), 10 ** len(digits)), ""
            while power := lexicon.scales.get(pieces.word(taken + 1 + len(digits)), 0):
                value, scale, taken = value * power, power, taken + 1
                end = pieces.end(taken + len(digits))
    vague = lexicon.vague.get(pieces.word(taken), 0) if own.ordinal_prefix and not is_ordinal else 0
    if vague and value < 10:  # "tiga puluhan"
        return Spelled(value * vague, pieces.end(taken), vague, is_vague=True)
    return Spelled(sign * value, end, scale, is_ordinal=is_ordinal, needs=needs)


def _multiplies(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.scales or word in lexicon.groups


def _may_follow(group: Fraction | int | None, number: Fraction | int, piece: _Piece, lexicon: Lexicon) -> bool:
    """Whether a word of this value goes on with the hundreds, tens and ones before it."""
    if group is None:
        return True
    if number <= 0 or group % 1:
        return False
    rest = group % 100
    if rest == 0:
        return group > 0 and number < 100
    if number < 10:
        tens_take_ones = rest >= 20 or (rest == 10 and (piece.hyphen or lexicon.spelled.bare))
        return rest % 10 == 0 and tens_take_ones and not (rest == 10 and lexicon.spelled.ordinal_prefix)
    if number < 20:
        return piece.hyphen and rest in (60, 80)
    return number == 20 and rest == 4 and piece.hyphen


def _vigesimal(group: Fraction | int | None, number: Fraction | int) -> Fraction | int:
    """What a word adds: "vingt" after "quatre" makes four 80."""
    return 76 if number == 20 and group is not None and group % 100 == 4 else number


def _may_join(total: Fraction | int, group: Fraction | int | None, number: Fraction | int, lexicon: Lexicon) -> bool:
    """Whether "and" here is inside a number: "two hundred and five", "treinta y dos", "vingt et un"."""
    if group is None:
        return total > 0 and number < 1000
    if group % 100 == 0:
        return number < 100
    tens = lexicon.spelled.bare and group % 10 == 0 and group % 100 >= 20
    return tens and (number < 10 or (number == 11 and group % 100 == 60))
