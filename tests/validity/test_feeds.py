"""Every feed as feedparser takes it, and with all that its specification asks for."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from lxml import etree

from tests.validity.answers import ATOM, JSON_FEED, RSS, Answer, Answers

VERSIONS = {RSS: "rss20", ATOM: "atom10"}
A = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def texts(element: etree._Element, *names: str) -> list[str | None]:
    return [element.findtext(name) for name in names]


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    assert found.tzinfo is not None, f"{text} is in no time zone"
    return found


@pytest.mark.parametrize("kind", list(VERSIONS))
def test_a_feed_reader_takes_it(answers: Answers, kind: str) -> None:
    for answer in answers.of(kind):
        feed = feedparser.parse(answer.body)
        assert not feed.bozo, f"{answer.path}: {feed.get('bozo_exception')}"
        assert feed.version == VERSIONS[kind], answer.path
        assert feed.feed.title, answer.path
        assert [each.href.endswith(answer.path) for each in feed.feed.links if each.rel == "self"] == [True], (
            answer.path
        )
        for entry in feed.entries:
            assert entry.title, answer.path
            assert entry.link.startswith("http"), answer.path
            assert entry.published_parsed, answer.path


@pytest.mark.parametrize("kind", [RSS, ATOM, JSON_FEED])
def test_the_site_has_one_with_stories_in_it(answers: Answers, kind: str) -> None:
    assert any(count_of_entries(answer) for answer in answers.of(kind))


def count_of_entries(answer: Answer) -> int:
    if answer.kind == JSON_FEED:
        return len(json.loads(answer.body)["items"])
    return len(feedparser.parse(answer.body).entries)


def test_rss_has_what_rss_2_asks_for(answers: Answers) -> None:
    for answer in answers.of(RSS):
        root = etree.fromstring(answer.body)
        assert (root.tag, root.get("version")) == ("rss", "2.0"), answer.path
        (channel,) = root.findall("channel")
        assert all(texts(channel, "title", "link")), answer.path
        assert channel.find("description") is not None, answer.path
        ids = [item.findtext("guid") for item in channel.findall("item")]
        assert len(ids) == len(set(ids)), answer.path
        assert all(ids), answer.path
        for item in channel.findall("item"):
            assert any(texts(item, "title", "description")), answer.path
            assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo is not None, answer.path


def test_atom_has_what_rfc_4287_asks_for(answers: Answers) -> None:
    for answer in answers.of(ATOM):
        feed = etree.fromstring(answer.body)
        assert feed.tag == f"{A}feed", answer.path
        entries = feed.findall(f"{A}entry")
        ids = [each.findtext(f"{A}id") for each in entries]
        assert len(ids) == len(set(ids)), answer.path
        for element in (feed, *entries):
            assert all(texts(element, f"{A}id", f"{A}title")), answer.path
            moment(element.findtext(f"{A}updated") or "")
            assert all(each.findtext(f"{A}name") for each in element.findall(f"{A}author")), answer.path
        for entry in entries:
            assert entry.find(f"{A}author") is not None or feed.find(f"{A}author") is not None, answer.path
            alternates = [each for each in entry.findall(f"{A}link") if each.get("rel", "alternate") == "alternate"]
            assert alternates or entry.find(f"{A}content") is not None, answer.path


def test_a_tombstone_has_what_rfc_6721_asks_for(answers: Answers) -> None:
    found = [(answer, each) for answer in answers.of(ATOM) for each in etree.fromstring(answer.body).iter(TOMBSTONE)]
    assert found
    for answer, tombstone in found:
        assert tombstone.get("ref"), answer.path
        moment(tombstone.get("when", ""))
        ids = [each.findtext(f"{A}id") for each in etree.fromstring(answer.body).findall(f"{A}entry")]
        assert tombstone.get("ref") not in ids, answer.path


def test_a_json_feed_has_what_version_1_1_asks_for(answers: Answers) -> None:
    for answer in answers.of(JSON_FEED):
        feed = json.loads(answer.body)
        assert feed["version"] == "https://jsonfeed.org/version/1.1", answer.path
        assert feed["title"], answer.path
        assert feed["feed_url"].endswith(answer.path)
        assert all(each.get("name") for each in feed.get("authors", [])), answer.path
        ids = [item["id"] for item in feed["items"]]
        assert all(isinstance(id, str) and id for id in ids), answer.path
        assert len(ids) == len(set(ids)), answer.path
        for item in feed["items"]:
            assert item.get("content_html") or item.get("content_text"), answer.path
            for name in {"date_published", "date_modified"} & item.keys():
                moment(item[name])


def test_every_feed_that_a_page_names_is_there(answers: Answers) -> None:
    kinds = {answer.path: answer.kind for answer in answers}
    named = answers.linked("alternate", types=(RSS, ATOM, JSON_FEED))
    assert named
    assert {(path, kind) for path, kind in named if kinds.get(path) != kind} == set()
