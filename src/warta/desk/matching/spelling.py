"""How one name is spelled in two languages, and how far two spellings are apart.

Editors respell what they take over: Khadafi and Gaddafi, Hizbullah and Hezbollah, Demokratik and Democratic. Such a
spelling follows rules; a slip of the hand does not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SOUNDS = (
    *(
        ("ph", "f"),
        ("tsch", "k"),
        ("tch", "k"),
        ("sch", "s"),
        ("ts", "s"),
        ("ch", "k"),
        ("ck", "k"),
        ("qu", "ku"),
        ("x", "ks"),
        ("th", "t"),
    ),
    *(
        ("sh", "s"),
        ("sy", "s"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("zh", "z"),
        ("bh", "b"),
        ("dj", "j"),
        ("q", "k"),
    ),
    *(
        ("tio", "sio"),
        ("tia", "sia"),
        ("tie", "sie"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("c", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
    ),
    *(("ei", "ai"), ("ay", "ai"), ("y", "i"), ("j", "i"), ("v", "f"), ("z", "s"), ("ae", "e"), ("oe", "u"), ("w", "f")),
)
"""Spellings of one sound, rewritten one after the other."""
_ENDINGS = re.compile(
    r"(?:isasi|asion|ation|itas|ikal|isme|iah|ism|ist|ika|iks|ian|ean|ese|ans|ens|ant|ent|ion|ium|ate|at|ik|is|ia"
    r"|an|en|er|or|ur|us|es|if|if?e|um|al|el|t|i|a|e|o|n|s|h)$"
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("eo", "iu")


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """A word without capitals and accents."""
    if word.isascii():
        return word.casefold()
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalpha())


@lru_cache(maxsize=1 << 14)
def sounded(word: str) -> str:
    """A folded word as it sounds, roughly: what languages spell in their own way is written in one."""
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A folded word as it sounds, without an ending that languages have each their own of: "ekonomi", "economy"."""
    plain = sounded(word)
    for _ in range(2):
        cut = _ENDINGS.sub("", plain)
        if len(cut) < 4:
            break
        plain = cut
    return plain


_LOANED = frozenset({
    *(("s", ""), ("t", ""), ("on", ""), ("", "e"), ("es", ""), ("ik", ""), ("al", ""), ("", "um"), ("n", "")),
    *(("k", "s"),),
    *(("an", ""), ("ik", "is"), ("ik", "a"), ("iks", "ika"), ("s", "k"), ("e", ""), ("e", "i"), ("r", "")),
    *(("les", "el"), ("le", "el"), ("ti", "tas"), ("i", "e"), ("e", "a"), ("ist", "is")),
    *(("ikal", "is"), ("ik", "i"), ("ent", "en"), ("i", "ia"), ("s", "i"), ("io", "ium"), ("or", "ur")),
})  # fmt: skip
"""How Indonesian and Malay end what they took from English, where the rest of the word sounds alike."""


def is_loaned(first: str, second: str) -> bool:
    """Whether one folded word is a loan of the other: the same but for an ending that such loans change."""
    mine, yours = sounded(first), sounded(second)
    same = alike_for(mine, yours)
    return same >= 3 and (mine[same:], yours[same:]) in _LOANED


_LEARNED = (
    ("ity", "itas"), ("ety", "etas"), ("ive", "if"), ("ives", "if"), ("ary", "er"), ("ary", "ari"), ("ory", "ori"),
    ("ory", "oris"), ("ry", "eri"), ("ry", "ri"), ("ics", "ik"), ("ics", "ika"), ("ical", "is"), ("ical", "ik"),
    ("ic", "is"), ("ists", "is"), ("ism", "isme"), ("tion", "si"), ("sion", "si"), ("tions", "si"), ("ment", "men"),
    ("ance", "ansi"),
    ("ence", "ensi"), ("ency", "ensi"), ("ance", "ans"), ("ence", "ens"), ("ants", "an"), ("ents", "en"), ("ors", "or"),
    ("ogy", "ogi"), ("phy", "fi"), ("cy", "si"), ("ty", "ti"), ("al", "is"), ("ar", "er"), ("ean", "ia"), ("ian", "is"),
    ("es", "a"), ("es", "ia"), ("ite", "it"), ("ate", "at"), ("ose", "osa"), ("yrs", "ir"),
    ("ols", "ol"),
    ("ure", "ur"), ("ile", "il"), ("ct", "k"), ("cts", "k"), ("cs", "k"),
)  # fmt: skip
"""What learned English words end with, and the same words in Indonesian and Malay."""


def is_learned(first: str, second: str) -> bool:
    """Whether the second folded word is the first, a learned English one, as Indonesian and Malay write it: Solidarity
    and Solidaritas, Receptors and Reseptor, Monetary and Moneter."""
    return any(
        second.endswith(ours)
        and first.endswith(theirs)
        and len(first) - len(theirs) >= 3
        and _as_loan(first[: -len(theirs)]) == _as_loan(second[: -len(ours)])
        for theirs, ours in _LEARNED
    )


