"""robots.txt as Python's own reader of it takes it."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from tests.validity.answers import Answers


def robots(answers: Answers) -> RobotFileParser:
    answer = answers.at("/robots.txt")
    assert answer.kind == "text/plain"
    parser = RobotFileParser()
    parser.parse(answer.body.decode().splitlines())
    return parser


def test_readers_pages_are_for_everybody_and_the_newsroom_is_not(answers: Answers) -> None:
    parser = robots(answers)
    assert [answer.path for answer in answers.stories() if not parser.can_fetch("*", answer.path)] == []
    assert not parser.can_fetch("*", "/newsroom/")


def test_it_names_the_index_of_sitemaps(answers: Answers) -> None:
    named = [urlsplit(each).path for each in robots(answers).site_maps() or []]
    roots = {answers.at(path).root for path in named}
    assert "sitemapindex" in roots
