"""HTML, or the markup of forums. It is kept as the plain text that it is, and never interpreted."""

from __future__ import annotations

import re

from warta.talk.verdict import Draft, History, Note

_MARKUP = re.compile(r"</?[a-z][^<>]{0,500}>|\[/?(?:url|img|b|i|quote)\b[^\[\]]{0,500}\]", re.IGNORECASE)


def markup(draft: Draft, history: History) -> Note | None:
    return Note("markup") if _MARKUP.search(draft.text) or _MARKUP.search(draft.name) else None