def is_respelled(first: str, second: str) -> bool:
    """Whether one folded word is the other as another language or another editor spells it, endings and all."""
    mine, yours = sounded(first), sounded(second)
    if mine == yours or mine.translate(_VOWELS) == yours.translate(_VOWELS):
        return True
    # Arabic names: Ahmed and Ahmad, Rahman and Rachman, Qaeda and Qaida, Gaddafi and Khadafi.
    return _bare(mine) == _bare(yours)


_LOAN_LETTERS = (
    ("ph", "f"), ("sch", "sk"), ("ch", "k"), ("ck", "k"), ("cc", "k"), ("x", "ks"), ("ce", "se"), ("ci", "si"),
    ("cy", "si"), ("c", "k"), ("q", "k"), ("y", "i"), ("th", "t"),
)  # fmt: skip


def sound_only(mine: str, yours: str) -> bool:
    """Whether the relay writes the original as Indonesian and Malay write loanwords, and nothing else."""
    return _as_loan(mine) in (yours, _as_loan(yours))


def _as_loan(word: str) -> str:
    for spelled, sound in _LOAN_LETTERS:
        word = word.replace(spelled, sound)
    return word


_TRANSLITERATED = re.compile(r"hamm|huss|hass|ulla|udd|add|abb|([jwy])\1")
"""Two letters alike of Arabic names, which editors write as one too."""


def is_doubled(first: str, second: str) -> bool:
    """Whether two folded words differ in two letters alike for one, and in nothing else: a slip in a name that is kept
    as it is, a spelling in one that was transliterated."""
    return (
        first != second
        and _DOUBLED.sub(r"\1", first) == _DOUBLED.sub(r"\1", second)
        and not (_TRANSLITERATED.search(first) or _TRANSLITERATED.search(second))
    )


_CUSTOMS = (
    ("ch", "h"), ("kh", "h"), ("abdel", "abdul"), ("abdal", "abdul"), ("ou", "u"),
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("y", "i"), ("ei", "i"), ("ii", "i"),
)  # fmt: skip
"""What editors put for each other in names from Arabic and Russian, and in the old spelling of Indonesian ones."""
_SLAVIC = re.compile(r"(?:[ey]|yo|io|o)(?:v|f|ff|w)$")


def is_transliterated(first: str, second: str) -> bool:
    """Whether two folded words are one name put into letters in two ways: Achmad and Ahmad, Abdel and Abdul, Gorbachev
    and Gorbachov, Putin and Poutine."""
    mine, yours = _customary(first), _customary(second)
    return mine == yours or (len(mine) > 4 and f"{mine}e" == yours and mine.endswith("in"))


def _customary(word: str) -> str:
    for spelled, custom in _CUSTOMS:
        word = word.replace(spelled, custom)
    return _SLAVIC.sub("ov", word)


def is_misstruck(first: str, second: str) -> bool:
    """Whether the second folded word is the first as no language and no editor spells it: two neighbours exchanged, or
    a letter doubled."""
    if len(first) == len(second):
        off = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        return (
            len(off) == 2
            and off[1] == off[0] + 1
            and first[off[0]] == second[off[1]]
            and first[off[1]] == second[off[0]]
            and first[off[0] :] not in ("er", "re", "el", "le")
        )
    return len(second) > len(first) and is_doubled(first, second)


def _bare(sound: str) -> str:
    """A word as it sounds without what transliterations differ in most."""
    plain = sound.replace("h", "").replace("g", "k").replace("ai", "a").replace("e", "a").replace("o", "u")
    return _DOUBLED.sub(r"\1", plain)


def alike_for(first: str, second: str) -> int:
    """How many letters two words have in common from their start."""
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def is_cognate(first: str, second: str) -> bool:
    """Whether two folded words are one word with the endings of two languages."""
    mine, yours = stem(first), stem(second)
    return mine == yours or (len(mine) > 3 and mine.translate(_VOWELS) == yours.translate(_VOWELS))


def slips(first: str, second: str, most: int) -> int:
    """How many letters were changed, dropped, added or exchanged with a neighbour; ``most`` + 1 where they are more.

    Of two that were exchanged one may be slipped too: "Fathca" is two slips off "Fatah"."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    letters, others = set(first), set(second)
    if len(letters - others) > most or len(others - letters) > most:
        return most + 1  # each letter that only one of them has is a slip of its own
    rows = [list(range(len(second) + 1))]
    last_row_of: dict[str, int] = {}
    for i, letter in enumerate(first, 1):
        row, above, last_match = [i], rows[-1], 0
        for j, other in enumerate(second, 1):
            same = letter == other
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (not same))
            from_row = last_row_of.get(other, 0)
            if from_row and last_match and not same:
                gap = (i - from_row - 1) + (j - last_match - 1)
                cost = min(cost, rows[from_row - 1][last_match - 1] + gap + 1)
            if same:
                last_match = j
            row.append(cost)
        if min(row) > most and min(above) > most:
            return most + 1
        rows.append(row)
        last_row_of[letter] = i
    return min(rows[-1][-1], most + 1)
