"""python -m eval [SUBJECT …]: measure the desk on real material, print tables, and hold the floors.

A subject is a module of this folder with a function `measure(part)`; without arguments all of them are measured. The
part looked at while rules were written is printed with --looked-at; floors are for the measured part. The exit status
is 1 where a figure fell through its floor, and 2 where there is no such subject.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

from eval import material
from eval.figures import Part, fallen, table


def subjects() -> list[str]:
    """The measuring modules, by name."""
    return sorted(
        path.stem
        for path in Path(__file__).parent.glob("*.py")
        if "\ndef measure(" in path.read_text(encoding="utf-8") and path.stem != "__main__"
    )


def main(arguments: list[str]) -> int:
    part: Part = "looked-at" if "--looked-at" in arguments else "measured"
    wanted = [each for each in arguments if not each.startswith("-")] or subjects()
    if unknown := [each for each in wanted if each not in subjects()]:
        print(f"There is no subject {unknown[0]!r}. There are: {', '.join(subjects())}.", file=sys.stderr)
        return 2
    if not material.available():
        print("The real material is not here: nothing can be measured. See eval/material.py.", file=sys.stderr)
        return 0
    status = 0
    for subject in wanted:
        began = time.monotonic()
        figures = import_module(f"eval.{subject}").measure(part)
        print(f"{subject}, {part} ({time.monotonic() - began:.0f} s)\n{table(figures)}\n", flush=True)
        if part == "measured":
            for line in fallen(subject, figures):
                print(f"  FALLEN  {subject}: {line}", file=sys.stderr)
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
