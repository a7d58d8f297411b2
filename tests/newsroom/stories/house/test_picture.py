"""A picture that is changed says which stories show it."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Site

from warta.newsroom.stories.models import Author, NewsPicture, SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(newsroom, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(made, "PNG")
    return NewsPicture.objects.create(
        title="Kapal", description="Sebuah kapal.", file=ContentFile(made.getvalue(), "kapal.png")
    )


def test_its_row_names_the_published_stories_that_show_it(rows, picture, published, write):
    lead = published("Satu", picture=picture)
    within = published("Dua", text="<p>Isi.</p>")
    within.body = [("image", {"picture": picture, "caption": "", "alt": ""})]
    within.save_revision().publish()
    write("Konsep", picture=picture)
    before = len(rows())
    picture.credit = "Warta/Siti"
    picture.focal_point_x = 10
    picture.save()
    (act,) = rows()[before:]
    assert (act.kind, act.title) == ("house", "Kapal")
    assert act.changed == {
        "subject": f"picture/{picture.pk}",
        "fields": ["credit", "focal_point"],
        "stories": [lead.pk, within.pk],
        "shown_by": [],
    }


def test_portraits_and_the_logo_count_too(rows, picture):
    author = Author.objects.create(name="Bima", slug="bima", picture=picture)
    site = SiteSettings.for_site(Site.objects.get())
    site.logo = picture
    site.save()
    before = len(rows())
    picture.description = "Kapal layar."
    picture.save()
    (act,) = rows()[before:]
    assert act.changed["shown_by"] == [f"author/{author.pk}", "site"]


def test_what_readers_do_not_see_is_no_row(rows, picture, published):
    picture.caption = "Belum dipakai."
    picture.save()
    story = published("Satu", picture=picture)
    before = len(rows())
    picture.title = "Nama berkas lain"
    picture.save()
    assert rows()[before:] == []
    assert story.picture_id == picture.pk


def test_deleted_it_names_who_showed_it(rows, picture, published):
    story = published("Satu", picture=picture)
    before = len(rows())
    picture.delete()
    (act,) = rows()[before:]
    assert (act.changed["fields"], act.changed["stories"]) == (["file"], [story.pk])
