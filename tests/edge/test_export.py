"""The site as files is the site: the same bytes at every address, with every edition, and nothing of a killed story."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.edge.reader import ask as ask_edge
from tests.edge.reader import pressed
from tests.examples import examples
from tests.press.paper import Paper
from tests.press.test_law import acts, perform
from warta.edge.app import Edge
from warta.edge.export.addresses import all_addresses, folders
from warta.edge.export.export import Export, ExportError
from warta.edge.export.files import Pictures
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.store import Store
from warta.press.stored import Change, Leaf, Page

ROOT = Path(__file__).parents[2]
AROUND = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ worker_connections 64; }}
http {{ access_log off; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t; {sample} }}
"""


def paper_with_much() -> Paper:
    paper = Paper()
    for id in range(1, 8):
        paper.publish(id, section=id % 2, author=id % 2, tags=[id % 2], text=f"Isi {id} & lain.")
    return paper


class Newsroom:
    """A paper, its store, and the acts of the law."""

    def __init__(self, folder: Path) -> None:
        self.media = folder / "media"
        self.media.mkdir(parents=True)
        self.paper = paper_with_much()
        self.store = Store(folder / "store")
        self.press = Press(self.store, self.paper)
        self.press.press_everything()

    def do(self, *acts: tuple[str, dict]) -> None:
        touched = Touched()
        for name, how in acts:
            perform(self.paper, touched, name, how)
        self.press.press(touched)

    def export(self, folder: Path, **options) -> Export:
        return Export(folder, self.store, media=self.media, guarded=("images/originals",), **options)


@pytest.fixture
def newsroom(tmp_path):
    found = Newsroom(tmp_path / "home")
    yield found
    found.store.close()


def contents(folder: Path) -> dict[str, bytes]:
    """What readers can get of an export, and what the web server is told, by the file's name."""
    release = folder / "current"
    return {
        path.relative_to(release).as_posix(): path.read_bytes()
        for path in sorted(release.resolve().rglob("*"))
        for path in [release / path.relative_to(release.resolve())]
        if path.is_file() and path.relative_to(release).parts[0] != "book"
    }


