"""Names of a story that stand in each other's sentences."""

from __future__ import annotations

from warta.desk.matching.names.replaced import Replaced
from warta.desk.matching.names.words import Missing, Text, Word


def swapped_in(missing: list[Missing], first: Text, second: Text) -> list[Replaced]:
    """Names of the story that stand in each other's sentences."""
    if len(missing) < 2:
        return []
    wanting: dict[str, list[tuple[int, Word]]] = {}
    for number, (_, gone, _) in enumerate(missing):
        for each in gone:
            if len(each.folded) > 2 and not each.opens and each.folded in second.every:
                wanting.setdefault(each.folded, []).append((number, each))
    found: list[Replaced] = []
    done: set[tuple[int, int]] = set()
    for number, (_, gone, come) in enumerate(missing):
        strangers = [each for each in come if each.folded in first.every and each.folded in wanting]
        for stranger in strangers:
            for other, theirs in wanting[stranger.folded]:
                if other == number or (number, other) in done:
                    continue
                for mine in gone:
                    if mine.folded not in wanting:
                        continue
                    back = next((each for each in missing[other].come if each.folded == mine.folded), None)
                    if back is not None:
                        found += [
                            Replaced(mine.span, stranger.span, True),
                            Replaced(theirs.span, back.span, True),
                        ]
                        done |= {(number, other), (other, number)}
                        break
    return found
