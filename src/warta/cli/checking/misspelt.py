"""Slips in `warta.toml`: a word that says nothing, of which the nearest that does is named, and a value of another kind
than is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin

import msgspec


class Misspelt(NamedTuple):
    """What is wrong, as a template with its values."""

    template: str
    values: dict[str, str]


def misspelt(written: Any, kind: Any) -> Misspelt | None:
    """The first key or value that a file of this kind has no use for."""
    return next(_misspelt(written, kind, ""), None)


def _misspelt(written: Any, kind: Any, where: str) -> Iterator[Misspelt]:
    if not isinstance(written, dict):
        return
    if get_origin(kind) is dict:
        for key, value in written.items():
            yield from _of_another_kind(value, get_args(kind)[1], where, _quoted(key))
            yield from _misspelt(value, get_args(kind)[1], f"{where}.{_quoted(key)}")
        return
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return
    known = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in written.items():
        if key in known:
            yield from _of_another_kind(value, known[key], where, key)
            yield from _misspelt(value, known[key], f"{where}.{key}" if where else key)
            continue
        from difflib import get_close_matches  # only here: most words are right

        meant = get_close_matches(key.lower().replace("_", "-"), known, n=1, cutoff=0.6)
        names = {"key": key, "where": where, "near": meant[0] if meant else "", "known": ", ".join(known)}
        if not where:
            # A key at the top may be one of the table's, whose heading was left out.
            within = [name for name, inner in known.items() if key in _keys(inner)]
            if within:
                yield Misspelt("{key} belongs under [{near}].", {"key": key, "near": within[0]})
            elif meant:  # a table that is near none is somebody else's
                yield Misspelt("it has no table [{key}]; [{near}] is nearest.", names)
        elif meant:
            yield Misspelt("[{where}] has no key {key}; {near} is nearest.", names)
        else:
            yield Misspelt("[{where}] has no key {key}, only {known}.", names)


def _of_another_kind(value: Any, kind: Any, where: str, key: str) -> Iterator[Misspelt]:
    names = {"where": where, "key": key}
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            yield Misspelt('[{where}] {key} is a list of words: write {key} = ["…", "…"].', names)
    elif get_origin(kind) is not dict and str in get_args(kind):
        if not isinstance(value, str):
            yield Misspelt('[{where}] {key} is a word: write {key} = "…".', names)
    elif not isinstance(value, dict):
        yield Misspelt("{key} is a table: write [{table}].", {"key": key, "table": f"{where}.{key}" if where else key})


def _keys(kind: Any) -> set[str]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {field.encode_name for field in msgspec.structs.fields(kind)}
    return set()


def _quoted(key: str) -> str:
    return f'"{key}"'
