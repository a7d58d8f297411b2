"""A comment waits for a moderator, or its writer is told why not: never anything else."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import warta.talk.phases
from tests.talk.letterbox import NOTHING, Past, draft
from warta.talk import PHASES, Note, judge, refused
from warta.talk.phases.control_characters import control_characters

ANY_TEXT = st.text(st.characters(), max_size=300)  # lone surrogates included


def test_a_comment_is_held_for_a_moderator():
    verdict = judge(draft("Terima kasih."), NOTHING)
    assert (verdict.state, verdict.code, verdict.notes) == ("held", "moderation", ())
    assert verdict.draft.text == "Terima kasih."


def test_notes_add_up_and_do_not_refuse():
    verdict = judge(draft("<b>LIHAT INI SEKARANG JUGA</b> " + "HTTPS://MURAH.EXAMPLE " * 5), NOTHING)
    assert verdict.state == "held"
    assert verdict.notes == (Note("links", {"count": 5}), Note("markup"), Note("shouting"))


def test_html_is_kept_as_it_was_written():
    assert judge(draft("<script>x</script> &amp;"), NOTHING).draft.text == "<script>x</script> &amp;"


def test_invisible_characters_do_not_hide_a_link():
    hidden = "ht\u200btps://a.example " * 21
    assert judge(draft(hidden), NOTHING).code == "too_many_links"


def test_invisible_characters_do_not_hide_a_repetition():
    assert judge(draft("Set\u200buju."), Past(texts={"Setuju."})).code == "repeated"


def test_a_refused_comment_gives_its_writer_the_text_back():
    verdict = judge(draft("panjang " * 1000), NOTHING)
    assert verdict.code == "too_long"
    assert verdict.draft.text == ("panjang " * 1000).strip()
    assert refused(verdict.code, "id", **verdict.params) == (
        "Komentar Anda terdiri atas 7.999 karakter, padahal paling banyak 5.000; mohon dipersingkat."
    )


def test_phases_can_be_chosen():
    assert judge(draft(""), NOTHING, phases=()).state == "held"


@given(name=ANY_TEXT, text=ANY_TEXT, website=ANY_TEXT, parent=st.none() | st.integers(), known=st.booleans())
def test_no_text_makes_it_raise_and_none_is_published(name, text, website, parent, known):
    past = Past(ago=[1], texts={text} if known else set())
    verdict = judge(draft(text, name=name, website=website, parent=parent), past)
    assert verdict.state in ("held", "refused")
    if verdict.state == "refused":
        assert refused(verdict.code, "id", **verdict.params)
        assert refused(verdict.code, "en", **verdict.params)
    else:
        (verdict.draft.name + verdict.draft.text).encode()  # can be stored
        assert control_characters(verdict.draft, past) is None  # and is clean
        assert "\x00" not in verdict.draft.text


def test_every_phase_is_in_the_list():
    modules = {path.stem for path in Path(warta.talk.phases.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules == {phase.__name__ for phase in PHASES}
