"""The short way says what the usual way says, byte for byte, and takes only what it can be right about."""

from __future__ import annotations

import asyncio
import logging
import random
import re
import socket
import subprocess
import sys
import threading
import time
from itertools import pairwise

import httptools
import lmdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edge.reader import STORY, pressed, small_site
from tests.edge.served import END, exchanged, request, served, undated
from warta.edge import protocol as short_way
from warta.edge.app import Edge
from warta.edge.protocol import USUAL, protocol
from warta.press.store import Store
from warta.press.stored import Change, Leaf

ENGLISH = "/en/world/salt-harvest/"
GZIP = "Accept-Encoding: gzip"


async def behind(scope, receive, send):
    """The newsroom: says what it was told, after a while."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    await asyncio.sleep(0.001)
    said = f"{scope['method']} {scope['path']} ".encode() + body
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture
def edge(store):
    return Edge(pressed(store), behind=behind, media=None)


@pytest.fixture
def site(edge):
    with served(edge) as found:
        yield found


@pytest.fixture
def usual_site(edge):
    with served(edge, short=False) as found:
        yield found


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same site in the short way and in the usual one, for tests that change nothing."""
    store = Store(tmp_path_factory.mktemp("both") / "store")
    edge = Edge(pressed(store), behind=behind, media=None)
    with served(edge) as short, served(edge, short=False) as usual:
        yield short, usual
    store.close()


def warm(site, *requests: bytes) -> None:
    """Let the edge have pages in memory; then forget what was asked."""
    site.said(*requests, END)
    site.usual.asked.clear()


PAGES = [STORY, ENGLISH, "/", "/en/", "/rss.xml", "/404/", "/dunia/ditarik/"]
CODINGS = ["", "gzip", "br", "zstd", "gzip;q=0.5, br;q=0", "*"]


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_page_in_memory_is_answered_as_the_usual_way_does(edge, usual_site, loop):
    asked = [
        request(path, method, *([f"Accept-Encoding: {coding}"] if coding else []))
        for path in PAGES
        for coding in CODINGS
        for method in ("GET", "HEAD")
    ]
    expected = usual_site.said(*asked, END)
    with served(edge, loop=loop) as site:
        assert site.said(*asked, END) == expected
        assert site.usual.asked == [("GET", "/en/")]


def test_a_reader_who_has_the_page_gets_the_word_only(site, usual_site):
    warm(usual_site, request(STORY, "GET", GZIP))
    (tag,) = re.findall(rb"etag: (\S+)", usual_site.said(request(STORY, "HEAD", GZIP), END).partition(b"\r\n\r\n")[0])
    asked = [
        request(STORY, method, GZIP, f"If-None-Match: {value}")
        for value in (tag.decode(), f"W/{tag.decode()}", f'"x", {tag.decode()}', "*", '"x"', "", "nonsense")
        for method in ("GET", "HEAD")
    ]
    expected = usual_site.said(*asked, END)
    assert expected.count(b"HTTP/1.1 304") == 8
    assert site.said(*asked, END) == expected
    assert site.usual.asked == [("GET", "/en/")]


UNUSUAL = {
    "a body": request(STORY, "GET", "Content-Length: 3", body=b"abc"),
    "an empty body": request(STORY, "GET", "Content-Length: 0"),
    "a body in chunks": request(STORY, "GET", "Transfer-Encoding: chunked", body=b"3\r\nabc\r\n0\r\n\r\n"),
    "an expectation": request(STORY, "GET", "Expect: 100-continue"),
    "another expectation": request(STORY, "GET", "Expect: miracles"),
    "a wish for another protocol": request(STORY, "GET", "Upgrade: h2c"),
    "an absolute target": request(f"http://kabar.example{STORY}"),
    "a percent-encoded path": request(STORY.replace("a", "%61")),
    "a percent-encoded query": request(f"{STORY}?q=%20"),
    "a fragment": request(f"{STORY}#isi"),
    "two Accept-Encoding fields": request(STORY, "GET", "Accept-Encoding: zstd;q=0.1", "accept-encoding: gzip"),
    "two If-None-Match fields": request(STORY, "GET", 'If-None-Match: "x"', "If-None-Match: *"),
    "another method": request(STORY, "DELETE"),
    "a method that has a body": request(STORY, "POST", "Content-Length: 3", body=b"abc"),
    "OPTIONS of everything": request("*", "OPTIONS"),
    "a coding that nobody has": request(STORY, "GET", "Accept-Encoding: identity;q=0"),
    "an address that nobody has": request("/tidak-ada/"),
    "a former address": request("/dunia/alamat-lama/?utm=1"),
    "an address without its slash": request(STORY.rstrip("/")),
    "the newsroom": request("/newsroom/?page=2"),
    "a comment": request("/talk/1/", "POST", "Content-Length: 6", body=b"name=A"),
}


