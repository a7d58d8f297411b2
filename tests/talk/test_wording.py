"""Readers and moderators are told in their language."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import warta.talk
from warta.talk import Note, noted, refused
from warta.talk.wording import wording

SOURCE = Path(warta.talk.__file__).parent
LANGUAGES = [path.stem for path in (SOURCE / "wording").glob("*.toml")]


def sentences(language: str) -> dict[str, str]:
    words = wording(language)
    return {
        f"{table}.{code}": text for table in words.__struct_fields__ for code, text in getattr(words, table).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_with_the_same_figures(language):
    fields = {
        tongue: {
            code: {name for _, name, _, _ in string.Formatter().parse(text) if name} for code, text in said.items()
        }
        for tongue, said in ((tongue, sentences(tongue)) for tongue in ("en", language))
    }
    assert fields[language] == fields["en"]


def test_indonesian_and_english_are_there():
    assert {"id", "en"} <= set(LANGUAGES)


def test_every_code_of_a_phase_has_its_sentence():
    source = "".join(path.read_text() for path in (SOURCE / "phases").glob("*.py"))
    assert set(re.findall(r'Refusal\("(\w+)"', source)) <= set(wording("en").refused)
    assert set(re.findall(r'Note\("(\w+)"', source)) == set(wording("en").notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_one_sentence(language):
    for text in wording(language).refused.values():
        assert re.fullmatch(r"[A-Z][^.!?\n]+\.", text), text


def test_figures_are_written_as_the_language_writes_them():
    assert "5.000" in refused("too_long", "id", length=12345, limit=5000)
    assert "5,000" in refused("too_long", "en", length=12345, limit=5000)


def test_another_language_is_answered_in_english():
    assert refused("no_text", "de-AT") == refused("no_text", "en")
    assert refused("no_text", "id-ID") == refused("no_text", "id")


def test_a_note_of_another_version_is_shown_as_it_is():
    assert noted(Note("written_backwards"), "id") == "written_backwards"
    assert noted(Note("links", {"count": 4}), "id") == "4 tautan"
