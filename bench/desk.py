"""What checking a story costs: in a warm process, from a cold start, and as the text grows.

    python bench/desk.py [--proselint PATH] [--largest 10]

The texts are the demo's stories, put together to 600 words. Where proselint is (an installed program of its own, in a
venv of its own), the same English story is given to both from a cold start. Times are medians of wall clock; the
processor time beside them says what a quiet machine would take.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from warta.desk.check import check
from warta.desk.copy import Copy
from warta.desk.discovery import text_rules
from warta.language import read

ROOT = Path(__file__).parents[1]
WORDS = 600
PUBLISHED = date(2024, 7, 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proselint", default=shutil.which("proselint"), help="the program to stand beside")
    parser.add_argument("--largest", type=float, default=10, help="megabytes of the longest text")
    asked = parser.parse_args()
    stories = {language: story(language) for language in ("id", "en")}
    print(f"A story of {WORDS} words, warm")
    for language, text in stories.items():
        warm(language, text)
    print("\nThe same, from a cold start")
    cold(stories["en"], asked.proselint)
    print("\nOne paragraph that grows")
    growth(stories["id"], asked.largest)


def story(language: str, words: int = WORDS) -> str:
    """A headline, and paragraphs of the demo's stories until there are so many words."""
    paragraphs: list[str] = []
    for path in sorted((ROOT / "demo" / "stories" / language).glob("*.md")):
        _, _, body = path.read_text(encoding="utf-8").rpartition("+++\n")
        paragraphs += [
            line for line in body.split("\n\n") if line.strip() and not line.lstrip().startswith(("#", ">", "!"))
        ]
        if sum(len(each.split()) for each in paragraphs) >= words:
            break
    while sum(len(each.split()) for each in paragraphs) > words:
        paragraphs.pop()
    return "\n\n".join(["Harga ikan turun" if language == "id" else "Ferry prices fall", *map(str.strip, paragraphs)])


def warm(language: str, text: str) -> None:
    published = PUBLISHED
    reading = read(text, language, published)
    copy = Copy(text, reading, published)
    whole = timed(lambda: check(text, language, published))
    reads = timed(lambda: read(text, language, published))
    print(f"  {language}: {len(text.split())} words, check {whole:.1f} ms, reading {reads:.1f} ms; the dearest rules:")
    costs = {
        found.rule.name: timed(lambda found=found: list(found.find(copy)), rounds=7)
        for found in text_rules().rules
        if not found.rule.languages or language in found.rule.languages
    }
    for name, cost in sorted(costs.items(), key=lambda entry: -entry[1])[:5]:
        print(f"      {name:<26} {cost:.2f} ms")


def timed(work: Callable[[], object], rounds: int = 15) -> float:
    """The median in milliseconds, after one round that is not counted."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return median(taken) * 1000


def cold(text: str, proselint: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.txt"
        path.write_text(text, encoding="utf-8")
        program = shutil.which("warta", path=Path(sys.executable).parent) or "warta"
        own = started([program, "check", str(path)])
        bare = started([sys.executable, "-c", "pass"])
        print(f"  Python alone {bare[0]:.0f} ms (processor {bare[1]:.0f} ms)")
        print(f"  warta check  {own[0]:.0f} ms (processor {own[1]:.0f} ms)")
        if proselint is None:
            print("  proselint is not here: no ratio. Install it in a venv of its own and name it with --proselint.")
            return
        other = started([proselint, "check", str(path)])
        print(
            f"  proselint   {other[0]:.0f} ms (processor {other[1]:.0f} ms); warta / proselint {own[1] / other[1]:.2f}"
        )


def started(command: list[str], rounds: int = 7) -> tuple[float, float]:
    """Wall clock and processor time of a program, in milliseconds."""
    import resource

    walls, processors = [], []
    for _ in range(rounds + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        walls.append(time.perf_counter() - began)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(walls[1:]) * 1000, median(processors[1:]) * 1000


def growth(text: str, largest: float) -> None:
    paragraph = " ".join(text.split())
    size, first = largest / 16, None
    while size <= largest:
        grown = "Judul pendek\n\n" + f"{paragraph} " * max(1, round(size * 1e6 / len(paragraph)))
        began = time.process_time()
        found = check(grown, "id", PUBLISHED)
        taken = (time.process_time() - began) / (len(grown) / 1e6)
        first = first or taken
        ratio = taken / first
        print(
            f"  {len(grown) / 1e6:6.2f} MB: {taken:.2f} s a MB, {ratio:.2f} of the first; {len(found.findings)} found"
        )
        size *= 2


if __name__ == "__main__":
    main()
