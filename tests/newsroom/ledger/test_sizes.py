"""The database knows how large its tables are, and is told once a day."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from warta.newsroom.ledger import sizes


@pytest.mark.django_db
def test_sqlite_is_told_once_a_day(monkeypatch):
    monkeypatch.setattr(sizes, "_done", None)
    with CaptureQueriesContext(connection) as queries:
        sizes.tell_sizes()
        sizes.tell_sizes()
    said = [each["sql"] for each in queries.captured_queries]
    assert said.count("ANALYZE") == (1 if connection.vendor == "sqlite" else 0)
