"""The two texts as a page: by itself, or as a fragment that another page shows with the same style.

Without JavaScript: a marked place is a link to its partner, and the browser shows which two belong together by
``:has()`` and ``:target``. Nothing is loaded from anywhere; a policy needs ``style-src 'unsafe-inline'`` for the page,
and nothing for the fragment where its style is served from a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from warta.desk.compare import Comparison
from warta.desk.side_by_side.rows import Piece, Row, rows
from warta.desk.side_by_side.wording import Wording
from warta.language.packs import pack_of
from warta.story import primary

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_MOST_JOINED = 400
"""Findings whose two places light up together; beyond them the style would outgrow the texts."""

_STYLE = """
.side{--ink:#1d1d1b;--paper:#fdfcf9;--soft:#f1eee6;--line:#d8d3c6;--dim:#5f5b52;--error:#a3140f;--error-soft:#fbe1dd;
--warning:#7a4b00;--warning-soft:#fcedcb;--info:#1c5280;--info-soft:#e0ecf6;color-scheme:light dark;
background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){.side{--ink:#e9e6df;--paper:#191917;--soft:#24231f;--line:#3f3c35;--dim:#aaa598;
--error:#ff9d92;--error-soft:#4a1d19;--warning:#f3c063;--warning-soft:#43320f;--info:#93c4ee;--info-soft:#16334b}}
.side *{box-sizing:border-box}
.side h1,.side h2,.side .label,.side .found,.side .note{font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
.side h1{font-size:1.5rem;line-height:1.25;margin:0}
.side .about{font:0.9375rem/1.5 system-ui,sans-serif;color:var(--dim);margin:.25rem 0 0}
.side .found{list-style:none;margin:1.25rem 0 0;padding:0;font-size:.9375rem;line-height:1.45}
.side .found li{display:grid;grid-template-columns:2.25rem 7.5rem 1fr;gap:.25rem .75rem;padding:.5rem 0;
border-block-start:1px solid var(--line)}
.side .found li>b{font-variant-numeric:tabular-nums;text-align:end}
.side .found .what{min-inline-size:0}
.side .found .go{white-space:nowrap;color:var(--dim);font-size:.8125rem;margin-block-start:.125rem;display:block}
.side .found .go a{margin-inline-end:1rem}
.side .badge{font-size:.8125rem;font-weight:600}
.side .badge.error{color:var(--error)}.side .badge.warning{color:var(--warning)}.side .badge.info{color:var(--info)}
.side a{color:inherit}
.side .texts{margin-block-start:2rem;border-block-start:2px solid var(--ink)}
.side .row{display:grid;grid-template-columns:1fr 1fr;border-block-end:1px solid var(--line)}
.side .cell{padding:.625rem 1rem .75rem;min-inline-size:0}
.side .cell+.cell{border-inline-start:1px solid var(--line)}
.side .cell p{margin:0}
.side .cell p+p{margin-block-start:.375rem}
.side .heads{position:sticky;inset-block-start:0;background:var(--paper);z-index:1}
.side .heads .cell{padding-block:.5rem;font:600 .875rem/1.4 system-ui,sans-serif}
.side .heads small{font-weight:400;color:var(--dim);margin-inline-start:.5rem}
.side .headline .cell p:first-of-type{font-weight:700;font-size:1.1875rem;line-height:1.35}
.side .around{font-size:.9375rem;color:var(--dim)}
.side .label{display:none}
.side .note{font-size:.8125rem;color:var(--dim);font-style:italic}
.side .lost .cell:first-child,.side .added .cell:last-child{background:var(--soft)}
.side .mark{text-decoration:underline;text-underline-offset:.18em;border-radius:.15em;scroll-margin-block:5rem;
color:inherit;padding-inline:.1em;margin-inline:-.1em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.side .mark.error{background:var(--error-soft);text-decoration-color:var(--error);text-decoration-thickness:.14em}
.side .mark.warning{background:var(--warning-soft);text-decoration:underline wavy var(--warning)}
.side .mark.info{background:var(--info-soft);text-decoration:underline dotted var(--info)}
.side .mark[data-n]::before{content:attr(data-n);font:600 .6875em/1 system-ui,sans-serif;vertical-align:.45em;
margin-inline-end:.2em;color:var(--dim)}
.side .mark:hover,.side .mark:target,.side .on{outline:2px solid currentColor;outline-offset:0}
.side a:focus-visible{outline:3px solid currentColor;outline-offset:2px}
.side .found li:target{background:var(--soft)}
@media (max-width:44rem){.side .row{grid-template-columns:1fr}.side .heads{display:none}
.side .cell{padding:.5rem 0}.side .cell+.cell{border-inline-start:0;padding-block-start:0}
.side .lost .cell:first-child,.side .added .cell:last-child{padding-inline:.625rem;margin-inline:-.625rem}
.side .cell:empty{display:none}.side .label{display:block;font-size:.75rem;color:var(--dim);line-height:1.3}
.side .found li{grid-template-columns:1.5rem 1fr}.side .found .what{grid-column:2}.side .found li>b{text-align:start}}
@media print{.side{--paper:#fff;--ink:#000;font-size:10.5pt}.side .heads{position:static}.side .row,.side .found li{
break-inside:avoid}.side .found .go{display:none}}
"""
_ALONE = """
html{background:#fdfcf9}@media (prefers-color-scheme:dark){html{background:#191917}}
body{margin:0}.side{max-inline-size:76rem;margin-inline:auto;padding:2rem clamp(1rem,4vw,2.5rem) 4rem}
@media print{html{background:#fff}.side{padding:0}}
"""


def page(compared: Comparison, language: str = "en") -> str:
    """A page that needs no other file, with its own words in ``language``."""
    wording = Wording(language)
    sheet = f"{_STYLE}{_ALONE}{_joined(len(compared.differences))}".strip()
    return (
        f'<!doctype html>\n<html lang="{wording.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(wording['title'])}: {_text(wording.count(compared))}</title>\n<style>\n{sheet}\n</style>\n"
        f"</head>\n<body>\n{fragment(compared, language)}</body>\n</html>\n"
    )


def style(findings: int = _MOST_JOINED) -> str:
    """The style of the fragment, which lets the two places of so many findings light up together."""
    return f"{_STYLE}{_joined(findings)}"


def fragment(compared: Comparison, language: str = "en") -> str:
    """The findings and the two texts, for a page that has the style."""
    wording = Wording(language)
    about = ". ".join(part for part in (_capital(wording.lineage(compared)), wording.count(compared)) if part)
    return (
        f'<main class="side" lang="{wording.language}">\n<h1>{_text(wording["title"])}</h1>\n'
        f'<p class="about">{_text(about)}</p>\n{_problems(compared, wording)}{_list(compared, wording)}'
        f'<section class="texts">\n{_heads(compared, wording)}'
        f"{''.join(_row(row, compared, wording) for row in rows(compared))}</section>\n</main>\n"
    )


def _joined(findings: int) -> str:
    """What lights up together: a place, its partner, and the line of the list."""
    return "\n".join(
        f".side:has(.f{n}:is(:hover,:focus,:target)) .mark.f{n}{{outline:2px solid currentColor;outline-offset:0}}"
        for n in range(1, min(findings, _MOST_JOINED) + 1)
    )


def _problems(compared: Comparison, wording: Wording) -> str:
    return "".join(f'<p class="note">{_text(problem)}</p>\n' for problem in wording.problems(compared))


def _list(compared: Comparison, wording: Wording) -> str:
    if not compared.differences:
        return ""
    lines = []
    for number, each in enumerate(compared.differences, 1):
        places = (("o", each.original, "see_original"), ("r", each.relay, "see_relay"))
        links = "".join(
            f'<a href="#{side}{number}" class="f{number}">{_text(wording[word])}</a>'
            for side, span, word in places
            if span is not None
        )
        badge = f'<span class="badge {each.severity}">{_text(wording[each.severity])}</span>'
        name = f"<small>{_text(each.code)} {_text(each.name)}</small>"
        what = (
            f'<span class="what" dir="auto">{_text(wording.message(each))} {name}<span class="go">{links}</span></span>'
        )
        lines.append(f'<li id="f{number}"><b>{number}</b>{badge}{what}</li>\n')
    return f'<h2 hidden>{_text(wording["findings"])}</h2>\n<ol class="found">\n{"".join(lines)}</ol>\n'


def _heads(compared: Comparison, wording: Wording) -> str:
    cells = "".join(
        f'<div class="cell">{_text(wording[side])}<small>{_text(_name(tag))}</small></div>'
        for side, tag in (("original", compared.original_language), ("relay", compared.relay_language))
    )
    return f'<div class="row heads">{cells}</div>\n'


def _row(row: Row, compared: Comparison, wording: Wording) -> str:
    note = f'<p class="note">{_text(wording[row.kind])}</p>' if row.kind in ("lost", "added", "moved") else ""
    ours = _cell(row.original, "o", compared.original_language, wording["original"])
    theirs = _cell(row.relay, "r", compared.relay_language, wording["relay"])
    if note and row.kind == "lost":
        theirs = f'<div class="cell">{note}</div>'
    elif note and row.kind == "added":
        ours = f'<div class="cell">{note}</div>'
    elif note:
        theirs = theirs.removesuffix("</div>") + f"{note}</div>"
    heads = " headline" if row.is_headline else ""
    return f'<div class="row {row.kind}{heads}">{ours}{theirs}</div>\n'


def _cell(sentences: tuple[tuple[Piece, ...], ...], side: str, tag: str, label: str) -> str:
    if not sentences:
        return '<div class="cell"></div>'
    direction = "rtl" if primary(tag) in _RIGHT_TO_LEFT else "ltr" if pack_of(tag) else "auto"
    paragraphs = "".join(f"<p>{''.join(_piece(piece, side) for piece in pieces)}</p>" for pieces in sentences)
    lang = f' lang="{_text(tag)}"' if tag else ""
    return f'<div class="cell"{lang} dir="{direction}"><span class="label">{_text(label)}</span>{paragraphs}</div>'


def _piece(piece: Piece, side: str) -> str:
    words = _text(piece.words)
    if not piece.findings:
        return words
    number, other = piece.findings[0], "r" if side == "o" else "o"
    # A link leads to one place only: of several findings, to that of the one with the fewest words.
    target = f"{other}{number}"
    anchors = "".join(f'<span id="{side}{each}"></span>' for each in piece.begins if each != number)
    own = f' id="{side}{number}"' if number in piece.begins else ""
    numbers = ",".join(str(each) for each in sorted(piece.begins))
    shown = f' data-n="{numbers}"' if numbers else ""
    classes = " ".join(("mark", piece.severity or "info", *(f"f{each}" for each in piece.findings)))
    return f'{anchors}<a{own} class="{classes}" href="#{target}"{shown}>{words}</a>'


def _name(tag: str) -> str:
    pack = pack_of(tag)
    return pack.name if pack else tag


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _text(words: str) -> str:
    """Words as they can stand in a page, whatever is in them."""
    return escape("".join(_replaced(words)))


def _replaced(words: str) -> Iterator[str]:
    for letter in words:
        yield "\N{REPLACEMENT CHARACTER}" if "\ud800" <= letter <= "\udfff" or letter == "\0" else letter
