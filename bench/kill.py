"""A kill on a large newsroom: `warta kill`, its receipts, and a scan that looks for what is left of the story.

    python bench/kill.py --home FOLDER [--story ID] [--export FOLDER]

FOLDER is changed: give it a copy (bench/press.py keeps such newsrooms in its cache). Looks for the headline and every
sentence of the story in all that readers can get, read as a reader gets it (every value of the store, every page of
the feeds, sitemaps and lists; search), and as bytes in every file of the index, of the media and of the export. What
is said of the store's own file is said apart: LMDB writes new pages and forgets old ones, whose bytes stay until they
are used again, where no reader is led. Exit status 1 where anything is found.
"""

from __future__ import annotations

import argparse
import json
import mmap
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

SHORTEST = 24
"""Characters of a sentence that is looked for; shorter ones stand in other stories, too."""


def main() -> int:
    options = _options()
    os.environ["WARTA_HOME"] = str(options.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "warta.newsroom.settings"
    import django

    django.setup()
    from warta.newsroom.stories.border import stories
    from warta.newsroom.stories.models import StoryPage

    live = StoryPage.objects.live().order_by("-pk").values_list("pk", flat=True)
    id = options.story or live[len(live) // 2]
    (story,) = stories([id])
    sentences = _only_here(options.home, id, [story.headline, *_sentences(story.text)])
    print(f"{len(live)} stories; story {id}, “{story.headline}”: {len(sentences)} sentences that stand nowhere else")

    began = time.monotonic()
    command = [sys.executable, "-m", "warta", "kill", str(id), "--reason", "bench", "--format", "json"]
    done = subprocess.run(
        [*command, "--wait", "600", "--home", str(options.home)], capture_output=True, text=True, check=False
    )
    killed = time.monotonic() - began
    if done.returncode:
        print(done.stdout, done.stderr)
        return 1
    for receipt in json.loads(done.stdout)["receipts"]:
        print(f"  {receipt['place']:<40} {receipt['at']}")
    print(f"killed, with all receipts, in {killed:.1f} s")

    began = time.monotonic()
    found = [*_in_the_store(options.home / "store", sentences)]
    for folder in filter(None, (options.home / "index", options.home / "media", options.export)):
        found += _in_files(folder, sentences)
    print(f"scanned in {time.monotonic() - began:.1f} s: {len(found)} places hold a sentence of it")
    for place in found[:20]:
        print(f"  {place}")
    forgotten = sum(1 for _ in _in_files(options.home / "store", sentences))
    print(f"the store's own file, pages that LMDB has forgotten: {'some' if forgotten else 'nothing'} left")
    return 1 if found else 0


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from (part.strip() for part in line.split(". ") if len(part.strip()) >= SHORTEST)


def _only_here(home: Path, id: int, sentences: list[str]) -> list[bytes]:
    """Those that no other story has: invented stories share some."""
    from warta.press.store import Store
    from warta.press.stored import FRAGMENT, Leaf, Weave

    wanted = {each.encode() for each in sentences}
    store = Store(home / "store", readonly=True)
    with store.snapshot() as snapshot:
        for key, value in snapshot.entries("fragments"):
            name = key.decode()
            if not name.endswith("/body") or not name.startswith("story/") or name == f"story/{id}/body":
                continue
            text = _bytes(FRAGMENT.read(name, value), Leaf, Weave)
            wanted = {each for each in wanted if each not in text}
    store.close()
    return sorted(wanted)


def _bytes(fragment: object, leaf: type, weave: type) -> bytes:
    if isinstance(fragment, leaf):
        return fragment.content
    if isinstance(fragment, weave):
        return b"\0".join(piece if isinstance(piece, bytes) else (piece.content or b"") for piece in fragment.pieces)
    return b""


def _in_the_store(folder: Path, sentences: list[bytes]) -> Iterator[str]:
    from warta.press.store import KINDS, Store

    store = Store(folder, readonly=True)
    with store.snapshot() as snapshot:
        for kind in KINDS:
            for key, value in snapshot.entries(kind):
                if any(sentence in value or sentence in key for sentence in sentences):
                    yield f"store, {kind}: {key.decode('utf-8', 'replace')}"
    store.close()


def _in_files(folder: Path, sentences: list[bytes]) -> Iterator[str]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if not path.is_file() or not path.stat().st_size:
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            if any(content.find(sentence) >= 0 for sentence in sentences):
                yield str(path.relative_to(folder.parent))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="a newsroom that may be changed")
    parser.add_argument("--story", type=int, default=0, help="which; one from the middle where none is named")
    parser.add_argument("--export", type=Path, help="an export of it")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
