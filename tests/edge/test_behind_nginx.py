"""The sample configuration of docs/serving.md, as it stands there, in a real nginx."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.edge.reader import STORY, pressed
from tests.edge.served import served
from warta.edge.app import Edge
from warta.edge.front import Front

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")

AROUND = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ worker_connections 64; }}
http {{ access_log off; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t; {sample} }}
"""


async def newsroom(scope, receive, send):
    headers = dict(scope["headers"])
    said = b" ".join(
        (scope["path"].encode(), headers[b"host"], headers[b"x-forwarded-proto"], headers[b"x-request-id"])
    )
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture
def site(store, tmp_path):
    """nginx before an edge and a newsroom; TLS is taken out, and its word for it put in."""
    pressed(store)
    (tmp_path / "media").mkdir()
    front = Front(["127.0.0.1"])
    edge = Edge(
        store, behind=None, media=tmp_path / "media", guarded=("images/originals",), dictionaries=True, front=front
    )
    editors = Edge(store, behind=newsroom, media=tmp_path / "media", guarded=("images/originals",), front=front)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    sample = re.search("```nginx\n(.*?)```", (ROOT / "docs/serving.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    sample = re.sub(r"ssl_certificate\S* .*?;", "", sample).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    sample = sample.replace("$scheme", "https")
    with served(edge) as readers, served(editors) as behind:
        sample = sample.replace("127.0.0.1:8000", f"127.0.0.1:{readers.port}")
        sample = sample.replace("127.0.0.1:8001", f"127.0.0.1:{behind.port}")
        user = "user root;" if os.geteuid() == 0 else ""
        (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path, sample=sample, user=user))
        command = ["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")]
        process = subprocess.Popen(command)
        try:
            for _ in range(500):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (tmp_path / "error.log").read_text()
                time.sleep(0.02)
            yield port
        finally:
            process.terminate()
            process.wait(20)


def ask(port: int, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Host": "kabar.example", **named})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_each_address_reaches_the_part_that_answers_it(site):
    assert b"Panen garam" in ask(site, STORY)[1]
    for path in ("/newsroom/", "/newsroom", "/static/a.css", "/talk/7/", "/media/images/originals/a.png"):
        said = ask(site, path)[1].decode().split()
        assert said[:3] == [path, "kabar.example", "https"]
        assert re.fullmatch("[0-9a-f]{32}", said[3])
    assert ask(site, "/newsroom-baru/")[0].status == 404


def test_what_the_edge_says_goes_through_as_it_is(site):
    answer, _ = ask(site, STORY, Accept_Encoding="br")
    assert (answer.status, answer.headers["content-encoding"]) == (200, "br")
    assert answer.headers["vary"] == "Accept-Encoding, Available-Dictionary"
    assert ask(site, STORY, Accept_Encoding="br", If_None_Match=answer.headers["etag"])[0].status == 304
    link = re.match("<([^>]+)>", answer.headers["link"])[1]
    shell, _ = ask(site, link)
    assert shell.headers["use-as-dictionary"] == 'match="/*", match-dest=("document")'


def test_a_slip_in_an_address_is_put_right_behind_a_proxy_too(site):
    for path in ("/Dunia/panen-garam", "/dunia//panen-garam/", "/dunia/panen%2Dgaram/"):
        answer, _ = ask(site, f"{path}?utm_source=surat")
        assert answer.status in (200, 301)
        if answer.status == 301:
            assert answer.headers["location"] == f"{STORY}?utm_source=surat"
