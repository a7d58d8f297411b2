"""What comes through a pipe."""

from __future__ import annotations

import sys
from typing import BinaryIO

from warta.wire.item import Unreadable


def standard_input() -> BinaryIO:
    """The bytes of the standard input. Raises Unreadable where whoever called has closed it."""
    if sys.stdin is None:
        raise Unreadable("the standard input is closed. Name a file.")
    return sys.stdin.buffer