@pytest.mark.parametrize("what", UNUSUAL)
def test_what_is_unusual_goes_the_usual_way(both, what):
    site, usual_site = both
    before, after = request(STORY, "GET", GZIP), request(ENGLISH)
    warm(site, before, after, request(STORY))
    expected = usual_site.said(before, UNUSUAL[what], after, END)
    assert site.said(before, UNUSUAL[what], after, END) == expected
    site.usual.asked.clear()
    assert site.said(before, UNUSUAL[what], END).startswith(b"HTTP/1.1 200")
    assert len(site.usual.asked) == 2


@pytest.mark.parametrize(
    "last",
    [
        request(STORY, "GET", "Connection: close"),
        request(STORY, "GET", "Connection: keep-alive, close"),
        request(STORY, version="1.0"),
        request(STORY, "GET", "Connection: keep-alive", version="1.0"),
    ],
    ids=["close", "close among others", "1.0", "1.0 that would stay"],
)
def test_a_connection_that_ends_ends_the_usual_way(both, last):
    site, usual_site = both
    warm(site, request(STORY))
    expected = usual_site.said(request(STORY), last)
    assert b"connection: close\r\n" in expected
    assert site.said(request(STORY), last) == expected
    assert site.usual.asked == [("GET", STORY)]


def test_a_request_to_upgrade_is_answered_as_uvicorn_does(both):
    site, usual_site = both
    warm(site, request(STORY))
    asked = request(STORY, "GET", "Connection: Upgrade", "Upgrade: h2c")
    answers = []
    for each in (usual_site, site):
        connection = each.connect()
        connection.sendall(asked)
        got = b""
        while not got.endswith(b"</a>"):
            piece = connection.recv(1 << 16)
            assert piece
            got += piece
        answers.append(undated(got))
    assert answers[0] == answers[1]
    assert site.usual.asked == [("GET", STORY)]


@pytest.mark.parametrize(
    "nonsense", [b"GARAM\r\n\r\n", request("/dunia/gärâm/"), b"GET / HTTP/1.1\r\nno colon\r\n\r\n"]
)
def test_nonsense_after_a_page_is_refused(both, nonsense):
    site, _ = both
    warm(site, request(STORY))
    got = site.said(request(STORY), nonsense)
    assert re.findall(rb"HTTP/1.1 (\d+)", got) == [b"200", b"400"]


def test_a_request_may_come_byte_by_byte(site):
    warm(site, request(STORY, "GET", GZIP))
    expected = site.said(request(STORY, "GET", GZIP), END)
    site.usual.asked.clear()
    connection = site.connect()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for byte in request(STORY, "GET", GZIP):
        connection.sendall(bytes([byte]))
    assert undated(exchanged(connection, END)) == expected
    assert site.usual.asked == [("GET", "/en/")]


