"""Whether sentences that were put beside each other surely belong together.

They do where they are like each other. Sentences of two languages may have nothing that can be compared without a
dictionary; then they do where they stand between two pairs that surely do, are about as long, and neither has a fact
that the other lacks.
"""

from __future__ import annotations

from warta.desk.pairing import Link, Pairing

LIKE = 0.15
"""Likeness from which sentences of two languages belong together."""
LIKE_AT_HOME = 0.4
"""The same in one language, where words can be compared."""
_NEIGHBOUR = 0.3
_LENGTHS = 1.6


def sure_links(pair: Pairing) -> frozenset[int]:
    """The numbers of the links that can be relied on, by their place in the pairing."""
    least = LIKE if pair.is_translated else LIKE_AT_HOME
    links = pair.links
    sure = {number for number, link in enumerate(links) if _has_both(link) and link.likeness >= least}
    if pair.is_translated:
        firm = {number for number in sure if links[number].likeness >= _NEIGHBOUR and _is_one_to_one(links[number])}
        edges = {-1, len(links)}
        sure |= {
            number
            for number, link in enumerate(links)
            if number not in sure
            and _is_one_to_one(link)
            and {number - 1, number + 1} <= firm | edges
            and _is_alike_outside(link)
        }
    return frozenset(sure)


def _has_both(link: Link) -> bool:
    return bool(link.original.sentences and link.relay.sentences)


def _is_one_to_one(link: Link) -> bool:
    return len(link.original.sentences) == len(link.relay.sentences) == 1 and not link.moved


def _is_alike_outside(link: Link) -> bool:
    ours, theirs = link.original, link.relay
    lengths = (ours.end - ours.start + 10) / (theirs.end - theirs.start + 10)
    facts = [(len(side.numbers), len(side.dates), len(side.times)) for side in (ours, theirs)]
    return 1 / _LENGTHS < lengths < _LENGTHS and facts[0] == facts[1]
