"""The words of numbers: each table does what CLDR's rules say, and what is spelled is read back."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tools import spellout as generator
from warta.language.numbers.lexicon import lexicon
from warta.language.numbers.words import Spelled, spelled
from warta.language.packs import pack_of
from warta.language.spellout import spellout

RULES = os.environ.get("CLDR_RBNF", "")
"""The folder of the unpacked npm package cldr-rbnf; tools/spellout.py says how to get it."""
with_rules = pytest.mark.skipif(not RULES, reason="CLDR_RBNF does not say where CLDR's spell-out rules are")

SPELLED = {
    "id": {
        "tiga belas": 13,
        "dua puluh lima ribu": 25_000,
        "seribu lima ratus": 1_500,
        "seratus dua juta": 102_000_000,
    },
    "ms": {"lapan puluh satu": 81, "dua bilion": 2_000_000_000, "sejuta dua ratus ribu": 1_200_000},
    "en": {"twenty-five": 25, "two hundred and five": 205, "one million two hundred thousand": 1_200_000},
    "de": {
        "siebenundzwanzig": 27,
        "zweihundertfünf": 205,
        "dreitausendvierhundert": 3_400,
        "zwei Millionen": 2_000_000,
    },
    "nl": {"tweeëntwintig": 22, "driehonderdvijf": 305, "vierduizend": 4_000, "twee miljoen": 2_000_000},
    "fr": {"quatre-vingt-dix-neuf": 99, "soixante et onze": 71, "deux cent un": 201, "mille neuf cents": 1_900},
    "es": {"treinta y dos": 32, "doscientos cinco": 205, "tres mil millones": 3_000_000_000, "veintiséis": 26},
    "pt": {"vinte e cinco": 25, "mil e duzentos": 1_200, "dois milhões": 2_000_000, "cento e um": 101},
    "it": {"centotto": 108, "ventitré": 23, "duemilaquattrocento": 2_400, "tre milioni": 3_000_000},
    "tr": {"yirmi üç": 23, "on iki": 12, "iki yüz kırk": 240, "üç bin beş yüz": 3_500},
}


def read_back(text: str, language: str) -> Spelled | None:
    pack = pack_of(language)
    assert pack is not None
    return spelled(text, 0, len(text), lexicon(pack))


@pytest.mark.parametrize(
    ("language", "text", "value"), [(language, *each) for language, texts in SPELLED.items() for each in texts.items()]
)
def test_what_is_spelled_is_read_whole(language: str, text: str, value: int) -> None:
    found = read_back(text, language)
    assert found is not None
    assert (found.value, found.end) == (value, len(text))


@pytest.mark.parametrize("language", generator.LANGUAGES)
def test_every_word_of_a_table_has_its_value(language: str) -> None:
    for word, value in spellout(language).words.items():
        found = read_back(word, language)
        assert found is not None, word
        assert found.value == value, word


@with_rules
def test_the_tables_are_what_the_generator_makes() -> None:
    made = generator.made(Path(RULES))
    for language, text in made.items():
        assert (generator.TABLES / f"{language}.toml").read_text(encoding="utf-8") == text, language


@with_rules
@pytest.mark.parametrize("language", generator.LANGUAGES)
def test_whatever_the_rules_spell_is_read_back(language: str) -> None:
    rules = generator.Rules(Path(RULES) / f"rbnf/{language}-SpelloutRules.txt")
    some = random.Random(13)  # a sample, the same every time
    numbers = [*range(2, 1_000), *(some.randrange(1_000, 10**12) for _ in range(300)), 1_000, 10**6, 10**9]
    for name in [*rules.names("%spellout-cardinal"), "%spellout-numbering"]:
        for number in numbers:
            text = rules.spell(number, name)
            found = read_back(text, language)
            assert found is not None, text
            assert (found.value, found.end) == (number, len(text)), text
