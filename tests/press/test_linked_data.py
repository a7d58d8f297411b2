"""A story as schema.org data, read by a JSON-LD processor that is not ours. The vocabulary's context is written out
here, so that nothing is fetched."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
from pyld import jsonld

from tests.press import lists, samples
from warta.press.layout import summary
from warta.press.linked_data import in_json, news_article, publisher, web_site
from warta.press.naming import holed

SCHEMA = "https://schema.org/"
CONTEXT = {
    "@vocab": SCHEMA,
    **{
        name: {"@type": "@id"}
        for name in ("url", "item", "image", "logo", "correctionsPolicy", "publishingPrinciples", "mainEntityOfPage")
    },
    **{name: {"@type": "Date"} for name in ("datePublished", "dateModified")},
}
TYPES = {
    "NewsArticle": {
        *("headline", "description", "inLanguage", "url", "mainEntityOfPage", "datePublished", "dateModified"),
        *("author", "publisher", "image", "articleSection", "keywords", "dateline", "wordCount", "timeRequired"),
        *("isAccessibleForFree", "correction"),
    },
    "NewsMediaOrganization": {"name", "url", "logo", "correctionsPolicy", "publishingPrinciples"},
    "Person": {"name", "url"},
    "ImageObject": {"url", "width", "height"},
    "CorrectionComment": {"text", "datePublished"},
    "WebPage": {"breadcrumb"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"name", "url", "inLanguage", "publisher"},
}
"""What schema.org defines for each type that we use, of what we say of it."""


def written(story=lists.STORY) -> str:
    text = news_article(
        holed(story, "json"),
        lists.SITE,
        lists.WRITER.say(story.language),
        description=summary(story),
    )
    filling = lists.WORDS | {
        f"site/publisher/{face.language}": publisher(lists.SITE, face) for face in lists.SITE.faces
    }
    return lists.filled(text, filling)


def read(text: str):
    """As a processor of JSON-LD understands it: every name a whole address, in one tree."""
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    (expanded,) = jsonld.expand(data | {"@context": CONTEXT}, {"documentLoader": None})
    return expanded


def value(node, name: str):
    (found,) = node[SCHEMA + name]
    return found.get("@value", found.get("@id"))


def nodes(tree):
    if isinstance(tree, list):
        for each in tree:
            yield from nodes(each)
    elif isinstance(tree, dict):
        if "@type" in tree and "@value" not in tree:
            yield tree
        for each in tree.values():
            yield from nodes(each)


@pytest.mark.parametrize("story", [lists.STORY, lists.STORY_EN], ids=["id", "en"])
def test_everything_said_is_in_the_vocabulary(story):
    found = list(nodes(read(written(story))))
    kinds = {node["@type"][0].removeprefix(SCHEMA) for node in found}
    assert kinds == TYPES.keys() - {"WebSite"}
    for node in found:
        said = {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")}
        assert said <= TYPES[node["@type"][0].removeprefix(SCHEMA)]


def test_a_processor_finds_the_story():
    story = read(written())
    assert value(story, "headline") == samples.STORY.headline
    assert value(story, "url") == "https://kabar.example/dunia/feri-listrik-mulai-berlayar/"
    assert value(story, "articleSection") == lists.AWKWARD
    assert [value(each, "name") for each in story[SCHEMA + "author"]] == ["Sari Lestari", "Bima Arta"]
    assert value(story, "wordCount") == 257
    assert value(story, "timeRequired") == "PT2M"


def test_only_what_was_wrong_is_a_correction():
    story = read(written(lists.STORY_EN))
    notes = story[SCHEMA + "correction"]
    assert [value(each, "text") for each in notes] == [each.text for each in lists.STORY_EN.corrections[:2]]
    assert {each["@type"][0] for each in notes} == {SCHEMA + "CorrectionComment"}
    assert value(notes[0], "datePublished") == "2026-03-09T18:30:00+07:00"


def test_the_way_to_the_story_is_a_breadcrumb():
    (page,) = read(written())[SCHEMA + "mainEntityOfPage"]
    assert page["@id"] == "https://kabar.example/dunia/feri-listrik-mulai-berlayar/"
    (crumb,) = page[SCHEMA + "breadcrumb"]
    steps = crumb[SCHEMA + "itemListElement"]
    assert [(value(each, "position"), value(each, "name"), value(each, "item")) for each in steps] == [
        (1, "Kabar Selat", "https://kabar.example/"),
        (2, lists.AWKWARD, "https://kabar.example/dunia/"),
        (3, samples.STORY.headline, "https://kabar.example/dunia/feri-listrik-mulai-berlayar/"),
    ]


def test_the_newsroom_says_where_it_corrects_itself():
    (newsroom,) = read(written())[SCHEMA + "publisher"]
    assert value(newsroom, "correctionsPolicy") == "https://kabar.example/ralat/"
    principled = json.loads(lists.filled(publisher(lists.SITE, lists.SITE.faces[0], "/redaksi/")))
    assert principled["publishingPrinciples"] == "https://kabar.example/redaksi/"


def test_a_story_without_author_is_the_newsrooms():
    (author,) = read(written(samples.with_(lists.STORY, bylines=())))[SCHEMA + "author"]
    assert author["@type"] == [SCHEMA + "NewsMediaOrganization"]


def test_a_front_page_is_the_newsrooms_site():
    face = lists.SITE.faces[0]
    filling = lists.WORDS | {"site/publisher/id": publisher(lists.SITE, face)}
    site = read(lists.filled(web_site(lists.SITE, face), filling))
    assert site["@type"] == [SCHEMA + "WebSite"]
    assert value(site, "name") == "Kabar Selat"
    (newsroom,) = site[SCHEMA + "publisher"]
    assert value(newsroom, "url") == "https://kabar.example/"


def test_no_word_ends_the_script_that_it_stands_in():
    nasty = '</script><!-- "\\ \u2028'
    text = written(samples.with_(lists.STORY, headline=nasty))
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text)["headline"] == nasty
    assert json.loads(f'"{in_json(nasty)}"') == nasty


def test_the_tower_of_names_is_not_empty():
    """The processor drops what it does not understand; here it understands all."""
    data = json.loads(written())
    assert {name for name in data if name != "@context"} == {
        name.removeprefix(SCHEMA) if name != "@type" else name for name in read(written())
    }
    assert msgspec.json.decode(written()) == data
