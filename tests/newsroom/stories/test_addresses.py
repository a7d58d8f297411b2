"""Every page has one address, in its language, and the admin knows it."""

import pytest
from django.core.exceptions import ValidationError

from warta.newsroom.stories.models import Author, FrontPage, SectionPage, Tag
from warta.newsroom.stories.move import NotMoved, move


def test_the_main_language_stands_at_the_root_and_the_others_below_their_name(newsroom):
    indonesian, english = (FrontPage.objects.get(locale__language_code=code) for code in ("id", "en"))
    assert (indonesian.url, english.url) == ("/", "/en/")


def test_a_section_and_its_stories_stand_below_the_front_of_their_language(write, dunia, world):
    assert (dunia.url, world.url) == ("/dunia/", "/en/world/")
    assert write("Kapal layar").url == "/dunia/kapal-layar/"
    assert write("A sailing ship", section=world).url == "/en/world/a-sailing-ship/"


def test_the_whole_address_begins_with_the_site_s_own(dunia, settings):
    assert dunia.full_url == f"{settings.BASE_URL}/dunia/"


def test_authors_and_tags_stand_at_a_word_of_the_language(newsroom):
    author, tag = Author(name="Bima Arta", slug="bima-arta"), Tag(name="Laut", slug="laut")
    assert (author.path("id"), author.path("en")) == ("/penulis/bima-arta/", "/en/author/bima-arta/")
    assert (tag.path("id"), tag.path("en")) == ("/topik/laut/", "/en/topic/laut/")


HOUSE = "404 media static newsroom talk penulis topik author topic id en Media"
WORDS = "arsip archive perubahan changes koreksi corrections cari search api"


@pytest.mark.parametrize("slug", [*HOUSE.split(), *WORDS.split()])
def test_a_section_may_not_take_an_address_of_the_house(newsroom, slug):
    front = FrontPage.objects.get(locale__language_code="id")
    for live in (True, False):
        with pytest.raises(ValidationError) as refused:
            front.add_child(instance=SectionPage(title="Media", slug=slug, live=live))
        assert slug in str(refused.value)


def test_a_story_may_take_any_address_in_its_section_but_that_of_the_archive(write):
    assert write("Media").url == "/dunia/media/"
    assert write("Koreksi").url == "/dunia/koreksi/"
    assert write("Arsip").url == "/dunia/arsip-2/"
    page = write("Kapal")
    page.slug = "archive"
    with pytest.raises(ValidationError):
        page.full_clean()
    with pytest.raises(NotMoved):
        move(page, slug="arsip", actor=None)


def test_only_sections_stand_below_a_front_and_only_stories_below_a_section(dunia):
    front = dunia.get_parent().specific
    assert front.creatable_subpage_models() == [SectionPage]
    assert [model.__name__ for model in dunia.creatable_subpage_models()] == ["StoryPage"]
