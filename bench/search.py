"""What the reader's search costs, and one story's way into and out of the index, at several sizes.

    python bench/search.py [--stories 1000 10000 100000] [--queries 2000]

The stories are invented: words are drawn from a made-up vocabulary by Zipf's law, 320 to a story, half of them in
each of two languages; sections, authors and dates are spread over them. Times are wall clock of one
process; the processor time beside them says what a quiet machine would take.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from warta.search import Asked, Document, Index, Named
from warta.search.affixes import affixes

WORDS = 320
FIRST = datetime(2016, 1, 1, tzinfo=UTC)


class Invented:
    """Stories of made-up words; the commonest are Indonesian roots with affixes, so that stems have work to do."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        roots = sorted(affixes()["id"]._roots)
        self.random.shuffle(roots)
        inflected = [f"di{root}" for root in roots[:600]] + [f"{root}nya" for root in roots[600:1200]]
        self.words = [*roots, *inflected]
        made_up = set()
        while len(made_up) < 60_000:
            syllables = self.random.randint(2, 5)
            made_up.add(
                "".join(self.random.choice("bcdghjklmnprstw") + self.random.choice("aeiou") for _ in range(syllables))
            )
        self.words += sorted(made_up)
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, words: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=words))

    def story(self, id: int) -> Document:
        section, author = id % 8 + 1, id % 40 + 1
        sentences = [self.text(16).capitalize() + "." for _ in range(WORDS // 16)]
        return Document(
            id=id,
            language="id" if id % 2 else "en",
            headline=self.text(8).capitalize(),
            standfirst=self.text(18).capitalize() + ".",
            text="\n".join(sentences),
            published=FIRST + timedelta(minutes=40 * id),
            section=f"Rubrik {section}",
            named=(Named("section", section, f"Rubrik {section}"), Named("author", author, f"Penulis {author}")),
        )

    def stories(self, count: int) -> Iterator[Document]:
        return (self.story(id) for id in range(1, count + 1))

    def query(self) -> str:
        """One to four words: as readers ask, some common and some rare, some misspelt, some in quotation marks."""
        words = self.random.choices(self.words, cum_weights=self.weights, k=self.random.choice((1, 2, 2, 3, 4)))
        kind = self.random.random()
        if kind < 0.1:
            return f'"{" ".join(words[:2])}"'
        if kind < 0.2 and len(words[0]) > 5:
            place = self.random.randrange(2, len(words[0]) - 1)
            words[0] = words[0][:place] + words[0][place + 1 :]
        return " ".join(words)


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def line(name: str, text: str) -> None:
    print(f"  {name:24}{text}", flush=True)


def spread(name: str, acts: Iterable[Callable[[], object]]) -> None:
    """Do each and print how long they took, and the processor time of one on the average."""
    cpu = time.process_time()
    times = sorted(timed(act) for act in acts)
    cpu = (time.process_time() - cpu) * 1000 / len(times)
    p99 = times[int(len(times) * 0.99) - 1]
    line(name, f"p50 {median(times):7.2f} ms   p99 {p99:7.2f} ms   processor {cpu:7.2f} ms")


def once(name: str, act: Callable[[], object]) -> None:
    cpu = time.process_time()
    took = timed(act) / 1000
    line(name, f"{took:.2f} s   processor {time.process_time() - cpu:.2f} s")


def bench(count: int, queries: int, folder: Path) -> None:
    invented = Invented()
    index = Index(folder / "index")
    print(f"\n{count:,} stories", flush=True)
    once("built", lambda: index.replace(invented.stories(count)))
    size = sum(path.stat().st_size for path in index.folder.iterdir())
    stored = sum(path.stat().st_size for path in index.folder.glob("*.store"))
    line("size", f"{size / 1e6:.1f} MB, {size / count:,.0f} bytes a story; {stored / 1e6:.1f} MB of it stored stories")
    line("segments", f"{len(list(index.folder.glob('*.store')))}")

    texts = [invented.query() for _ in range(queries)]
    index.search(Asked(text=texts[0], language="id"))

    def searches(texts: Iterable[str], **more: object) -> Iterator[Callable[[], object]]:
        return (partial(index.search, Asked(text=text, language="id", **more)) for text in texts)

    month = {"sections": (3,), "since": FIRST + timedelta(days=10), "until": FIRST + timedelta(days=40)}
    hostile = [
        "a" * 10_000,
        " ".join(invented.words[:1000]),
        "* " * 5000,
        '"' * 5000,
        " ".join(f"-{word}" for word in invented.words[:500]),
    ]
    spread("search", searches(texts))
    spread("newest first", searches(texts, newest=True))
    spread("in a section and month", searches(texts, **month))
    spread("a misspelt word", searches(["pemilihxan", "bencanna", "penguumuman", "kerusakkxan"] * 25))
    spread("hostile", searches(hostile * 20))
    spread("related", (partial(index.related, id, 4) for id in range(1, min(count, 200))))
    new = [invented.story(count + number) for number in range(1, 61)]
    spread("a story put", (partial(index.put, [story]) for story in new))
    changed = [invented.story(invented.random.randint(1, count)) for _ in range(30)]
    spread("a story changed", (partial(index.put, [story]) for story in changed))
    once("a story removed", lambda: index.remove([count // 2]))
    once("that story purged", lambda: index.purge([count // 2]))
    once("all purged", index.purge)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--queries", type=int, default=2_000)
    options = parser.parse_args()
    for count in options.stories:
        with tempfile.TemporaryDirectory() as folder:
            bench(count, options.queries, Path(folder))


if __name__ == "__main__":
    main()
