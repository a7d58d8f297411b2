"""Pictures come from a folder; nothing else does, and nothing that comes from it is run."""

from __future__ import annotations

import os

import pytest

from tests.edge.reader import ask, pressed
from warta.edge.app import Edge

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 50


@pytest.fixture
def site(store, tmp_path):
    media = tmp_path / "home" / "media"
    (media / "images").mkdir(parents=True)
    (media / "images" / "garam besar.png").write_bytes(PNG)
    (media / "images" / "jahat.svg").write_text("<svg onload='alert(1)'/>")
    (media / "jahat.html").write_text("<script>alert(1)</script>")
    (media / "jahat.xhtml").write_text("<script>alert(1)</script>")
    (media / "tanpa-nama").write_text("<script>alert(1)</script>")
    (tmp_path / "home" / "secret").write_text("rahasia")
    (tmp_path / "home" / "media-lain").mkdir()
    (tmp_path / "home" / "media-lain" / "a.png").write_bytes(b"rahasia")
    os.symlink(tmp_path / "home" / "secret", media / "images" / "pintas.png")
    return Edge(pressed(store), behind=None, media=media)


def test_a_picture_is_sent_with_leave_to_keep_it_for_good(site):
    reply = ask(site, "/media/images/garam%20besar.png")
    assert (reply.status, reply.body, reply["content-type"]) == (200, PNG, "image/png")
    assert reply["cache-control"] == "public, max-age=31536000, immutable"
    assert reply["x-content-type-options"] == "nosniff"
    assert reply["content-disposition"] is None


def test_a_picture_may_be_asked_for_by_condition_and_by_head(site):
    path = "/media/images/garam%20besar.png"
    first = ask(site, path)
    again = ask(site, path, if_none_match=first["etag"])
    assert (again.status, again.body, again["cache-control"]) == (304, b"", first["cache-control"])
    head = ask(site, path, "HEAD")
    assert (head.status, head.body, head["content-length"]) == (200, b"", str(len(PNG)))


def test_a_part_of_a_picture_may_be_asked_for(site):
    path = "/media/images/garam%20besar.png"
    whole = ask(site, path)
    assert whole["accept-ranges"] == "bytes"
    part = ask(site, path, range="bytes=3-7")
    assert (part.status, part.body, part["content-range"]) == (206, PNG[3:8], f"bytes 3-7/{len(PNG)}")
    assert part["etag"] == whole["etag"]
    assert part["cache-control"] == whole["cache-control"]
    assert ask(site, path, range="bytes=-5").body == PNG[-5:]
    assert ask(site, path, range="bytes=3-7", if_range=whole["etag"]).status == 206
    assert ask(site, path, range="bytes=3-7", if_range='"another"').body == PNG
    beyond = ask(site, path, range="bytes=99999-")
    assert (beyond.status, beyond["content-range"]) == (416, f"bytes */{len(PNG)}")


@pytest.mark.parametrize("name", ["images/jahat.svg", "jahat.html", "jahat.xhtml", "tanpa-nama"])
def test_what_could_run_in_the_readers_browser_is_a_download(site, name):
    reply = ask(site, f"/media/{name}")
    assert (reply.status, reply["content-type"]) == (200, "application/octet-stream")
    assert reply["content-disposition"] == "attachment"
    assert reply["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path",
    [
        "/media/../secret",
        "/media/%2e%2e/secret",
        "/media/..%2Fsecret",
        "/media/images/../../secret",
        "/media/%2e%2e/media-lain/a.png",
        "/media//etc/passwd",
        "/media/%2Fetc%2Fpasswd",
        "/media/..%5Csecret",
        "/media/images/pintas.png",
        "/media/images/garam%20besar.png%00.html",
        "/media/%FF",
        "/media/" + "a" * 5000,
        "/media/" + "a/" * 5000,
        "/media",
        "/media/",
        "/media/images",
        "/media/images/",
        "/media/tidak-ada.png",
    ],
)
def test_nothing_outside_the_folder_and_no_list_of_it(site, path):
    reply = ask(site, path)
    assert (reply.status, reply["content-type"]) == (404, "text/plain; charset=utf-8")
    assert "rahasia" not in reply.text
    assert reply["cache-control"] == "no-store"


def test_pictures_can_only_be_read(site):
    for path in ("/media/images/garam%20besar.png", "/media/"):
        reply = ask(site, path, "POST")
        assert (reply.status, reply["allow"]) == (405, "GET, HEAD")


def test_a_folder_that_comes_with_the_first_picture(store, tmp_path):
    edge = Edge(pressed(store), behind=None, media=tmp_path / "later")
    assert ask(edge, "/media/a.png").status == 404
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.png").write_bytes(PNG)
    assert ask(edge, "/media/a.png").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/media/images/originals/rahasia.jpg",
        "/media/images//originals/rahasia.jpg",
        "/media/images/./originals/rahasia.jpg",
        "/media/x/../images/originals/rahasia.jpg",
        "/media//images/originals/rahasia.jpg",
        "/media/images/ORIGINALS/rahasia.jpg",
    ],
)
def test_a_guarded_folder_is_read_by_no_detour(store, tmp_path, path):
    folder = tmp_path / "media" / "images" / "originals"
    folder.mkdir(parents=True)
    (folder / "rahasia.jpg").write_bytes(b"rahasia")
    edge = Edge(pressed(store), behind=None, media=tmp_path / "media", guarded=("images/originals",))
    answer = ask(edge, path)
    assert answer.status in (404, 503)
    assert b"rahasia" not in answer.body
