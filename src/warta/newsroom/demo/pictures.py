"""Having the demo's pictures drawn, beside other work. Nothing here needs Django or a database."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor

from warta.newsroom.demo.canvas import jpeg
from warta.newsroom.demo.content import Author, Demo, DemoStory
from warta.newsroom.demo.portraits import Hair, portrait
from warta.newsroom.demo.scenes import draw


def draughtsmen() -> Executor:
    """Two processes that draw. To be called before there are threads or an open database."""
    # Forking is quicker, and on Linux safe while there is one thread.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(2, context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Do not outlive a demo that was killed: a pool's processes would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def order(demo: Demo, draughtsmen: Executor) -> Mapping[str, Future[bytes]]:
    """Have every picture drawn, as JPEG, by its name. Stories that are translations of each other share theirs."""
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


def _portrait(slug: str, hair: Hair, glasses: bool, place: int) -> bytes:
    return jpeg(portrait(slug, hair, glasses=glasses, place=place))


def _scene(scene: str, seed: str) -> bytes:
    return jpeg(draw(scene, seed))
