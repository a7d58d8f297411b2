"""The newsroom speaks Indonesian: every string of ours has its translation, with the same gaps to fill."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import warta.newsroom

ROOM = Path(warta.newsroom.__file__).parent
KEYWORDS = {"_": None, "_now": None, "ngettext": (1, 2), "pgettext_lazy": ((1, "c"), 2)}
GAPS = re.compile(r"%\(\w+\)[sd]")


def our_strings():
    """Each (context, msgid) of the rooms whose catalogue this is, with where it stands."""
    for path in [*ROOM.glob("*.py"), *(ROOM / "stories").rglob("*.py"), *(ROOM / "ledger").rglob("*.py")]:
        if "migrations" not in path.parts:
            for line, message, _, context in extract_from_file("python", path, keywords=KEYWORDS):
                yield context, message if isinstance(message, str) else message[0], f"{path.name}:{line}"


@pytest.fixture(scope="module")
def catalogue():
    with (ROOM / "locale/id/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="id")


def test_every_string_of_ours_is_in_indonesian(catalogue):
    missing = [
        f"{where}: {message}"
        for context, message, where in our_strings()
        if (entry := catalogue.get(message, context)) is None or not any(entry.string)
    ]
    assert missing == []


def test_a_translation_has_the_gaps_of_its_original(catalogue):
    for entry in catalogue:
        originals = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        translations = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        for translation in translations if entry.id else ():
            assert sorted(GAPS.findall(translation)) == sorted(GAPS.findall(originals[-1])), entry.id
