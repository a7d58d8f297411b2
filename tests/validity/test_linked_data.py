"""The JSON-LD of every page as PyLD expands it, held against the part of schema.org that we use. Nothing is fetched."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from lxml import html
from pyld import jsonld

from tests.validity.answers import HTML, Answers

KNOWN = tomllib.loads((Path(__file__).parent / "schema_org.toml").read_text(encoding="utf-8"))
SCHEMA = "https://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA}}
DURATION = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


def _our_context(url: str, options: object) -> dict:
    """In place of fetching: the one context that our pages may name."""
    assert url.rstrip("/") in ("https://schema.org", "http://schema.org"), f"a page names the context {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expanded(text: str) -> list[dict]:
    return jsonld.expand(json.loads(text), {"documentLoader": _our_context})


def scripts(page: bytes) -> list[str]:
    return html.document_fromstring(page).xpath("//script[@type='application/ld+json']/text()")


def kinds_of(thing: dict) -> set[str]:
    """The types of a thing, and what it is besides; {"?"} for one that is not in the list."""
    named = [each.removeprefix(SCHEMA) for each in thing.get("@type", [])]
    if not named or not set(named) <= KNOWN["types"].keys():
        return {"?"}
    return {*named, *(each for name in named for each in KNOWN["types"][name])}


def fits(value: dict, kind: str) -> bool:
    """Whether a value is what the vocabulary says."""
    plain = value.get("@value")
    match kind:
        case "Text":
            return isinstance(plain, str) and plain.strip() != ""
        case "URL":
            return isinstance(value.get("@id", plain), str) and bool(
                re.match(r"https?://\S+$", value.get("@id", plain))
            )
        case "Date":
            return isinstance(plain, str) and _is_moment(plain)
        case "Integer":
            return isinstance(plain, int) and not isinstance(plain, bool)
        case "Boolean":
            return isinstance(plain, bool)
        case "Duration":
            return isinstance(plain, str) and DURATION.fullmatch(plain) is not None
        case _:
            return kind in kinds_of(value)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None or bool(date.fromisoformat(text))
    except ValueError:
        return False


def faults(thing: dict, where: str = "") -> Iterator[str]:
    """What schema.org would not understand of a thing, and of those within it."""
    kinds = kinds_of(thing)
    if kinds == {"?"}:
        yield f"{where or 'the whole'}: is of the type {thing.get('@type')}"
    for iri, values in thing.items():
        if iri.startswith("@"):
            continue
        name = iri.removeprefix(SCHEMA)
        known = KNOWN["properties"].get(name)
        if known is None or kinds.isdisjoint(known["of"]):
            yield f"{where}{name}: is no property of {', '.join(thing.get('@type', []))}"
            continue
        for value in values:
            if not any(fits(value, kind) for kind in known["is"]):
                yield f"{where}{name}: {value} is not {' or '.join(known['is'])}"
            if "@value" not in value and value.keys() != {"@id"}:
                yield from faults(value, f"{where}{name}.")


def test_all_that_pages_say_is_understood(answers: Answers) -> None:
    found = {}
    for answer in answers.of(HTML):
        for script in scripts(answer.body):
            if wrong := [fault for thing in expanded(script) for fault in faults(thing)]:
                found[answer.path] = wrong
    assert found == {}


def test_every_story_says_what_search_engines_want_to_know(answers: Answers) -> None:
    wanted = {"headline", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"}
    lacking = {}
    for answer in answers.stories():
        (thing,) = [each for script in scripts(answer.body) for each in expanded(script)]
        assert thing["@type"] == [f"{SCHEMA}NewsArticle"], answer.path
        if missing := {f"{SCHEMA}{name}" for name in wanted} - thing.keys():
            lacking[answer.path] = missing
    assert lacking == {}


def test_a_correction_is_said(answers: Answers) -> None:
    things = [each for answer in answers.stories() for script in scripts(answer.body) for each in expanded(script)]
    corrections = [each for thing in things for each in thing.get(f"{SCHEMA}correction", [])]
    assert corrections
    assert all(each["@type"] == [f"{SCHEMA}CorrectionComment"] for each in corrections)


@pytest.mark.parametrize(
    "fault",
    [
        {"@type": "NewsArtikel", "headline": "Feri"},
        {"@type": "NewsArticle", "headlines": "Feri"},
        {"@type": "NewsArticle", "headline": " "},
        {"@type": "NewsArticle", "datePublished": "9 Maret 2026"},
        {"@type": "NewsArticle", "wordCount": "312"},
        {"@type": "NewsArticle", "timeRequired": "2 menit"},
        {"@type": "NewsArticle", "author": "Sari Lestari"},
        {"@type": "NewsArticle", "author": {"@type": "Person", "headline": "Sari"}},
        {"@type": "Person", "url": "/penulis/sari/"},
    ],
)
def test_a_fault_is_seen(fault: dict) -> None:
    (thing,) = expanded(json.dumps({"@context": "https://schema.org", **fault}))
    assert list(faults(thing))
