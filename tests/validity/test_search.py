"""The search pages, and the description by which a browser searches the site (OpenSearch 1.1)."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree, html

from tests.validity.answers import ASKED, HTML, OPENSEARCH, SEARCHED, Answers

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_what_was_asked_is_answered(answers: Answers) -> None:
    found = {path: [answers.at(f"{path}?{query}") for query in ASKED] for path in SEARCHED}
    assert {(each.status, each.kind) for asked in found.values() for each in asked} == {(200, HTML)}
    for asked in found.values():
        assert html.document_fromstring(asked[0].body).xpath("//ol[@class='hits']/li")


def test_a_description_has_what_opensearch_1_1_asks_for(answers: Answers) -> None:
    for answer in answers.of(OPENSEARCH):
        description = etree.fromstring(answer.body)
        assert description.tag == f"{{{NAMES['o']}}}OpenSearchDescription", answer.path
        name, said = (description.findtext(f"o:{each}", namespaces=NAMES) for each in ("ShortName", "Description"))
        assert 0 < len(name or "") <= 16, answer.path
        assert 0 < len(said or "") <= 1024, answer.path
        templates = [each.get("template") for each in description.findall("o:Url[@type='text/html']", NAMES)]
        assert [urlsplit(each.replace("{searchTerms}", "laut")).path in SEARCHED for each in templates] == [True]
        assert all("{searchTerms}" in each for each in templates), answer.path


def test_every_page_names_one_that_is_there(answers: Answers) -> None:
    named = answers.linked("search", types=(OPENSEARCH,))
    assert named == {(answer.path, OPENSEARCH) for answer in answers.of(OPENSEARCH)}
