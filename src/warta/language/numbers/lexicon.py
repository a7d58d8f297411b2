"""A language's words of numbers and of what is counted, put in order for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import msgspec

from warta.language.alternatives import one_of
from warta.language.packs import Pack
from warta.language.spellout import Spellout, spellout

LETTER = r"[^\W\d_½¼¾⅓⅔⅛²³]"
WORD = re.compile(rf"{LETTER}+(?:[\u0300-\u036f]{LETTER}*)*")
_SYMBOL = 2
"""Letters of the longest names of units that are symbols, and written in one way only: "m", "GB"."""
OPENING = 3
"""How many letters of a compound are looked at first."""
_KEPT = 20_000
"""Words of which it is remembered whether a number may begin with them."""
_SPACE, _HYPHEN = r"[\s-]{1,3}", r"[\s-]"
UnitKind = Literal["count", "percent", "points", "money", "measure"]


class Symbols(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written alike in every language; as it is written."""

    currencies_before: dict[str, str]
    currencies_after: dict[str, str]
    codes: tuple[str, ...]
    """ISO 4217 codes that copy writes beside an amount."""
    units: dict[str, str]


class Cue(msgspec.Struct, frozen=True, eq=False):
    """What may stand before a number, up to where it begins."""

    pattern: re.Pattern[str]
    endings: tuple[str, ...]
    """How its words end, folded: most numbers have nothing of the kind before them, which is seen by these."""


