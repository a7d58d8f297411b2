"""Having the demo's pictures drawn, beside other work. Nothing here needs Django or a database."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from warta.newsroom.demo.canvas import jpeg
from warta.newsroom.demo.content import Author, Demo, DemoStory
from warta.newsroom.demo.portraits import Hair, portrait
from warta.newsroom.demo.scenes import draw
from warta.newsroom.stories.widths import widths


class Size(NamedTuple):
    """A picture as the site offers it at one width, in WebP."""

    width: int
    height: int
    data: bytes


class Drawn(NamedTuple):
    """A picture as a photographer would send it, in JPEG, and the sizes that the site makes of it.

    The press would make them when it first shows the picture; that is most of the work, so it is done here, beside
    the making of the database.
    """

    jpeg: bytes
    sizes: tuple[Size, ...]


def draughtsmen() -> Executor:
    """Processes that draw, one core left to others. To be called before there are threads or an open database."""
    hands = max(1, min(4, (os.cpu_count() or 2) - 1))
    # Forking is quicker, and on Linux safe while there is one thread.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(hands, context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Do not outlive a demo that was killed: a pool's processes would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def order(demo: Demo, draughtsmen: Executor) -> Mapping[str, Future[Drawn]]:
    """Have every picture drawn, by its name. Stories that are translations of each other share theirs."""
    drawn = {
        portrait_name(author): draughtsmen.submit(_portrait, author.slug, author.hair, author.glasses, place)
        for place, author in enumerate(demo.paper.authors)
    }
    for story in demo.stories:
        if story.head.picture is not None and scene_name(story) not in drawn:
            drawn[scene_name(story)] = draughtsmen.submit(_scene, story.head.picture.scene, scene_name(story))
    return drawn


def portrait_name(author: Author) -> str:
    return f"author/{author.slug}"


def scene_name(story: DemoStory) -> str:
    return f"story/{story.head.pair or story.slug}"


def _portrait(slug: str, hair: Hair, glasses: bool, place: int) -> Drawn:
    return _developed(portrait(slug, hair, glasses=glasses, place=place))


def _scene(scene: str, seed: str) -> Drawn:
    return _developed(draw(scene, seed))


def _developed(picture: Image.Image) -> Drawn:
    sizes = []
    for width in widths(picture.width):
        written = BytesIO()
        height = round(picture.height * width / picture.width)
        picture.resize((width, height), Image.Resampling.LANCZOS).save(written, "WEBP", quality=80)
        sizes.append(Size(width, height, written.getvalue()))
    return Drawn(jpeg(picture), tuple(sizes))
