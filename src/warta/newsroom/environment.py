"""Reading settings from the environment: typed, and loud where a value makes no sense.

Every variable is listed in docs/settings.md; a test fails when one is not.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones


class EnvironmentProblem(Exception):  # noqa: N818
    """A variable is missing or makes no sense. The message names it and says what to write instead."""


class Environment:
    """The variables of a process. Each reader names its variable, so that a complaint can name it too."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self._variables = variables

    def text(self, name: str, default: str | None = None) -> str:
        value = self._variables.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise EnvironmentProblem(f"{name} is not set. See docs/settings.md for what it is.")
        return default

    def switch(self, name: str, default: bool = False) -> bool:
        value = self.text(name, "1" if default else "0")
        if value not in ("0", "1"):
            raise EnvironmentProblem(f"{name} is {value!r}; write 1 for yes or 0 for no.")
        return value == "1"

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and int(value) >= least):
            raise EnvironmentProblem(f"{name} is {value!r}; write a whole number, {least} or more.")
        return int(value)

    def folder(self, name: str) -> Path:
        """An absolute path. The folder need not exist; whatever stands there must be a folder."""
        path = Path(self.text(name)).expanduser()
        if path.exists() and not path.is_dir():
            raise EnvironmentProblem(f"{name} is {path}, which is a file; name a folder.")
        return path.absolute()

    def base_url(self, name: str, default: str) -> str:
        """Scheme and host, and a port where there is one; without a closing slash."""
        value = self.text(name, default).rstrip("/")
        parts = _split(name, value, "a site's address such as https://warta.example")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.fragment:
            raise EnvironmentProblem(f"{name} is {value!r}; write a site's address such as https://warta.example.")
        return value

    def time_zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        if value not in available_timezones():
            raise EnvironmentProblem(f"{name} is {value!r}, which is no time zone; write one such as Asia/Makassar.")
        return value

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise EnvironmentProblem(f"{name} is {value!r}; write one of {', '.join(choices)}.")
        return value

    def names(self, name: str) -> tuple[str, ...]:
        """A list, separated by commas."""
        return tuple(part.strip() for part in self.text(name, "").split(",") if part.strip())

    def postgresql(self, name: str) -> dict[str, str] | None:
        """Django's settings of a PostgreSQL database, or None where the variable is not set."""
        value = self.text(name, "")
        if not value:
            return None
        example = "an address such as postgresql://user:password@host:5432/name, or leave it out to use SQLite"
        parts = _split(name, value, example)
        if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2:
            # The address may hold a password: it is not repeated.
            raise EnvironmentProblem(f"{name} is not understood; write {example}.")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
        }


def _split(name: str, value: str, example: str):
    try:
        parts = urlsplit(value)
        _ = parts.port  # a port that is no number is only found out when it is asked for
    except ValueError:
        raise EnvironmentProblem(f"{name} is not understood; write {example}.") from None
    return parts
