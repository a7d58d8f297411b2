"""How fast compare is: pairs of sentences a second, milliseconds a story, and how that grows with a story's length.

    python bench/compare.py

The stories are invented by a rule, in English and Indonesian; nothing is read from outside.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from warta.desk.compare import compare, compare_sentences

TOWNS = ("Palu", "Medan", "Ambon", "Kupang", "Manado", "Jambi", "Ternate")
PEOPLE = ("Rina Sulastri", "Tomas Ferreira", "Helena Brandt", "Budi Wirasena", "Ingrid Solberg")


def pair(number: int) -> tuple[str, str]:
    """A sentence of a news story and its translation, with figures, a name, a place and a date."""
    town, person = TOWNS[number % len(TOWNS)], PEOPLE[number % len(PEOPLE)]
    people, share, day = number * 7 % 900 + 12, number % 60 + 3, number % 28 + 1
    return (
        f"Governor {person} said on {day} March that {people} families in {town} had lost their homes, "
        f"{share}.5 percent more than in 2019, and asked for $2.{number % 9} million.",
        f"Gubernur {person} mengatakan pada {day} Maret bahwa {people} keluarga di {town} kehilangan rumah, "
        f"{share},5 persen lebih banyak daripada 2019, dan meminta 2,{number % 9} juta dolar AS.",
    )


def seconds(work, times: int = 3) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    print(f"cores: {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")
    pairs = [pair(number) for number in range(2_000)]
    compare_sentences(*pairs[0], languages=("en", "id"))
    took = seconds(lambda: [compare_sentences(first, second, languages=("en", "id")) for first, second in pairs])
    print(f"pairs, one process: {len(pairs) / took:,.0f} a second")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.tsv"
        rows = [f"{first}\t{second}\n" for first, second in (pair(number) for number in range(20_000))]
        file.write_text("".join(rows), encoding="utf-8")
        command = [sys.executable, "-m", "warta", "compare", "--pairs", str(file), "--languages", "en-id"]
        began = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        print(
            f"pairs, `warta compare --pairs`: {len(rows) / (time.perf_counter() - began):,.0f} a second, start included"
        )
    for sentences in (25, 100, 400, 1_600):
        chosen = [pair(number) for number in range(sentences)]
        english = "\n\n".join(first for first, _ in chosen)
        indonesian = "\n\n".join(second for _, second in chosen)
        took = seconds(lambda first=english, second=indonesian: compare(first, second), times=2)
        words = len(english.split())
        print(f"a story of {words:,} words: {1000 * took:,.1f} ms, {1e6 * took / words:,.0f} µs a word")


if __name__ == "__main__":
    main()
