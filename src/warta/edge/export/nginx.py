"""What files cannot say of themselves, for nginx: redirects, content types, the policy, what is for missing pages.

nginx reads these two files when it starts and when it is told to reload.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from warta.edge.export.addresses import MOVED
from warta.edge.export.files import HALF

MAPS, FOLDERS = "maps.conf", "moved.conf"

_HEAD = "# Written by `warta press export`; changes made here are lost.\n"


def kind_of(address: str, content_type: str) -> str:
    """The pattern of an address's last step, and the type that goes with it; empty where it ends in a slash."""
    name = address.rpartition("/")[2]
    return "" if not name else "".join((re.sub(r"[0-9]+", "[0-9]+", re.escape(name)), "\n", content_type))


def write(
    folder: Path,
    *,
    redirects: Iterable[tuple[str, str]],
    kinds: Iterable[tuple[str, str]],
    policy: str,
    missing: Iterable[str],
) -> bool:
    """Write the files for nginx into a folder; says whether anything changed."""
    exact: dict[str, str] = {}
    moved: dict[str, str] = {}
    for address, location in redirects:
        if address.startswith(MOVED):
            moved[address[1:]] = location
        else:
            exact.setdefault(address.lower(), _address(location))  # nginx does not mind the case
    for address, location in list(exact.items()):
        exact.setdefault(address.removesuffix("/") or "/", location)
    maps = [
        _HEAD,
        _map("$uri", "$warta_file", "$uri", [("~/$", "${uri}index.html")]),
        _map("$uri", "$warta_moved", '""', sorted(exact.items())),
        _map("$uri", "$warta_type", '"text/html; charset=utf-8"', [(f"~/{name}$", type) for name, type in kinds]),
        _map("$warta_type", "$warta_policy", '""', [("~^text/html", policy)] if policy else []),
        _map("$uri", "$warta_missing", "/404/index.html", _faces(missing)),
    ]
    ways = [
        f"rewrite {_quoted(f'^{_pattern(folder)}(?:/(.*))?$')} {_quoted(_address(location) + '$1')} permanent;\n"
        for folder, location in sorted(moved.items(), key=lambda each: (-len(each[0]), each))
        if folder != "/" and location.endswith("/")
    ]
    changed = _write(folder / MAPS, "".join(maps))
    return _write(folder / FOLDERS, "".join([_HEAD, *ways])) or changed


def _map(source: str, target: str, default: str, entries: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {_quoted(key)} {_quoted(value)};\n" for key, value in entries)
    return f"map {source} {target} {{\n  default {default};\n{lines}}}\n"


def _faces(missing: Iterable[str]) -> list[tuple[str, str]]:
    """The nearest 404 page first: that of ``/en/`` before that of ``/``."""
    folders = sorted((each.removesuffix("404/") for each in missing), key=lambda each: (-len(each), each))
    return [(f"~^{re.escape(each)}", f"{each}404/index.html") for each in folders if each != "/"]


def _pattern(folder: str) -> str:
    return re.escape(folder.rstrip("/"))


def _address(location: str) -> str:
    """An address as a header has it, with nothing in it that nginx would read as a variable."""
    return quote(location, safe="/:?#[]@!&'()*+,;=~%")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _write(file: Path, text: str) -> bool:
    """Put a text into a file; says whether it was another one."""
    content = text.encode()
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}{HALF}")
    half.write_bytes(content)
    os.replace(half, file)
    return True
