"""What it costs to find a text's original: reading texts into the index, keeping it, and asking it, at several sizes.

    python bench/lineage.py [--texts 1000 10000] [--questions 200]

The texts are invented: names, figures and words of a made-up vocabulary by Zipf's law, 320 to a text. Each question is
a text of the index with every word exchanged but its names and figures, as in a translation. Times are wall clock.
"""

from __future__ import annotations

import argparse
import random
import time

from warta.desk.lineage import Index
from warta.desk.lineage.index import Entry

WORDS = 320
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "wa", "ze")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--questions", type=int, default=200)
    chosen = parser.parse_args()
    print(f"{'texts':>8}  {'read/s':>8}  {'index s':>8}  {'MB':>6}  {'load ms':>8}  {'question ms':>11}  {'found':>6}")
    for count in chosen.texts:
        print(line(count, chosen.questions), flush=True)


def line(count: int, questions: int) -> str:
    source = random.Random(11)
    words = ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(20_000)]
    others = ["".join(source.choices(SYLLABLES, k=source.randint(2, 4)))[::-1] for _ in range(20_000)]
    texts = [invented(source, words) for _ in range(count)]

    began = time.perf_counter()
    entries = [Entry.of(str(number), " ".join(text), "en") for number, text in enumerate(texts)]
    read = time.perf_counter() - began
    index, made = timed(lambda: Index(entries))
    kept = index.written()
    again, loaded = timed(lambda: Index.read(kept))
    assert again is not None

    asked = source.sample(range(count), min(questions, count))
    relays = [" ".join(word if is_kept(word) else source.choice(others) for word in texts[number]) for number in asked]
    found, taken = timed(lambda: [again.find(relay, "id", 1) for relay in relays])
    right = sum(bool(match) and match[0].name == str(number) for number, match in zip(asked, found, strict=True))
    return (
        f"{count:>8,}  {count / read:>8,.0f}  {made:>8.2f}  {len(kept) / 1e6:>6.1f}  {1000 * loaded:>8.1f}  "
        f"{1000 * taken / len(asked):>11.1f}  {right / len(asked):>6.1%}"
    )


def invented(source: random.Random, words: list[str]) -> list[str]:
    text = [words[min(int(source.paretovariate(0.8)) - 1, len(words) - 1)] for _ in range(WORDS)]
    for place in source.sample(range(WORDS), 24):
        text[place] = source.choice(words).title() if place % 3 else str(source.randint(11, 9999))
    return text


def is_kept(word: str) -> bool:
    return word[0].isupper() or word[0].isdecimal()


def timed(work):
    began = time.perf_counter()
    done = work()
    return done, time.perf_counter() - began


if __name__ == "__main__":
    main()
