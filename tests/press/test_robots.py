"""What crawlers and finders of weaknesses are told, read by a parser that is not ours."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import msgspec
import pytest

from tests.press import lists
from warta.press.robots import Crawler, expires, robots_txt, security_txt, training_crawlers
from warta.press.source import Machines

NEWEST = datetime(2026, 3, 9, 7, 30, tzinfo=UTC)


def site(**machines):
    return msgspec.structs.replace(lists.SITE, machines=Machines(**machines))


def asked(text: str) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    return parser


def test_everybody_may_read_what_is_published_and_nothing_else():
    parser = asked(robots_txt(site()))
    for crawler in ("Googlebot", "GPTBot", "feed reader"):
        assert parser.can_fetch(crawler, "https://kabar.example/dunia/feri/")
        assert not parser.can_fetch(crawler, "https://kabar.example/newsroom/login/")
        assert not parser.can_fetch(crawler, "https://kabar.example/talk/7/")
    assert parser.site_maps() == ["https://kabar.example/sitemap.xml", "https://kabar.example/sitemap-news.xml"]


def test_a_switch_shuts_out_crawlers_that_gather_text_for_training_and_no_search_engine():
    parser = asked(robots_txt(site(ai_crawlers=False)))
    for crawler in training_crawlers():
        assert not parser.can_fetch(crawler.token, "https://kabar.example/dunia/feri/"), crawler.token
    for crawler in ("Googlebot", "Bingbot", "Applebot", "DuckDuckBot", "OAI-SearchBot", "Claude-SearchBot"):
        assert parser.can_fetch(crawler, "https://kabar.example/dunia/feri/"), crawler
        assert not parser.can_fetch(crawler, "https://kabar.example/newsroom/")
    assert parser.site_maps()


def test_the_list_of_crawlers_names_each_once_with_its_source():
    names = [each.token.lower() for each in training_crawlers()]
    assert len(names) == len(set(names)) >= 8
    assert {"gptbot", "ccbot", "google-extended"} <= set(names)


@pytest.mark.parametrize(
    ("token", "source"), [("Bad Bot", "https://bot.example/"), ("*", "https://bot.example/"), ("Bot", "by hearsay")]
)
def test_a_crawler_that_could_not_be_named_in_robots_txt_or_has_no_source_is_refused(token, source):
    with pytest.raises(ValueError, match=re.escape(token)):
        Crawler(token, "Somebody", source, NEWEST.date())


def fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_security_txt_says_whom_to_tell_until_when():
    found = fields(security_txt(site(contact="keamanan@kabar.example"), NEWEST))
    assert found == {
        "Contact": "mailto:keamanan@kabar.example",
        "Expires": "2027-01-01T00:00:00Z",
        "Preferred-Languages": "id, en",
        "Canonical": "https://kabar.example/.well-known/security.txt",
    }


@pytest.mark.parametrize("contact", ["https://kabar.example/lapor/", "mailto:a@kabar.example"])
def test_an_address_is_taken_as_it_is(contact):
    assert fields(security_txt(site(contact=contact), NEWEST))["Contact"] == contact


def test_a_newsroom_that_names_nobody_has_none():
    assert security_txt(site(), NEWEST) == ""


def test_it_is_good_for_half_a_year_to_a_year_and_says_another_date_twice_a_year_only():
    days = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(365)]
    assert all(timedelta(days=180) <= expires(day) - day <= timedelta(days=366) for day in days)
    assert len({expires(day) for day in days}) == 2
