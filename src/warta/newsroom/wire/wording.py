"""What the reader of the wire says of bytes that it cannot read, in the editor's language."""

from __future__ import annotations

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from warta.wire.item import Unreadable

_AT_BYTE = re.compile(r"byte (?P<number>\d+) (?P<rest>.*)", re.DOTALL)


def for_editors(problem: Unreadable) -> str:
    """Its line in the language that is active; as it is where nobody has translated it. The catalogue has the
    reader's own lines as its keys."""
    line = str(problem)
    if line.startswith("the language is not one that Warta knows"):
        # The reader names the command's option; a form has a field.
        return _(
            "Warta does not know this language, or the text is too short to tell. "
            "Choose the language, if it is one of these."
        )
    if match := _AT_BYTE.fullmatch(line):
        line = "byte {number} " + match["rest"]
        return capfirst(_(line).replace("{number}", match["number"]))
    return capfirst(_(line))
