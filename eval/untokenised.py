"""An article that is given token by token, as it was published.

The source splits figures and compounds ("Covid - 19", "( 5 / 7 )"), puts a sentence's opening mark at the end of the
one before, and opens and closes quotations with the same mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_MARKS = '”“"'
_NO_SPACE_BEFORE = frozenset([",", ".", ")", ";", ":", "?", "!", "…", "™", "]", "%"])
_NO_SPACE_AFTER = frozenset(["(", "["])
_GLUE = frozenset(["-", "/"])
_SENTENCE_END = frozenset([".", "?", "!"])
_PARAGRAPH = 3
_SAID = re.compile(r"(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|papar|tambah|imbuh|terang|lanjut)(?:nya)?")


class Token(msgspec.Struct, frozen=True):
    text: str
    label: str


def untokenised(sentences: Sequence[Sequence[Token]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text, and where each token stands in it."""
    tokens = [token for sentence in sentences for token in sentence]
    ends = {number - 1 for number in _ends(sentences)}
    opens = _opening(tokens)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length, since, inside = 0, 0, False
    for number, token in enumerate(tokens):
        gap = _gap(tokens, opens, number) if number else ""
        if gap and _ended(tokens, opens, ends, number):
            since += 1
            anew = number in opens and inside
            if anew or (since >= _PARAGRAPH and not inside):
                gap, since = "\n\n", 0
        if token.text in _MARKS:
            inside = number in opens
        pieces += [gap, token.text]
        length += len(gap) + len(token.text)
        places.append((length - len(token.text), length))
    return "".join(pieces), tuple(places)


def _ends(sentences: Sequence[Sequence[Token]]) -> list[int]:
    total, ends = 0, []
    for sentence in sentences:
        total += len(sentence)
        ends.append(total)
    return ends


def _ended(tokens: Sequence[Token], opens: frozenset[int], ends: set[int], number: int) -> bool:
    """Whether the token begins a sentence. A mark that opens stands, in the source, before the end."""
    if number in opens:
        return tokens[number - 1].text in _SENTENCE_END
    last = number - 1
    if last not in ends or last in opens:
        return False
    if tokens[last].text in _MARKS:
        last -= 1
    return tokens[last].text in _SENTENCE_END


def _opening(tokens: Sequence[Token]) -> frozenset[int]:
    """The marks that open. Those of a labelled statement say so; the others take turns, except that a mark after a
    full stop opens anew where the next one closes after a comma, one after a comma and before "kata" closes,
    and one with ``“`` always opens."""
    marks = [number for number, token in enumerate(tokens) if token.text in _MARKS]
    opens: set[int] = set()
    inside = False
    for place, number in enumerate(marks):
        before = tokens[number - 1].text if number else "."
        following = marks[place + 1] if place + 1 < len(marks) else None
        if tokens[number].label == "B-STATEMENT" or tokens[number].text == "“":
            inside = True
        elif tokens[number].label == "L-STATEMENT":
            inside = False
        elif before == "," and _SAID.fullmatch(_following(tokens, number)):
            inside = False  # ,” kata
        elif not inside:
            inside = True
        elif before == "." and following is not None and tokens[following - 1].text == ",":
            inside = tokens[following].label != "B-STATEMENT"
        else:
            inside = False
        if inside:
            opens.add(number)
    return frozenset(opens)


def _following(tokens: Sequence[Token], number: int) -> str:
    return tokens[number + 1].text if number + 1 < len(tokens) else ""


def _gap(tokens: Sequence[Token], opens: frozenset[int], number: int) -> str:
    """What stands between a token and the one before it."""
    text, before = tokens[number].text, tokens[number - 1].text
    following = tokens[number + 1].text if number + 1 < len(tokens) else ""
    if text in _MARKS:
        return " " if number in opens and before not in _NO_SPACE_AFTER else ""
    if before in _MARKS:
        return "" if number - 1 in opens or text in _NO_SPACE_BEFORE or re.match(r"nya\b|-", text) else " "
    if text in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER or text in _GLUE or before in _GLUE:
        return ""
    if re.match(r"-[a-z]", text):
        return ""  # "( wali kota ) -nya"
    if text == ";" or (before, text) == ("&", "amp") or (before == "," and text.isdigit() and following.isdigit()):
        return ""
    return " "
