"""What the verbs about copy say, in the language that is asked for: `words.toml` has each line by its English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import typer

WORDS = Path(__file__).with_name("words.toml")
_ASKED_FOR = "warta.language-of-messages"
_HOLE = re.compile(r"\{(\w+)(?:!r)?\}")


class Wording:
    """Lines in one language; as they stand in the code where nobody has translated them."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words
        self._shapes: list[tuple[re.Pattern[str], str]] | None = None

    def __call__(self, template: str, **values: object) -> str:
        """The line that this template is, with ``{names}`` of values in it."""
        return self._words.get(template, template).format(**values)

    def line(self, said: str) -> str:
        """A line that was already put together in English, as the reader of the wire and the system say theirs."""
        if not self._words or said in self._words:
            return self._words.get(said, said)
        for shape, translated in self._known():
            if match := shape.fullmatch(said):
                return translated.format(**{name: self.line(value) for name, value in match.groupdict().items()})
        return said

    def line_of(self, file: str, said: str) -> str:
        """The same of a line that may begin with the name of the file, which stays as it is."""
        if said.startswith(f"{file}: "):
            return f"{file}: {self.line(said.removeprefix(f'{file}: '))}"
        return self.line(said)

    def _known(self) -> list[tuple[re.Pattern[str], str]]:
        """The templates with values in them, those that say most first. What was put in is in its line as it is."""
        if self._shapes is None:
            templates = sorted(
                (each for each in self._words if _HOLE.search(each)), key=lambda each: (-len(each), each)
            )
            self._shapes = [(_shape(each), self._words[each].replace("!r}", "}")) for each in templates]
        return self._shapes


def _shape(template: str) -> re.Pattern[str]:
    made, seen = "", set()
    for at, each in enumerate(_HOLE.split(template)):
        if at % 2 == 0:
            made += re.escape(each)
        elif each in seen:
            made += f"(?P={each})"
        else:
            made += f"(?P<{each}>[0-9.,]+)" if each in ("count", "number", "size") else f"(?P<{each}>.+)"
            seen.add(each)
    return re.compile(made, re.DOTALL)


@cache
def wording(language: str) -> Wording:
    """The lines in a language; the messages are written in English."""
    if language == "en":
        return Wording({})
    return Wording(tomllib.loads(WORDS.read_text(encoding="utf-8"))[language])


def choose(context: typer.Context, language: str) -> None:
    """From here on this command speaks this language, also of what is wrong with its other options."""
    context.meta[_ASKED_FOR] = language


def spoken(context: typer.Context) -> Wording:
    """The lines in the language that this command speaks."""
    return wording(context.meta.get(_ASKED_FOR, "en"))