@pytest.mark.parametrize("pieces", [1, 200], ids=["one go", "pieces"])
def test_a_thousand_requests_are_answered_in_order(site, usual_site, pieces):
    chance = random.Random(11)
    pages = [request(path, method, GZIP) for path in PAGES for method in ("GET", "HEAD")]
    pages += [request(STORY, method, GZIP, "If-None-Match: *") for method in ("GET", "HEAD")]
    unusual = list(UNUSUAL.values())
    warm(site, *pages)
    mixed = pages + [chance.choice(unusual if chance.random() < 0.1 else pages) for _ in range(984)]
    expected = usual_site.said(*mixed, END)
    assert expected.count(b"HTTP/1.1 ") > 1000  # an expectation is answered twice
    connection, whole = site.connect(), b"".join([*mixed, END])
    cuts = sorted(chance.sample(range(1, len(whole)), pieces - 1))
    assert undated(exchanged(connection, *(whole[a:b] for a, b in pairwise([0, *cuts, len(whole)])))) == expected
    assert ("GET", STORY) in site.usual.asked  # what stands behind something slow waits for it
    assert len(site.usual.asked) <= 1001 - len(pages)


def test_a_page_does_not_overtake_the_newsroom(site):
    warm(site, request(STORY, "HEAD"))
    got = site.said(request("/newsroom/lambat/"), request(STORY, "HEAD"), END)
    assert got.index(b"GET /newsroom/lambat/") < got.index(b"etag")


def test_what_is_behind_is_never_hidden_by_a_page(store):
    """Also where the store has a page at such an address, which readers never see."""
    store.commit(small_site())
    store.commit(Change(pages={"/newsroom/": small_site().pages["/"], "/talk/404/": small_site().pages["/404/"]}))
    edge = Edge(store, behind=behind, media=None)
    with served(edge) as site:
        for _ in range(3):
            got = site.said(request("/newsroom/"), request("/talk/404/"), request("/talk/nothing/"), END)
            assert re.findall(rb"GET (\S+) ", got) == [b"/newsroom/", b"/talk/404/", b"/talk/nothing/"]
            assert b"Beranda" not in got
            assert b"Tidak ditemukan" not in got


def test_a_new_edition_is_seen_by_the_next_request(site, store):
    connection = site.connect()
    for number in range(1, 50):
        body = f"<h1>Panen garam, ralat {number}</h1>"
        store.commit(Change(fragments={"story/1/body": Leaf.of(body)}))
        for _ in range(3):
            connection.sendall(request(STORY))
            got = b""
            while b"</a>" not in got:
                piece = connection.recv(1 << 16)
                assert piece
                got += piece
            assert body.encode() in got
    # Only the first after each edition needed more than memory.
    assert len(site.usual.asked) == 49


def test_what_was_taken_down_is_gone_at_once(site, store):
    warm(site, request(STORY))
    assert site.said(request(STORY), END).startswith(b"HTTP/1.1 200")
    store.commit(Change(pages={STORY: None}))
    assert site.said(request(STORY), END).startswith(b"HTTP/1.1 404")


def test_a_store_that_cannot_be_read_is_told_in_the_usual_way(edge, monkeypatch, caplog):
    with served(edge) as site, monkeypatch.context() as broken:
        warm(site, request(STORY))
        broken.setattr(edge._store, "_environment", Broken())
        assert site.said(request(STORY), END).count(b"HTTP/1.1 503") == 2
    assert "could not be answered" in caplog.text


class Broken:
    def info(self):
        raise lmdb.CorruptedError("invented")

    def begin(self):
        raise lmdb.CorruptedError("invented")


def test_a_slow_reader_is_waited_for(store):
    """What is sent ahead of a reader is bounded; what was asked is answered, whole and in order."""
    long = "<p>" + "".join(random.Random(5).choices("garamlaut ", k=200_000)) + "</p>"
    store.commit(small_site())
    store.commit(Change(fragments={"story/1/body": Leaf.of(long)}))
    edge = Edge(store, behind=None, media=None)
    count = 150
    with served(edge) as site:
        once = site.said(request(STORY), END)
        page = once[: once.rindex(b"HTTP/1.1 ")]
        there = site.server.server_state.connections
        site.until(lambda: not there, "the first reader has gone")
        connection = site.connect(SO_RCVBUF=4096)
        connection.sendall(request(STORY) * count)
        site.until(lambda: there, "the second has come")
        (mine,) = there
        site.until(lambda: mine.flow is not None and mine.flow.write_paused, "the server waits")
        time.sleep(0.2)
        limit = mine.transport.get_write_buffer_limits()[1]
        assert mine.transport.get_write_buffer_size() <= limit + len(page) + 1000
        assert len(site.usual.asked) > 1  # those that wait do so in uvicorn
        assert undated(exchanged(connection, END)) == page * count + once[len(page) :]


