"""`warta.toml`: how a house checks its copy. The nearest one upwards from a file holds for it."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from warta.cli.checking.misspelt import misspelt
from warta.cli.explaining import no_rule
from warta.cli.wording import Wording, wording
from warta.desk.discovery import FoundRule, text_rules
from warta.desk.selection import Selection
from warta.desk.style import StyleError, load_pack, rules_of

NAME = "warta.toml"


class ConfigError(Exception):
    """A configuration that cannot be used. It names the file and what is wrong in it."""

    def __init__(self, path: object, template: str, **values: str) -> None:
        super().__init__(path, template, values)
        self.path, self.template, self.values = path, template, values

    def __str__(self) -> str:
        return self.said(wording("en"))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.path, self.template, self.values)

    def said(self, say: Wording) -> str:
        """In the words of a language."""
        values = {name: say.line(value) for name, value in self.values.items()}
        return f"{self.path}: {say(self.template, **values)}"


def _again(path: object, template: str, values: dict[str, str]) -> ConfigError:
    """An error that came from another process."""
    return ConfigError(path, template, **values)


class PathConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What holds for files below a path, beside what holds for all."""

    select: tuple[str, ...] = ()
    """Instead of the select of all."""
    ignore: tuple[str, ...] = ()
    """Besides the ignore of all."""
    language: str | None = None


class CheckConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table ``[check]``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    """Of all files; without it each file's language is the one that it shows."""
    published_from: str | None = None
    """The field of a file's front matter that says the day on which it appeared."""
    language_from: str | None = None
    """The field of a file's front matter that says its language."""
    styles: tuple[str, ...] = ()
    """Style packs of the house: paths from the folder of ``warta.toml``."""
    per_path: dict[str, PathConfig] = {}
    """By a pattern such as "archive/*", in which * also stands for folders."""


class _File(msgspec.Struct, frozen=True):
    check: CheckConfig = CheckConfig()


class Config(msgspec.Struct, frozen=True):
    """What holds for one file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    published_from: str | None = None
    language_from: str | None = None
    more: tuple[FoundRule, ...] = ()
    """The rules of the house's own style packs."""

    @property
    def selection(self) -> Selection:
        return Selection(self.select, self.ignore)


def config_for(path: Path | None, given: Path | None) -> Config:
    """The configuration of a file, or of the standard input (None): ``given``, else the nearest ``warta.toml``.

    Raises ConfigError.
    """
    start = (path or Path("-")).absolute().parent
    found = given or _nearest(start)
    if found is None:
        return Config()
    table, more = _loaded(found.absolute())
    config = Config(table.select, table.ignore, table.language, table.published_from, table.language_from, more)
    if path is None:
        return config
    absolute, root = path.absolute(), found.absolute().parent
    below = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()
    for pattern, special in table.per_path.items():
        if fnmatchcase(below, pattern):
            config = msgspec.structs.replace(
                config,
                select=special.select or config.select,
                ignore=(*config.ignore, *special.ignore),
                language=special.language or config.language,
            )
    return config


@cache
def _nearest(folder: Path) -> Path | None:
    if os.path.isfile(folder / NAME):  # Path.is_file raises where a folder may not be entered
        return folder / NAME
    return _nearest(folder.parent) if folder.parent != folder else None


@cache
def _loaded(path: Path) -> tuple[CheckConfig, tuple[FoundRule, ...]]:
    try:
        written = msgspec.toml.decode(path.read_bytes())
        if wrong := misspelt(written, _File):
            raise ConfigError(path, wrong.template, **wrong.values)
        table = msgspec.convert(written, type=_File).check
    except OSError as error:
        raise ConfigError(path, "cannot be read ({reason}).", reason=(error.strerror or "unknown").lower()) from None
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ConfigError(path, "{fault}", fault=str(error)) from None
    try:
        more = tuple(rule for style in table.styles for rule in rules_of(load_pack(path.parent / style)))
    except StyleError as error:
        raise ConfigError(path, "{fault}", fault=str(error)) from None
    known = (*text_rules().rules, *more)
    words: Any = [(table.select, table.ignore), *((each.select, each.ignore) for each in table.per_path.values())]
    for select, ignore in words:
        if unknown := Selection(select, ignore).unknown(found.rule for found in known):
            raise ConfigError(path, "{fault}", fault=no_rule(unknown[0], known, wording("en")))
    return table, more
