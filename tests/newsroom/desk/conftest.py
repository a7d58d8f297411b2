"""A relay whose figure is not that of its item, so that the desk has an error to say."""

from __future__ import annotations

import pytest

from tests.newsroom.desk.writing import change
from warta.newsroom.wire.draft import make_story
from warta.newsroom.wire.intake import take_in

ITEM = """Kapal riset tiba di Karangsewu

Kapal riset itu membawa 42 peneliti dan berlabuh selama 9 hari di pelabuhan.

Para peneliti akan mengukur suhu laut di 12 titik di sebelah utara pulau.

Sumber: Kantor Berita Nusa
"""


@pytest.fixture
def item(dunia):
    """What the agency sent."""
    (taken,) = take_in(ITEM.encode(), name="kapal.txt", language="id", actor=None)
    return taken.item


@pytest.fixture
def relay(item, dunia):
    """Says 24 researchers where the item says 42. Nobody has published it."""
    return change(make_story(item, section=dunia, actor=None), "42 peneliti", "24 peneliti")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client
