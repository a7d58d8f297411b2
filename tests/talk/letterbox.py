"""Drafts and histories for the tests of the talk."""

from __future__ import annotations

from dataclasses import dataclass, field

from warta.talk import Draft


@dataclass
class Past:
    """A history in memory: seconds ago of each comment from the address, and texts that were sent."""

    ago: list[int] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)

    def from_address(self, seconds: int) -> int:
        return sum(each < seconds for each in self.ago)

    def has(self, text: str) -> bool:
        return text in self.texts


NOTHING = Past()


def draft(text: str = "Terima kasih atas beritanya.", *, name: str = "Sari", **more) -> Draft:
    return Draft(name=name, text=text, language=more.pop("language", "id"), **more)
