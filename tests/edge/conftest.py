from __future__ import annotations

import pytest

from tests.edge.reader import pressed
from warta.edge.app import Edge
from warta.press.store import Store


@pytest.fixture
def store(tmp_path):
    """A store in which nothing was pressed yet."""
    store = Store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def edge(store):
    """An edge before the small site, with nothing behind it."""
    return Edge(pressed(store), behind=None, media=None)
