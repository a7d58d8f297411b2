"""The stories of bench/invented.py as a site for Hugo, with templates that make the same kinds of pages as the press:
articles (with related stories, more from the author, comments and JSON-LD), fronts, sections, authors, tags, RSS."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import invented
from invented import Invented

_CONFIG = """
baseURL = "https://rekaan.example/"
title = "Kabar Rekaan"
defaultContentLanguage = "id"
disableKinds = []
enableRobotsTXT = true
[pagination]
pagerSize = 24
[taxonomies]
author = "authors"
tag = "tags"
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html", "rss"]
[services.rss]
limit = 20
[languages.id]
weight = 1
contentDir = "content/id"
[languages.en]
weight = 2
contentDir = "content/en"
[markup.goldmark.renderer]
unsafe = true
"""

_LAYOUTS = {
    "_default/baseof.html": """<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8">
<title>{{ .Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
{{ block "head" . }}{{ end }}{{ partialCached "style.html" . }}</head><body>
{{ partialCached "header.html" . .Language.Lang }}{{ block "main" . }}{{ end }}
{{ partialCached "footer.html" . .Language.Lang }}</body></html>""",
    "partials/style.html": "<style>STYLE</style>",
    "partials/header.html": """<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a><nav>
{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></header>""",
    "partials/footer.html": "<footer><p>{{ .Site.Title }}</p></footer>",
    "partials/card.html": """<article class="card"><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p>{{ .Description }}</p><p class="meta"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">
{{ .Date.Format "2 January 2006" }}</time> · {{ .ReadingTime }} · {{ len .Params.comments }}</p></article>""",
    "_default/single.html": """{{ define "head" }}<script type="application/ld+json">
{{ dict "@context" "https://schema.org" "@type" "NewsArticle" "headline" .Title "datePublished" .Date
 "description" .Description "author" .Params.authors | jsonify | safeJS }}</script>
<meta property="og:title" content="{{ .Title }}"><meta property="og:type" content="article">{{ end }}
{{ define "main" }}<main><p>{{ .CurrentSection.Title }}</p><h1>{{ .Title }}</h1><p>{{ .Description }}</p>
<p class="by">{{ range .GetTerms "authors" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
<time datetime="{{ .Date }}">{{ .Date.Format "2 January 2006 15:04" }}</time> · {{ .ReadingTime }}</p>
{{ with .Params.dateline }}<b>{{ . }}</b> — {{ end }}{{ .Content }}
{{ with .Params.credit }}<p>{{ . }}</p>{{ end }}
{{ range .Params.corrections }}<p class="correction">{{ . }}</p>{{ end }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main>
<section>{{ range .Params.related }}{{ with site.GetPage . }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}
{{ end }}</section>
{{ $here := . }}{{ range first 1 (.GetTerms "authors") }}<section><h2>{{ .Title }}</h2>
{{ range first 4 (where (first 5 .Pages) "File.Path" "!=" $here.File.Path) }}
{{ partialCached "card.html" . .RelPermalink }}
{{ end }}</section>{{ end }}
<section><h2>{{ len .Params.comments }}</h2><ol>{{ range .Params.comments }}<li><p>{{ .name }}
<time datetime="{{ .at }}">{{ .at }}</time></p><p>{{ .text }}</p></li>{{ end }}</ol>
<form method="post"></form></section>
{{ end }}""",
    "_default/list.html": """{{ define "main" }}<main><h1>{{ .Title }}</h1>
{{ range first 24 .RegularPagesRecursive }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</main>{{ end }}""",
    "_default/term.html": """{{ define "main" }}<main><h1>{{ .Title }}</h1>
{{ range first 24 .Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</main>{{ end }}""",
    "_default/taxonomy.html": """{{ define "main" }}<main><h1>{{ .Title }}</h1></main>{{ end }}""",
    "index.html": """{{ define "main" }}<main>
{{ range first 24 .Site.RegularPages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</main>{{ end }}""",
    "404.html": """{{ define "main" }}<main><h1>404</h1></main>{{ end }}""",
}


def write_site(folder: Path, stories: int, until: datetime, style: str) -> None:
    """Write the sources of the site. ``style`` stands in every page, as it does in the press's."""
    folder.mkdir(parents=True)
    (folder / "hugo.toml").write_text(_CONFIG)
    for name, text in _LAYOUTS.items():
        file = folder / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("STYLE", style))
    for language in invented.LANGUAGES:
        for number in range(invented.SECTIONS):
            section = folder / "content" / language / f"s{number}"
            section.mkdir(parents=True)
            title = invented.section_name(number, language)
            (section / "_index.md").write_text(f"---\ntitle: {title}\n---\n")
    near: dict[tuple[str, int], list[Invented]] = {}
    for number in range(stories - 1, -1, -1):
        story = invented.story(number, until)
        before = near.setdefault((story.language, story.tags[0]), [])
        _write(folder, story, before)
        before[:] = [*before[-3:], story]


def _write(folder: Path, story: Invented, related: list[Invented]) -> None:
    head = {
        "title": story.headline,
        "slug": story.slug,
        "date": story.published.isoformat(),
        "description": story.standfirst,
        "translationKey": str(story.original or story.number),
        "authors": [invented.author_name(author) for author in story.authors],
        "tags": [invented.tag_name(tag) for tag in story.tags],
        "dateline": story.place,
        "credit": story.credit,
        "corrections": [story.correction] if story.correction else [],
        "comments": [{"name": each.name, "at": each.at.isoformat(), "text": each.text} for each in story.comments],
        "related": [f"/s{other.section}/{other.number}" for other in related],
    }
    text = "\n\n".join(_block(kind, value) for kind, value in story.blocks)
    file = folder / "content" / story.language / f"s{story.section}" / f"{story.number}.md"
    # JSON is front matter that Hugo takes, and reads fastest.
    file.write_text(f"{json.dumps(head, ensure_ascii=False)}\n\n{text}\n")


def _block(kind: str, value) -> str:
    match kind:
        case "heading":
            return f"## {value['text']}"
        case "quotation":
            return f"> {_plain(value['text'])}\n>\n> {value['speaker']}, {value['role']}"
        case _:
            return _plain(value)


def _plain(html: str) -> str:
    return html.removeprefix("<p>").removesuffix("</p>").replace("<b>", "**").replace("</b>", "**")