def _read(connection: socket.socket, asked: bytes, count: int = 1) -> bytes:
    """Send requests that get no body, and read what is answered."""
    connection.sendall(asked)
    got = b""
    while got.count(b"\r\n\r\n") < count:
        piece = connection.recv(1 << 16)
        assert piece, f"the server closed after {got!r}"
        got += piece
    return got


HEAD = request(STORY, "HEAD")


class Clocks:
    """An event loop that remembers the clocks that were started."""

    def __init__(self, loop):
        self.loop = loop
        self.started = []

    def __getattr__(self, name):
        return getattr(self.loop, name)

    def call_later(self, *arguments):
        self.started.append(self.loop.call_later(*arguments))
        return self.started[-1]

    @property
    def running(self):
        return [clock for clock in self.started if not clock.cancelled()]


def test_an_idle_connection_is_closed(edge):
    with served(edge, timeout_keep_alive=1) as site:
        warm(site, request(STORY))
        connection = site.connect()
        _read(connection, HEAD)
        assert connection.recv(1) == b""
        assert site.usual.asked == []


def test_one_clock_runs_between_requests_and_none_during_one(edge):
    """Also where many requests come in one piece of data: a clock that was forgotten would close the connection
    while it is being used."""
    told, go_on = threading.Event(), threading.Event()

    async def slow(scope, receive, send):
        told.set()
        while not go_on.is_set():
            await asyncio.sleep(0.005)
        await behind(scope, receive, send)

    edge._behind = slow
    with served(edge, timeout_keep_alive=600) as site:
        warm(site, request(STORY))
        there = site.server.server_state.connections
        site.until(lambda: not there, "the first reader has gone")
        connection = site.connect()
        _read(connection, HEAD)
        (mine,) = there
        mine.loop = clocks = Clocks(mine.loop)
        for _ in range(3):
            _read(connection, HEAD)
            site.until(lambda: len(clocks.running) == 1, "a clock runs")
        _read(connection, HEAD * 5, 5)
        site.until(lambda: len(clocks.running) == 1, "a clock runs")
        assert len(clocks.started) == 8
        connection.sendall(HEAD + request("/newsroom/lambat/", "HEAD"))
        assert told.wait(20)
        assert clocks.running == []
        go_on.set()
        _read(connection, b"", 2)
        site.until(lambda: len(clocks.running) == 1, "a clock runs")
        assert len(site.usual.asked) == 1


def test_requests_are_counted(edge):
    with served(edge, limit_max_requests=40) as site:
        connection = site.connect()
        for _ in range(40):
            _read(connection, HEAD)
        assert site.server.server_state.total_requests == 40
        assert connection.recv(1) == b""  # the server has answered its share and ends
        assert len(site.usual.asked) == 1


def test_a_server_that_stops_lets_go_of_its_readers(edge):
    with served(edge) as site:
        readers = [site.connect() for _ in range(5)]
        for each in readers:
            _read(each, HEAD * 2, 2)
        assert len(site.server.server_state.connections) == 5
        site.server.should_exit = True
        for each in readers:
            assert each.recv(1) == b""
        site.until(lambda: not site.server.server_state.connections, "all have gone")


def test_too_many_readers_are_told_so(edge):
    with served(edge, limit_concurrency=3) as site:
        first = [site.connect() for _ in range(2)]
        for each in first:
            _read(each, HEAD)
        more = site.connect()
        site.until(lambda: len(site.server.server_state.connections) == 3, "the third has come")
        more.sendall(request(STORY))
        assert more.recv(1 << 16).startswith(b"HTTP/1.1 503")
        more.close()
        site.until(lambda: len(site.server.server_state.connections) == 2, "the third has gone")
        for each in first:
            _read(each, HEAD)


