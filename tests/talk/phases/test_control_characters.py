import pytest

from tests.talk.letterbox import NOTHING, draft
from warta.talk.phases.control_characters import control_characters


def cleaned(text: str) -> str:
    found = control_characters(draft(text), NOTHING)
    return text if found is None else found.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("baris satu\r\nbaris dua\rbaris tiga", "baris satu\nbaris dua\nbaris tiga"),
        ("satu\u2028dua\x0btiga\x85empat", "satu\ndua\ntiga\nempat"),
        ("a\x00b\x07c\x1b[31md\x7fe\x9bf", "abc[31mdef"),
        ("satu\tdua", "satu dua"),
        ("  tepi \n\n\n\n\n jauh  \n", "tepi\n\n jauh"),
        ("spasi   \n \n \nbaris", "spasi\n\nbaris"),
        ("\u202egnipoc\u202c dan \u2067balik\u2069", "gnipoc dan balik"),
        ("se\u200bpo\ufefftong", "sepotong"),
        ("setengah \ud800 karakter", "setengah  karakter"),
        ("bukan\ufffe\U0001ffff\ufdd0karakter", "bukankarakter"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200b\u0301", "caf\u00e9"),
        ("ngo\u0323\u0302", "ng\u1ed9"),
    ],
)
def test_what_is_not_text_is_taken_out(sent, kept):
    assert cleaned(sent) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Terima kasih.\n\nSaya setuju – “benar”, katanya…",
        "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇮🇩 ❤️",
        "می‌خواهم",
        "क्‍ष 日本語 ภาษาไทย",
        "emoji yang lebih baru: \U0001fae8",
        "1\u00a0000 km",
    ],
)
def test_text_of_any_script_stays_as_it_is(text):
    assert control_characters(draft(text), NOTHING) is None


def test_a_name_is_one_line():
    found = control_characters(draft(name="  Sari\n\u202e Dewi\x00\t Putri "), NOTHING)
    assert found.name == "Sari Dewi Putri"
