"""Where a text says no, and which of two contraries it says. The sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.packs import packs
from warta.language.polarity import Said, polarity, polarity_of


def said(text: str, language: str) -> Said:
    found = polarity(text, 0, len(text), language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "text", "negators"),
    [
        ("en", "The bridge isn't open, and nobody can't say why.", ["n't", "nobody", "n't"]),
        ("en", "The mayor did not come.", ["not"]),
        ("id", "Wali kota tidak datang, dan jembatan belum dibuka.", ["tidak", "belum"]),
        ("ms", "Jangan buka pintu itu.", ["Jangan"]),
        ("de", "Niemand kam, und es gab keinen Wein.", ["Niemand", "keinen"]),
        ("es", "No vino nadie.", ["No"]),
        ("es", "Nadie vino.", ["Nadie"]),
        ("fr", "Il n'est jamais venu.", ["n"]),
        ("it", "Nessuno è venuto.", ["Nessuno"]),
        ("pt", "Ele não veio.", ["não"]),
        ("nl", "Hij kwam niet.", ["niet"]),
        ("cs", "Vlak nepřijel a nejsou peníze.", ["nepřijel", "nejsou"]),
        ("pl", "Nikt nie przyszedł.", ["nie"]),
        ("hi", "वह नहीं आया।", ["नहीं"]),
    ],
)
def test_a_negation_is_found_with_its_place(language: str, text: str, negators: list[str]) -> None:
    found = said(text, language).negators
    assert [span.text for span in found] == negators
    assert all(text[span.start : span.end] == span.text for span in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not only the bridge but also the road was closed."),
        ("id", "Bukan hanya jembatan, jalannya pun ditutup."),
        ("de", "Nicht nur die Brücke, auch die Straße ist gesperrt."),
        ("cs", "Nelson a Novák přijeli v neděli z Německa."),
    ],
)
def test_what_only_looks_like_a_negation_is_none(language: str, text: str) -> None:
    assert said(text, language).negators == ()


def test_words_that_may_stand_for_a_no_are_counted_apart() -> None:
    refused = said("The mayor refused an unfair offer.", "en")
    assert refused.negators == ()
    assert refused.negating == 2
    assert not refused.is_plain


def test_without_is_told_apart() -> None:
    found = said("Ia datang tanpa surat.", "id")
    assert [span.text for span in found.lacking] == ["tanpa"]


def test_contraries_have_the_same_names_in_every_language() -> None:
    assert said("Prices rose.", "en").axes.keys() == {"+rise"}
    assert said("Harga naik.", "id").axes.keys() == {"+rise"}
    assert said("Los precios bajaron.", "es").axes.keys() == {"-rise"}


def test_a_language_that_is_not_known_has_no_answer() -> None:
    assert polarity("Ei ole.", 0, 7, "fi") is None
    assert polarity("", 0, 0, "") is None


@pytest.mark.parametrize("language", sorted(packs()))
def test_every_pack_says_no(language: str) -> None:
    words = polarity_of(language)
    assert words is not None
    listed = [*words.negators, *words.concord, *words.lacking, *words.negating, *words.exempt, *words.idioms]
    assert all(word == word.lower() for word in listed)
    assert words.lacking or language == "tr"


@given(st.text(), st.sampled_from(["en", "id", "de", "cs", "hi", "fr", "tr"]))
def test_any_text_has_an_answer_with_true_places(text: str, language: str) -> None:
    found = said(text, language)
    assert all(text[span.start : span.end] == span.text for span in (*found.negators, *found.lacking))
