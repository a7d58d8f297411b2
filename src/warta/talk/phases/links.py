"""Many links: what spam is made of. A few are how people show their sources."""

from __future__ import annotations

import re

from warta.talk.verdict import Draft, History, Note, Refusal

UNREMARKABLE = 3
MOST = 20

_LINK = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.)[^\s<>\"']+", re.IGNORECASE)


def links(draft: Draft, history: History) -> Note | Refusal | None:
    count = len(_LINK.findall(draft.text))
    if count > MOST:
        return Refusal("too_many_links", {"count": count, "limit": MOST})
    if _LINK.search(draft.name):
        return Note("link_in_name")
    return Note("links", {"count": count}) if count > UNREMARKABLE else None
