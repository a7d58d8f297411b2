"""Which sentences of a relay tell what sentences of its original tell.

Sentences are put side by side in order, one to one, merged or split, or left alone; then what is left alone on both
sides is looked at again for sentences that were moved. In the same language shared words decide. Across languages it
is what needs no dictionary: figures, names, words that look alike, quotation marks; and where a sentence has none of
these, its length and its place.

The cost is that of a band: it grows with the number of sentences, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence

from warta.desk.align.bead import Bead
from warta.desk.align.features import Landmarks, features_of, plainly, words_known_by
from warta.desk.align.moves import with_merged, with_moves
from warta.desk.align.order import in_order

__all__ = ["Bead", "align", "plainly", "words_known_by"]


def align(
    original: Sequence[str],
    relay: Sequence[str],
    *,
    translated: bool,
    landmarks: Landmarks | None = None,
) -> list[Bead]:
    """The beads of two texts given sentence by sentence, in the order of the original. ``landmarks`` is what else each
    sentence of the two can be known by."""
    if not original or not relay:
        return [Bead((i, i + 1), (0, 0), 0.0) for i in range(len(original))] + [
            Bead((0, 0), (j, j + 1), 0.0) for j in range(len(relay))
        ]
    features = features_of(original, relay, translated, landmarks)
    beads = in_order(features, [len(each) for each in original], [len(each) for each in relay], translated)
    beads = with_moves(beads, features, translated=translated)
    return beads if translated else with_merged(beads, features)
