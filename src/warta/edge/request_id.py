"""The id of the request that is being answered, in every line that is logged meanwhile."""

from __future__ import annotations

import logging
from contextvars import ContextVar

current: ContextVar[bytes] = ContextVar("request id", default=b"")
"""Empty where no request is being answered."""


class Lines(logging.Formatter):
    """Lines of a log, with the id of the request in brackets where there is one."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        said = super().formatMessage(record)
        id = current.get()
        return f"{said} [{id.decode()}]" if id else said