def test_a_page_is_a_file_with_a_compressed_one_beside_it(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files", codings=("gzip", "br", "zstd")) as export:
        report = export.whole()
    found = contents(tmp_path / "files")
    edge = Edge(newsroom.store, behind=None, media=None)
    page = ask_edge(edge, "/dunia/berita-2/")
    assert found["site/dunia/berita-2/index.html"] == page.body
    assert gzip.decompress(found["site/dunia/berita-2/index.html.gz"]) == page.body
    for suffix, coding in (("br", "br"), ("zst", "zstd")):
        reply = ask_edge(edge, "/dunia/berita-2/", accept_encoding=coding)
        assert found[f"site/dunia/berita-2/index.html.{suffix}"] == reply.body
    assert {"site/index.html", "site/rss.xml", "site/robots.txt", "missing/en/404/index.html"} <= found.keys()
    assert (report.whole, report.edition, report.left_out) == (True, 1, [])


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_nginx_answers_every_address_as_the_edge_does(newsroom, tmp_path):
    newsroom.do(("publish", _story(1, slug="pindah", section=1)), ("kill", {"id": 2, "note": "Salah orang."}))
    newsroom.do(("rename", {"kind": "section", "id": 1, "name": "Dunia & lain", "slug": "buana"}))
    newsroom.do(("merge", {"kind": "tag", "id": 1, "into": 2}), ("unpublish", {"id": 3}))
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
    edge = Edge(newsroom.store, behind=None, media=None)
    seen = {}
    with newsroom.store.snapshot() as snapshot, serving(tmp_path) as port:
        addresses = {each for each in all_addresses(snapshot, folders(snapshot)) if each.startswith("/")}
        addresses |= {"/tidak-ada/", "/en/not-there/", "/dunia/berita-4/", "/dunia/", "/dunia/tidak-ada/"}
        addresses |= {"/penulis/sari", "/buana/berita-4", "/tidak-ada/rss.xml"}
        for address in sorted(addresses):
            expected = ask_edge(edge, quote(address))
            reply, body = ask(port, quote(address))
            said = (reply.status, reply.headers["location"])
            assert said == (expected.status, expected["location"]), address
            seen[expected.status] = address
            if expected.status == 301:
                continue
            assert body == expected.body, address
            for name in (
                *("content-type", "cache-control", "content-security-policy", "x-content-type-options"),
                *(("referrer-policy",) if "html" in expected["content-type"] else ()),
            ):
                assert reply.headers[name] == expected[name], (address, name)
            packed, compressed = ask(port, quote(address), Accept_Encoding="gzip")
            assert packed.headers["content-encoding"] == "gzip", address
            assert packed.headers["vary"] == "Accept-Encoding"
            assert gzip.decompress(compressed) == expected.body
    assert seen.keys() == {200, 301, 404, 410}


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_what_only_files_are_called_is_no_address(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
    with serving(tmp_path) as port:
        for path in (
            "/index.html",
            "/dunia/berita-2/index.html.gz",
            "/rss.xml.gz",
            "/.missing/404/index.html",
            "/.gone/",
        ):
            assert ask(port, path)[0].status == 404, path
        reply, _ = ask(port, "/dunia//berita-2/?a=b")
        assert (reply.status, reply.headers["location"]) == (301, "/dunia/berita-2/?a=b")
        reply, _ = ask(port, "/dunia/berita-2/")
        assert ask(port, "/dunia/berita-2/", If_None_Match=reply.headers["etag"])[0].status == 304
        # Nothing that a reader writes comes to stand in a header by itself.
        assert "x-mine" not in ask(port, "/dunia/x%0d%0aX-Mine:%20a//b")[0].headers


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_a_picture_is_sent_as_the_edge_sends_it(newsroom, tmp_path):
    for name in ("a b.png", "a.jpg", "a.webp"):
        (newsroom.media / name).write_bytes(name.encode() * 100)
    newsroom.do(("publish", _story(8, text="/media/a%20b.png /media/a.jpg /media/a.webp")))
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
    edge = Edge(newsroom.store, behind=None, media=newsroom.media)
    with serving(tmp_path) as port:
        for path in ("/media/a%20b.png", "/media/a.jpg", "/media/a.webp"):
            reply, body = ask(port, path)
            expected = ask_edge(edge, path)
            assert (reply.status, body) == (200, expected.body)
            for name in ("content-type", "cache-control", "content-security-policy", "x-content-type-options"):
                assert reply.headers[name] == expected[name], name
        assert ask(port, "/media/a.gif")[0].status == 404


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_where_the_newsroom_does_not_answer_readers_are_told_so(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
    with serving(tmp_path) as port:
        assert ask(port, "/cari/")[0].status == 200
        reply, body = ask(port, "/cari/?q=beras")
        assert reply.status == 503
        assert b"Pencarian sedang tidak dapat digunakan" in body or b'class="note"' in body
        reply, body = ask(port, "/talk/2/", "POST")
        assert (reply.status, reply.headers["content-type"]) == (503, "text/plain; charset=utf-8")
        assert b"the comment form are not available" in body


@settings(max_examples=examples(12), deadline=None)
@given(st.lists(st.lists(acts, min_size=1, max_size=4), min_size=1, max_size=30))
def test_following_equals_a_fresh_export(editions: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder, "home"))
        with newsroom.export(Path(folder, "followed")) as followed:
            followed.whole()
            for edition in editions:
                newsroom.do(*edition)
                followed.follow()
        with newsroom.export(Path(folder, "fresh")) as fresh:
            fresh.whole()
        assert contents(Path(folder, "followed")) == contents(Path(folder, "fresh"))
        newsroom.store.close()


def test_an_edition_costs_what_it_changed(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files") as export:
        whole = export.whole()
        assert export.follow() is None
        before = _times(tmp_path / "files")
        newsroom.do(("comment", {"id": 4, "text": "Setuju."}))
        report = export.follow()
        assert not report.whole
        assert 0 < report.written < whole.written / 2
        after = _times(tmp_path / "files")
    changed = {name for name in after if before.get(name) != after[name]}
    assert "site/dunia/berita-4/index.html" in changed
    assert "site/nasional/berita-1/index.html" not in changed


def test_a_new_version_never_has_the_time_of_the_old_one(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
        file = tmp_path / "files/current/site/dunia/berita-4/index.html"
        times = [int(file.stat().st_mtime)]
        for text in "abcd":
            newsroom.do(("comment", {"id": 4, "text": text}))
            export.follow()
            times.append(int(file.stat().st_mtime))
    assert len(set(times)) == 5


def test_a_killed_story_leaves_no_byte_in_the_folder(newsroom, tmp_path):
    words, picture = b"Kalimat yang tidak boleh tinggal", b"PNG yang tidak boleh tinggal"
    (newsroom.media / "images").mkdir()
    (newsroom.media / "images/rahasia.png").write_bytes(picture)
    text = words.decode() + " /media/images/rahasia.png"
    newsroom.do(("publish", _story(8, text=text)))
    with newsroom.export(tmp_path / "files", codings=()) as export:
        export.whole()
        assert _holding(tmp_path / "files", words)
        assert _holding(tmp_path / "files", picture)
        newsroom.do(("kill", {"id": 8, "note": "Salah orang."}))
        export.follow()
        assert not _holding(tmp_path / "files", words)
        assert not _holding(tmp_path / "files", picture)
        gone = (tmp_path / "files/current/gone/dunia/berita-8/index.html").read_bytes()
        assert b"Salah orang." in gone


def test_a_kill_between_two_whole_exports_leaves_nothing_either(newsroom, tmp_path):
    words = b"Kalimat yang tidak boleh tinggal"
    newsroom.do(("publish", _story(8, text=words.decode())))
    with newsroom.export(tmp_path / "files", codings=()) as export:
        export.whole()
    newsroom.do(("kill", {"id": 8, "note": "Salah orang."}))
    with newsroom.export(tmp_path / "files", codings=()) as export:
        export.whole()
    assert not _holding(tmp_path / "files", words)


def test_what_did_not_change_is_shared_with_the_release_before(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
        before = _times(tmp_path / "files")
    with newsroom.export(tmp_path / "files") as export:
        report = export.whole()
    assert (report.written, report.nginx_changed) == (0, False)
    assert {
        name: at for name, at in _times(tmp_path / "files").items() if not name.startswith(("nginx", "away/n"))
    } == {name: at for name, at in before.items() if not name.startswith(("nginx", "away/n"))}


def test_whatever_interrupts_it_the_next_one_mends(newsroom, tmp_path, monkeypatch):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
        newsroom.do(("comment", {"id": 4, "text": "Setuju."}), ("kill", {"id": 6, "note": "Salah."}))
        real = os.replace
        left = iter(range(7))

        def dies(source, target):
            if next(left, None) is None:
                raise KeyboardInterrupt
            real(source, target)

        monkeypatch.setattr(os, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            export.follow()
        monkeypatch.undo()
    newsroom.do(("withdraw", {"id": 4}))
    with newsroom.export(tmp_path / "files") as export:
        assert export.follow().whole
    with newsroom.export(tmp_path / "fresh") as fresh:
        fresh.whole()
    assert contents(tmp_path / "files") == contents(tmp_path / "fresh")


def test_who_follows_again_goes_on_from_where_it_was(newsroom, tmp_path):
    (newsroom.media / "late.png").write_bytes(b"late")
    newsroom.do(("publish", _story(8, text="/media/late.png /media/later.png")))
    with newsroom.export(tmp_path / "files") as export:
        assert export.follow().whole
    newsroom.do(("comment", {"id": 4, "text": "Setuju."}), ("kill", {"id": 6, "note": "Salah."}))
    with newsroom.export(tmp_path / "files") as export:
        assert not export.follow().whole
        (newsroom.media / "later.png").write_bytes(b"later")
        assert export.follow() is None
        assert _pictures(tmp_path / "files") == {"late.png", "later.png"}
    with newsroom.export(tmp_path / "fresh") as fresh:
        fresh.whole()
    assert contents(tmp_path / "files") == contents(tmp_path / "fresh")
    with newsroom.export(tmp_path / "files", codings=()) as export:
        assert export.follow().whole


def test_a_store_that_was_pressed_anew_is_exported_anew(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
        newsroom.paper.publish(9)
        newsroom.press.press_everything()
        assert export.follow().whole
    assert "site/dunia/berita-9/index.html" in contents(tmp_path / "files")


def test_a_folder_of_somebody_else_is_not_touched(newsroom, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_bytes(b"mine")
    with pytest.raises(ExportError, match="is not empty"), newsroom.export(tmp_path / "photos"):
        pass
    assert os.listdir(tmp_path / "photos") == ["a.jpg"]


def test_two_processes_do_not_write_one_export(newsroom, tmp_path):
    with newsroom.export(tmp_path / "files"), pytest.raises(ExportError, match="another process"):
        newsroom.export(tmp_path / "files").__enter__()


def test_a_full_disk_leaves_readers_what_they_have(newsroom, tmp_path, monkeypatch):
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
        before = contents(tmp_path / "files")
        newsroom.do(("house", {"name": "Kabar Baru"}))

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(ExportError, match="No space left on device"):
            export.whole()
        monkeypatch.undo()
        assert contents(tmp_path / "files") == before
        assert len(os.listdir(tmp_path / "files/releases")) == 1


def test_only_pictures_that_pages_show_and_never_originals(newsroom, tmp_path):
    for name in ("images/a.png", "images/b.png", "images/originals/a.png", "images/late.png"):
        (newsroom.media / name).parent.mkdir(parents=True, exist_ok=True)
        (newsroom.media / name).write_bytes(name.encode())
    (tmp_path / "home/secret").write_text("rahasia")
    os.symlink(tmp_path / "home/secret", newsroom.media / "images/pintas.png")
    (newsroom.media / "images/late.png").unlink()
    shown = "/media/images/a.png /media/images/originals/a.png /media/images/../../secret /media/images/pintas.png"
    newsroom.do(("publish", _story(8, text=f"{shown} /media/images/late.png")))
    with newsroom.export(tmp_path / "files") as export:
        export.whole()
        assert _pictures(tmp_path / "files") == {"images/a.png"}
        (newsroom.media / "images/late.png").write_bytes(b"late")
        export.follow()
        assert _pictures(tmp_path / "files") == {"images/a.png", "images/late.png"}


def test_a_guarded_folder_is_guarded_however_it_is_written(tmp_path):
    pictures = Pictures(tmp_path, ("images/originals",))
    assert pictures.named_in(b'"/media/Images/ORIGINALS/a.png" /media/images//originals/a.png') == ()
    assert pictures.named_in(b"/media/images/b%20c.png?x") == ("images/b c.png",)


def test_an_address_that_no_file_can_have_is_said_and_left_out(store, tmp_path):
    page = Page(200, "text/html; charset=utf-8", ("a",))
    pressed(store, Change({"a": Leaf.of("A")}, {f"/{'x' * 250}/": page, "/../": page, "/baik/": page}))
    with Export(tmp_path / "files", store, media=tmp_path) as export:
        report = export.whole()
    assert len(report.left_out) == 2
    assert contents(tmp_path / "files")["site/baik/index.html"] == b"A"


def _story(id: int, **how) -> dict:
    usual = {"slug": "", "section": 0, "author": 0, "second": None, "tags": [], "text": "Isi.", "translates": None}
    return {"id": id, **usual, "agency": None, **how}


def _times(folder: Path) -> dict[str, int]:
    return {name: (folder / "current" / name).stat().st_mtime_ns for name in contents(folder)}


def _holding(folder: Path, words: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


def _pictures(folder: Path) -> set[str]:
    return {name.removeprefix("media/") for name in contents(folder) if name.startswith("media/")}


@contextmanager
def serving(folder: Path):
    """The sample configuration of docs/export.md, as it stands there, in a real nginx; without TLS, and with nobody
    at the newsroom's address."""
    with socket.socket() as probe, socket.socket() as nobody:
        probe.bind(("127.0.0.1", 0))
        nobody.bind(("127.0.0.1", 0))
        port, no_port = probe.getsockname()[1], nobody.getsockname()[1]
    sample = re.search("```nginx\n(.*?)```", (ROOT / "docs/export.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    sample = re.sub(r"ssl_certificate\S* .*?;", "", sample).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    sample = sample.replace("/srv/kabar-files", str(folder / "files")).replace("127.0.0.1:8000", f"127.0.0.1:{no_port}")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, sample=sample, user=user))
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command)
    try:
        for _ in range(500):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.02)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()