def test_headers_that_the_server_adds_are_added_and_the_date_moves(edge):
    with served(edge, headers=[("X-House", "Karang")]) as site:
        dates = set()
        for _ in range(30):
            got = exchanged(site.connect(), request(STORY, "HEAD") + END)
            heads = [head for head in got.split(b"\r\n\r\n") if head.startswith(b"HTTP/1.1")]
            assert all(b"x-house: Karang\r\n" in head for head in heads)
            dates.update(re.findall(rb"date: ([^\r]+)", got))
            if len(dates) > 1:
                break
            time.sleep(0.1)
        assert len(dates) > 1
        assert len(site.usual.asked) < 40


def test_no_date_where_none_is_wanted(edge):
    with served(edge, date_header=False) as site:
        warm(site, request(STORY))
        connection = site.connect()
        assert b"date:" not in exchanged(connection, request(STORY) + END)


def test_where_requests_are_logged_every_one_is(edge, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("uvicorn.access"), "propagate", True)
    with caplog.at_level(logging.INFO, "uvicorn.access"), served(edge, access_log=True) as site:
        site.said(request(STORY), request(STORY), END)
        assert len(site.usual.asked) == 3
    # Each record once, however many handlers have it.
    assert sum(STORY in record.getMessage() for record in set(caplog.records)) == 2


def test_below_a_root_path_uvicorn_makes_the_paths(edge):
    with served(edge) as plain:
        warm(plain, request("/"))
    with served(edge, root_path="/en") as site:
        for _ in range(2):
            got = site.said(request("/"), request("/", "HEAD", "Connection: close"))
            assert b"Front" in got
            assert b"Beranda" not in got
        assert len(site.usual.asked) == 4


@given(st.text("aZ09-._~/?&=", max_size=30).map(lambda rest: f"/{rest}".encode()))
def test_a_plain_target_means_the_same_path_to_uvicorn(target):
    assert not target.translate(None, short_way._PLAIN)
    assert target.partition(b"?")[0] == httptools.parse_url(target).path


class Changed:
    """Something of uvicorn as another version might have it."""

    def __init__(self):
        self.somewhere_else = None


@pytest.mark.parametrize("part", ["HttpToolsProtocol", "RequestResponseCycle", "FlowControl", "ServerState"])
def test_another_uvicorn_serves_the_usual_way(edge, part, monkeypatch, caplog):
    monkeypatch.setattr(short_way, part, Changed)
    assert protocol(edge) == USUAL
    (line,) = caplog.messages
    assert "slower way" in line
    assert "Changed" in line
    monkeypatch.undo()
    with served(edge, http=USUAL) as site:
        assert site.said(request(STORY), request(STORY), END).count(b"HTTP/1.1 200") == 3
        assert len(site.usual.asked) == 3


def test_a_uvicorn_without_what_is_used_here_serves_the_usual_way(tmp_path):
    script = """
import logging, sys
sys.modules["uvicorn.protocols.http.flow_control"] = None
logging.basicConfig(format="%(message)s")
from warta.edge.protocol import protocol
print(protocol(None))
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert ran.stdout.strip() == USUAL
    assert len(ran.stderr.splitlines()) == 1
    assert "slower way" in ran.stderr


def test_this_uvicorn_is_known(edge, caplog):
    assert issubclass(protocol(edge), asyncio.Protocol)
    assert caplog.messages == []


def test_where_another_process_takes_over_every_answer_is_the_last_of_its_connection(edge):
    with served(edge) as site:
        warm(site, request(STORY))
        site.server.config.http_protocol_class.leaving = True
        said = site.said(request(STORY), request(ENGLISH))
        assert said.startswith(b"HTTP/1.1 200")
        assert said.count(b"HTTP/1.1 200") == said.count(b"\r\nconnection: close\r\n") == 1
        assert site.usual.asked[0] == ("GET", STORY)
