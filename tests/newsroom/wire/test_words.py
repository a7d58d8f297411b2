"""Every word of the inbox is there in Indonesian, also what is said of a file that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation.template import templatize

import warta.newsroom.wire
from warta.newsroom.wire.wording import for_editors
from warta.wire import detect
from warta.wire.item import Unreadable
from warta.wire.read import LARGEST, read

ROOM = Path(warta.newsroom.wire.__file__).parent
KEYWORDS = {
    **dict.fromkeys(("_", "_now", "gettext", "gettext_lazy")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}


def asked_for() -> Iterator[tuple[str, ...]]:
    """What code and templates ask the catalogue for: a message, or a singular and its plural."""
    sources = [path.read_text() for path in ROOM.rglob("*.py") if "migrations" not in path.parts]
    sources += [templatize(path.read_text(), origin=str(path)) for path in ROOM.rglob("*.html")]
    for source in sources:
        for _, message, _, _ in extract("python", io.BytesIO(source.encode()), KEYWORDS):
            yield message if isinstance(message, tuple) else (message,)


def catalogue() -> dict[tuple[str, ...], tuple[str, ...]]:
    with (ROOM / "locale/id/LC_MESSAGES/django.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="id") if message.id and not message.fuzzy]
    return {_as_tuple(message.id): _as_tuple(message.string) for message in messages}


def _as_tuple(value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def test_everything_that_is_said_has_its_indonesian():
    said = catalogue()
    wanted = set(asked_for())
    assert len(wanted) > 90
    assert {messages for messages in wanted if not all(said.get(messages, ("",)))} == set()


def unreadable() -> Iterator[bytes]:
    """Bytes of every kind that the reader refuses."""
    yield from (b"", b"Judul\n\n\x01", bytes(9) + b"x", b"a" * (LARGEST + 1))
    yield from (magic + b"....\n" for magic in detect._MAGIC)
    yield from (b"<html><body>", b'{"a": 1}', b"A: b\nReceived: x\nC: d\n\ne")
    yield "Judul\n\n本文はここにあります".encode("shift_jis")
    yield b"\xff\xfeJ\x00u\xd8"
    yield b"Satu paragraf yang panjang saja, tanpa judul di atasnya. Lalu satu kalimat lagi."
    yield b"Kapal itu kembali\n\n"
    yield b"Qwvx zzrt bbnk\n\nPlmk qwrtz xcvb nmkl hjgf dfgh. Trwq zxcv bnmk lkjh gfds qwer."


@pytest.mark.parametrize("raw", list(unreadable()))
def test_what_is_wrong_with_a_file_is_said_in_indonesian(raw):
    with pytest.raises(Unreadable) as problem:
        read(raw)
    with translation.override("id"):
        said = for_editors(problem.value)
    with translation.override("en"):
        assert said != for_editors(problem.value)
    assert "{" not in said
