"""Which marks belong together, over paragraphs: what stands between them, and the marks that have no partner.

A quotation that runs over paragraphs opens anew on each and closes once, at the end of the last; some papers do not
open it anew. Either way every paragraph of it is a piece of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from warta.language.quotations.marks import Sign, signs
from warta.language.reading import Mark, Span

_RUNS_OVER = 6
"""How many paragraphs without any mark may stand between the opening mark and the closing one."""


class Quoted(msgspec.Struct, frozen=True):
    """What stands between two marks, in one paragraph. A side where the quotation only runs on has no mark."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    """0 for a quotation, 1 for one inside another."""
    runs_on: bool = False
    """Whether it is still open at the end of the paragraph."""
    resumes: bool = False
    """Whether it was open at the end of the paragraph before."""


class Pairs(msgspec.Struct, frozen=True):
    quoted: list[Quoted]
    lone: list[Mark]
    inside: list[Quoted]
    """Quotations within quotations."""


def pairs(text: str, paragraphs: Iterable[Span]) -> Pairs:
    """What is quoted in these paragraphs, and the marks without partner, each in order."""
    sheets = [_Sheet(text, paragraph) for paragraph in paragraphs]
    lone: list[Sign] = []
    _run_on(text, sheets, lone)
    quoted = sorted((piece for sheet in sheets for piece in sheet.quoted), key=lambda piece: piece.outer_start)
    marks = sorted((sign for sign in lone if sign.family in ("double", "angle")), key=lambda sign: sign.start)
    return Pairs(
        [piece for piece in quoted if not piece.depth],
        [Mark(sign.text, sign.start, sign.end, sign.turn == "opens") for sign in marks],
        [piece for piece in quoted if piece.depth],
    )


class _Sheet:
    """The marks of one paragraph, paired as far as it goes."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.start, self.end = paragraph.start, paragraph.end
        self.signs = list(signs(text, paragraph.start, paragraph.end))
        self.begins_open = bool(self.signs) and self.signs[0].start == paragraph.start
        self.quoted: list[Quoted] = []
        self.opened: list[Sign] = []
        """Opening marks without partner."""
        self.closed: list[Sign] = []
        """Closing marks without partner, before which nothing is open."""
        for sign in self.signs:
            self._take(sign)

    def _take(self, sign: Sign) -> None:
        open_ones = self.opened
        if sign.text in ("“", "‟") and open_ones and open_ones[-1].text == "„":
            sign = msgspec.structs.replace(sign, turn="closes")
        partner = next((at for at in range(len(open_ones) - 1, -1, -1) if _belong(open_ones[at], sign)), None)
        turn = sign.turn
        if turn == "either":
            turn = "opens" if partner is None else "closes"
            if sign.family == "single" and turn == "opens":
                return
        if turn == "opens":
            open_ones.append(msgspec.structs.replace(sign, turn="opens"))
        elif partner is not None:
            opening = open_ones[partner]
            # What was opened since, in small marks, was an apostrophe or has lost its partner.
            left_over = [each for each in open_ones[partner + 1 :] if each.family != "single"]
            depth = int(any(each.family != "single" for each in islice(open_ones, partner)))
            del open_ones[partner:]
            open_ones += left_over
            self._close(opening, sign, depth)
        else:
            self.closed.append(msgspec.structs.replace(sign, turn="closes"))

    def _close(self, opening: Sign, sign: Sign, depth: int) -> None:
        if opening.end < sign.start:
            self.quoted.append(Quoted(opening.end, sign.start, opening.start, sign.end, depth))


def _belong(opening: Sign, closing: Sign) -> bool:
    """Whether the second may close what the first opened."""
    return opening.family == closing.family


def _run_on(text: str, sheets: Sequence[_Sheet], lone: list[Sign]) -> None:
    """Carry quotations over the ends of paragraphs; what has no partner then is lone."""
    resumed: list[_Sheet] = []
    for number, sheet in enumerate(sheets):
        doubles = [sign for sign in sheet.opened if sign.family in ("double", "angle")]
        lone += doubles[:-1]
        last = doubles[-1] if doubles else None
        lone += [sign for sign in sheet.closed if sign.family in ("double", "angle")]
        if last is None:
            continue
        follower = _follower(sheets, number, last) if _is_begun(text, sheet, last) else None
        if follower is None:
            lone.append(last)
            continue
        sheet.quoted.append(Quoted(last.end, sheet.end, last.start, sheet.end, 0, runs_on=True))
        following = sheets[follower]
        if following.begins_open:
            resumed.append(following)
        else:
            closing = following.closed.pop(0)
            for between in sheets[number + 1 : follower]:
                between.quoted.append(
                    Quoted(between.start, between.end, between.start, between.end, 0, runs_on=True, resumes=True)
                )
            following.quoted.append(
                Quoted(following.start, closing.start, following.start, closing.end, 0, resumes=True)
            )
    for sheet in resumed:
        _mark_resumed(sheet)
    _deepen(sheets)


def _is_begun(text: str, sheet: _Sheet, sign: Sign) -> bool:
    """Whether a quotation of sentences begins here, and not words within a sentence of the writer's."""
    lead = text[max(sheet.start, sign.start - 8) : sign.start].rstrip()
    return not lead or lead[-1] in '.,:;!?—–-”"»' or not text[sign.end : sign.end + 1].islower()


def _follower(sheets: Sequence[_Sheet], number: int, last: Sign) -> int | None:
    """The paragraph that goes on with, or ends, what is open at the end of this one."""
    for at in range(number + 1, min(number + 1 + _RUNS_OVER, len(sheets))):
        sheet = sheets[at]
        if not sheet.signs:
            continue
        first = sheet.signs[0]
        if at == number + 1 and sheet.begins_open and first.turn != "closes" and first.family == last.family:
            return at
        doubles = [sign for sign in sheet.signs if sign.family == last.family]
        if doubles and sheet.closed and doubles[0].start == sheet.closed[0].start:
            return at
        if doubles:
            return None
    return None


def _mark_resumed(sheet: _Sheet) -> None:
    at = sheet.signs[0].start
    for place, piece in enumerate(sheet.quoted):
        if piece.outer_start == at:
            sheet.quoted[place] = msgspec.structs.replace(piece, resumes=True)


def _deepen(sheets: Sequence[_Sheet]) -> None:
    """A piece inside another that turned out to run on is a quotation within a quotation."""
    for sheet in sheets:
        sheet.quoted.sort(key=lambda piece: (piece.outer_start, -piece.outer_end))
        reach = -1
        for place, piece in enumerate(sheet.quoted):
            inside = piece.outer_start < reach
            sheet.quoted[place] = msgspec.structs.replace(piece, depth=1 if inside else 0)
            reach = max(reach, piece.outer_end)
