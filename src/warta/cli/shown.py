"""Words that come from outside, a file's name or its text, as a terminal may be given them."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What a terminal would take for a command, or would not show: carets stand under what is seen."""


def shown(words: str) -> str:
    """Words as a terminal shows them: one sign for each that it would not show."""
    return _INVISIBLE.sub(lambda match: " " if match[0] in "\t\n\r" else "\N{REPLACEMENT CHARACTER}", words)
