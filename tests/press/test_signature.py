"""Whoever changes what makes a page changes the signature, and only they."""

from pathlib import Path

from warta.press import signature as room
from warta.press.signature import signature


def test_it_is_the_same_as_long_as_nothing_changes():
    assert signature() == signature()


def test_a_changed_template_gives_another(tmp_path, monkeypatch):
    class Room:
        __file__ = str(tmp_path / "__init__.py")

    (tmp_path / "templates").mkdir()
    template = Path(tmp_path / "templates/card.html")
    template.write_text("<li>")
    monkeypatch.setattr(room, "_ROOMS", (Room,))
    before = signature()
    (tmp_path / "card.pyc").write_bytes(b"compiled")
    assert signature() == before
    template.write_text("<li >")
    assert signature() != before
