"""The border hands over the story that the editor wrote: whole, sanitised, as plain data."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.models import (
    Agency,
    Author,
    AuthorInLanguage,
    NewsPicture,
    SectionPage,
    StoryAuthor,
    StoryCorrection,
    StoryCredit,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.renditions import picture_of
from warta.newsroom.stories.widths import widths
from warta.newsroom.talk.models import Comment
from warta.story import (
    Byline,
    Credit,
    Dateline,
    Embed,
    FactBox,
    Figure,
    Heading,
    ItemList,
    Lineage,
    Paragraph,
    Quotation,
    Section,
    Translation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Image.new("RGB", (800, 400), "teal").save(file, "JPEG")
    return NewsPicture.objects.create(
        title="Laut",
        description="Laut tenang",
        caption="Selat",
        credit="Bima",
        file=ContentFile(file.getvalue(), "laut.jpg"),
    )


@pytest.fixture
def author(newsroom):
    return Author.objects.create(name="Bima Arta", slug="bima-arta", role="Koresponden")


def test_a_story_has_what_its_page_shows(write, dunia, author, picture):
    samudra = Agency.objects.create(name="Samudra", url="https://samudra.example")
    page = write(
        "Kapal layar",
        standfirst="Dua tahun di galangan.",
        picture=picture,
        dateline_place="MAKASSAR",
        dateline_agency="Samudra",
        dateline_date=date(2026, 7, 5),
        dateline_text="MAKASSAR (Samudra)",
        comments_open=False,
    )
    page.bylines = [StoryAuthor(author=author)]
    page.credits = [
        StoryCredit(
            agency=samudra, as_written="Sumber: Samudra", lineage_guid="s:1", lineage_version="2", lineage_language="en"
        ),
        StoryCredit(as_written="— kapten kapal", url="https://kapten.example"),
    ]
    StoryCorrection.objects.create(page=page, text="Panjangnya 30 meter.", at=datetime(2026, 7, 6, tzinfo=UTC))
    page.tags.add("Pelayaran", "kapal")
    page.save_revision()
    publish(page, actor=None)

    story = story_of(StoryPage.objects.get(pk=page.pk))
    assert (story.id, story.path, story.language) == (page.pk, "/dunia/kapal-layar/", "id")
    assert (story.headline, story.standfirst) == ("Kapal layar", "Dua tahun di galangan.")
    assert story.section == Section(dunia.pk, "Dunia", "/dunia/")
    assert story.bylines == (Byline(author.pk, "Bima Arta", "/penulis/bima-arta/", "Koresponden"),)
    assert story.dateline == Dateline("MAKASSAR", "Samudra", date(2026, 7, 5), "MAKASSAR (Samudra)")
    assert story.credits == (
        Credit("Samudra", "Sumber: Samudra", "", Lineage("s:1", "2", "relay", "en"), samudra.pk),
        Credit("", "— kapten kapal", "https://kapten.example"),
    )
    assert [each.text for each in story.corrections] == ["Panjangnya 30 meter."]
    assert [(tag.name, tag.path) for tag in story.tags] == [
        (tag.name, f"/topik/{tag.slug}/") for tag in Tag.objects.order_by("pk")
    ]
    assert {tag.name for tag in story.tags} == {"kapal", "Pelayaran"}
    assert story.picture.alt == "Laut tenang"
    assert not story.comments_open
    assert story.published is not None
    assert story.updated is None


def test_every_block_of_the_editor_has_its_block_in_the_story(write, picture):
    page = write("Kapal layar")
    page.body = [
        ("paragraph", "<p>Satu.</p><p>Dua.</p>"),
        ("heading", {"text": "Galangan", "level": "3"}),
        ("quotation", {"text": "<p>Kami bangga</p>", "speaker": "Daeng Rahim", "role": "pembuat kapal"}),
        ("image", {"picture": picture, "caption": "Saat fajar", "alt": ""}),
        ("list", {"items": ["<p>satu</p>", "<p>dua</p>"], "ordered": True}),
        ("embed", {"url": "https://www.video.example/1", "title": "Video"}),
        ("fact_box", {"title": "Fakta", "text": "<p>30 meter</p><p>dua tiang</p>"}),
    ]
    page.save_revision()
    blocks = story_of(page.get_latest_revision_as_object()).blocks
    assert [block for block in blocks if not isinstance(block, Figure)] == [
        Paragraph("Satu."),
        Paragraph("Dua."),
        Heading("Galangan", 3),
        Quotation("Kami bangga", "Daeng Rahim", "pembuat kapal"),
        ItemList(("satu", "dua"), ordered=True),
        Embed("https://www.video.example/1", "Video", "video.example"),
        FactBox("Fakta", ("30 meter", "dua tiang")),
    ]
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert (figure.picture.caption, figure.picture.alt, figure.picture.credit) == ("Saat fajar", "Laut tenang", "Bima")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Kata <b>tebal</b> dan <i>miring</i>.</p>", ["Kata <strong>tebal</strong> dan <em>miring</em>."]),
        ('<p><a href="https://a.example/?a=1&amp;b=2">a</a></p>', ['<a href="https://a.example/?a=1&amp;b=2">a</a>']),
        ('<p><a href="javascript:alert(1)">a</a></p>', ["<a>a</a>"]),
        ('<p onclick="x()">Satu<script>alert(1)</script> dua</p>', ["Satu dua"]),
        ('<p><img src="x" onerror="y()">Satu</p><p></p>', ["Satu"]),
        ("<p>5 &lt; 6 &amp; 7</p>", ["5 &lt; 6 &amp; 7"]),
        ("<p>baris<br/>dua</p>", ["baris<br>dua"]),
        ("<p><b>buka</p><p>tutup</b></p>", ["<strong>buka</strong>", "tutup"]),
    ],
)
def test_inline_html_is_sanitised(write, written, read):
    story = story_of(write("Kapal layar", text=written))
    assert [block.html for block in story.blocks] == read


def test_a_link_to_a_page_of_ours_names_it_and_goes_on_when_the_page_is_gone(write, dunia):
    there, gone = write("Tujuan"), write("Dihapus")
    front = dunia.get_parent()
    closed = front.add_child(instance=SectionPage(title="Tutup", slug="tutup", locale=front.locale))
    pages = (there.pk, dunia.pk, front.pk, gone.pk, closed.pk)
    gone.delete()
    closed.delete()
    links = " ".join(f'<a linktype="page" id="{id}">kata</a>' for id in pages)
    (block,) = story_of(write("Kapal layar", text=f"<p>{links}</p>")).blocks
    assert block.html == (
        f'<a href="warta:story/{there.pk}">kata</a> '
        f'<a href="warta:section/{dunia.pk}/id">kata</a> '
        f'<a href="warta:front/{front.pk}/id">kata</a> '
        f'<a href="warta:story/{gone.pk}">kata</a> '
        f'<a href="warta:section/{closed.pk}/id">kata</a>'
    )


def test_a_preview_of_a_page_that_was_never_saved_is_a_story(dunia):
    page = StoryPage(title="Belum ada", slug="belum-ada", locale=dunia.locale, body=[("paragraph", "<p>Isi.</p>")])
    page.path, page.depth = dunia.path + "0001", dunia.depth + 1
    page.set_url_path(dunia)
    story = story_of(page)
    assert (story.id, story.path, story.headline) == (0, "/dunia/belum-ada/", "Belum ada")
    assert story.published is not None


def test_an_author_s_role_is_in_the_language_of_the_story(write, world, author):
    author.in_languages.add(AuthorInLanguage(locale=world.locale, role="Correspondent"))
    author.save()
    page = write("A ship", section=world)
    page.bylines = [StoryAuthor(author=author)]
    assert story_of(page).bylines[0].role == "Correspondent"


def test_the_same_story_in_another_language_is_named_once_it_is_published(write, world):
    indonesian = write("Kapal layar")
    english = write("A ship", section=world, translation_key=indonesian.translation_key)
    assert story_of(indonesian).translations == ()
    publish(english, actor=None)
    assert story_of(indonesian).translations == (Translation("en", "/en/world/a-ship/", english.pk),)


def test_comments_are_the_approved_ones(write):
    page = write("Kapal layar")
    shown = Comment.objects.create(story=page, name="Ani", text="Setuju", language="id", state="approved")
    Comment.objects.create(story=page, name="Budi", text="Benar", language="id", state="approved", parent=shown)
    Comment.objects.create(story=page, name="Cici", text="Rahasia", language="id")
    (comment,) = story_of(page).comments
    assert (comment.name, [reply.name for reply in comment.replies]) == ("Ani", ["Budi"])


def test_a_picture_is_made_in_the_named_widths_and_never_larger_than_it_is(picture):
    made = picture_of(picture)
    assert [rendition.width for rendition in made.renditions] == [320, 640, 800]
    assert [rendition.height for rendition in made.renditions] == [160, 320, 400]
    assert all(rendition.src.startswith("/media/images/") for rendition in made.renditions)
    assert widths(100) == (100,)
    assert widths(4000) == (320, 640, 960, 1280)


def test_queries_do_not_grow_with_the_text(write, picture, author, django_assert_max_num_queries):
    links = "".join(f'<p>Isi <a linktype="page" id="{id}">x</a></p>' for id in range(1, 40))
    page = write("Kapal layar")
    page.body = [("paragraph", links)] * 20 + [("image", {"picture": picture, "caption": "", "alt": ""})]
    page.picture = picture
    page.bylines = [StoryAuthor(author=author)]
    page.save_revision()
    publish(page, actor=None)
    story_of(StoryPage.objects.get(pk=page.pk))  # makes the pictures' sizes
    page = StoryPage.objects.get(pk=page.pk)
    with django_assert_max_num_queries(16):
        story_of(page)
