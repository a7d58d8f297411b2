"""The text that the desk reads leads back to the words in the editor, to the code point."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from warta.newsroom.desk.copy_of import Source, Written, copy_of, written_in
from warta.newsroom.desk.posted import written_in_form
from warta.newsroom.stories.models import NewsPicture, StoryPage

TODAY = date(2026, 11, 2)
FIRST = '<p data-block-key="a1">Satu <b>dua</b> tiga.</p><p data-block-key="b2">A &amp; B<br/>C</p>'
SAID = '<p data-block-key="c3">Kami lelah.</p>'
STORY = Written(
    language="id",
    headline="Kapal 🚢 tiba",
    standfirst="Cafe\u0301 dibuka lagi.",
    place="KARANGSEWU",
    agency="Nusa",
    day=date(2026, 11, 1),
    stream=[
        {"type": "paragraph", "value": FIRST},
        {"type": "heading", "value": {"text": "Antrean", "level": "2"}},
        {"type": "quotation", "value": {"text": SAID, "speaker": "Wira", "role": "sopir"}},
        {"type": "list", "value": {"items": [{"type": "item", "value": "<p>butir</p>", "id": "x"}], "ordered": False}},
        {"type": "image", "value": {"picture": 3, "caption": "Kapal di dermaga."}},
        {"type": "embed", "value": {"url": "https://video.example/1", "title": "Tonton: kapal tiba"}},
        {"type": "fact_box", "value": {"title": "Angka", "text": '<p data-block-key="d4">Lima kapal.</p>'}},
    ],
    credits=[Source("", "Kantor Berita Nusa")],
    caption="Dermaga lama.",
)  # fmt: skip


def of(words: str, copy):
    start = copy.text.index(words)
    return [tuple(each) for each in copy.places(start, start + len(words))]


def test_the_text_reads_as_the_page_does():
    assert copy_of(STORY, TODAY).text == (
        "Kapal 🚢 tiba\n\nCafe\u0301 dibuka lagi.\n\n"
        "KARANGSEWU, 1 November (Nusa) – Satu dua tiga.\n\nA & B\nC\n\nAntrean\n\n"
        "“Kami lelah.” kata Wira, sopir.\n\nbutir\n\nAngka\n\nLima kapal.\n\n"
        "Dermaga lama.\n\nKapal di dermaga.\n\nTonton: kapal tiba\n\nSumber: Kantor Berita Nusa"
    )


def test_a_relay_is_held_against_its_item_without_captions_and_place_for_place():
    copy = copy_of(STORY, TODAY)
    assert len(copy.story) == len(copy.text)
    assert (
        copy.story.split() == copy.text.replace("Dermaga lama.\n\nKapal di dermaga.\n\nTonton: kapal tiba", "").split()
    )
    assert copy.story.index("Sumber") == copy.text.index("Sumber")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tiba", ("headline", 0, "title", "", 8, 12)),
        ("dibuka", ("standfirst", 0, "standfirst", "", 6, 12)),
        ("KARANGSEWU", ("dateline", 0, "dateline_place", "", 0, 10)),
        ("Nusa", ("dateline", 0, "dateline_agency", "", 0, 4)),
        ("dua", ("text", 1, "body-0-value", "a1", 5, 8)),
        ("& B\nC", ("text", 2, "body-0-value", "b2", 2, 7)),
        ("Antrean", ("text", 3, "body-1-value-text", "", 0, 7)),
        ("lelah", ("text", 4, "body-2-value-text", "c3", 5, 10)),
        ("Wira", ("text", 4, "body-2-value-speaker", "", 0, 4)),
        ("butir", ("text", 5, "body-3-value-items-0-value", "", 0, 5)),
        ("Lima", ("text", 7, "body-6-value-text", "d4", 0, 4)),
        ("lama", ("caption", 7, "picture_caption", "", 8, 12)),
        ("di dermaga", ("caption", 7, "body-4-value-caption", "", 6, 16)),
        ("kapal tiba", ("embed", 7, "body-5-value-title", "", 8, 18)),
        ("Kantor", ("credit", 7, "credits-0-agency", "", 0, 6)),
    ],
)
def test_words_lead_to_where_they_were_written(words, place):
    assert of(words, copy_of(STORY, TODAY)) == [place]


def test_every_stretch_is_what_it_says_it_is():
    copy = copy_of(STORY, TODAY)
    for each in copy.stretches:
        if each.field:
            found = copy.places(each.start, each.end)
            assert [(one.start, one.end) for one in found] == [(each.at, each.at + each.end - each.start)]
    ends = [(each.start, each.end) for each in copy.stretches]
    assert ends == sorted(ends)


def test_what_goes_over_a_paragraph_has_two_places():
    copy = copy_of(STORY, TODAY)
    assert [(each[3], each[4], each[5]) for each in of("tiga.\n\nA", copy)] == [("a1", 9, 14), ("b2", 0, 1)]


def test_what_nobody_wrote_leads_to_what_stands_before_it():
    assert of("kata", copy_of(STORY, TODAY)) == [("text", 4, "body-2-value-text", "c3", 0, 0)]


def test_days_are_those_of_the_dateline_else_of_publication_else_today():
    assert copy_of(STORY, TODAY).published == date(2026, 11, 1)
    assert copy_of(Written(language="id", appeared=date(2026, 10, 3)), TODAY).published == date(2026, 10, 3)
    assert copy_of(Written(language="id"), TODAY).published == TODAY


def test_an_empty_story_is_an_empty_text():
    copy = copy_of(Written(language="en"), TODAY)
    assert copy.text == ""
    assert copy.places(0, 0) == []


@pytest.mark.django_db
def test_a_form_and_the_version_that_it_saves_read_the_same(client, editor, write, settings, tmp_path):
    """Else what was dismissed beside the form would hold the story at the door."""
    client.force_login(editor)
    story = write("Judul")
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    Image.new("RGB", (64, 32)).save(file, "JPEG")
    picture = NewsPicture.objects.create(title="Laut", file=ContentFile(file.getvalue(), "laut.jpg"))
    body = streamfield(
        [
            ("paragraph", rich_text("<p>Satu <b>dua</b> &amp; tiga.</p><p>Empat<br/>lima</p>")),
            ("heading", {"text": "Antrean", "level": "2"}),
            ("quotation", {"text": rich_text("<p>Kami lelah.</p>"), "speaker": "Wira", "role": ""}),
            ("list", {"items": streamfield([("item", rich_text("<p>butir</p>")), ("item", rich_text("<p>lain</p>"))])}),
            ("fact_box", {"title": "Angka", "text": rich_text("<p>Lima kapal.</p>")}),
            ("image", {"picture": picture.pk, "caption": "Kapal di dermaga.", "alt": ""}),
            ("embed", {"url": "https://video.example/1", "title": "Kapal tiba"}),
        ]
    )
    sent = nested_form_data(
        {
            "title": "Judul 🚢",
            "slug": story.slug,
            "standfirst": "Kalimat.",
            "body": body,
            "bylines": inline_formset([]),
            "credits": inline_formset([{"as_written": "Sumber: Nusa", "lineage_kind": "relay"}]),
            "comments": inline_formset([]),
            "dateline_place": "KARANGSEWU",
            "dateline_date": "2026-11-01",
            "dateline_text": "",
            "picture_caption": "Dermaga lama.",
            "tags": "",
        }
    )
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), sent)
    assert answer.status_code == 302, answer.text
    saved = copy_of(written_in(StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()), TODAY)
    open_form = copy_of(written_in_form(story, sent), TODAY)
    assert saved.text == open_form.text
    assert saved.published == open_form.published
    assert [(each.field, each.at) for each in saved.stretches] == [
        (each.field, each.at) for each in open_form.stretches
    ]


@pytest.mark.django_db
def test_what_was_deleted_or_moved_in_the_form_is_so_in_the_text(write):
    sent = nested_form_data(
        {"title": "Judul", "body": streamfield([("paragraph", rich_text(f"<p>{n}</p>")) for n in "abc"])}
    )
    sent |= {"body-0-order": "2", "body-2-order": "0", "body-1-deleted": "1"}
    copy = copy_of(written_in_form(write("Judul"), sent), TODAY)
    assert copy.text == "Judul\n\nc\n\na"
    assert [each.field for each in copy.stretches] == ["title", "body-2-value", "body-0-value"]
