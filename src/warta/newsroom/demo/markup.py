"""The small grammar of the demo's stories, which demo/README.md describes: text to the blocks of an editor."""

from __future__ import annotations

import re
from html import escape

from warta.newsroom.demo.problem import ContentProblem

Block = tuple[str, object]
"""A block as Wagtail stores it: its type and its value."""

_EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
_LINK = re.compile(r"\[([^\]]+)\]\((https://[^)\s]+)\)")
_NUMBERED = re.compile(r"\d+\. ")


def blocks(text: str) -> list[Block]:
    """The blocks of a text. Paragraphs that follow each other are one block, as an editor would write them.

    Raises ContentProblem for what the grammar does not know, with the line that is wrong.
    """
    made: list[Block] = []
    for chunk in re.split(r"\n{2,}", text.strip()):
        kind, value = _block([line.strip() for line in chunk.splitlines()])
        if kind == made[-1][0] == "paragraph" if made else False:
            made[-1] = (kind, f"{made[-1][1]}{value}")
        else:
            made.append((kind, value))
    return made


def inline(text: str) -> str:
    """Emphasis and links of one line, everything else escaped."""
    linked = _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))
    return _EMPHASIS.sub(r"<i>\1</i>", linked)


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("## "):
        _alone(lines)
        return "heading", {"text": first[3:], "level": "2"}
    if first.startswith("> "):
        return _quotation(lines)
    if first.startswith("- "):
        return _list(lines, re.compile("- "), ordered=False)
    if _NUMBERED.match(first):
        return _list(lines, _NUMBERED, ordered=True)
    if first.startswith("!fact "):
        if len(lines) < 2:
            raise ContentProblem(f"“{first}”: a fact box needs a line below its title")
        return "fact_box", {"title": first[6:], "text": "".join(map(_paragraph, lines[1:]))}
    if first.startswith("!link "):
        return _link(lines)
    for line in lines:
        if line[0] in "#>!-":
            raise ContentProblem(f"“{line}”: no block begins like this here; demo/README.md has those that there are")
    return "paragraph", _paragraph(" ".join(lines))


def _paragraph(text: str) -> str:
    return f"<p>{inline(text)}</p>"


def _alone(lines: list[str]) -> None:
    if len(lines) > 1:
        raise ContentProblem(f"“{lines[0]}” must stand on a line of its own, with an empty line below it")


def _quotation(lines: list[str]) -> Block:
    words = [line.removeprefix("> ") for line in lines]
    if any(line == word for line, word in zip(lines, words, strict=True)):
        raise ContentProblem(f"“{lines[0]}”: every line of a quotation begins with “> ”")
    speaker = words.pop()[2:] if words[-1].startswith("— ") else ""
    name, _, role = speaker.partition(", ")
    if not name or not words:
        raise ContentProblem(f"“{lines[0]}”: a quotation ends with “> — Speaker, role”")
    return "quotation", {"text": _paragraph(" ".join(words)), "speaker": name, "role": role}


def _list(lines: list[str], mark: re.Pattern[str], *, ordered: bool) -> Block:
    for line in lines:
        if not mark.match(line):
            raise ContentProblem(f"“{line}”: every line of a list begins with its mark")
    return "list", {"items": [_paragraph(mark.sub("", line, count=1)) for line in lines], "ordered": ordered}


def _link(lines: list[str]) -> Block:
    _alone(lines)
    url, _, title = lines[0][6:].partition(" ")
    if not (url.startswith("https://") and title):
        raise ContentProblem(f"“{lines[0]}”: write “!link https://… Title | who has it”")
    return "embed", {"url": url, "title": title.partition(" | ")[0]}
