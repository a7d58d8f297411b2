"""What an edge counts, as Prometheus reads it."""

from __future__ import annotations

import re

import pytest

from tests.edge.reader import STORY, ask, pressed
from tests.edge.served import END, request, served
from warta.edge.app import Edge
from warta.edge.metrics import Metric, exposition, metric, process_metrics
from warta.edge.standing import store_check, store_metrics
from warta.edge.vitals import NotReadyError, Vitals
from warta.press.stored import Change, Leaf

LINE = re.compile(r'[a-z_]+(\{[a-z]+="([^"\\\n]|\\.)*"(,[a-z]+="([^"\\\n]|\\.)*")*\})? -?[0-9.e+-]+')


def values(edge: Edge) -> dict[str, float]:
    lines = exposition(edge.metrics()).decode().splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if not line.startswith("#")}


def test_the_text_is_what_prometheus_reads():
    odd = Metric("warta_odd_total", "One \\ and\ntwo.", {(("said", 'a"b\\c\nd'), ("kind", "x")): 3, (): 0.5})
    assert exposition([odd, metric("warta_much", "Much.", 12_000_000_000)]).decode() == (
        "# HELP warta_odd_total One \\\\ and\\ntwo.\n"
        "# TYPE warta_odd_total counter\n"
        'warta_odd_total{said="a\\"b\\\\c\\nd",kind="x"} 3\n'
        "warta_odd_total 0.5\n"
        "# HELP warta_much Much.\n"
        "# TYPE warta_much gauge\n"
        "warta_much 12000000000\n"
    )


def test_every_metric_is_described_once_and_has_numbers(edge, store):
    ask(edge, STORY)
    metrics = [*edge.metrics(), *store_metrics(store), *process_metrics()]
    assert len({each.name for each in metrics}) == len(metrics)
    for line in exposition(metrics).decode().splitlines():
        assert line.startswith(("# HELP ", "# TYPE ")) or LINE.fullmatch(line), line


def test_prometheus_own_parser_reads_it(edge, store):
    parser = pytest.importorskip("prometheus_client.parser", reason="prometheus-client is not installed")
    ask(edge, STORY)
    metrics = [*edge.metrics(), *store_metrics(store), *process_metrics()]
    found = list(parser.text_string_to_metric_families(exposition(metrics).decode()))
    assert len(found) == len(metrics)
    assert {each.type for each in found} == {"counter", "gauge"}


def test_the_short_way_counts_as_the_usual_one_does(store):
    asked = [request(path, method) for path in (STORY, "/en/", "/404/", "/tidak-ada/") for method in ("GET", "HEAD")]
    counted = []
    for short in (True, False):
        edge = Edge(pressed(store), behind=None, media=None)
        with served(edge, short=short) as site:
            site.said(*asked, END)
            site.said(*asked, END)
        counted.append({name: value for name, value in values(edge).items() if name != "warta_composed_total"})
    assert counted[0] == counted[1]
    assert counted[0]["warta_hot_total"] > 0


def test_an_edition_composes_again_only_what_it_changed(edge, store):
    for path in (STORY, "/en/"):
        ask(edge, path)
    assert values(edge)["warta_composed_total"] == 2
    store.commit(Change(fragments={"story/1/body": Leaf.of("<h1>Diralat</h1>")}))
    for path in (STORY, "/en/"):
        ask(edge, path)
    assert values(edge)["warta_composed_total"] == 3


def test_what_fails_behind_is_counted_as_failed(store):
    async def fails(scope, receive, send):
        raise RuntimeError("out of order")

    edge = Edge(pressed(store), behind=fails, media=None)
    with pytest.raises(RuntimeError):
        ask(edge, "/newsroom/")
    assert values(edge)['warta_answers_total{kind="newsroom",status="5xx"}'] == 1


def test_readiness_is_an_edition_that_can_be_read(store):
    with pytest.raises(NotReadyError, match="nothing was pressed yet"):
        store_check(store)
    pressed(store)
    assert store_check(store)["edition"] == 1
    assert dict(store_metrics(store)[0].values) == {(): 1}


def test_one_part_that_is_not_ready_makes_the_process_so():
    def broken():
        raise NotReadyError("the database cannot be read")

    status, _, body = Vitals(lambda: True, [lambda: {"edition": 7}, broken]).say("/readyz")
    assert (status, body) == (503, b'{"ready": false, "edition": 7, "problems": ["the database cannot be read"]}\n')
    assert Vitals(lambda: True, [lambda: {"edition": 7}]).say("/readyz")[0] == 200
    assert Vitals(lambda: False).say("/healthz")[0] == 503
    assert Vitals(lambda: False).say("/elsewhere")[0] == 404
