"""`warta wire`: what it prints, what it changes, and what it says when it can do neither."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tests.founded import found
from tests.newsroom.wire.copy import ENGLISH, RELAYED
from warta.cli.wire import app
from warta.newsroom.home import store
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import rebuild_everything
from warta.newsroom.stories.models import Author, FrontPage, SectionPage, StoryPage
from warta.newsroom.wire import batch
from warta.newsroom.wire.models import ItemVersion, WireItem
from warta.wire.read import read

RELAY = Path(__file__).parents[3] / "shared/data/stories/relay.id.txt"
KEYS = [
    *(
        "path",
        "format",
        "guid",
        "version",
        "signal",
        "status",
        "language",
        "headline",
        "slugline",
        "byline",
        "dateline",
    ),
    *("credit", "published", "updated", "embargo", "urgency", "subjects", "text", "html", "media", "links", "problems"),
]


def wire(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def file(tmp_path):
    """Write a file of the wire: ``file("kapal.txt")``, or with other text or bytes in it."""

    def write(name: str, content: str | bytes = RELAYED) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def newsroom(db):
    found("Warta Laut", languages=["id", "en"])
    for code, slug in (("id", "dunia"), ("id", "laut"), ("en", "world")):
        front = FrontPage.objects.get(locale__language_code=code)
        front.add_child(instance=SectionPage(title=slug.title(), slug=slug, locale=front.locale))
    rebuild_everything()


def readers_get(path: str) -> str:
    """What stands at a path in the newest edition."""
    with store().snapshot() as snapshot:
        page = snapshot.page(path)
        assert page is not None, f"nothing stands at {path}"
        assert page.status == 200
        return b"".join(leaf.content for leaf in snapshot.leaves(page)).decode()


class TestRead:
    def test_a_line_an_item_with_the_keys_of_the_contract(self, file):
        answer = wire("read", file("kapal.txt"), file("ship.txt", ENGLISH))
        lines = [json.loads(line) for line in answer.stdout.splitlines()]
        assert answer.exit_code == 0
        assert [line["language"] for line in lines] == ["id", "en"]
        assert list(lines[0])[: len(KEYS)] == KEYS
        assert lines[0]["dateline"]["place"] == "LABUHAN KELOR"
        assert lines[0]["left_out"][0]["text"] == "Estimated read time 1 min read"

    def test_an_unreadable_file_is_a_line_and_the_rest_goes_on(self, file):
        answer = wire("read", file("kosong.txt", ""), file("kapal.txt"))
        lines = [json.loads(line) for line in answer.stdout.splitlines()]
        assert answer.exit_code == 1
        assert set(lines[0]) == {"path", "error"}
        assert lines[1]["headline"] == "Kapal riset Cakrawala kembali ke Labuhan Kelor"

    def test_it_needs_no_newsroom(self, file, monkeypatch):
        monkeypatch.delenv("WARTA_HOME")
        assert wire("read", file("kapal.txt")).exit_code == 0

    def test_a_language_that_is_none_is_wrong_use(self, file):
        answer = wire("read", file("kapal.txt"), "--language", "xx")
        assert answer.exit_code == 2
        assert "de, en, es" in answer.stderr


@pytest.mark.usefixtures("newsroom")
class TestTake:
    def test_it_says_what_was_read_and_what_was_left_out(self, file):
        path = file("kapal.txt")
        answer = wire("take", path)
        assert answer.exit_code == 0
        for words in (
            f"{path}: taken, version 1",
            "headline      Kapal riset Cakrawala kembali ke Labuhan Kelor",
            "language      id",
            "reading time  1 minute,",
            "dateline      LABUHAN KELOR, Antara; as written: LABUHAN KELOR (ANTARA) -",
            "credit        an agency that we do not know; as written: Kantor Berita Cemara",
            "left out      5 pieces",
            "furniture   You May Also Like",
            f"/newsroom/wire/{WireItem.objects.get().pk}/",
        ):
            assert words in answer.stdout
        assert not StoryPage.objects.exists()

    def test_the_same_file_again_is_said_to_be_known(self, file):
        wire("take", file("kapal.txt"))
        answer = wire("take", file("kapal.txt"))
        assert answer.exit_code == 0
        assert "known already, nothing added" in answer.stdout
        assert ItemVersion.objects.count() == 1

    def test_with_a_section_it_makes_a_draft_that_readers_do_not_get(self, file):
        answer = wire("take", file("kapal.txt"), "--section", "dunia")
        story = StoryPage.objects.get()
        assert f"/newsroom/pages/{story.pk}/edit/" in answer.stdout
        assert "published" not in answer.stdout
        assert not story.live
        assert not Act.objects.filter(story_id=story.pk).exists()

    def test_with_publish_readers_get_it_in_an_edition(self, file):
        answer = wire("take", file("kapal.txt"), "--section", "laut", "--publish", "--reason", "Diperiksa meja")
        act = Act.objects.get(story_id=StoryPage.objects.get().pk)
        assert answer.exit_code == 0, answer.output
        assert (act.kind, act.reason) == ("publish", "Diperiksa meja")
        assert act.edition
        assert f"edition       {act.edition}" in answer.stdout
        path = "/laut/kapal-riset-cakrawala-kembali-ke-labuhan-kelor/"
        assert f"published     http://127.0.0.1:8000{path}" in answer.stdout
        page = readers_get(path)
        assert "Kami membawa pulang 12 peti" in page
        assert "Kantor Berita Cemara" in page
        assert "You May Also Like" not in page

    def test_in_json_it_says_the_same(self, file):
        answer = wire("take", file("kapal.txt"), "--section", "dunia", "--publish", "--format", "json")
        item = json.loads(answer.stdout)["items"][0]
        assert (item["language"], item["reading_minutes"], item["dateline"]["agency"]) == ("id", 1, "Antara")
        assert item["address"].endswith("/dunia/kapal-riset-cakrawala-kembali-ke-labuhan-kelor/")
        assert item["edition"] == Act.objects.get(story_id=StoryPage.objects.get().pk).edition

    def test_an_author_can_sign_it(self, file):
        Author.objects.create(name="Meja Kawat", slug="meja-kawat")
        wire("take", file("kapal.txt"), "--section", "dunia", "--author", "meja-kawat")
        assert StoryPage.objects.get().bylines.get().author.slug == "meja-kawat"

    def test_never_twice_by_accident(self, file):
        wire("take", file("kapal.txt"), "--section", "dunia")
        answer = wire("take", file("kapal.txt"), "--section", "laut")
        story = StoryPage.objects.get()
        assert answer.exit_code == 1
        assert f"/newsroom/pages/{story.pk}/edit/; --again" in answer.stderr
        assert wire("take", file("kapal.txt"), "--section", "laut", "--again").exit_code == 0
        assert StoryPage.objects.count() == 2

    def test_a_section_in_another_language_lists_those_in_the_texts_own(self, file):
        answer = wire("take", file("ship.txt", ENGLISH), "--section", "dunia")
        assert answer.exit_code == 1
        assert answer.stderr.splitlines()[-1].endswith("there is no section dunia in it: world (en).")
        assert not WireItem.objects.exists()

    def test_what_is_under_embargo_is_not_published(self, file, monkeypatch):
        held = msgspec.structs.replace(read(RELAYED.encode())[0], embargo=datetime(2999, 1, 1, tzinfo=UTC))
        monkeypatch.setattr("warta.newsroom.wire.intake.read", lambda *_, **__: [held])
        answer = wire("take", file("kapal.txt"), "--section", "dunia", "--publish")
        assert "under embargo until 2999-01-01" in answer.stderr
        assert not WireItem.objects.exists()

    def test_where_the_story_cannot_be_published_nothing_of_the_file_is_kept(self, file, monkeypatch):
        def refuse(*_, **__):
            raise batch.Scheduled("It is to appear later.")

        monkeypatch.setattr(batch, "publish", refuse)
        answer = wire("take", file("kapal.txt"), "--section", "dunia", "--publish")
        assert answer.exit_code == 1
        assert not WireItem.objects.exists()
        assert not StoryPage.objects.exists()

    @pytest.mark.skipif(not RELAY.exists(), reason="the shared data is not here: no relay.id.txt")
    def test_the_relay_that_started_the_project_comes_all_the_way(self):
        answer = wire("take", RELAY, "--publish", "--section", "dunia", "--sign-off", "as it came")
        assert answer.exit_code == 0, answer.output
        assert "reading time  2 minutes" in answer.stdout
        assert "dateline      Athena, Antara, 2024-07-05" in answer.stdout
        assert "as written: Anatoly" in answer.stdout
        story = StoryPage.objects.get()
        page = readers_get(story.path_on_site)
        assert 'datetime="2024-07-05"' in page
        assert "Anatoly" in page
        assert "Estimated read time" not in page


@pytest.mark.usefixtures("newsroom")
class TestWrongUse:
    def test_publish_needs_a_section(self, file):
        answer = wire("take", file("kapal.txt"), "--publish")
        assert answer.exit_code == 2
        assert "--section" in answer.stderr
        assert not WireItem.objects.exists()

    def test_an_unknown_section_lists_those_that_exist(self, file):
        answer = wire("take", file("kapal.txt"), "--section", "olahraga")
        assert answer.exit_code == 2
        assert "there is no section olahraga: world (en), dunia (id), laut (id)." in answer.stderr
        assert not WireItem.objects.exists()

    def test_an_unknown_author_is_said_to_be_unknown(self, file):
        assert wire("take", file("kapal.txt"), "--section", "dunia", "--author", "siapa").exit_code == 2

    def test_an_unknown_language_is_said_to_be_unknown(self, file):
        assert wire("take", file("kapal.txt"), "--language", "xx").exit_code == 2

    def test_a_folder_that_is_no_newsroom_is_said_to_be_none(self, file, tmp_path, monkeypatch):
        monkeypatch.delenv("DATABASE_URL", raising=False)  # with it, any folder may be a newsroom's
        answer = wire("take", file("kapal.txt"), "--home", tmp_path)
        assert answer.exit_code == 1
        assert "warta init" in answer.stderr


BAD = {
    "empty": (b"", "empty"),
    "binary": (b"\x7fELF" + bytes(99), "program"),
    "50 MB": (b"Judul\n\n" + b"kata " * 10_000_000, "limit"),
    "wrong encoding": ("Judul\n\n本文はここにあります".encode("shift_jis"), "UTF-8"),
    "no headline": (b"Satu paragraf yang panjang saja, tanpa judul di atasnya. Lalu satu kalimat lagi.", "headline"),
    "unknown language": (
        b"Qwvx zzrt bbnk\n\nPlmk qwrtz xcvb nmkl hjgf dfgh. Trwq zxcv bnmk lkjh gfds qwer tzui.",
        "--language",
    ),
}


@pytest.mark.usefixtures("newsroom")
class TestBadInput:
    @pytest.mark.parametrize("name", BAD)
    def test_one_line_status_1_nothing_changed_and_the_rest_goes_on(self, file, name):
        raw, word = BAD[name]
        bad, good = file("buruk.txt", raw), file("kapal.txt")
        answer = wire("take", bad, good, "--section", "dunia", "--publish")
        assert answer.exit_code == 1
        [line] = answer.stderr.splitlines()
        assert line.startswith(f"{bad}: ")
        assert word in line
        assert str(good) in answer.stdout
        assert [item.source for item in WireItem.objects.all()] == [str(good)]
        assert StoryPage.objects.count() == 1

    def test_a_missing_file_a_folder_and_a_pipe(self, tmp_path):
        os.mkfifo(tmp_path / "pipa")
        answer = wire("take", tmp_path / "tidak-ada.txt", tmp_path, tmp_path / "pipa")
        assert answer.exit_code == 1
        missing, folder, pipe = answer.stderr.splitlines()
        assert "no such file" in missing
        assert "folder" in folder
        assert "regular file" in pipe
        assert not WireItem.objects.exists()

    def test_a_file_that_may_not_be_read(self, file, monkeypatch):
        path = file("rahasia.txt")

        def refuse(self, *_):
            raise PermissionError(13, "Permission denied")

        # Whoever runs the tests may be allowed everything, so the system's refusal is stood in for.
        monkeypatch.setattr(Path, "open", refuse)
        answer = wire("take", path)
        assert answer.exit_code == 1
        assert answer.stderr == f"{path}: this user may not read it. Give the right to, or copy it.\n"
        assert not WireItem.objects.exists()

    def test_a_file_whose_name_is_no_text_is_taken(self, file, tmp_path):
        path = file("kapal.txt").rename(tmp_path / os.fsdecode(b"kapal-\xff.txt"))
        answer = wire("take", path)
        assert answer.exit_code == 0, answer.output
        assert WireItem.objects.get().source.endswith("kapal-?.txt")

    def test_in_json_a_bad_file_is_an_entry_with_its_error(self, file):
        answer = wire("take", file("kosong.txt", ""), file("kapal.txt"), "--format", "json")
        first, second = json.loads(answer.stdout)["items"]
        assert set(first) == {"path", "error"}
        assert second["new"] is True
