"""The press is handed the published state of the newsroom, and nothing that is not published."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from warta.newsroom.stories.models import (
    Author,
    MenuItem,
    RelatedStory,
    SectionPage,
    SiteSettings,
    StoryAuthor,
    StoryPage,
)
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.stories.unpublish import unpublish
from warta.press.source import Former, Listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(newsroom):
    return PublishedStories()


@pytest.fixture
def publish_at(write):
    """Publish a story as if it were so many hours ago."""

    def publish_at(title: str, hours: int, *, author=None, tag=None, **fields) -> StoryPage:
        page = write(title, **fields)
        if author:
            page.bylines = [StoryAuthor(author=author)]
        if tag:
            page.tags.add(tag)
        page.save_revision()
        publish(page, actor=None)
        StoryPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(hours=hours))
        return StoryPage.objects.get(pk=page.pk)

    return publish_at


def front(source, language: str) -> Listing:
    return next(each for each in source.listings() if each.kind == "front" and each.language == language)


def test_the_site_has_a_face_for_each_language_the_main_one_first(source):
    site = source.site()
    assert [(face.language, face.path, face.name) for face in site.faces] == [
        ("id", "/", "Kabar Laut"),
        ("en", "/en/", "Kabar Laut"),
    ]
    assert site.time_zone == "Asia/Makassar"
    assert not site.base_url.endswith("/")


def test_the_menu_has_the_published_pages_in_order_each_in_its_language(source, dunia, world):
    words = SiteSettings.for_site(Site.objects.get())
    draft = dunia.get_parent().add_child(
        instance=SectionPage(title="Nanti", slug="nanti", locale=dunia.locale, live=False)
    )
    words.menu = [
        MenuItem(locale=dunia.locale, page=dunia, sort_order=0),
        MenuItem(locale=dunia.locale, page=draft, sort_order=1),
        MenuItem(locale=dunia.locale, label="Arsip", address="https://arsip.example", sort_order=2),
        MenuItem(locale=world.locale, page=world, label="Abroad", sort_order=3),
    ]
    words.save()
    indonesian, english = PublishedStories().site().faces
    assert [(item.label, item.path) for item in indonesian.menu] == [
        ("Dunia", "/dunia/"),
        ("Arsip", "https://arsip.example"),
    ]
    assert [(item.label, item.path) for item in english.menu] == [("Abroad", "/en/world/")]


def test_newest_first_and_of_two_at_the_same_time_the_later_one(source, publish_at, dunia):
    old, new = publish_at("Lama", 5), publish_at("Baru", 1)
    first, second = publish_at("Satu", 3), publish_at("Dua", 3)
    moment = timezone.now() - timedelta(hours=3)
    StoryPage.objects.filter(pk__in=[first.pk, second.pk]).update(first_published_at=moment)
    order = [new.pk, second.pk, first.pk, old.pk]
    assert list(source.latest(Listing("section", dunia.pk, "id"), 9)) == order
    assert list(source.latest(front(source, "id"), 2)) == order[:2]
    assert list(source.latest(front(source, "en"), 9)) == []


def test_a_draft_is_nowhere(source, write, dunia):
    page = write("Konsep")
    assert source.story(page.pk) is None
    assert source.facts(page.pk) is None
    assert list(source.story_ids()) == []
    assert list(source.latest(Listing("section", dunia.pk, "id"), 9)) == []


def test_an_unpublished_change_is_not_shown(source, publish_at):
    page = publish_at("Lama", 1)
    page.title = "Belum siap"
    page.save_revision()
    assert source.story(page.pk).headline == "Lama"


def test_listings_are_the_sections_and_the_authors_and_tags_with_stories_in_that_language(
    source, publish_at, dunia, world
):
    bima = Author.objects.create(name="Bima", slug="bima")
    Author.objects.create(name="Belum", slug="belum")
    page = publish_at("Kapal", 1, author=bima, tag="laut")
    tag = page.tags.get()
    found = list(source.listings())
    assert [(each.kind, each.language) for each in found] == [
        ("front", "id"),
        ("front", "en"),
        ("section", "id"),
        ("section", "en"),
        ("author", "id"),
        ("tag", "id"),
    ]
    assert source.listing_page(Listing("author", bima.pk, "id")).path == "/penulis/bima/"
    assert source.listing_page(Listing("tag", tag.pk, "id")).title == "laut"
    assert source.listing_page(Listing("author", bima.pk, "en")) is None
    assert source.listing_page(Listing("section", dunia.pk, "id")).alternates == (("en", "/en/world/"),)
    unpublish(page, actor=None)
    assert source.listing_page(Listing("author", bima.pk, "id")) is None


def test_facts_say_where_a_story_stands(source, publish_at, dunia):
    bima, cici = (Author.objects.create(name=name, slug=name.lower()) for name in ("Bima", "Cici"))
    page, near, gone = publish_at("Kapal", 1, tag="laut"), publish_at("Dekat", 2), publish_at("Pergi", 3)
    page.bylines = [StoryAuthor(author=cici, sort_order=0), StoryAuthor(author=bima, sort_order=1)]
    page.save()
    for position, other in enumerate((gone, near)):
        RelatedStory.objects.create(story=page, other=other, position=position)
    unpublish(gone, actor=None)
    facts = source.facts(page.pk)
    assert facts.author == Listing("author", cici.pk, "id")
    assert {each.kind for each in facts.listings} == {"front", "section", "author", "tag"}
    assert Listing("author", bima.pk, "id") in facts.listings
    assert list(facts.listings) == sorted(facts.listings)
    assert facts.related == (near.pk,)


def test_a_story_is_updated_once_its_words_were_changed(source, publish_at):
    page = publish_at("Kapal", 5)
    page.tags.add("laut")
    page.save_revision()
    publish(page, actor=None)
    assert source.story(page.pk).updated is None
    page.refresh_from_db()
    page.standfirst = "Ringkasan baru."
    page.save_revision()
    act = publish(page, actor=None)
    assert source.story(page.pk).updated == act.at


# Former addresses


def test_what_was_taken_down_is_gone(source, publish_at):
    page = publish_at("Kapal", 1)
    assert list(source.former()) == []
    unpublish(page, actor=None)
    assert list(source.former()) == [Former("/dunia/kapal/", "id", None)]
    assert list(source.former(page.pk)) == [Former("/dunia/kapal/", "id", None)]
    publish(page, actor=None)
    assert list(source.former()) == []


def test_what_moved_leads_to_where_it_stands_now(source, publish_at):
    page = publish_at("Kapal", 1)
    for slug in ("kapal-besar", "kapal-raya"):
        page = StoryPage.objects.get(pk=page.pk)
        page.slug = slug
        page.save_revision()
        publish(page, actor=None)
    assert {each.path: each.to for each in source.former()} == {
        "/dunia/kapal/": "/dunia/kapal-raya/",
        "/dunia/kapal-besar/": "/dunia/kapal-raya/",
    }


def test_an_address_that_another_story_took_over_is_in_use(source, publish_at):
    old = publish_at("Kapal", 2)
    old.slug = "kapal-lama"
    old.save_revision()
    publish(old, actor=None)
    new = publish_at("Kapal", 1)
    assert new.url == "/dunia/kapal/"
    assert list(source.former()) == []
    unpublish(new, actor=None)
    assert list(source.former()) == [Former("/dunia/kapal/", "id", None)]
    # The last one that stood there decides, also when the other one is asked about.
    assert list(source.former(old.pk)) == [Former("/dunia/kapal/", "id", None)]


def test_a_deleted_story_is_gone_for_good(source, publish_at):
    page = publish_at("Kapal", 1)
    id = page.pk
    page.delete()
    assert list(source.former(id)) == [Former("/dunia/kapal/", "id", None)]


def test_a_section_s_and_an_author_s_old_addresses_lead_to_the_new_ones(source, publish_at, dunia):
    bima = Author.objects.create(name="Bima", slug="bima")
    publish_at("Kapal", 1, author=bima)
    bima.slug = "bima-arta"
    bima.save()
    section = SectionPage.objects.get(pk=dunia.pk)
    section.slug = "mancanegara"
    section.save_revision().publish()
    found = {each.path: each.to for each in source.former()}
    assert found["/dunia/"] == "/mancanegara/"
    assert found["/dunia/kapal/"] == "/mancanegara/kapal/"
    assert found["/penulis/bima/"] == "/penulis/bima-arta/"
    assert found["/en/author/bima/"] == "/en/author/bima-arta/"


def test_queries_of_former_addresses_do_not_grow_with_their_number(source, publish_at, django_assert_max_num_queries):
    for number in range(12):
        unpublish(publish_at(f"Kapal {number}", 1), actor=None)
    with django_assert_max_num_queries(16):
        assert len(list(source.former())) == 12
