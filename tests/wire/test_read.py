"""Bytes become items, or one line says why not."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warta.wire.decode import DAMAGED, GUESSED
from warta.wire.item import Item, Unreadable
from warta.wire.read import LARGEST, read

STORY = """\
Harga beras turun di Kota Biru

3 min read

KOTA BIRU (ANTARA) - Wali Kota Biru pada Jumat (5/7) mengatakan harga beras turun karena panen raya sudah dimulai.

“Panen raya sudah dimulai di tiga kecamatan,” kata Rina Sastra. Ia menilai harga itu akan bertahan – kira-kira €1.

Sumber: Kabar Rekaan

Add yours
"""


def item(data: bytes, language: str | None = None) -> Item:
    [only] = read(data, path="cerita.txt", language=language)
    return only


def refusal(data: bytes, language: str | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, path="cerita.txt", language=language)
    return str(refused.value)


def test_a_text_becomes_an_item() -> None:
    found = item(STORY.encode())
    assert found.format == "text"
    assert found.headline == "Harga beras turun di Kota Biru"
    assert found.language == "id"
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency, found.dateline.date) == (
        "KOTA BIRU",
        "Antara",
        date(2024, 7, 5),
    )
    assert [(credit.agency, credit.as_written) for credit in found.credit] == [("", "Kabar Rekaan")]
    assert [paragraph.split()[0] for paragraph in found.paragraphs] == ["Wali", "“Panen"]
    assert found.problems == ()


def test_what_is_left_out_is_listed_with_its_place_in_what_was_received() -> None:
    for received in (STORY, STORY.replace("\n", "\r\n")):
        found = item(received.encode())
        assert found.received == received
        assert [(piece.text, piece.kind) for piece in found.left_out] == [
            ("3 min read", "furniture"),
            ("KOTA BIRU (ANTARA) -", "dateline"),
            ("Sumber: Kabar Rekaan", "credit"),
            ("Add yours", "furniture"),
        ]
        assert all(received[piece.start : piece.end] == piece.text for piece in found.left_out)
        assert "\r" not in found.text


def test_faults_of_the_copy_stay_in_it() -> None:
    faulty = "Ia menambahkan: Harga akan turun. Namun tidak segera.”  “Indo dan Pasifik”. 1.000,00 ribu"
    assert item(f"{STORY}\n{faulty}\n".encode(), "id").paragraphs[-1] == faulty


@pytest.mark.parametrize(
    "encoded",
    [STORY.encode(), b"\xef\xbb\xbf" + STORY.encode(), STORY.encode("utf-16"), b"\xfe\xff" + STORY.encode("utf-16-be")],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 big-endian"],
)
def test_the_encoding_does_not_change_the_item(encoded: bytes) -> None:
    assert item(encoded) == item(STORY.encode())


def test_the_same_text_is_the_same_item_and_another_text_another() -> None:
    assert item(STORY.encode()).guid == item(STORY.encode()).guid
    assert item(STORY.encode()).version == item(STORY.encode()).version
    assert item(STORY.replace("tiga", "dua").encode()).guid != item(STORY.encode()).guid


def test_windows_1252_is_read_and_said() -> None:
    found = item(STORY.encode("windows-1252"))
    assert found.text == item(STORY.encode()).text
    assert found.problems == (GUESSED,)


def test_left_over_control_characters_are_said() -> None:
    assert item(STORY.replace("kata", "kata\x93").encode()).problems == (DAMAGED,)


def test_wrapped_copy_has_its_paragraphs_on_one_line() -> None:
    wrapped = (
        "Price of rice falls =\r\n\r\n"
        "   Blue City (dpa) - The price of rice has fallen in the city for the\r\n"
        "first time since the harvest began, and residents hope that it will\r\n"
        "stay so, the council said.\r\n\r\n"
        "   It had risen for three years.\r\n"
    )
    found = item(wrapped.encode())
    assert [len(paragraph.splitlines()) for paragraph in found.paragraphs] == [1, 1]
    assert found.paragraphs[0].startswith("The price of rice")
    assert found.dateline is not None
    assert found.dateline.agency == "Deutsche Presse-Agentur"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff\n".encode(), "empty"),
        (b"\xff\xfe", "empty"),
        (b"---\n\n***\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(20), "zip"),
        (bytes(range(256)), "binary"),
        (b"\x01eca0124\r\n\x02Headline =\r\n\x03", "control characters"),
        (b'<?xml version="1.0"?><nitf/>', "XML"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (b'{"headline": "x"}', "JSON"),
        (b"Received: from x\nMIME-Version: 1.0\nSubject: x\n\nHalo", "e-mail"),
        (STORY.encode("utf-16")[:-1], "UTF-8"),
        (STORY.encode() + b"\xc3\x28\x81", "windows-1252"),
        ("Цена риса снова выросла в городе\n\n".encode("windows-1251") * 5, "UTF-8"),
        (b"Harga beras\n\n" + bytes([3]) * 3, "control characters"),
        (("Harga beras naik. " * 30).encode(), "headline"),
        (b"Harga beras turun\n", "headline"),
        (b"Harga beras turun\n\nShare\n", "headline"),
        (b"Harga beras turun\n\nSumber: Antara\n", "no story"),
        ("Hinta laski\n\nRiisin hinta laski tällä viikolla, sanoi kaupunki.\n".encode(), "--language"),
        (b"a" * (LARGEST + 1), "5 MB"),
        (b"Judul\n" + b"a\n" * 60_000, "lines"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_that_says_what_to_do(data: bytes, says: str) -> None:
    message = refusal(data)
    assert message.startswith("cerita.txt: ")
    assert says in message
    assert "\n" not in message
    assert message.endswith(".")


def test_a_language_that_was_given_is_not_asked_for() -> None:
    finnish = "Hinta laski\n\nRiisin hinta laski tällä viikolla, sanoi kaupunki.\n".encode()
    found = item(finnish, "fi")
    assert found.language == "fi"
    assert "no language pack for fi" in found.problems[0]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A ",
        "Aa ",
        "“a” ",
        "1.",
        "5 Juli ",
        "Presiden Rina ",
        "(AA/",
        "Aa, ",
        "A-",
        "tahun  ",
        ". ",
        "Rp ",
        "Baca juga: x ",
    ],
)
def test_a_paragraph_of_megabytes_is_read_in_linear_steps(piece: str) -> None:
    """A pattern that looked back over what it has seen would take hours here, not seconds."""
    size = 400_000
    found = item(("Harga beras turun\n\n" + piece * (size // len(piece))).encode(), "id")
    assert len(found.text) > size * 0.9


@given(st.binary(max_size=400), st.sampled_from([None, "id", "en", "xx"]))
@settings(max_examples=300)
def test_any_bytes_are_an_item_or_are_refused(data: bytes, language: str | None) -> None:
    try:
        items = read(data, language=language)
    except Unreadable as unreadable:
        message = str(unreadable)
    else:
        assert all(each.headline and each.text and each.guid for each in items)
        return
    assert message
    assert "\n" not in message


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "windows-1252"]), st.integers(0, 3))
@settings(max_examples=300)
def test_any_text_under_a_headline_is_an_item_or_is_refused(text: str, encoding: str, cut: int) -> None:
    data = f"Harga beras turun\n\n{text}".encode(encoding, errors="ignore")
    try:
        [found] = read(data[: len(data) - cut], language="id")
    except Unreadable:
        return
    assert all(found.received[piece.start : piece.end] == piece.text for piece in found.left_out)


def test_a_million_spaces_are_read_at_once() -> None:
    start = time.process_time()
    found = item(
        f"Judul berita\n\nIni adalah berita dari Jakarta yang ditulis{' ' * 1_000_000}untuk itu.".encode(), "id"
    )
    assert found.paragraphs[0].endswith("untuk itu.")
    assert time.process_time() - start < 20


DATA = Path(__file__).parents[3] / "shared" / "data"
there = pytest.mark.skipif(not DATA.is_dir(), reason=f"the shared data is not at {DATA}")


@there
def test_the_relay_that_started_the_project() -> None:
    found = item((DATA / "stories" / "relay.id.txt").read_bytes())
    assert found.language == "id"
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency, found.dateline.date) == ("Athena", "Antara", date(2024, 7, 5))
    assert [(credit.agency, credit.as_written) for credit in found.credit] == [("", "Anatoly")]
    assert len(found.paragraphs) == 11
    assert [piece.kind for piece in found.left_out] == ["furniture", "dateline", "credit", *["furniture"] * 4]


@there
@pytest.mark.parametrize("folder", ["wire/agencies", "quotes/polnear-dev/text", "stories", "names"])
def test_real_files_are_items_or_are_refused_in_one_line(folder: str) -> None:
    files = [path for path in sorted((DATA / folder).iterdir()) if path.is_file()]
    assert files
    for path in files:
        try:
            said = read(path.read_bytes(), path=path.name)[0].headline
        except Unreadable as unreadable:
            said = str(unreadable)
        assert said, path.name
        assert "\n" not in said, path.name
