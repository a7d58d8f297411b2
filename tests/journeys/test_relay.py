"""The page that started the project: a real relay, taken and published by one command, with all that stands on it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from tests.journeys.served import Served

RELAY = Path(__file__).parents[3] / "shared/data/stories/relay.id.txt"
FURNITURE = ("read time", "You May Also Like", "More From Author", "There are no comments", "Add yours", "Sumber:")

pytestmark = pytest.mark.skipif(not RELAY.exists(), reason="the real material (shared/data) is not beside the project")


@pytest.fixture(scope="module")
def page(demo: Served) -> html.HtmlElement:
    done = demo.warta("wire", "take", str(RELAY), "--publish", "--section", "dunia", "--sign-off", "as it came")
    assert done.returncode == 0, done.stdout + done.stderr
    address = re.search(r"http://127\.0\.0\.1:\d+(/dunia/\S+)", done.stdout)
    assert address, done.stdout
    answer = demo.get(address.group(1))
    assert answer.status == 200
    return html.fromstring(answer.text)


def text(page: html.HtmlElement, path: str) -> str:
    found = page.xpath(path)
    assert len(found) == 1, f"{path}: {len(found)} on the page"
    return " ".join(found[0].text_content().split())


def test_the_desk_holds_it_until_somebody_answers_for_it(demo: Served) -> None:
    """What nobody caught when it was published elsewhere. Nothing of the file is kept."""
    done = demo.warta("wire", "take", str(RELAY), "--publish", "--section", "dunia")
    assert done.returncode == 1, done.stdout
    assert "The desk holds" in done.stderr
    assert "[Q001]" in done.stderr
    assert "akan dimulai pada tahun 2022" in done.stderr
    assert "--sign-off" in done.stderr


def test_headline_and_reading_time(page) -> None:
    lines = RELAY.read_text(encoding="utf-8").splitlines()
    assert text(page, "//h1") == lines[0]
    assert "2 menit baca" in text(page, "//article/header/p[@class='meta'][1]")


def test_dateline_has_its_place_agency_and_date(page) -> None:
    assert text(page, "//*[@class='dateline']/*[@class='place']") == "Athena"
    assert text(page, "//*[@class='dateline']/*[@class='agency']") == "Antara"
    assert page.xpath("//*[@class='dateline']/time/@datetime") == ["2024-07-05"]


def test_the_paragraphs_are_the_story_and_nothing_else(page) -> None:
    paragraphs = [paragraph.text_content() for paragraph in page.xpath("//article/div[@class='text']/p")]
    assert len(paragraphs) == 11
    assert not [(words, each) for each in paragraphs for words in FURNITURE if words in each]


def test_source_is_credited_as_it_was_written(page) -> None:
    assert text(page, "//article//p[@class='source']/cite") == "Anatoly"


def test_related_stories_and_the_authors_others(page) -> None:
    headline = text(page, "//h1")
    related = page.xpath("//h2[@id='related']/following-sibling::ul//h3/a/text()")
    assert len(related) >= 3
    assert headline not in related
    assert text(page, "//h2[@id='more']").startswith("Lainnya dari ")
    more = page.xpath("//h2[@id='more']/following-sibling::ul//h3/a/text()")
    assert more
    assert headline not in more


def test_no_comments_yet_and_the_form(page) -> None:
    assert text(page, "//section[@id='comments']/h2[1]") == "Belum ada komentar"
    assert page.xpath("//section[@id='comments']//form[@method='post']//textarea[@name='text']")


def test_the_same_file_read_by_command(demo: Served) -> None:
    done = demo.warta("read", str(RELAY), "--published", "2024-07-05", "--format", "json")
    found = json.loads(done.stdout)
    assert (found["language"], found["reading_minutes"]) == ("id", 2)
    assert {key: found["dateline"][key] for key in ("place", "agency", "date")} == {
        "place": "Athena",
        "agency": "Antara",
        "date": "2024-07-05",
    }
    assert [credit["as_written"] for credit in found["credits"]] == ["Anatoly"]
    assert len(found["furniture"]) == 5


def test_the_page_is_small_and_asks_nobody_else(demo: Served, page) -> None:
    path = page.xpath("//link[@rel='canonical']/@href")[0].removeprefix(demo.url)
    answer = demo.get(path, **{"Accept-Encoding": "gzip"})
    headers = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
    assert len(answer.body) + headers <= 14_600
    fetched = page.xpath(
        "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
    )
    assert [each for each in fetched if not each.startswith(("/", "data:"))] == []
    assert page.xpath("//script[not(@type='application/ld+json')]") == []
