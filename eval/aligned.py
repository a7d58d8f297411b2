"""Alignment: whether sentences of a relay stand beside those that they tell, where it is known from which they are.

The relays are those of whole stories. Those across languages are cut, merged and moved by rule too, sentence by
sentence: a translation by itself keeps them all in order.
"""

from __future__ import annotations

import random
from collections import Counter

from eval.figures import Figure, Part, share
from eval.stories import Sentence, Story, rendered, stories
from warta.desk.compare import pair
from warta.desk.copy import Copy
from warta.desk.pairing import Pairing, Side
from warta.language.read import read


def measure(part: Part) -> list[Figure]:
    tried: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for story in stories(part):
        group = "translated" if story.is_translated else "rewritten"
        relay = _shuffled(story) if story.is_translated else story.relay
        text = rendered(story, relay)
        pairing = pair(*(
            Copy(each, read(each, language))
            for each, language in zip((story.original, text.text), story.languages, strict=True)
        ))  # fmt: skip
        for (number, at), (start, end) in text.places.items():
            sources = relay[number][at].sources
            kind = "kept" if len(sources) == 1 else "merged"
            tried[group, kind] += 1
            links = [link for link in pairing.links if _holds(link.relay, start, end)]
            right[group, kind] += all(any(_holds(link.original, *source) for link in links) for source in sources)
        told = {source for paragraph in relay for sentence in paragraph for source in sentence.sources}
        for source in story.sources:
            if source not in told:
                tried[group, "left out"] += 1
                right[group, "left out"] += not _told(pairing, source)
    return [
        share(f"{group}: {kind}", right[group, kind], tried[group, kind], f"{group} {kind}") for group, kind in tried
    ]


def _holds(side: Side, start: int, end: int) -> bool:
    return any(each.start < end and each.end > start for each in side.sentences)


def _told(pairing: Pairing, source: tuple[int, int]) -> bool:
    return any(link.relay.sentences and _holds(link.original, *source) for link in pairing.links)


def _shuffled(story: Story) -> tuple[tuple[Sentence, ...], ...]:
    """The translation with sentences left out, merged, and one moved."""
    dice = random.Random(f"shuffled:{story.kind}:{story.document}")
    body: list[tuple[Sentence, ...]] = []
    for number, paragraph in enumerate(story.relay):
        (sentence,) = paragraph
        draw = dice.random()
        if number and draw < 0.15:
            continue
        if number > 1 and draw < 0.3 and body and len(body[-1][0].sources) == 1:
            last = body[-1][0]
            body[-1] = (Sentence(last.text.rstrip(".") + "; " + sentence.text, last.sources + sentence.sources),)
        else:
            body.append(paragraph)
    if len(body) > 5:
        moved = body.pop(dice.randrange(3, len(body)))
        body.insert(dice.randrange(1, 3), moved)
    return tuple(body)
