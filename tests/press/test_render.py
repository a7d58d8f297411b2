"""The page that readers get: everything the design names stands on it, in order, in words of the reader's language."""

from __future__ import annotations

import gzip
import json
import random
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import msgspec
import pytest
from lxml import html

from tests.press import samples
from warta.press.clean import clean
from warta.press.render import Draft, Renderer
from warta.press.source import Face
from warta.story import (
    Comment,
    Correction,
    Credit,
    Dateline,
    Embed,
    Heading,
    Lineage,
    Paragraph,
    Picture,
    Quotation,
    Rendition,
)

RENDERER = Renderer(samples.SITE)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Nesting(HTMLParser):
    """Complains of an element that is closed out of order or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> names an attribute twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"


def assert_well_formed(page: str) -> None:
    nesting = Nesting()
    nesting.feed(page)
    nesting.close()
    assert nesting.open == []
    ids = html.document_fromstring(page).xpath("//@id")
    assert len(ids) == len(set(ids)), "an id stands twice"


def body(story=samples.STORY):
    return html.fragment_fromstring(RENDERER.story_body(story))


def talk(story=samples.STORY, draft=None):
    text = samples.filled(RENDERER, story.language, RENDERER.story_talk(story, draft))
    return html.fragment_fromstring(text)


def words(element) -> str:
    return " ".join(element.text_content().split())


PAGES = {
    "article": samples.article_page(RENDERER),
    "English article": samples.article_page(RENDERER, samples.STORY_EN),
    "front": samples.listing_page(RENDERER, samples.FRONT),
    "section": samples.listing_page(RENDERER, samples.SECTION),
    "author": samples.listing_page(RENDERER, samples.AUTHOR),
    "empty tag": samples.listing_page(RENDERER, samples.TAG, ()),
    "missing": samples.notice_page(RENDERER, "missing", "id"),
    "gone": samples.notice_page(RENDERER, "gone", "en"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_has_one_main_heading_and_none_skipped(name):
    page = PAGES[name]
    assert_well_formed(page)
    levels = [int(each.tag[1]) for each in html.document_fromstring(page).xpath("//h1|//h2|//h3")]
    assert levels.count(1) == 1
    assert all(next - before <= 1 for before, next in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_nothing_and_asks_nobody_else(name):
    tree = html.document_fromstring(PAGES[name])
    assert [each.get("type") for each in tree.iter("script")] in ([], ["application/ld+json"])
    assert not tree.xpath("//@style|//iframe|//@*[starts-with(name(), 'on')]")
    assert len(tree.xpath("//style")) == 1
    fetched = tree.xpath("//img/@src|//link[@rel='stylesheet' or @rel='icon']/@href")
    assert all(address.startswith(("/media/", "data:")) for address in fetched)


def test_an_article_says_everything_in_its_order():
    page = words(html.document_fromstring(PAGES["article"]).find("body"))
    expected = [
        "Langsung ke isi",
        "Dunia",
        samples.STORY.headline,
        samples.STORY.standfirst,
        "Oleh Sari Lestari, koresponden kelautan dan Bima Arta",
        "9 Maret 2026, 14.30 WIB",
        "Diperbarui 10 Maret 2026, 16.30 WIB",
        "2 menit baca",
        "Feri listrik KM Laras Biru di Dermaga",
        "Foto: Kabar Selat/Bima Arta",
        "Tanjung Karsa (KANTOR BERITA LAUT), 9 Maret 2026 — Feri listrik pertama di selat ini",
        "“Kami tidak lagi menghitung antrean, kami menghitung jadwal”",
        "Ratna Wulandari, kepala pelabuhan",
        "Jalur yang diperdebatkan",
        "Feri listrik dalam angka",
        "Pelayaran pertama KM Laras Biru",
        "Sumber: Kantor Berita Laut",
        "Diterjemahkan dari laporan Kantor Berita Laut dalam bahasa Inggris.",
        "Ralat dan catatan",
        "Ralat 10 Maret 2026, 16.30 WIB Versi pertama",
        "feri listrik pelabuhan",
        "Anda mungkin juga suka",
        "Lainnya dari Sari Lestari",
        "3 komentar",
        "Tambahkan komentar Anda",
        "Setiap komentar dibaca moderator sebelum ditayangkan.",
        "Kirim komentar",
    ]
    at = 0
    for piece in expected:
        assert piece in page[at:], f"“{piece}” is missing, or stands too early"
        at = page.index(piece, at) + len(piece)


def test_an_english_article_is_english():
    page = words(html.document_fromstring(PAGES["English article"]).find("body"))
    for piece in (
        "By Sari Lestari, maritime correspondent",
        "March 9, 2026, 3:30 PM GMT+7",
        "1 min read",
        "Tanjung Karsa, March 9, 2026 — The first electric ferry",
        "210 passengers & 18 vehicles",
        "Dalam bahasa Indonesia",
        "You may also like",
        "More from Sari Lestari",
        "No comments yet",
        "Comments are closed.",
    ):
        assert piece in page
    assert "Add yours" not in page


def test_times_are_for_machines_too():
    page = body()
    assert page.xpath("//span[@class='dateline']/time/@datetime") == ["2026-03-09"]
    assert page.xpath("//header//time/@datetime") == ["2026-03-09T14:30:00+07:00", "2026-03-10T16:30:00+07:00"]
    assert page.xpath("//section[@id='corrections']//time/@datetime") == ["2026-03-10T16:30:00+07:00"]


@pytest.mark.parametrize(
    ("dateline", "opening"),
    [
        (Dateline("ATHENA", "ANTARA", date(2024, 7, 5)), "ATHENA (ANTARA), 5 Juli 2024 — Isi."),
        (Dateline("Jakarta", "ANTARA"), "Jakarta (ANTARA) — Isi."),
        (Dateline("Jakarta", "", date(2024, 7, 5)), "Jakarta, 5 Juli 2024 — Isi."),
        (Dateline("", "ANTARA", date(2024, 7, 5)), "(ANTARA), 5 Juli 2024 — Isi."),
        (Dateline("Jakarta"), "Jakarta — Isi."),
        (Dateline("", "", None, "Dari ruang mesin —"), "Dari ruang mesin — Isi."),
    ],
)
def test_a_dateline_is_written_from_the_parts_it_has(dateline, opening):
    page = body(samples.with_(samples.STORY, dateline=dateline, blocks=(Paragraph("Isi."),)))
    assert words(page.xpath("//p[@class='opening']")[0]) == opening


def test_a_dateline_opens_the_first_paragraph_wherever_it_stands():
    later = samples.with_(samples.STORY, blocks=(Heading("Dulu"), Paragraph("Satu."), Paragraph("Dua.")))
    assert words(body(later).xpath("//p[@class='opening']")[0]).endswith("— Satu.")
    none = samples.with_(samples.STORY, blocks=(Quotation("Hanya kutipan"),))
    assert words(body(none).xpath("//p[@class='opening']")[0]).endswith("9 Maret 2026 —")


def test_the_lead_picture_comes_at_once_and_the_others_when_they_are_near():
    lead, other = body().xpath("//figure/img")
    assert lead.get("fetchpriority") == "high"
    assert lead.get("loading") is None
    assert other.get("loading") == "lazy"
    for image in (lead, other, *html.fragment_fromstring(RENDERER.story_card(samples.STORY)).iter("img")):
        assert image.get("alt")
        assert int(image.get("width")) > int(image.get("height")) > 0
        assert image.get("srcset").count("w") >= 3
        assert image.get("sizes")


def test_a_card_takes_the_narrowest_picture_that_is_enough():
    sizes = tuple(Rendition(f"/media/x-{width}.jpg", width, width) for width in (120, 480, 1600))
    card = RENDERER.story_card(samples.with_(samples.STORY, picture=Picture(sizes, "x")))
    assert 'src="/media/x-480.jpg"' in card
    only = RENDERER.story_card(samples.with_(samples.STORY, picture=Picture(sizes[:1], "x")))
    assert 'src="/media/x-120.jpg"' in only


def test_a_card_speaks_its_own_language_and_counts_comments_only_where_there_are_some():
    card = html.fragment_fromstring(RENDERER.story_card(samples.STORY_EN))
    assert card.get("lang") == "en"
    assert words(card.xpath("//p[@class='meta']")[0]) == "Mar 9, 2026 1 min read"
    busy = html.fragment_fromstring(RENDERER.story_card(samples.STORY))
    assert words(busy.xpath("//p[@class='meta']")[0]) == "9 Mar 2026 2 menit baca 3 komentar"


def test_a_day_is_the_day_it_was_in_the_newsroom():
    late = samples.with_(samples.STORY, published=datetime(2026, 3, 8, 18, 0, tzinfo=UTC))
    assert "9 Mar 2026" in RENDERER.story_card(late)


def test_headings_of_a_story_skip_no_level():
    story = samples.with_(samples.STORY, blocks=(Heading("A", 3), Heading("B", 3), Heading("C"), Heading("D", 3)))
    found = [each.tag for each in body(story).xpath("//div[@class='text']//*[self::h2 or self::h3]")]
    assert found == ["h2", "h3", "h2", "h3"]


@pytest.mark.parametrize(
    ("credit", "line"),
    [
        (Credit("Anadolu"), "Sumber: Anadolu"),
        (Credit("", "Warta Senja"), "Sumber: Warta Senja"),
        (Credit("", "Sumber: Warta Senja"), "Sumber: Warta Senja"),
        (Credit("", "(WARSEN)"), "(WARSEN)"),
        (Credit("KBL", "", "", Lineage("x", kind="copy")), "Sumber: KBL Dimuat sebagaimana diterima dari KBL."),
        (Credit("KBL", "", "", Lineage("x")), "Sumber: KBL Berdasarkan laporan KBL."),
        (
            Credit("KBL", "", "", Lineage("x", original_language="tr")),
            "Sumber: KBL Berdasarkan laporan KBL dalam bahasa Turki.",
        ),
        (Credit("KBL", "", "", Lineage("x", original_language="id")), "Sumber: KBL Berdasarkan laporan KBL."),
        (Credit("KBL", "", "", Lineage("x", kind="rewrite")), "Sumber: KBL Ditulis ulang dari laporan KBL."),
        (Credit("KBL", "", "", Lineage("x", kind="translation")), "Sumber: KBL Diterjemahkan dari laporan KBL."),
        (
            Credit("", "Senja", "", Lineage("x", kind="translation", original_language="en")),
            "Sumber: Senja Diterjemahkan dari laporan kantor berita dalam bahasa Inggris.",
        ),
    ],
)
def test_the_source_is_credited_and_where_the_text_came_from_is_said_in_words(credit, line):
    page = body(samples.with_(samples.STORY, credits=(credit,)))
    assert words(page.xpath("//p[@class='source']")[0]) == line


def test_each_kind_of_correction_is_named():
    kinds = {"correction": "Ralat", "clarification": "Klarifikasi", "update": "Pembaruan", "note": "Catatan redaksi"}
    notes = tuple(Correction(samples.AT, "Teks.", kind) for kind in kinds)
    page = body(samples.with_(samples.STORY, corrections=notes))
    assert [each.text for each in page.xpath("//section[@id='corrections']//b")] == list(kinds.values())
    assert page.xpath("//header//a[@href='#corrections']")
    mild = body(samples.with_(samples.STORY, corrections=notes[1:]))
    assert not mild.xpath("//header//a[@href='#corrections']")


# Hostile text.

NASTY = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&\x00\x08\ud800"


def test_plain_text_is_never_markup():
    comment = Comment(1, NASTY, samples.AT, NASTY, (Comment(2, NASTY, samples.AT, NASTY),))
    story = msgspec.structs.replace(
        samples.STORY,
        headline=NASTY,
        standfirst=NASTY,
        dateline=Dateline(NASTY, NASTY),
        bylines=(msgspec.structs.replace(samples.SARI, name=NASTY, role=NASTY),),
        section=msgspec.structs.replace(samples.DUNIA, name=NASTY),
        tags=(msgspec.structs.replace(samples.FERRY, name=NASTY),),
        picture=samples.picture("a", NASTY, NASTY, NASTY),
        blocks=(Heading(NASTY), Quotation("Kutipan", NASTY, NASTY), Embed("https://x.example/?" + NASTY, NASTY, NASTY)),
        credits=(Credit(NASTY, NASTY), Credit("", NASTY)),
        corrections=(Correction(samples.AT, NASTY),),
        comments=(comment,),
    )
    story, draft = clean(story), clean(Draft(NASTY, NASTY, 1, (NASTY,)))
    page = samples.article_page(RENDERER, story, talk=RENDERER.story_talk(story, draft))
    assert_well_formed(page)
    page.encode()
    tree = html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img[@src='x']|//@onerror")
    assert not re.search("[\x00-\x08]", page)
    json.loads(tree.xpath("//script/text()")[0])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", " javascript:x"])
def test_only_addresses_of_the_web_become_links(address):
    page = body(samples.with_(samples.STORY, blocks=(Embed(address, "Judul"),), credits=(Credit("KBL", "", address),)))
    assert not [each for each in page.xpath("//@href") if not each.startswith(("/", "#", "http"))]
    assert "Judul" in words(page)


def test_inline_markup_stands_as_its_maker_made_it():
    """The press trusts ``html`` fields: whoever makes a block must have sanitised it, for nobody does so later."""
    page = RENDERER.story_body(samples.with_(samples.STORY, blocks=(Paragraph("<em>Ya</em> &amp; <b>tidak</b>"),)))
    assert "<em>Ya</em> &amp; <b>tidak</b></p>" in page
    unsafe = RENDERER.story_body(samples.with_(samples.STORY, blocks=(Paragraph("<script>alert(1)</script>"),)))
    assert "<script>" in unsafe


# Comments.


def test_a_thread_has_two_levels_and_a_form_for_each_comment_that_can_be_answered():
    page = talk()
    assert page.xpath("//ol[@class='thread']/li/@id") == ["comment-11", "comment-13"]
    assert page.xpath("//li[@id='comment-11']/ol/li/@id") == ["comment-12"]
    assert page.xpath("//details//input[@name='parent']/@value") == ["11", "13"]
    assert not page.xpath("//details[@open]")
    for form in page.iter("form"):
        assert form.get("action") == "/talk/7/"
        assert form.get("method") == "post"
        assert {each.get("name") for each in form.xpath(".//input|.//textarea")} == {
            "name",
            "text",
            "parent",
            "website",
        }
        for field in form.xpath(".//*[@name='name' or @name='text']"):
            assert page.xpath(f"//label[@for='{field.get('id')}']")
        assert form.xpath(".//textarea")[0].get("maxlength") == "5000"
        trap = form.xpath(".//input[@name='website']")[0]
        assert trap.get("tabindex") == "-1"
        assert trap.getparent().getparent().get("aria-hidden") == "true"


def test_lines_of_a_comment_stay_lines():
    assert "tepat.\n\nDan" in talk().xpath("//li[@id='comment-11']/p[@class='said']")[0].text


@pytest.mark.parametrize(
    ("count", "id", "en"),
    [
        (0, "Belum ada komentar", "No comments yet"),
        (1, "1 komentar", "1 comment"),
        (2, "2 komentar", "2 comments"),
        (1234, "1.234 komentar", "1,234 comments"),
    ],
)
def test_comments_are_counted_in_the_plural_of_the_language(count, id, en):
    comments = tuple(Comment(number, "A", samples.AT, "B") for number in range(count))
    for story, heading in ((samples.STORY, id), (samples.STORY_EN, en)):
        assert words(talk(samples.with_(story, comments=comments)).xpath("//h2")[0]) == heading


def test_a_draft_that_was_not_taken_keeps_what_was_typed_and_says_why():
    draft = Draft("", "Saya <b>setuju</b>\nsekali", 13, ("Tulis nama Anda.",))
    page = talk(draft=draft)
    form = page.xpath("//li[@id='comment-13']/details[@open]/form")[0]
    assert words(form.xpath(".//*[@role='alert']")[0]) == "Komentar Anda belum terkirim Tulis nama Anda."
    assert form.xpath(".//textarea")[0].text.lstrip("\n") == draft.text
    assert form.xpath(".//*[@aria-invalid]/@name") == ["name"]
    assert len(page.xpath("//*[@role='alert']")) == len(page.xpath("//details[@open]")) == 1


def test_a_draft_whose_problem_is_its_text_marks_the_text():
    page = talk(draft=Draft("Wayan", "x" * 9000, None, ("Terlalu panjang.",)))
    form = page.xpath("/section/form")[0] if page.xpath("/section/form") else page.xpath("./form")[0]
    assert form.xpath(".//*[@aria-invalid]/@name") == ["text"]
    assert form.xpath(".//input[@name='name']/@value") == ["Wayan"]
    assert not page.xpath("//details[@open]")


def test_a_draft_that_answers_a_comment_that_is_gone_is_not_lost():
    page = talk(draft=Draft("Wayan", "Isi", 999, ("Sudah tidak ada.",)))
    assert page.xpath("./form//input[@name='parent']/@value") == [""]
    assert "Isi" in page.xpath("./form//textarea")[0].text


def test_a_closed_talk_keeps_its_comments_and_has_no_form():
    page = talk(samples.with_(samples.STORY, comments_open=False))
    assert page.xpath("//li[@id='comment-12']")
    assert not page.xpath("//form|//details")
    assert "Kolom komentar ditutup." in words(page)


def test_nothing_but_the_talk_and_the_card_depends_on_the_comments():
    quiet = samples.with_(samples.STORY, comments=())
    for leaf in (RENDERER.story_head, RENDERER.story_body):
        assert leaf(quiet) == leaf(samples.STORY)


# The head.


def head(page: str):
    return html.document_fromstring(page).find("head")


def test_the_head_tells_machines_what_the_page_tells_people():
    found = head(PAGES["article"])
    meta = {each.get("property") or each.get("name"): each.get("content") for each in found.iter("meta")}
    assert found.findtext("title") == f"{samples.STORY.headline} – Kabar Selat"
    assert meta["description"] == meta["og:description"] == samples.STORY.standfirst
    assert meta["og:type"] == "article"
    assert meta["article:published_time"] == "2026-03-09T14:30:00+07:00"
    assert meta["og:image"] == "https://kabar.example/media/dermaga-1600.jpg"
    assert meta["robots"] == "max-image-preview:large"
    assert found.xpath("link[@rel='canonical']/@href") == ["https://kabar.example/dunia/feri-listrik-mulai-berlayar/"]
    assert found.xpath("link[@hreflang]/@hreflang") == ["en", "id", "x-default"]
    assert found.xpath("link[@type='application/rss+xml']/@href") == ["/dunia/rss.xml", "/rss.xml"]


def test_a_story_is_linked_data():
    data = json.loads(html.document_fromstring(PAGES["article"]).xpath("//script/text()")[0])
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == samples.STORY.headline
    assert data["inLanguage"] == "id"
    assert [each["name"] for each in data["author"]] == ["Sari Lestari", "Bima Arta"]
    assert data["publisher"]["name"] == "Kabar Selat"
    assert data["dateModified"] == "2026-03-10T16:30:00+07:00"
    assert data["image"][0]["width"] == 1600
    assert data["keywords"] == ["feri listrik", "pelabuhan"]
    assert data["articleSection"] == "Dunia"
    assert data["wordCount"] == 250
    assert data["dateline"] == "Tanjung Karsa (KANTOR BERITA LAUT), 9 Maret 2026"
    assert data["correction"][0]["text"].startswith("Versi pertama")


def test_a_story_without_author_is_its_publishers():
    page = samples.article_page(RENDERER, samples.with_(samples.STORY, bylines=()))
    data = json.loads(html.document_fromstring(page).xpath("//script/text()")[0])
    assert [each["@type"] for each in data["author"]] == ["NewsMediaOrganization"]


def test_a_story_without_standfirst_is_described_by_its_opening_cut_between_words():
    story = samples.with_(samples.STORY, standfirst="", blocks=samples.paragraphs(100))
    (found,) = head(samples.article_page(RENDERER, story)).xpath("meta[@name='description']/@content")
    assert len(found) <= 202
    assert story.text.startswith(found.removesuffix(" …"))
    assert found.endswith(" …")


def test_pages_that_say_there_is_nothing_are_not_indexed():
    for name, title in (("missing", "Halaman tidak ditemukan"), ("gone", "This story was taken down")):
        found = head(PAGES[name])
        assert found.xpath("meta[@name='robots']/@content") == ["noindex"]
        assert found.findtext("title") == f"{title} – Kabar Selat"
        assert not found.xpath("link[@rel='canonical']")


# Listings.


def test_the_front_is_headed_by_the_name_of_the_paper_and_a_section_by_its_own():
    assert words(html.document_fromstring(PAGES["front"]).find(".//h1")) == "Kabar Selat"
    assert words(html.document_fromstring(PAGES["section"]).find(".//h1")) == "Dunia"
    assert "Ikuti Dunia lewat RSS" in words(html.document_fromstring(PAGES["section"]))
    assert "Ikuti Sari Lestari lewat RSS" in words(html.document_fromstring(PAGES["author"]))


def test_an_author_is_introduced():
    about = html.document_fromstring(PAGES["author"]).xpath("//header[@class='about']")[0]
    assert words(about).startswith("Sari Lestari Koresponden kelautan Sari meliput pelabuhan")
    assert about.xpath("img/@alt") == ["Potret Sari Lestari"]


def test_an_empty_listing_says_so():
    page = html.document_fromstring(PAGES["empty tag"])
    assert "Belum ada berita di sini" in words(page)
    assert not page.xpath("//li[@class='card']")


def test_the_menu_and_the_other_faces_are_in_the_header_alone():
    header = RENDERER.header("en")
    assert 'href="/en/world/"' in header
    assert "Bahasa Indonesia" in header
    assert html.fragment_fromstring(header, create_parent=True).xpath("//nav[@class='faces']//li/a/@href") == ["/"]
    changed = msgspec.structs.replace(samples.SITE, faces=(samples.SITE.faces[0], Face("en", "/en/", "Kabar Selat")))
    other = Renderer(changed)
    assert other.header("en") != header
    assert other.story_body(samples.STORY_EN) == RENDERER.story_body(samples.STORY_EN)
    assert other.story_head(samples.STORY_EN) == RENDERER.story_head(samples.STORY_EN)


def test_every_page_leads_to_the_archive_the_corrections_and_the_feed():
    for name, found in (
        ("article", ["/archive/", "/ralat/", "/rss.xml"]),
        ("English article", ["/en/archive/", "/en/corrections/", "/en/rss.xml"]),
    ):
        page = html.document_fromstring(PAGES[name])
        assert page.xpath("//footer[@class='foot']//nav//li/a/@href") == found


def test_search_stands_in_the_header_beside_the_other_languages():
    tools = html.fragment_fromstring(RENDERER.header("en"), create_parent=True).xpath("//div[@class='tools']//a/@href")
    assert tools == ["/", "/en/search/"]


# Sizes and sameness.


def test_an_article_of_700_words_arrives_in_one_round_trip():
    story = samples.with_(samples.STORY, blocks=(*samples.STORY.blocks, *_invented(700)))
    page = samples.article_page(RENDERER, story).encode()
    assert len(gzip.compress(page, 6)) <= 14_600


def _invented(count: int) -> list[Paragraph]:
    """Words that compress no better than real ones: syllables drawn by a fixed die."""
    die = random.Random(7)
    syllables = [consonant + vowel for consonant in "bdgklmnprstwy" for vowel in "aeiou"]
    words = ["".join(die.choices(syllables, k=die.randint(2, 4))) for _ in range(count)]
    return [Paragraph(" ".join(words[at : at + 60]) + ".") for at in range(0, count, 60)]


def test_the_same_data_is_the_same_bytes():
    assert samples.article_page(Renderer(samples.SITE)) == PAGES["article"]


def test_every_picture_of_the_site_is_the_newsrooms_logo_where_it_has_one():
    logo = Picture((Rendition("/media/logo.png", 240, 60),), "Kabar Selat")
    with_logo = Renderer(msgspec.structs.replace(samples.SITE, logo=logo))
    assert 'src="/media/logo.png" width="240" height="60" alt="Kabar Selat"' in with_logo.header("id")
    plain = samples.with_(samples.STORY, picture=None)
    image = 'og:image" content="https://kabar.example/media/logo.png"'
    assert image in samples.article_page(with_logo, plain)
    assert "og:image" not in samples.article_page(RENDERER, plain)
