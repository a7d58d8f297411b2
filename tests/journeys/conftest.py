"""One newsroom for all journeys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.served import Served, served_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served_demo(tmp_path_factory.mktemp("demo") / "home") as served:
        yield served