class _Beginnings(dict[str, bool]):
    """Whether a number in words may begin with a word. The answers are kept, for most words come again."""

    def __init__(self, first: frozenset[str], openings: frozenset[str]) -> None:
        self._first, self._openings = first, openings

    def __missing__(self, word: str) -> bool:
        if len(self) >= _KEPT:
            self.clear()
        low = folded(word)
        answer = self[word] = low in self._first or low[:OPENING] in self._openings
        return answer


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """All that is looked up while a text is scanned. Words are folded as `folded` does it."""

    words: Mapping[str, Fraction | int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    unread: frozenset[str]
    """Ordinals that mean too much else where they stand alone."""
    fractions: Mapping[str, Fraction]
    parts: Mapping[str, int]
    wholes: Mapping[str, int]
    periods: frozenset[str]
    groups: Mapping[str, int]
    vague: Mapping[str, int]
    few: frozenset[str]
    of_words: frozenset[str]
    articles: frozenset[str]
    ones: frozenset[str]
    joiners: frozenset[str]
    point: frozenset[str]
    minus: frozenset[str]
    counted: frozenset[str]
    weights: frozenset[str]
    begins: Mapping[str, bool]
    """Whether a spelled-out number may begin with a word as it is written; of a compound its first letters say."""
    spelled: Spellout
    compound: re.Pattern[str] | None
    """Words of numbers that are written as one."""
    scan: re.Pattern[str]
    """The next thing that may be a number: money's sign, figures or a word."""
    figure: re.Pattern[str]
    multiplier: re.Pattern[str]
    short: re.Pattern[str]
    after: re.Pattern[str]
    units: Mapping[str, tuple[str, UnitKind]]
    """What stands after an amount, folded, with its unit; what is written in one way only is in ``exact``."""
    weighed: Mapping[str, str]
    """Words for a currency that are also those of a unit: "pounds"."""
    exact: Mapping[str, tuple[str, UnitKind]]
    before: Mapping[str, tuple[str, UnitKind]]
    halves: re.Pattern[str]
    of_unit: re.Pattern[str]
    over: frozenset[str]
    of: re.Pattern[str]
    whole: re.Pattern[str]
    """What may stand between a part and its unit: "of a" in "a quarter of a percent"."""
    link: re.Pattern[str]
    ages: Cue
    roughly: Cue
    minus_before: Cue
    unsigned_after: Cue
    codes: Cue
    unread_after: Cue
    also_names: frozenset[str]
    roman_after: Cue
    ordinal_before: Cue
    ordinal_after: re.Pattern[str]
    decade: re.Pattern[str]


def folded(word: str) -> str:
    """In small letters, "ß" as "ss"; the letters i of Turkish are one, as they are where a pattern ignores case."""
    if word.isascii():
        return word.lower()
    return normalize("NFC", word).replace("İ", "i").replace("ı", "i").casefold()


def spaced(phrase: str) -> str:
    """With one space where any space or a hyphen stands: "square-kilometre" is looked up as "square kilometre"."""
    return " ".join(phrase.replace("-", " ").split())


@cache
def symbols() -> Symbols:
    return msgspec.toml.decode(Path(__file__).with_name("symbols.toml").read_bytes(), type=Symbols)


@cache
def lexicon(pack: Pack) -> Lexicon:
    own, shared, spelled = pack.numbers, symbols(), spellout(pack.language)
    words: dict[str, Fraction | int] = {folded(word): number for word, number in spelled.words.items()}
    words |= {folded(word): _number(number) for word, number in own.words.items()}
    for beside, add, times in ((spelled.plus_ten, 10, 1), (spelled.times_ten, 0, 10)):
        if beside:  # "duabelas", "duapuluh", against the rule but common
            words |= {word + beside: number * times + add for word, number in spelled.words.items() if 1 < number < 10}
    scales = {folded(word): power for word, power in (spelled.scales | own.multipliers).items()}
    elided = {folded(word): power for word, power in spelled.elided.items()}
    ordinals = {folded(word): number for word, number in (spelled.ordinals | own.ordinals).items()}
    ordinals |= {word + ending: number for word, number in list(ordinals.items()) for ending in spelled.ordinal_endings}
    if spelled.ordinal_prefix:
        ordinals |= {
            spelled.ordinal_prefix + word: int(number)
            for word, number in words.items()
            if number > 1 and Fraction(number).denominator == 1
        }
    after: dict[str, tuple[str, UnitKind]] = {spaced(folded(word)): ("%", "percent") for word in own.percent}
    after |= {spaced(folded(word)): (unit, "points") for word, unit in own.points.items()}
    names = [(word, unit) for unit, listed in own.units.items() for word in listed]
    after |= {spaced(folded(word)): (unit, "measure") for word, unit in names if len(word) > _SYMBOL}
    money = {spaced(folded(word)): code for word, code in own.currency_words.items()}
    weighed = {word: unit for word, (unit, _) in after.items() if word in money}
    after |= {word: (code, "money") for word, code in money.items()}
    behind = {*own.percent, *own.points, *own.currency_words, *(word for word, _ in names if len(word) > _SYMBOL)}
    exact: dict[str, tuple[str, UnitKind]] = {word: (unit, "measure") for word, unit in shared.units.items()}
    exact |= {word: (unit, "measure") for word, unit in names if len(word) <= _SYMBOL}
    exact |= {word: (code, "money") for word, code in shared.currencies_after.items()}
    exact |= {code: (code, "money") for code in shared.codes}
    before: dict[str, tuple[str, UnitKind]] = {code: (code, "money") for code in shared.codes}
    before |= {word: (code, "money") for word, code in (shared.currencies_before | own.currencies).items()}
    before |= dict.fromkeys(own.percent_before, ("%", "percent"))
    fractions = {folded(word): Fraction(part) for word, part in own.fractions.items()}
    parts = {folded(word): whole for word, whole in own.parts.items()}
    wholes = {folded(word): whole for word, whole in own.wholes.items()}
    groups = {folded(word): number for word, number in own.groups.items()}
    vague = {folded(word): power for word, power in own.vague.items()}
    few, articles, ones = ({folded(word) for word in listed} for listed in (own.few, own.articles, own.ones))
    minus = {folded(word) for word in own.minus}
    first = {
        *wholes,
        *words,
        *ordinals,
        *fractions,
        *groups,
        *vague,
        *articles,
        *(word.split()[0] for word in few),
        *minus,
    }
    first |= {word for word, power in scales.items() if spelled.bare and power <= 1000}
    openings = frozenset(word[:OPENING] for word in first if len(word) >= OPENING)
    ending = f"(?:{'|'.join(own.unit_endings)})?" if own.unit_endings else ""
    apart = r"(?:\+|-plus)?(?:\s{1,3}|-)?"
    # "year-on-year" and "day-to-day" count no years and days.
    no_more = r"(?!\w|-(?:on|to|over|by)-)"
    space = r" \u00a0\u202f\u2009" if own.spaces_group else r"\u00a0\u202f\u2009"
    return Lexicon(
        words=words,
        scales=scales | elided,
        ordinals=ordinals,
        unread=frozenset(folded(word) for word in own.unread_ordinals),
        fractions=fractions,
        parts=parts,
        wholes=wholes,
        periods=frozenset(folded(word) for word in own.periods),
        groups=groups,
        vague=vague,
        few=frozenset(few),
        of_words=frozenset(folded(word) for word in own.of),
        articles=frozenset(articles),
        ones=frozenset(ones),
        joiners=frozenset(folded(word) for word in own.joiners),
        point=frozenset(folded(word) for word in own.point),
        minus=frozenset(minus),
        counted=frozenset(folded(word) for word in own.counted),
        weights=frozenset(folded(word) for word in own.weights),
        begins=_Beginnings(frozenset(first), openings if spelled.glued else frozenset()),
        spelled=spelled,
        compound=_compound(words, spelled, scales, ordinals) if spelled.glued else None,
        scan=re.compile(
            rf"(?<![\w$€£])(?P<before>{_exactly(before)})\.?\s?(?=[0-9]|{LETTER})"
            rf"|(?P<digit>[0-9])|(?P<part>[½¼¾⅓⅔⅛])|(?P<word>{WORD.pattern})"
        ),
        figure=re.compile(
            rf"[0-9]{{1,3}}(?:[{space}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+|['’][0-9]{{3}}(?![0-9]))*"
        ),
        multiplier=re.compile(rf"{apart}(?P<word>{_any(own.multipliers)})\.?(?![\w]|-\w+-)"),
        short=re.compile(rf"\s?(?P<word>{_exactly(own.short_multipliers)})(?!\w)"),
        after=re.compile(
            rf"{apart}(?:(?P<unit>{_any(behind)})(?i:{ending}){no_more}|(?P<exact>{_exactly(exact)}){no_more})"
        ),
        units=after,
        weighed=weighed,
        exact=exact,
        before=before,
        halves=re.compile(rf"[\s-]{{1,3}}{_any(own.halves)}(?!\w)"),
        of_unit=re.compile(rf"\s{{1,3}}{_any(own.of_unit)}"),
        over=frozenset(folded(word) for word in own.over),
        of=re.compile(rf"\s{{1,3}}{_any(own.of)}(?!\w)"),
        whole=re.compile(rf"(?:\s{{1,3}}{_any(own.of)}(?!\w))?(?:(?:\s{{1,3}}|-){_any(own.articles)}(?!\w))?"),
        link=re.compile(rf"\s?[-–—/~]\s?|[-\s]{{1,3}}{_any(own.ranges)}[-\s]{{1,3}}"),
        ages=_cue(own.ages, r"\s{1,3}"),
        roughly=_cue(own.claims.roughly, r"\s{1,3}"),
        minus_before=_cue(own.minus, r"\s"),
        unsigned_after=_cue(own.unsigned_after, r"[\s-]"),
        codes=_cue(own.code_words, r"\s{0,2}", as_written=True),
        unread_after=_cue(own.unread_after, r"\s{1,3}"),
        also_names=frozenset(own.also_names),
        roman_after=_cue(own.roman_after, r"\s"),
        ordinal_before=_cue(own.ordinal_before, ""),
        ordinal_after=re.compile(rf"{_exactly(own.ordinal_after)}(?!\w)"),
        decade=re.compile(rf"{_exactly(own.decades)}(?!\w)"),
    )


def _exactly(words: Iterable[str]) -> str:
    """A pattern for any of the words as it is written; any space in them is any space of the text."""
    return one_of(words, space=_SPACE, hyphen=_HYPHEN)


def _any(words: Iterable[str]) -> str:
    """The same, however it is capitalised."""
    return one_of(words, space=_SPACE, hyphen=_HYPHEN, ignore_case=True)


def _cue(words: Iterable[str], gap: str, *, as_written: bool = False) -> Cue:
    """``gap`` is the pattern of what may stand between one of the words and the number."""
    listed = tuple(words)
    return Cue(
        pattern=re.compile(rf"(?<!\w){_exactly(listed) if as_written else _any(listed)}{gap}$"),
        endings=tuple(sorted({(before_gap(word).split() or [""])[-1] for word in listed})),
    )


def before_gap(words: str) -> str:
    """Words as far as they tell a cue: folded, without the space or hyphen behind them."""
    return folded(words).replace("-", " ").rstrip()


def _number(written: int | float) -> Fraction | int:
    return written if isinstance(written, int) else Fraction(str(written))


def _compound(
    words: Mapping[str, object], spelled: Spellout, scales: Mapping[str, int], ordinals: Mapping[str, int]
) -> re.Pattern[str]:
    """A pattern for words such as "zweihundertzwölf"; each match of it is one piece."""
    pieces = {*words, *ordinals, *(word for word, power in scales.items() if power <= 1000)}
    elided = [
        f"{form}(?={_exactly(word for word in words if word.startswith(whole.removeprefix(form)))})"
        for form in spelled.elided
        for whole in scales
        if whole.startswith(form) and whole != form
    ]
    return re.compile("|".join([*elided, _exactly(piece for piece in pieces if len(piece) > 1)]))
