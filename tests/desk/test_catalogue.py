"""What the desk says, in the editors' languages: no message is left out, and none loses a value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.desk.templates import templates
from warta.desk import catalogue

LANGUAGES = [language for language in catalogue.LANGUAGES if language != "en"]


def _translations(language: str) -> dict[str, str]:
    with (catalogue.LOCALE / language / "LC_MESSAGES" / "desk.po").open("rb") as opened:
        return {str(message.id): str(message.string) for message in read_po(opened) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_nothing_else_is(language: str):
    translated = _translations(language)
    assert {template: where for template, where in templates().items() if not translated.get(template)} == {}
    assert sorted(translated.keys() - templates().keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_of_its_message(language: str):
    for template, translation in _translations(language).items():
        wanted, given = (set(re.findall(r"\{(\w+)\}", words)) for words in (template, translation))
        assert given == wanted, template


def test_a_translator_gives_the_language_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = catalogue.LOCALE / "id" / "LC_MESSAGES" / "desk.po"
    compiled = tmp_path / "id" / "LC_MESSAGES" / "desk.mo"
    compiled.parent.mkdir(parents=True)
    with source.open("rb") as po, compiled.open("wb") as mo:
        write_mo(mo, read_po(po, locale="id"))
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    catalogue.translator.cache_clear()
    template = "“{word}” stands here twice."
    assert catalogue.translator("id")(template) == "“{word}” tertulis dua kali."
    assert catalogue.translator("id-ID")(template) == "“{word}” tertulis dua kali."
    assert catalogue.translator("en")(template) == template
    assert catalogue.translator("fi")(template) == template
    catalogue.translator.cache_clear()
