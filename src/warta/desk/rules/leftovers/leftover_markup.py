"""Markup of a page or of an editing system stands in the copy as plain characters.

## What it reports

HTML tags and comments, shortcodes (`[caption …]`), places in a template (`{{ title }}`), calls for a video that the
system did not understand (`Gambas:Video`), the links of Markdown and its **bold**, in copy that is not Markdown
itself.

## Why

The site shows what it does not understand, so readers see `[caption id="7"]`.

## Example

> Harga ikan naik. [caption id="7" align="left"]Pasar ikan[/caption]

## Instead

Take the markup away, and keep the words that it stood around. `warta check --fix` does so for Markdown's bold; for its
links, whose address would be lost, only with `--unsure`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule

RULE = Rule(code="B004", name="leftover-markup", severity="warning")

_TAGS = (
    "abbr|address|article|aside|audio|a|blockquote|body|br|button|b|center|cite|code|div|del|em|embed|figcaption|figure"
    "|font|footer|form|h[1-6]|head|header|hr|html|iframe|img|input|ins|i|label|li|link|main|meta|nav|noscript|object|ol"
    "|pre|p|q|script|section|small|source|span|strike|strong|style|sub|sup|svg|s|table|tbody|td|tfoot|thead|th|title|tr"
    "|ul|u|video|wbr"
)
_SHORTCODES = (
    "caption|gallery|embed|embedyt|video|audio|playlist|youtube|twitter|instagram|facebook|tiktok|adsense|ads?|vc_[a-z_]+"
    "|et_pb_[a-z_]+|su_[a-z_]+|wp_[a-z_]+|tie_[a-z_]+|td_[a-z_]+|elementor[a-z_-]*|contact-form-7|gravityform|dropcap"
    "|columns?|tabs?|accordion|toggle|spoiler|infobox|pullquote|sc|more_from|related_posts?|irp|img|url|color|size|font"
)
_MARKUP = re.compile(
    rf"(?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>|<!--)"
    rf"|(?P<code>\[/?(?:{_SHORTCODES})(?:[\s=:][^\[\]\n]{{0,1000}})?/?\]|\[/(?:b|i|u|s|quote|center|list)\]"
    r"|\[Gambas:[^\[\]\n]{0,60}\]|\bGambas:[ ]?Video\b)"
    r"|(?P<place>\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}|<%[^<>\n]{0,300}%>|\$\{[A-Za-z_.]{1,60}\})"
    r"|(?P<link>!?\[(?P<words>[^\[\]\n]{0,300})\]\((?:https?://|www\.|mailto:|/)[^()\s]{0,500}\))"
    r"|(?P<bold>\*\*(?P<strong>[^*\s](?:[^*\n]{0,300}[^*\s])?)\*\*)",
    re.IGNORECASE,
)
_SIGNS = ("<", "[", "{", "**", "Gambas:")
_COMMENT_END = "-->"
_IS_MARKDOWN = re.compile(r"^#{1,6} \S", re.MULTILINE)
_BLANKED = "   \n"
"""What is left of the line that opens a front matter."""


def find(copy: Copy) -> Iterator[Finding]:
    text = copy.text
    if not any(sign in text for sign in _SIGNS):
        return
    markdown = text.startswith(_BLANKED) or _IS_MARKDOWN.search(text) is not None
    taken = deque((line.start, line.end) for line in copy.reading.furniture)
    for match in _MARKUP.finditer(text):
        start, end = match.span()
        while taken and taken[0][1] <= start:
            taken.popleft()
        if taken and taken[0][0] <= start:
            continue  # the whole line is the site's, and is reported as that
        if match["tag"] == "<!--":
            closed = text.find(_COMMENT_END, end, end + 2000)
            end = closed + len(_COMMENT_END) if closed >= 0 else end
        if match["link"] or match["bold"]:
            if markdown:
                continue
            words = match["words"] if match["link"] else match["strong"]
            # Without a link its address is lost; bold loses nothing.
            fix = Fix(start, end, words, sure=not match["link"]) if words and not match[0].startswith("!") else None
            yield RULE.at(start, end, "“{found}” is Markdown, which readers would see as it is.", fix, found=match[0])
        elif match["tag"]:
            yield RULE.at(start, end, "“{found}” is left over from a page’s HTML.", found=text[start:end])
        elif match["code"]:
            yield RULE.at(
                start, end, "“{found}” is an order to an editing system, which was not carried out.", found=match[0]
            )
        else:
            yield RULE.at(start, end, "“{found}” is a place in a template that was not filled.", found=match[0])
