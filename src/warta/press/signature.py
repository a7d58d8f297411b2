"""What pages were made with: another version of Warta makes other pages of the same stories."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import warta.press
import warta.story

_ROOMS = (warta.press, warta.story)
_COMPILED = (".pyc", ".mo")


def signature() -> str:
    """A hash over all that makes a page: the code, templates, wording and style of the press and the vocabulary.

    Two installations with the same files have the same one; a changed comma in a template gives another.
    """
    hashed = blake2b(digest_size=16)
    for room in _ROOMS:
        folder = Path(room.__file__ or "").parent
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix not in _COMPILED:
                hashed.update(file.relative_to(folder).as_posix().encode() + b"\0")
                hashed.update(blake2b(file.read_bytes()).digest())
    return hashed.hexdigest()
