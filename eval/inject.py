"""Planting one error at a time into an Indonesian relay of an English sentence.

Nothing of the desk is used to find where: patterns of this file alone. An error is planted only where the original has
what is changed, found in it by itself: what is not there cannot be missed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import msgspec

from eval.material import Pair

LETTERS = "abcdefghiklmnoprstuy"


class Planted(msgspec.Struct, frozen=True):
    """A relay with an error in it."""

    pair: Pair
    fault: str
    relay: str
    start: int
    end: int
    """Where in the relay the error stands."""


Site = tuple[int, int, str]
"""What to put in place of what: start, end, new words."""

_BOUNDS = (
    ("lebih dari", "sedikitnya", "setidaknya", "di atas"),
    ("kurang dari", "di bawah", "hampir", "paling banyak"),
)
_BOUND = re.compile(
    rf"(?<!tidak )(?<!tak )\b(?P<bound>{'|'.join(_BOUNDS[0] + _BOUNDS[1])}) (?:Rp\.? ?|US\$)?(?P<figure>\d[\d.,]*)"
)
_FIGURE = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/:-]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAYS = {
    "Senin": "Monday", "Selasa": "Tuesday", "Rabu": "Wednesday", "Kamis": "Thursday", "Jumat": "Friday",
    "Sabtu": "Saturday", "Minggu": "Sunday",
}  # fmt: skip
_MONTHS = {
    "Januari": "January", "Februari": "February", "Maret": "March", "April": "April", "Mei": "May", "Juni": "June",
    "Juli": "July", "Agustus": "August", "September": "September", "Oktober": "October", "November": "November",
    "Desember": "December",
}  # fmt: skip
_WORDS = {
    "dua": "two", "tiga": "three", "empat": "four", "lima": "five", "enam": "six", "tujuh": "seven",
    "delapan": "eight", "sembilan": "nine", "sepuluh": "ten", "sebelas": "eleven", "dua belas": "twelve",
    "dua puluh": "twenty", "tiga puluh": "thirty",
}  # fmt: skip
_SCALES = {"ribu": "thousand", "juta": "million", "miliar": "billion", "triliun": "trillion"}
_UNITS = {
    "kilometer": ("kilomet", "km"), "km": ("kilomet", "km"), "meter": ("metre", "meter"),
    "kilogram": ("kilogram", "kg"), "kg": ("kilogram", "kg"), "ton": ("tonne", "ton"),
    "barel": ("barrel",), "hektare": ("hectare",), "hektar": ("hectare",),
    "liter": ("litre", "liter"), "mil": ("mile",), "meter persegi": ("square met",),
}  # fmt: skip
_OTHER_UNIT = {
    "kilometer": "mil", "km": "mil", "meter": "kaki", "kilogram": "pon", "kg": "pon", "ton": "kilogram",
    "barel": "liter", "hektare": "meter persegi", "hektar": "meter persegi", "liter": "galon", "mil": "kilometer",
    "meter persegi": "hektare",
}  # fmt: skip
_CURRENCIES = {
    "dolar AS": (("dollar", "$"), "euro"), "euro": (("euro", "€"), "dolar AS"), "yen": (("yen",), "euro"),
    "rupiah": (("rupiah", "Rp"), "ringgit"), "poundsterling": (("pound", "£"), "euro"),
    "ringgit": (("ringgit",), "rupiah"),
}  # fmt: skip


def plant(pair: Pair, fault: str) -> Planted | None:
    """This pair with this fault in its relay, or None where it has no place for it. The same at every run."""
    dice = random.Random(f"{fault}:{pair.document}:{pair.line}")
    sites = [site for site in FAULTS[fault](pair, dice) if site[2] != pair.relay[site[0] : site[1]]]
    if not sites:
        return None
    start, end, new = dice.choice(sites)
    return Planted(pair, fault, pair.relay[:start] + new + pair.relay[end:], start, start + len(new))


def plant_swap(pair: Pair) -> Planted | None:
    """Two names of one sentence exchanged."""
    dice = random.Random(f"swap:{pair.document}:{pair.line}")
    found = _names(pair)
    choices = [
        (first, second) for n, first in enumerate(found) for second in found[n + 1 :]
        if second[0] - first[1] > 3 and pair.relay[slice(*first)] != pair.relay[slice(*second)]
    ]  # fmt: skip
    if not choices:
        return None
    (a, b), (c, d) = dice.choice(choices)
    text = pair.relay
    relay = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
    return Planted(pair, "swap", relay, a, a + d - c)


def _figures(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """Figures of the relay that the original has too: start, end, as written."""
    english = {match[0] for match in re.finditer(r"\d+(?:[.,]\d+)*", pair.original)}
    for match in _FIGURE.finditer(pair.relay):
        if match[0].translate(str.maketrans(".,", ",.")) in english and not _YEAR.fullmatch(match[0]):
            before = pair.relay[max(0, match.start() - 7) : match.start()].casefold()
            if not before.endswith("pukul "):
                yield match.start(), match.end(), match[0]


def _digit(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for start, end, written in _figures(pair):
        places = [place for place, sign in enumerate(written) if sign.isdecimal()]
        place = dice.choice(places)
        others = [digit for digit in "123456789" if digit != written[place]]
        yield start, end, written[:place] + dice.choice(others) + written[place + 1 :]


def _digit_dropped(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for start, end, written in _figures(pair):
        if written.isdecimal() and len(written) > 1:
            place = dice.randrange(len(written))
            rest = written[:place] + written[place + 1 :]
            if not rest.startswith("0"):
                yield start, end, rest


def _digit_added(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for start, end, written in _figures(pair):
        if written.isdecimal() and len(written) < 3:
            place = dice.randrange(1, len(written) + 1)
            yield start, end, written[:place] + dice.choice("123456789") + written[place:]


def _tenfold(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for start, end, written in _figures(pair):
        if written.isdecimal() and len(written) < 3 and written != "0":
            yield start, end, written + "0"
        elif re.fullmatch(r"\d,\d+", written) and written[0] != "0":
            yield start, end, (written[0] + written[2] + "," + written[3:]).removesuffix(",")


def _scale(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for word, english in _SCALES.items():
        for match in re.finditer(rf"(?<=\d )\b{word}\b", pair.relay):
            if re.search(rf"\d (?:US )?{english}", pair.original):
                yield match.start(), match.end(), dice.choice([each for each in _SCALES if each != word])


def _number_word(pair: Pair, dice: random.Random) -> Iterator[Site]:
    joined = "|".join(sorted(_WORDS, key=len, reverse=True))
    for match in re.finditer(
        rf"(?<![\w-])({joined})(?! (?:belas|puluh|ratus|ribu|juta|miliar|triliun|per)|[\w-])", pair.relay
    ):
        before = pair.relay[: match.start()].rsplit(maxsplit=1)[-1:] or [""]
        if before[0] in (*_WORDS, "puluh", "ratus", "ribu", "belas", "koma", "seratus", "seribu"):
            continue
        english = _WORDS[match[1]]
        if len(re.findall(rf"\b{english}\b", pair.original, re.IGNORECASE)) == 1 and pair.relay.count(match[1]) == 1:
            others = [each for each in ("tiga", "lima", "enam", "tujuh", "delapan", "sembilan") if each != match[1]]
            yield match.start(), match.end(), dice.choice(others)


def _unit(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(rf"(?<=\d )({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b(?! persegi)", pair.relay):
        if any(re.search(rf"\d(?:\s|-)?{each}", pair.original) for each in _UNITS[match[1]]):
            yield match.start(), match.end(), _OTHER_UNIT[match[1]]


def _currency(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(rf"(?<=[\dau] |[nrt] )({'|'.join(_CURRENCIES)})\b", pair.relay):
        marks, other = _CURRENCIES[match[1]]
        amount = re.search(r"\d(?:[\d.,]*\d)?(?: (?:ribu|juta|miliar|triliun))? $", pair.relay[: match.start()])
        if amount and any(mark in pair.original for mark in marks):
            yield match.start(), match.end(), other
    for match in re.finditer(r"\bRp\.? ?(?=\d)", pair.relay):
        if re.search(r"\bRp\.? ?\d", pair.original):
            yield match.start(), match.end(), "US$"


def _to_points(pair: Pair, dice: random.Random) -> Iterator[Site]:
    if re.search(r"\d (?:percent|per cent)|\d%", pair.original) and "point" not in pair.original:
        for match in re.finditer(r"(?<=\d )persen\b(?! poin)|(?<=\d)%", pair.relay):
            yield match.start(), match.end(), "poin persentase" if match[0] != "%" else " poin persentase"


def _bound(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in _BOUND.finditer(pair.relay):
        is_above = match["bound"] in _BOUNDS[0]
        english = "more than|over|at least|above" if is_above else "less than|fewer than|under|below|nearly|almost"
        digits = re.split("[.,]", match["figure"])[0]
        if re.search(rf"\b(?:{english}) (?:[A-Za-z]{{0,3}}\$|Rp\.?)? ?{digits}\b", pair.original):
            yield match.start("bound"), match.end("bound"), dice.choice(_BOUNDS[is_above])


def _day(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(rf"\b(\d\d?) ({'|'.join(_MONTHS)})\b", pair.relay):
        month = _MONTHS[match[2]][:3]
        if re.search(rf"\b{month}\w*\.? {match[1]}\b|\b{match[1]}(?:st|nd|rd|th)? {month}", pair.original):
            yield match.start(1), match.end(1), str(dice.choice([day for day in range(1, 29) if str(day) != match[1]]))


def _month(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(rf"\b(?:{'|'.join(_MONTHS)})\b", pair.relay):
        if re.search(rf"\b{_MONTHS[match[0]]}\b", pair.original):
            yield match.start(), match.end(), dice.choice([each for each in _MONTHS if each != match[0]])


def _year(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/-]|[.,]\d)", pair.relay):
        if re.search(rf"\b{match[0]}\b", pair.original):
            yield match.start(), match.end(), str(int(match[0]) + dice.choice([-20, -10, -3, -2, -1, 1, 2, 3, 10]))


def _weekday(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", pair.relay):
        if _WEEKDAYS[match[0]] in pair.original:
            yield match.start(), match.end(), dice.choice([each for each in _WEEKDAYS if each != match[0]])


def _hour(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for match in re.finditer(r"(?<=pukul )([01]?\d|2[0-3])[.:]([0-5]\d)\b", pair.relay):
        hour, minute = int(match[1]), match[2]
        twelve = (hour - 1) % 12 + 1
        if re.search(rf"(?<!\d)0?(?:{hour}|{twelve})[.:]?{minute}", pair.original) or (
            minute == "00" and re.search(rf"(?<!\d){twelve} ?[ap]\.?m", pair.original)
        ):
            yield match.start(1), match.end(1), f"{(hour + dice.choice([-3, -2, -1, 1, 2, 3])) % 24:02}"


def _names(pair: Pair) -> list[tuple[int, int]]:
    """Words with a capital, inside the sentence, that both sides write alike: names, as nothing else is kept so."""
    english = set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?!-)", pair.original))
    quiet = {*_MONTHS, *_MONTHS.values(), *_WEEKDAYS}
    return [
        match.span()
        for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?!-)", pair.relay)
        if match[0] in english and match[0] not in quiet and pair.relay.count(match[0]) == 1
    ]


def _corrupted(letters: int) -> Callable[[Pair, random.Random], Iterator[Site]]:
    def sites(pair: Pair, dice: random.Random) -> Iterator[Site]:
        for start, end in _names(pair):
            word = pair.relay[start:end]
            for _ in range(letters):
                word = _slipped(word, dice)
            if word not in pair.original:
                yield start, end, word

    return sites


def _slipped(word: str, dice: random.Random) -> str:
    """One letter changed, dropped, added or exchanged with its neighbour; never the first."""
    place = dice.randrange(1, len(word))
    match dice.choice(("change", "drop", "add", "exchange")):
        case "change":
            return word[:place] + dice.choice([each for each in LETTERS if each != word[place]]) + word[place + 1 :]
        case "drop":
            return word[:place] + word[place + 1 :]
        case "add":
            return word[:place] + dice.choice(LETTERS) + word[place:]
    place = min(place, len(word) - 2)
    if place < 1 or word[place] == word[place + 1]:
        return word + dice.choice(LETTERS)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


_STRANGERS = (
    "Wiradikarta",
    "Holmgren",
    "Santosoputra",
    "Delacourt",
    "Okonjima",
    "Tanabayashi",
    "Vasquillo",
    "Marbella",
)
"""Invented, so that no sentence has them."""


def _replaced(pair: Pair, dice: random.Random) -> Iterator[Site]:
    for start, end in _names(pair):
        yield start, end, dice.choice(_STRANGERS)


FAULTS: dict[str, Callable[[Pair, random.Random], Iterator[Site]]] = {
    "digit changed": _digit,
    "digit dropped": _digit_dropped,
    "digit added": _digit_added,
    "ten times": _tenfold,
    "scale word": _scale,
    "number word": _number_word,
    "unit": _unit,
    "currency": _currency,
    "per cent to points": _to_points,
    "bound": _bound,
    "day": _day,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "hour": _hour,
    "name, one letter": _corrupted(1),
    "name, two letters": _corrupted(2),
    "name replaced": _replaced,
}
