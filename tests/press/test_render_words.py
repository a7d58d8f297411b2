"""The catalogues of the page: complete in every language, with nothing in them that nobody says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import warta.press
from tests.press import samples
from warta.press.render import Renderer
from warta.press.source import Face
from warta.press.wording import CATALOGUES

PRESS = Path(warta.press.__file__).parent
FILES = [*sorted(PRESS.glob("*.py")), *sorted((PRESS / "templates").iterdir())]


def said() -> set[str]:
    """Every message that the code and the templates ask for, by its first form."""
    found: set[str] = set()
    for path in FILES:
        method = "python" if path.suffix == ".py" else "jinja2.ext.babel_extract"
        options = {"trim_blocks": "true", "lstrip_blocks": "true"}
        for _, message, _, _ in extract_from_file(method, path, options=options):
            found.add(message if isinstance(message, str) else message[0])
    return found


def catalogue(language: str):
    with (CATALOGUES / language / "LC_MESSAGES" / "warta.po").open("rb") as po:
        return read_po(po, locale=language)


def test_the_page_says_something():
    assert {"You may also like", "%(n)s comment", "In English", "Source:"} <= said()


@pytest.mark.parametrize(("language", "forms"), [("id", 1), ("en", 2)])
def test_a_catalogue_has_every_message_and_no_other(language, forms):
    found = catalogue(language)
    messages = [message for message in found if message.id]
    assert found.num_plurals == forms
    assert {message.id if isinstance(message.id, str) else message.id[0] for message in messages} == said()
    for message in messages:
        texts = [message.string] if isinstance(message.string, str) else message.string
        assert len(texts) == (forms if message.pluralizable else 1)
        assert all(texts), f"{message.id} is not translated"
        ids = [message.id] if isinstance(message.id, str) else message.id
        for text in texts:
            assert set(re.findall(r"%\(\w+\)s", text)) == set(re.findall(r"%\(\w+\)s", ids[0])), text


def test_the_indonesian_page_has_no_english_left():
    same = {message.id for message in catalogue("id") if message.id and message.id == message.string}
    assert same == {"%(date)s, %(time)s", "“%(words)s”"}


@pytest.mark.parametrize("language", ["xx", "klingon", "../id", "", "ar"])
def test_a_face_in_a_language_without_wording_is_refused_by_name(language):
    site = msgspec.structs.replace(samples.SITE, faces=(*samples.SITE.faces, Face(language, "/x/", "X")))
    with pytest.raises(LookupError, match=re.escape(f'"{language}"')) as problem:
        Renderer(site)
    assert "en, id" in str(problem.value)


def test_a_variety_of_a_language_has_its_words_and_its_own_dates():
    site = msgspec.structs.replace(samples.SITE, faces=(Face("en-GB", "/", "Kabar Selat"),))
    page = Renderer(site).story_body(samples.with_(samples.STORY_EN, language="en-GB"))
    assert "9 March 2026, 15:30 GMT+7" in page
    assert "1 min read" in page


def test_a_newsroom_can_bring_a_language_and_its_direction(tmp_path):
    shutil.copytree(CATALOGUES, tmp_path, dirs_exist_ok=True)
    shutil.copytree(CATALOGUES / "en", tmp_path / "ar")
    site = msgspec.structs.replace(samples.SITE, faces=(Face("ar", "/", "أخبار المضيق"),))
    renderer = Renderer(site, tmp_path)
    assert '<html lang="ar" dir="rtl"' in renderer.story_head(samples.with_(samples.STORY, language="ar"))
