"""A pattern for any of many words, in which the letters of the text decide which words are looked at.

Python tries the words of "January|February|…" one after the other, at every place of a text. Here words that begin
alike share their beginning, and the first letter leads to them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_EITHER_CASE = {letter: f"[{letter}{letter.upper()}]" for letter in "abcdefghjlmnopqrtuvwxyz"} | {
    "i": "[iI\u0130\u0131]",
    "k": "[kK\u212a]",
    "s": "[sS\u017f]",
}
"""What a letter matches where a pattern ignores case: with a set at its head, an alternative is passed over at once."""
_ONE_LETTER = str.maketrans("\u0130\u0131", "ii")

_Tree = dict[str, "_Tree"]
_END = ""


def one_of(words: Iterable[str], *, space: str = r"\s{1,3}", hyphen: str = r"\-", ignore_case: bool = False) -> str:
    """A pattern for the longest of the words that fits, and where that leads no further, for the next.

    ``space`` and ``hyphen`` are the patterns for those in the words. It matches nothing where there are no words.
    """
    tree: _Tree = {}
    for word in sorted(words, key=lambda each: (-len(each), each)):
        node = tree
        for letter in word:
            piece = space if letter == " " else hyphen if letter == "-" else re.escape(_low(letter, ignore_case))
            node = node.setdefault(piece, {})
        node[_END] = {}
    if not tree:
        return "(?!)"
    if not ignore_case:
        return f"(?:{_pattern(tree)})"
    heads = [
        f"(?-i:{_EITHER_CASE[piece]})(?i:{_pattern(rest)})"
        if piece in _EITHER_CASE
        else f"(?i:{piece}{_pattern(rest)})"
        for piece, rest in tree.items()
        if piece != _END
    ]
    return f"(?:{'|'.join([*heads, *([''] if _END in tree else [])])})"


def _low(letter: str, ignore_case: bool) -> str:
    small = letter.translate(_ONE_LETTER).lower() if ignore_case else letter
    return small if len(small) == 1 else letter


def _pattern(tree: _Tree) -> str:
    """What the words go on with; where one of them ends here, it is tried last."""
    alternatives = [piece + _pattern(rest) for piece, rest in tree.items() if piece != _END]
    if _END in tree:
        alternatives.append("")
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"
