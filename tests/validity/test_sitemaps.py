"""Sitemaps and their index, by schema; and every address in them answers."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from tests.validity.answers import XML, Answer, Answers

XSD = Path(__file__).parent / "xsd"
SCHEMAS = {"urlset": "sitemap.xsd", "sitemapindex": "siteindex.xsd"}
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "news": "http://www.google.com/schemas/sitemap-news/0.9"}


def sitemaps(answers: Answers, root: str) -> list[Answer]:
    return answers.of(*XML, where=lambda answer: answer.root == root)


def addresses(answer: Answer) -> list[str]:
    found = etree.fromstring(answer.body).xpath("//map:loc/text()", namespaces=NAMES)
    return [unquote(urlsplit(each).path) for each in found]


@pytest.mark.parametrize("root", list(SCHEMAS))
def test_they_are_as_the_schema_has_them(answers: Answers, root: str) -> None:
    schema = etree.XMLSchema(etree.parse(XSD / SCHEMAS[root]))
    faults = {}
    for answer in sitemaps(answers, root):
        if not schema.validate(etree.fromstring(answer.body)):
            faults[answer.path] = [str(each) for each in schema.error_log]
    assert faults == {}


def test_the_index_names_sitemaps_that_are_there(answers: Answers) -> None:
    named = {path for index in sitemaps(answers, "sitemapindex") for path in addresses(index)}
    assert named == {answer.path for answer in sitemaps(answers, "urlset")}


def test_every_address_in_them_is_a_page(answers: Answers) -> None:
    statuses = {answer.path: answer.status for answer in answers}
    named = [path for each in sitemaps(answers, "urlset") for path in addresses(each)]
    assert {path: statuses.get(path) for path in named if statuses.get(path) != 200} == {}


def test_every_story_is_in_one(answers: Answers) -> None:
    named = {path for each in sitemaps(answers, "urlset") for path in addresses(each)}
    assert [answer.path for answer in answers.stories() if answer.path not in named] == []


def test_the_schema_sees_no_fault_where_none_is() -> None:
    news = """<news xmlns="http://www.google.com/schemas/sitemap-news/0.9">
        <publication><name>Kabar Selat</name><language>id</language></publication>
        <publication_date>2026-03-09T14:30:00+07:00</publication_date><title>Feri listrik berlayar</title></news>"""
    schema = etree.XMLSchema(etree.parse(XSD / "sitemap.xsd"))
    entry = f"<url><loc>https://kabar.example/dunia/feri/</loc><lastmod>2026-03-09</lastmod>{news}</url>"
    assert schema.validate(etree.fromstring(f'<urlset xmlns="{NAMES["map"]}">{entry}</urlset>')), schema.error_log


@pytest.mark.parametrize(
    "fault",
    [
        "<url><loc>/relative/</loc></url>",
        "<url><loc>https://kabar.example/a b/</loc></url>",
        "<url><loc>https://kabar.example/</loc><lastmod>yesterday</lastmod></url>",
        "<url><loc>https://kabar.example/</loc><lastmod>2026-03-09T10:00:00</lastmod></url>",
        "<url><lastmod>2026-03-09</lastmod></url>",
        "<url><loc>https://kabar.example/</loc></url><url><loc>https://kabar.example/</loc></url>",
        '<url><loc>https://kabar.example/</loc><n:news xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"/></url>',
        '<url><loc>https://kabar.example/</loc><x xmlns="urn:unknown"/></url>',
    ],
)
def test_the_schema_sees_a_fault(fault: str) -> None:
    schema = etree.XMLSchema(etree.parse(XSD / "sitemap.xsd"))
    assert not schema.validate(etree.fromstring(f'<urlset xmlns="{NAMES["map"]}">{fault}</urlset>'))
