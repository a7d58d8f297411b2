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

Where one place is the most likely, it is offered (`warta check --fix --unsure` puts the mark there): behind the colon
that announces the quotation, before the comma and “said”, at the end of a paragraph that holds one sentence more, or at
the start of one whose first sentence ends with its speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.packs import pack_of
from warta.language.quotations.cues import vocabulary
from warta.language.quotations.pairing import Quoted, pairs
from warta.language.reading import Mark, Span

RULE = Rule(code="Q001", name="unbalanced-quote", severity="error")

_OPENING = {"”": "“", "''": "``", '"': '"', "»": "«", "“": "„", "«": "»"}
_CLOSING = {"“": "”", "``": "''", '"': '"', "«": "»", "„": "“", "»": "«", "”": "”", "''": "''"}
_NEVER_CLOSED = "This quotation opens and is never closed."
_NEVER_OPENED = "This quotation closes and was never opened."
_WORD = re.compile(r" ([^\W\d_]+)")
_MORE = re.compile(r"[:;.?!]\s")
_HAS_MARK = re.compile(r"[\"“”„«»‟]|''|``")
_ANNOUNCED = re.compile(r":\s+(?=[^\W\d_a-z])")


def find(copy: Copy) -> Iterator[Finding]:
    title, body = copy.reading.headline, copy.reading.body
    for mark in pairs(copy.text, [title, *body]).lone if title and _HAS_MARK.search(title.text) else ():
        if title and mark.end <= title.end:
            yield RULE.at(mark.start, mark.end, _NEVER_CLOSED if mark.opens else _NEVER_OPENED)
    marks = copy.reading.lone_marks
    if not marks:
        return
    starts = [paragraph.start for paragraph in body]
    sheets = [bisect_right(starts, mark.start) - 1 for mark in marks]
    lone = Counter(sheets)
    alone = {mark.start for mark in marks}
    quoted = [piece for piece in pairs(copy.text, body).quoted if piece.outer_start not in alone]
    for mark, sheet in zip(marks, sheets, strict=True):
        # Where one paragraph has lost two marks, nobody knows which belongs where.
        mend = _closing if mark.opens else _opening
        fix = mend(copy, mark, body[sheet], quoted) if lone[sheet] == 1 else None
        yield RULE.at(mark.start, mark.end, _NEVER_CLOSED if mark.opens else _NEVER_OPENED, fix=fix)


def _opening(copy: Copy, mark: Mark, paragraph: Span, quoted: Sequence[Quoted]) -> Fix | None:
    """The opening mark behind the one colon that announces what ends here."""
    if _is_first_said(copy, mark, paragraph) and not _is_among(quoted, paragraph.start, mark.end):
        return _offered(paragraph.start, _partner(copy.text, mark.text, quoted, opening=True))
    if copy.text[mark.end : paragraph.end].strip(" ."):
        return None
    colons = list(_ANNOUNCED.finditer(copy.text, paragraph.start, mark.start))
    if len(colons) != 1 or _is_among(quoted, colons[0].start(), mark.end):
        return None
    place = colons[0].end()
    return _offered(place, _partner(copy.text, mark.text, quoted, opening=True))


def _is_first_said(copy: Copy, mark: Mark, paragraph: Span) -> bool:
    """Whether the mark closes the paragraph's first sentence, before "kata Rina", and nothing in it announces more."""
    pack = pack_of(copy.reading.language)
    if pack is None or copy.text[mark.start - 1] not in ",?!":
        return False
    said = copy.text[paragraph.start : mark.start].casefold()
    following = _WORD.match(copy.text, mark.end)
    known = vocabulary(pack)
    sorts = dict(known.cues.get(following[1].casefold(), ())) if following else {}
    is_cue = sorts.get(()) in ("after", "held")
    return is_cue and not _MORE.search(said) and not any(word in known.verbs for word in said.split())


def _closing(copy: Copy, mark: Mark, paragraph: Span, quoted: Sequence[Quoted]) -> Fix | None:
    """The closing mark before "kata Rina", or at the end of a paragraph that ends with this sentence."""
    text, reading = copy.text, copy.reading
    if _is_among(quoted, mark.end, paragraph.end):
        return None
    partner = _partner(text, mark.text, quoted, opening=False)
    at = bisect_left(reading.quotes, mark.end, key=lambda quote: quote.start)
    quote = reading.quotes[at] if at < len(reading.quotes) else None
    if quote is not None and quote.kind == "indirect" and quote.start == mark.end:
        behind = quote.cue is not None and quote.cue.start >= quote.end
        if behind and text[quote.end : quote.end + 1] == ",":
            return _offered(quote.end + 1, partner)
    last = bisect_left(reading.sentences, paragraph.end, key=lambda sentence: sentence.end)
    is_last = last < len(reading.sentences) and reading.sentences[last].start <= mark.start
    announced = text[paragraph.start : mark.start].rstrip().endswith(":")
    if announced and is_last and text[paragraph.end - 1] in ".?!":
        return _offered(paragraph.end, partner)
    return None


def _offered(place: int, mark: str) -> Fix:
    """Where somebody's words begin or end is for an editor to say, however likely one place is."""
    return Fix(place, place, mark, sure=False)


def _is_among(quoted: Sequence[Quoted], start: int, end: int) -> bool:
    """Whether something is quoted between these places."""
    at = bisect_right(quoted, start, key=lambda piece: piece.outer_end)
    return at < len(quoted) and quoted[at].outer_start < end


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
