"""How `warta serve` sets up its server."""

from warta.cli.serve import server_config, take_address
from warta.edge.app import Edge
from warta.edge.protocol import ReaderProtocol
from warta.newsroom.home import Home
from warta.press.store import Store


def test_pages_in_memory_are_answered_in_the_short_way(tmp_path):
    edge = Edge(Store(tmp_path), behind=None, media=None)
    config = server_config(edge)
    config.load()
    assert issubclass(config.http_protocol_class, ReaderProtocol)
    assert config.http_protocol_class.edge is edge
    # Either of these would send every request the usual way.
    assert not config.access_log
    assert not config.root_path


def test_the_address_that_is_kept_is_the_one_that_the_site_then_has(tmp_path, monkeypatch):
    monkeypatch.delenv("WARTA_BASE_URL", raising=False)
    assert take_address(tmp_path, "127.0.0.1", 8123)
    assert Home(tmp_path).address() == "http://127.0.0.1:8123"
    assert not take_address(tmp_path, "127.0.0.1", 8123)
