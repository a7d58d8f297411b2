"""A small site with a search page in two languages, pressed by the press's own renderer, and its index."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from tests.press.samples import SITE
from warta.press import fragments
from warta.press.holes import woven
from warta.press.making import frame
from warta.press.render import Renderer
from warta.press.render_search import search_end, search_head, search_top, search_words
from warta.press.search_path import search_path
from warta.press.store import Store
from warta.press.stored import Change, Fragment, Leaf, Page
from warta.search import Document, Index, Named
from warta.story import Paragraph, Section, Story

HTML = "text/html; charset=utf-8"
FIRST = datetime(2026, 3, 1, 5, tzinfo=UTC)
SECTIONS = {
    "id": (Section(1, "Daerah", "/daerah/"), Section(2, "Ekonomi", "/ekonomi/")),
    "en": (Section(1, "Regions", "/en/regions/"), Section(2, "Business", "/en/business/")),
}
STORIES = {
    1: (
        "id",
        0,
        "Banjir merendam pasar Kembangan",
        "Air naik sejak subuh. Pedagang menyelamatkan barang di pasar itu.",
    ),
    2: ("id", 0, "Jembatan Kalisari ditutup", "Perbaikan jembatan berlangsung sebulan. Warga memutar lewat Wanasari."),
    3: ("id", 1, "Harga beras naik", "Pedagang di pasar Kembangan menjual beras Rp15.000 per kilogram & lebih."),
    4: ("en", 0, "Floods reach the market", "The water rose before dawn. Traders carried their goods away."),
    5: (
        "id",
        1,
        "Pemilihan ketua koperasi",
        "Anggota memilih ketua baru pada hari Sabtu. <b>Hasilnya</b> belum diumumkan.",
    ),
}


def story(id: int) -> Story:
    language, section, headline, text = STORIES[id]
    return Story(
        id=id,
        language=language,
        headline=headline,
        path=f"{SECTIONS[language][section].path}{id}/",
        section=SECTIONS[language][section],
        published=FIRST + timedelta(days=id),
        blocks=tuple(Paragraph(part) for part in text.replace("&", "&amp;").replace("<", "&lt;").split("\n")),
    )


def document(number: int, **other: object) -> Document:
    language, section, headline, text = STORIES[number]
    kept = SECTIONS[language][section]
    made = Document(
        id=number,
        language=language,
        headline=headline,
        text=text,
        published=FIRST + timedelta(days=number),
        section=kept.name,
        named=(Named("section", kept.id, kept.name), Named("author", 9, "Nira Salim")),
    )
    return msgspec.structs.replace(made, **other)


def press_search(store: Store) -> None:
    """An edition with the stories' cards and bodies, and the search pages."""
    render = Renderer(SITE)
    put: dict[str, Fragment | None] = {
        fragments.STYLE: Leaf.of(render.style()),
        fragments.POLICY: Leaf.of(render.policy()),
    }
    pages: dict[str, Page | None] = {}
    for face in SITE.faces:
        language = face.language
        for part, text in render.site_words(language).items():
            put[fragments.site(part, language)] = None if text is None else woven(text)
        options = [(str(section.id), section.name) for section in SECTIONS[language]]
        put[f"search/{language}/head"] = woven(search_head(render, language))
        put[f"search/{language}/top"] = woven(search_top(render, language, options))
        put[f"search/{language}/end"] = Leaf.of(search_end(render, language))
        put[f"search/{language}/words"] = Leaf.of(search_words(render, language))
        middle = (f"search/{language}/top", f"search/{language}/end")
        pages[search_path(face.path, language)] = Page(200, HTML, frame(f"search/{language}/head", language, *middle))
    for id in STORIES:
        put[f"story/{id}/card"] = woven(render.story_card(story(id)))
        put[f"story/{id}/body"] = woven(render.story_body(story(id)))
    store.commit(Change(fragments=put, pages=pages))


def filled(folder: Path) -> Index:
    index = Index(folder)
    index.replace(document(id) for id in STORIES)
    return index
