"""The words of the view in a reader's language: its own from words.toml, the findings' from the desk's catalogue."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from warta.desk.catalogue import translator
from warta.desk.compare import Comparison
from warta.desk.finding import Difference, said

_WORDS = Path(__file__).with_name("words.toml")


class Wording:
    """What the view says in one language. A language that it does not have is answered in English."""

    def __init__(self, language: str) -> None:
        known = _words()
        self.language = language if language in known else "en"
        self._words = known[self.language]
        self._translate = translator(self.language)

    def __getitem__(self, word: str) -> str:
        return self._words[word]

    def message(self, difference: Difference) -> str:
        return said(difference, self._translate)

    def problems(self, compared: Comparison) -> list[str]:
        return [problem.said(self._translate) for problem in compared.problems]

    def lineage(self, compared: Comparison) -> str:
        """What the relay is of the original: "translation, 99 % sure"."""
        lineage = compared.lineage
        if lineage is None:
            return ""
        verdict = self["made" if lineage.verdict == "relay" else lineage.verdict]
        if lineage.verdict == "unrelated":
            return verdict
        return f"{verdict}, {self['sure'].format(percent=min(99, round(100 * lineage.score)))}"

    def count(self, compared: Comparison) -> str:
        count = len(compared.differences)
        return self["none"] if not count else self["one"] if count == 1 else self["many"].format(count=count)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))
