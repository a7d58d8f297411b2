"""A command whose output cannot be written, or whose input is closed, says so in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [["check", "-", "--language", "id"], ["--version"], ["--help"]])
def test_a_full_disk_is_one_line(arguments: list[str]) -> None:
    with FULL.open("w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "warta", *arguments],
            input="Harga beras\n\nHarga beras yang yang turun di pasar.\n",
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert said.returncode == 1
    assert said.stderr == "warta: what was found cannot be printed (no space left on device).\n"


def test_a_closed_output_is_no_fault_of_the_command() -> None:
    said = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m warta --version >&-"], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize(
    "words", ["check -", "read -", "compare - -", "compare --pairs - --languages en-id", "lineage - --among ."]
)
def test_a_closed_input_is_one_line(words: str, tmp_path: Path) -> None:
    said = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m warta {words} <&-"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert said.returncode in (1, 2)
    assert said.stderr.count("\n") == 1
    assert "the standard input" in said.stderr
