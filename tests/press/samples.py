"""Invented stories, people and places for tests: a paper in two languages, and one whole article page.

The people, agencies and places that the stories are about do not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from warta.press import fragments
from warta.press.holes import woven
from warta.press.render import Renderer
from warta.press.source import Face, Listing, ListingPage, MenuItem, Site
from warta.press.stored import Fragment, Hole, Leaf, Weave
from warta.story import (
    Byline,
    Comment,
    Correction,
    Credit,
    Dateline,
    Embed,
    FactBox,
    Figure,
    Heading,
    ItemList,
    Lineage,
    Paragraph,
    Picture,
    Quotation,
    Rendition,
    Section,
    Story,
    Tag,
    Translation,
)

DUNIA, NASIONAL = Section(1, "Dunia", "/dunia/"), Section(2, "Nasional", "/nasional/")
WORLD = Section(3, "World", "/en/world/")
SARI = Byline(1, "Sari Lestari", "/penulis/sari-lestari/", "koresponden kelautan")
BIMA = Byline(2, "Bima Arta", "/penulis/bima-arta/")
SARI_EN = Byline(1, "Sari Lestari", "/en/authors/sari-lestari/", "maritime correspondent")
FERRY, HARBOUR = Tag(1, "feri listrik", "/topik/feri-listrik/"), Tag(2, "pelabuhan", "/topik/pelabuhan/")
AT = datetime(2026, 3, 9, 7, 30, tzinfo=UTC)

SITE = Site(
    base_url="https://kabar.example",
    time_zone="Asia/Jakarta",
    faces=(
        Face(
            "id",
            "/",
            "Kabar Selat",
            "Berita dari pesisir, pulau, dan pelabuhan",
            tuple(
                MenuItem(name, f"/{name.lower()}/")
                for name in ("Dunia", "Nasional", "Ekonomi", "Olahraga", "Iptek", "Budaya")
            ),
            'Kabar Selat, Jalan Dermaga 5, Tanjung Karsa · <a href="/imprint/">Redaksi</a>',
        ),
        Face(
            "en",
            "/en/",
            "Kabar Selat",
            "News of coasts, islands and harbours",
            (MenuItem("World", "/en/world/"), MenuItem("Indonesia", "/en/indonesia/")),
            "Kabar Selat, Jalan Dermaga 5, Tanjung Karsa",
        ),
    ),
)


def picture(name: str, alt: str, caption: str = "", credit: str = "Foto: Kabar Selat/Bima Arta") -> Picture:
    """A picture in three sizes, three to two."""
    sizes = tuple(Rendition(f"/media/{name}-{width}.jpg", width, width * 2 // 3) for width in (480, 960, 1600))
    return Picture(sizes, alt, caption, credit)


HARBOUR_PICTURE = picture(
    "dermaga",
    "Feri putih bersandar di dermaga kayu saat matahari terbit",
    "Feri listrik KM Laras Biru di Dermaga Tanjung Karsa, Senin pagi.",
)

_SENTENCES = (
    "Kapal sepanjang 34 meter itu mengangkut 210 penumpang dan 18 kendaraan dalam sekali jalan",
    "Baterainya diisi 40 menit di setiap sandaran, dari gardu yang selesai dibangun bulan lalu",
    "Pemerintah kota menanggung dua pertiga biaya, sisanya datang dari koperasi nelayan setempat",
    "Tarif tetap Rp12.000 untuk pejalan kaki hingga akhir tahun, setelah itu ditinjau setiap enam bulan",
    "Warga Pulau Kemuning selama ini menunggu hingga dua jam karena hanya satu kapal yang beroperasi",
    "Para nelayan meminta jalur pelayaran digeser setengah mil agar tidak memotong daerah tangkapan mereka",
)


def _prose(first: int, sentences: int) -> str:
    return ". ".join(_SENTENCES[(first + at) % len(_SENTENCES)] for at in range(sentences)) + "."


def paragraphs(words: int) -> tuple[Paragraph, ...]:
    """Plain paragraphs of at least so many words."""
    made: list[Paragraph] = []
    while sum(len(each.html.split()) for each in made) < words:
        made.append(Paragraph(_prose(len(made), 3)))
    return tuple(made)


STORY = Story(
    id=7,
    path="/dunia/feri-listrik-mulai-berlayar/",
    language="id",
    headline="Feri listrik pertama Tanjung Karsa mulai berlayar, antrean dua jam berakhir",
    standfirst="Kapal bertenaga baterai melayani dua belas pelayaran sehari ke Pulau Kemuning. "
    "Nelayan meminta jalurnya digeser.",
    section=DUNIA,
    published=AT,
    updated=AT + timedelta(hours=26),
    bylines=(SARI, BIMA),
    dateline=Dateline("Tanjung Karsa", "KANTOR BERITA LAUT", date(2026, 3, 9), "TANJUNG KARSA (KBL) -"),
    picture=HARBOUR_PICTURE,
    blocks=(
        Paragraph(
            "Feri listrik pertama di selat ini berlayar pada Senin pagi dari <strong>Tanjung Karsa</strong> ke Pulau "
            'Kemuning, <a href="/dunia/gardu-dermaga/">empat bulan lebih lambat</a> dari rencana.'
        ),
        Paragraph(_prose(0, 3)),
        Quotation(
            "Kami tidak lagi menghitung antrean, kami menghitung <em>jadwal</em>", "Ratna Wulandari", "kepala pelabuhan"
        ),
        Paragraph(_prose(3, 3)),
        Heading("Jalur yang diperdebatkan"),
        Paragraph(_prose(5, 2)),
        Figure(picture("jaring", "Nelayan melipat jaring biru di atas perahu", "Nelayan Kemuning di dermaga lama.")),
        Heading("Yang diminta nelayan", 3),
        ItemList(
            (
                "jalur digeser <strong>setengah mil</strong> ke utara",
                "lampu suar di dua titik",
                "ganti rugi jaring yang putus",
            )
        ),
        Paragraph(_prose(2, 3)),
        FactBox(
            "Feri listrik dalam angka",
            ("Panjang 34 meter, lebar 11 meter.", "Dua belas pelayaran sehari, 25 menit sekali jalan."),
        ),
        Embed("https://video.example/laras-biru", "Pelayaran pertama KM Laras Biru", "Video Selat"),
        Paragraph(_prose(1, 2)),
    ),
    credits=(
        Credit(
            "Kantor Berita Laut",
            "Source: KBL",
            "https://kbl.example/",
            Lineage("urn:kbl:2026:551", "2", "translation", "en"),
        ),
    ),
    corrections=(
        Correction(
            AT + timedelta(hours=26), "Versi pertama berita ini menyebut panjang kapal 43 meter. Yang benar 34 meter."
        ),
    ),
    tags=(FERRY, HARBOUR),
    comments=(
        Comment(
            11,
            "Wayan",
            AT + timedelta(hours=3),
            "Akhirnya. Semoga jadwalnya tepat.\n\nDan semoga tarifnya tidak naik.",
            (Comment(12, "Maria L.", AT + timedelta(hours=5), "Ditinjau tiap enam bulan, katanya."),),
        ),
        Comment(13, "nelayan_kemuning", AT + timedelta(hours=9), "Tolong dengarkan kami soal jalurnya."),
    ),
    translations=(Translation("en", "/en/world/electric-ferry-sets-out/", 2),),
)

STORY_EN = Story(
    id=8,
    path="/en/world/electric-ferry-sets-out/",
    language="en",
    headline="Tanjung Karsa’s first electric ferry sets out, ending the two-hour wait",
    standfirst="The battery-driven ship makes twelve crossings a day to Kemuning Island. "
    "Fishermen want its lane moved.",
    section=WORLD,
    published=AT + timedelta(hours=1),
    bylines=(SARI_EN,),
    dateline=Dateline("Tanjung Karsa", "", date(2026, 3, 9)),
    picture=picture(
        "dermaga", "A white ferry at a wooden pier at sunrise", "The ferry on Monday morning.", "Photo: Bima Arta"
    ),
    blocks=(
        Paragraph("The first electric ferry on this strait left on Monday morning, four months late."),
        Paragraph("It carries 210 passengers &amp; 18 vehicles, and charges for 40 minutes at either pier."),
    ),
    comments_open=False,
    translations=(Translation("id", "/dunia/feri-listrik-mulai-berlayar/", 1),),
)

_HEADLINES = (
    (
        "Harga garam naik lagi menjelang musim hujan",
        "Petambak menahan stok; pabrik mencari pasokan dari luar pulau.",
        True,
    ),
    ("Mercusuar Tua Kemuning dibuka untuk umum", "", True),
    (
        "Tim dayung Karsa melaju ke final setelah menang tipis di babak semifinal yang diguyur hujan lebat",
        "Selisihnya setengah badan perahu.",
        False,
    ),
    (
        "Peneliti memetakan terumbu yang pulih",
        "Tutupan karang hidup naik dari 21 menjadi 34 persen dalam enam tahun.",
        True,
    ),
    ("Pasar malam dermaga pindah", "Pedagang meminta atap sebelum musim angin barat.", False),
    ("Sekolah terapung menerima murid pertama", "", False),
    (
        "Bank kecil di pulau kecil",
        "Koperasi simpan pinjam nelayan mencatat tunggakan terendah dalam satu dasawarsa.",
        True,
    ),
    ("Kapal riset kembali membawa 600 sampel", "", True),
)


def others(count: int = len(_HEADLINES)) -> tuple[Story, ...]:
    """Other stories, newest first, some with pictures and some without."""
    made: list[Story] = []
    for number in range(count):
        headline, standfirst, pictured = _HEADLINES[number % len(_HEADLINES)]
        section = (NASIONAL, DUNIA)[number % 2]
        made.append(
            Story(
                id=100 + number,
                path=f"{section.path}berita-{number}/",
                language="id",
                headline=headline,
                standfirst=standfirst,
                section=section,
                published=AT - timedelta(hours=7 * (number + 1)),
                blocks=paragraphs(120 + 90 * number),
                bylines=((SARI, BIMA)[number % 2],),
                picture=picture(f"gambar-{number}", f"Gambar rekaan nomor {number}") if pictured else None,
                comments=STORY.comments if number == 3 else (),
            )
        )
    return tuple(made)


FRONT = ListingPage(Listing("front", 1, "id"), "Kabar Selat", "/", alternates=(Listing("front", 2, "en"),))
SECTION = ListingPage(
    Listing("section", 1, "id"),
    "Dunia",
    "/dunia/",
    "Kabar dari seberang laut, setiap hari.",
    alternates=(Listing("section", 4, "en"),),
)
AUTHOR = ListingPage(
    Listing("author", 1, "id"),
    "Sari Lestari",
    "/penulis/sari-lestari/",
    "Sari meliput pelabuhan dan orang-orang yang hidup darinya sejak 2009. "
    "Ia pernah tiga tahun berlayar sebagai mualim.",
    "Koresponden kelautan",
    Picture((Rendition("/media/sari-320.jpg", 320, 320),), "Potret Sari Lestari"),
    (Listing("author", 1, "en"),),
)
TAG = ListingPage(Listing("tag", 1, "id"), "feri listrik", "/topik/feri-listrik/")


def with_(story: Story, **fields: Any) -> Story:
    """The story with some of its fields set anew."""
    return msgspec.structs.replace(story, **fields)


def crowd(count: int) -> tuple[Comment, ...]:
    """So many comments, every third with a reply."""
    return tuple(
        Comment(
            1000 + number,
            f"Pembaca {number}",
            AT + timedelta(minutes=number),
            f"Komentar ke-{number}. {_SENTENCES[number % len(_SENTENCES)]}.",
            (Comment(5000 + number, "Sari", AT + timedelta(hours=number), "Terima kasih."),) if number % 3 == 0 else (),
        )
        for number in range(count)
    )


PATHS = {
    "front/1/id": "/",
    "front/2/en": "/en/",
    "section/4/en": "/en/world/",
    "author/1/en": "/en/authors/sari-lestari/",
    "corrected/0/id": "/ralat/",
    "corrected/0/en": "/en/corrections/",
}
"""Where the lists of the samples stand that are named by others only."""


def filled(renderer: Renderer, language: str, text: str, *pages: ListingPage) -> str:
    """A page with its holes filled as the press would fill them."""
    words = {f"site/{part}/{language}": text for part, text in renderer.site_words(language).items() if text}
    words |= {f"{key}/path": path for key, path in PATHS.items()}
    words |= {fragments.listing(page.listing, "path"): page.path for page in pages}

    def fill(fragment: Fragment) -> bytes:
        if isinstance(fragment, Leaf):
            return fragment.content
        assert isinstance(fragment, Weave)
        return b"".join(piece if isinstance(piece, bytes) else fill_hole(piece) for piece in fragment.pieces)

    def fill_hole(hole: Hole) -> bytes:
        word = words.get(hole.key)
        if word is None:
            return b""
        return fill(woven(word)) if hole.content is None else hole.content

    return fill(woven(text)).decode()


def article_page(renderer: Renderer, story: Story = STORY, *, talk: str | None = None, shelved: int = 4) -> str:
    """The page of a story: its leaves and its neighbours' cards, in the order in which the press joins them."""
    cards = [renderer.story_card(each) for each in others()]
    author = msgspec.structs.replace(AUTHOR, listing=Listing("author", 1, story.language))
    text = "".join(
        (
            renderer.story_head(story),
            renderer.site_words(story.language)["head"],
            renderer.style(),
            renderer.header(story.language),
            renderer.story_body(story),
            renderer.shelf_related(story.language),
            *cards[:shelved],
            renderer.shelf_end(),
            renderer.shelf_more(author),
            *cards[shelved : 2 * shelved],
            renderer.shelf_end(),
            renderer.story_talk(story) if talk is None else talk,
            renderer.footer(story.language),
        )
    )
    return filled(renderer, story.language, text, author)


def listing_page(renderer: Renderer, page: ListingPage, stories: Sequence[Story] = (STORY, *others())) -> str:
    """The page of a listing."""
    language = page.listing.language
    middle = [renderer.listing_top(page), *map(renderer.story_card, stories), renderer.listing_end(page)]
    text = "".join(
        (
            renderer.listing_head(page),
            renderer.site_words(language)["head"],
            renderer.style(),
            renderer.header(language),
            *(middle if stories else [renderer.listing_empty(page)]),
            renderer.footer(language),
        )
    )
    return filled(renderer, language, text, page)


def notice_page(renderer: Renderer, kind: str, language: str) -> str:
    text = "".join(
        (
            renderer.notice_head(kind, language),
            renderer.site_words(language)["head"],
            renderer.style(),
            renderer.header(language),
            renderer.notice_body(kind, language),
            renderer.footer(language),
        )
    )
    return filled(renderer, language, text)
