"""A quotation mark has no partner: the quotation closes without opening, or opens and never closes.

## What it reports

A mark for which no other of its kind is found. It knows that a quotation over several paragraphs opens anew on each and
closes once, that some papers open and close with the same mark, and that apostrophes, feet and inches, and years
without their century are no quotation marks. Single marks (‘…’) are not reported: too many of them are apostrophes.

## Why

Where a mark is missing nobody can tell the speaker's words from the writer's. It mostly gets lost in translation, in a
content system, or when a paragraph is cut.

## Example

> Dia menambahkan: Harga akan turun. Namun tidak segera.”

## Instead

> Dia menambahkan: “Harga akan turun. Namun tidak segera.”

Where the place of the missing mark is sure, `warta check --fix` puts it there: behind the colon that announces the
quotation, before the comma and “said”, or at the end of a paragraph that holds one sentence more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.quotations.pairing import Quoted, pairs
from warta.language.reading import Mark, Span

RULE = Rule(code="Q001", name="unbalanced-quote", severity="error")

_OPENING = {"”": "“", "''": "``", '"': '"', "»": "«", "“": "„", "«": "»"}
_CLOSING = {"“": "”", "``": "''", '"': '"', "«": "»", "„": "“", "»": "«", "”": "”", "''": "''"}
_ANNOUNCED = re.compile(r":\s+(?=[^\W\d_a-z])")


def find(copy: Copy) -> Iterator[Finding]:
    if not copy.reading.lone_marks:
        return
    quoted = pairs(copy.text, copy.reading.body).quoted
    for mark in copy.reading.lone_marks:
        if mark.opens:
            yield RULE.at(
                mark.start, mark.end, "This quotation opens and is never closed.", fix=_closing(copy, mark, quoted)
            )
        else:
            yield RULE.at(
                mark.start, mark.end, "This quotation closes and was never opened.", fix=_opening(copy, mark, quoted)
            )


def _opening(copy: Copy, mark: Mark, quoted: Sequence[Quoted]) -> Fix | None:
    """The opening mark behind the one colon that announces what ends here."""
    paragraph = _paragraph(copy, mark)
    if paragraph is None or copy.text[mark.end : paragraph.end].strip(" ."):
        return None
    colons = list(_ANNOUNCED.finditer(copy.text, paragraph.start, mark.start))
    if len(colons) != 1 or _is_among(quoted, colons[0].start(), mark.end) or _others(copy, mark, paragraph):
        return None
    place = colons[0].end()
    return Fix(place, place, _partner(copy.text, mark.text, quoted, opening=True))


def _closing(copy: Copy, mark: Mark, quoted: Sequence[Quoted]) -> Fix | None:
    """The closing mark before "kata Rina", or at the end of a paragraph that ends with this sentence."""
    text, paragraph = copy.text, _paragraph(copy, mark)
    if paragraph is None or _is_among(quoted, mark.end, paragraph.end) or _others(copy, mark, paragraph):
        return None
    partner = _partner(text, mark.text, quoted, opening=False)
    for quote in copy.reading.quotes:
        behind = quote.cue is not None and quote.cue.start >= quote.end
        if quote.kind == "indirect" and quote.start == mark.end and behind and text[quote.end : quote.end + 1] == ",":
            return Fix(quote.end + 1, quote.end + 1, partner)
    last = [span for span in copy.reading.sentences if paragraph.start <= span.start and span.end <= paragraph.end]
    announced = text[paragraph.start : mark.start].rstrip().endswith(":")
    if announced and last and last[-1].start <= mark.start and text[paragraph.end - 1] in ".?!":
        return Fix(paragraph.end, paragraph.end, partner)
    return None


def _paragraph(copy: Copy, mark: Mark) -> Span | None:
    return next((span for span in copy.reading.body if span.start <= mark.start < span.end), None)


def _is_among(quoted: Sequence[Quoted], start: int, end: int) -> bool:
    return any(piece.outer_start < end and start < piece.outer_end for piece in quoted)


def _others(copy: Copy, mark: Mark, paragraph: Span) -> bool:
    """Whether the paragraph has another mark without partner."""
    return sum(paragraph.start <= each.start < paragraph.end for each in copy.reading.lone_marks) > 1


def _partner(text: str, mark: str, quoted: Sequence[Quoted], *, opening: bool) -> str:
    """The mark that stands on the other side in this text, or else usually."""
    seen: Counter[str] = Counter()
    for piece in quoted:
        first, last = text[piece.outer_start : piece.start], text[piece.end : piece.outer_end]
        if (last if opening else first) == mark and first and last:
            seen[first if opening else last] += 1
    if seen:
        return max(seen, key=lambda sign: (seen[sign], sign))
    return (_OPENING if opening else _CLOSING).get(mark, mark)
