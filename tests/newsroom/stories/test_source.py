"""The press is handed the published state of the newsroom, and nothing that is not published."""

import io
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from wagtail.models import Revision, Site

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories import versions
from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.correct import correct
from warta.newsroom.stories.house.merge import merge
from warta.newsroom.stories.house.pin import pin
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import (
    Agency,
    Author,
    AuthorInLanguage,
    FrontPage,
    MenuItem,
    NewsPicture,
    RelatedStory,
    SectionPage,
    SiteSettings,
    StoryAuthor,
    StoryCorrection,
    StoryCredit,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.move import move
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.restore import restore
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.stories.unpublish import unpublish
from warta.newsroom.talk.models import Comment
from warta.press.source import Folder, Former, Listing, Machines, Named, Passage, Style
from warta.story import Byline, Credit, Section
from warta.story import Tag as StoryTag

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(newsroom):
    return PublishedStories()


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Image.new("RGB", (400, 200), "teal").save(file, "JPEG")
    return NewsPicture.objects.create(title="Laut", description="Laut", file=ContentFile(file.getvalue(), "laut.jpg"))


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


def story(source, page):
    return source.published([page.pk])[0].story


def front(language: str) -> Listing:
    return Listing("front", FrontPage.objects.get(locale__language_code=language).pk, language)


def move_section(section, slug: str) -> None:
    section = SectionPage.objects.get(pk=section.pk)
    section.slug = slug
    section.save_revision().publish()


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


def test_the_footer_names_the_pages_that_it_links_to(source, dunia):
    words = SiteSettings.for_site(Site.objects.get())
    here = words.words.get(locale=dunia.locale)
    here.imprint = f'<p>Lihat <a linktype="page" id="{dunia.pk}">Dunia</a></p>'
    here.save()
    face = PublishedStories().site().face("id")
    assert face.footer == f'Lihat <a href="warta:section/{dunia.pk}/id">Dunia</a>'


def test_addresses_are_made_of_the_words_of_their_language(source):
    assert [(face.archive, face.changes) for face in source.site().faces] == [
        ("arsip", "perubahan"),
        ("archive", "changes"),
    ]


def test_a_draft_is_nowhere(source, write, dunia):
    page = write("Konsep")
    assert list(source.published([page.pk])) == []
    assert source.facts([page.pk]) == {}
    assert list(source.story_ids(0, 9)) == []


def test_stories_are_given_a_few_at_a_time_in_the_order_of_their_ids(source, publish_at):
    ids = [publish_at(title, 1).pk for title in ("Satu", "Dua", "Tiga")]
    assert list(source.story_ids(0, 2)) == ids[:2]
    assert list(source.story_ids(ids[1], 2)) == ids[2:]
    assert [each.story.id for each in source.published([ids[2], ids[0], ids[2]])] == [ids[0], ids[2]]


def test_an_unpublished_change_is_not_shown(source, publish_at):
    page = publish_at("Lama", 1)
    page.title = "Belum siap"
    page.save_revision()
    assert story(source, page).headline == "Lama"


def test_fronts_sections_and_the_corrected_have_a_page_also_without_stories(source, dunia, world):
    fixed = list(source.fixed_listings())
    assert [(each.kind, each.language) for each in fixed] == [
        ("front", "id"),
        ("front", "en"),
        ("section", "id"),
        ("section", "en"),
        ("corrected", "id"),
        ("corrected", "en"),
    ]
    assert all(source.listing_page(each) is not None for each in fixed)


def test_a_listing_s_page_says_what_it_is(source, publish_at, dunia, world):
    bima = Author.objects.create(name="Bima", slug="bima", role="Koresponden", biography="Menulis soal laut.")
    page = publish_at("Kapal", 1, tag="laut")
    tag = page.tags.get()

    def said(listing):
        page = source.listing_page(listing)
        return page.title, page.path, page.description, page.role

    section = source.listing_page(Listing("section", dunia.pk, "id"))
    assert (section.title, section.path) == ("Dunia", "/dunia/")
    assert section.alternates == (Listing("section", world.pk, "en"),)
    assert source.listing_page(front("id")).alternates == (front("en"),)
    assert said(Listing("author", bima.pk, "id")) == ("Bima", "/penulis/bima/", "Menulis soal laut.", "Koresponden")
    assert said(Listing("tag", tag.pk, "id"))[:2] == ("laut", "/topik/laut/")
    assert said(Listing("corrected", 0, "id"))[:2] == ("Ralat", "/koreksi/")
    assert said(Listing("corrected", 0, "en"))[:2] == ("Corrections", "/en/corrections/")


def test_what_is_not_there_has_no_page(source, dunia):
    for listing in (
        Listing("author", 999, "id"),
        Listing("tag", 999, "id"),
        Listing("section", 999, "id"),
        Listing("section", dunia.pk, "en"),
        Listing("front", dunia.pk, "id"),
        Listing("corrected", 0, "fr"),
    ):
        assert source.listing_page(listing) is None


def test_what_stories_name_has_its_words_in_every_language_of_the_site(source, dunia, world):
    bima = Author.objects.create(name="Bima", slug="bima", role="Koresponden")
    bima.in_languages.add(AuthorInLanguage(locale=world.locale, role="Correspondent"))
    bima.save()
    tag = Tag.objects.create(name="Laut", slug="laut")
    agency = Agency.objects.create(name="Samudra", url="https://samudra.example")
    assert list(source.named()) == [
        Named("section", dunia.pk, "id", "Dunia", "/dunia/", folder="/dunia/"),
        Named("section", world.pk, "en", "World", "/en/world/", folder="/en/world/"),
        Named("author", bima.pk, "id", "Bima", "/penulis/bima/", "Koresponden"),
        Named("author", bima.pk, "en", "Bima", "/en/author/bima/", "Correspondent"),
        Named("tag", tag.pk, "id", "Laut", "/topik/laut/"),
        Named("tag", tag.pk, "en", "Laut", "/en/topic/laut/"),
        Named("agency", agency.pk, "", "Samudra", "https://samudra.example"),
    ]
    everything = list(source.named())
    for kind, id in {(each.kind, each.id) for each in everything}:
        assert list(source.named(kind, id)) == [each for each in everything if (each.kind, each.id) == (kind, id)]
    assert list(source.named("author", 999)) == []


def test_facts_say_where_a_story_stands(source, publish_at, dunia):
    bima, cici = (Author.objects.create(name=name, slug=name.lower()) for name in ("Bima", "Cici"))
    page, near, gone = publish_at("Kapal", 1, tag="laut"), publish_at("Dekat", 2), publish_at("Pergi", 3)
    page.bylines = [StoryAuthor(author=cici, sort_order=0), StoryAuthor(author=bima, sort_order=1)]
    page.save()
    for position, other in enumerate((gone, near)):
        RelatedStory.objects.create(story=page, other=other, position=position)
    unpublish(gone, actor=None)
    for day, kind in ((6, "correction"), (9, "update")):
        StoryCorrection.objects.create(page=page, text="Bukan dua.", kind=kind, at=datetime(2026, 7, day, tzinfo=UTC))
    page.save()
    facts = source.facts([page.pk])[page.pk]
    assert (facts.section, facts.name) == (Listing("section", dunia.pk, "id"), "kapal/")
    assert facts.corrected == datetime(2026, 7, 6, tzinfo=UTC)
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
    assert story(source, page).updated is None
    page.refresh_from_db()
    page.standfirst = "Ringkasan baru."
    page.save_revision()
    act = publish(page, actor=None)
    assert story(source, page).updated == act.at


# Many at once


@pytest.fixture
def library(publish_at, dunia, world, picture):
    """Stories that have all there is, in both languages."""
    authors = [Author.objects.create(name=name, slug=name.lower(), role="Wartawan") for name in ("Bima", "Cici")]
    authors[0].in_languages.add(AuthorInLanguage(locale=world.locale, role="Reporter"))
    authors[0].save()
    agency = Agency.objects.create(name="Samudra", url="https://samudra.example")

    def library(count: int) -> list[int]:
        pages = []
        for number in range(count):
            section = (dunia, world)[number % 2]
            key = {"translation_key": pages[-1].translation_key} if number % 4 == 1 else {}
            page = publish_at(f"Kapal {number}", number + 1, section=section, tag=f"laut {number % 3}", **key)
            link = f'<p>Isi <a linktype="page" id="{page.pk}">ini</a> dan <b>itu</b>.</p>'
            page.body = [
                ("paragraph", link),
                ("image", {"picture": picture, "caption": f"Gambar {number}", "alt": ""}),
                ("quotation", {"text": "<p>Kami bangga</p>", "speaker": "Rahim", "role": ""}),
            ]
            page.picture = picture
            page.bylines = [StoryAuthor(author=authors[number % 2]), StoryAuthor(author=authors[1 - number % 2])]
            page.credits = [StoryCredit(agency=agency, as_written=f"Sumber {number}")]
            StoryCorrection.objects.create(page=page, text=f"Ralat {number}")
            page.tags.add("kapal")
            page.save_revision()
            publish(page, actor=None)
            Comment.objects.create(story=page, name="Ani", text=f"Setuju {number}", language="id", state="approved")
            if pages:
                RelatedStory.objects.create(story=page, other=pages[-1], position=0)
            pages.append(StoryPage.objects.get(pk=page.pk))
        return [page.pk for page in pages]

    return library


def test_many_at_once_are_the_same_as_one_by_one(source, library):
    ids = library(6)
    together = source.published(ids)
    assert len(together) == len(ids)
    apart = [PublishedStories().published([id])[0] for id in ids]
    assert msgspec.msgpack.encode(together) == msgspec.msgpack.encode(apart)
    assert all(len(each.versions) == 2 and each.story.translations for each in together[:2])


def test_a_preview_of_what_is_published_is_what_is_published(source, library):
    for id in library(4):
        page = StoryPage.objects.get(pk=id)
        assert story_of(page) == story_of(page.get_latest_revision_as_object()) == story(source, page)


def test_facts_by_themselves_are_those_of_the_stories(source, library):
    ids = library(6)
    facts = source.facts(ids)
    assert {each.story.id: each.facts for each in source.published(ids)} == facts
    assert source.facts(ids[:1]) == {ids[0]: facts[ids[0]]}


def test_queries_do_not_grow_with_the_stories(source, library, django_assert_num_queries):
    ids = library(9)
    source.published(ids)  # makes the pictures' sizes, and remembers the fronts
    for size in (2, 9):
        with django_assert_num_queries(15):
            assert len(source.published(ids[:size])) == size
        with django_assert_num_queries(7):
            assert len(source.facts(ids[:size])) == size


# Addresses


def former(source, *stories) -> dict:
    found = [*source.former(stories or None)]
    assert len({(each.section, each.name) for each in found}) == len(found)
    return {(each.section.id, each.name): each.to for each in found}


def test_what_was_taken_down_is_gone(source, publish_at, dunia):
    page = publish_at("Kapal", 1)
    assert list(source.former()) == []
    unpublish(page, actor=None)
    gone = [Former(Listing("section", dunia.pk, "id"), "kapal/", "id")]
    assert list(source.former()) == gone
    assert list(source.former([page.pk])) == gone
    publish(page, actor=None)
    assert list(source.former()) == []


def test_what_moved_leads_to_the_story(source, publish_at, dunia):
    page = publish_at("Kapal", 1)
    for slug in ("kapal-besar", "kapal-raya"):
        page = StoryPage.objects.get(pk=page.pk)
        page.slug = slug
        page.save_revision()
        publish(page, actor=None)
    found = {(dunia.pk, "kapal/"): page.pk, (dunia.pk, "kapal-besar/"): page.pk}
    assert former(source) == former(source, page.pk) == found


def test_an_address_that_another_story_took_over_is_in_use(source, publish_at, dunia):
    old = publish_at("Kapal", 2)
    old.slug = "kapal-lama"
    old.save_revision()
    publish(old, actor=None)
    new = publish_at("Kapal", 1)
    assert new.url == "/dunia/kapal/"
    assert former(source) == {}
    unpublish(new, actor=None)
    # The last one that stood there decides, also when the other one is asked about.
    assert former(source) == former(source, old.pk) == former(source, new.pk) == {(dunia.pk, "kapal/"): None}


def test_a_deleted_story_is_gone_for_good(source, publish_at, dunia):
    page = publish_at("Kapal", 1)
    id = page.pk
    page.delete()
    assert former(source) == former(source, id) == {(dunia.pk, "kapal/"): None}


def test_an_address_is_below_its_section_wherever_that_stands(source, publish_at, dunia):
    first = publish_at("Kapal", 1)
    gone = first.pk
    first.delete()
    move_section(dunia, "mancanegara")
    assert former(source) == {(dunia.pk, "kapal/"): None}
    second = publish_at("Kapal", 1)
    assert second.url == "/mancanegara/kapal/"
    assert former(source) == {}
    second.slug = "perahu"
    second.save_revision()
    publish(second, actor=None)
    # The first one left it as /dunia/kapal/, the second as /mancanegara/kapal/: it is one address.
    assert former(source) == former(source, gone) == {(dunia.pk, "kapal/"): second.pk}


def test_a_row_that_names_the_section_is_believed(source, publish_at, dunia):
    page = publish_at("Kapal", 1)
    changed = {"path": ["/lama/perahu/", "/dunia/kapal/"], "language": "id", "section": dunia.pk, "name": "perahu/"}
    record(Act.Kind.MOVE, story=page, changed=changed)
    assert former(source) == former(source, page.pk) == {(dunia.pk, "perahu/"): page.pk}


def test_an_old_row_of_a_section_that_nobody_knows_says_nothing(source, publish_at):
    page = publish_at("Kapal", 1)
    record(Act.Kind.MOVE, story=page, changed={"path": ["/entah/kapal/", "/dunia/kapal/"], "language": "id"})
    assert former(source) == {}


def folders(source, *which) -> dict:
    found = [*source.folders(*which)]
    assert len({each.path for each in found}) == len(found)
    return {each.path: (each.listing.kind, each.listing.id, each.state) for each in found}


def test_everything_has_a_folder(source, dunia):
    bima = Author.objects.create(name="Bima", slug="bima")
    found = folders(source)
    assert found["/dunia/"] == ("section", dunia.pk, "here")
    assert found["/en/"] == ("front", front("en").id, "here")
    assert found["/penulis/bima/"] == found["/en/author/bima/"] == ("author", bima.pk, "here")
    assert found["/koreksi/"] == ("corrected", 0, "here")
    assert set(found) == {"/", "/en/", "/dunia/", "/penulis/bima/", "/en/author/bima/", "/koreksi/", "/en/corrections/"}


def test_a_folder_that_was_left_leads_to_the_new_one(source, dunia):
    bima = Author.objects.create(name="Bima", slug="bima")
    bima.slug = "bima-arta"
    bima.save()
    move_section(dunia, "mancanegara")
    found = folders(source)
    assert found["/dunia/"] == ("section", dunia.pk, "moved")
    assert found["/mancanegara/"] == ("section", dunia.pk, "here")
    assert found["/penulis/bima/"] == found["/en/author/bima/"] == ("author", bima.pk, "moved")
    assert folders(source, "section", dunia.pk) == {path: found[path] for path in ("/dunia/", "/mancanegara/")}
    assert folders(source, "section") == folders(source, "section", dunia.pk)


def test_a_folder_that_another_took_over_is_the_other_s(source, publish_at, dunia):
    move_section(dunia, "mancanegara")
    other = dunia.get_parent().specific.add_child(
        instance=SectionPage(title="Dunia", slug="dunia", locale=dunia.locale)
    )
    assert folders(source)["/dunia/"] == ("section", other.pk, "here")
    assert folders(source, "section", dunia.pk)["/dunia/"] == ("section", other.pk, "here")
    assert folders(source, "section", other.pk) == {"/dunia/": ("section", other.pk, "here")}
    move_section(other, "lagi")
    assert (
        folders(source)["/dunia/"] == folders(source, "section", dunia.pk)["/dunia/"] == ("section", other.pk, "moved")
    )


def test_a_folder_of_what_was_deleted_is_gone_and_stays(source, dunia):
    changed = {"subject": f"section/{dunia.pk}", "path": ["/dunia/", None], "language": "id"}
    id = dunia.pk
    SectionPage.objects.get(pk=id).delete()
    record(Act.Kind.HOUSE, title="Dunia", changed=changed)
    assert folders(source)["/dunia/"] == folders(source, "section", id)["/dunia/"] == ("section", id, "gone")


def test_queries_of_addresses_do_not_grow_with_their_number(source, publish_at, dunia, django_assert_num_queries):
    list(source.folders())  # remembers the fronts

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            list(source.former())
            list(source.folders())
        return len(asked)

    unpublish(publish_at("Kapal", 1), actor=None)
    few = count()
    for number in range(9):
        unpublish(publish_at(f"Kapal {number}", 1), actor=None)
        Author.objects.create(name=f"Bima {number}", slug=f"bima-{number}")
    assert count() == few
    assert len(former(source)) == 10


# Merged, pinned, killed


@pytest.fixture
def merged_names(publish_at):
    """Two of each kind, the first merged into the second, and a story that names both."""
    authors = [
        Author.objects.create(name=name, slug=slug, role=role)
        for name, slug, role in (("Bima", "bima", "Wartawan"), ("Bima Arta", "bima-arta", "Koresponden"))
    ]
    tags = [Tag.objects.create(name=name, slug=name.lower()) for name in ("Samudera", "Laut")]
    agencies = [Agency.objects.create(name=name, url=f"https://{name.lower()}.example") for name in ("Anta", "Antara")]
    page = publish_at("Kapal", 1)
    page.bylines = [StoryAuthor(author=author) for author in authors]
    page.credits = [StoryCredit(agency=agency) for agency in agencies]
    page.tags.add(*tags)
    page.save_revision()
    publish(page, actor=None)
    for kind, (one, other) in (("author", authors), ("tag", tags), ("agency", agencies)):
        merge(kind, one.pk, other.pk, actor=None)
    return page, authors, tags, agencies


def test_a_story_shows_two_that_were_merged_once_and_by_the_name_that_stands(source, merged_names):
    page, authors, tags, agencies = merged_names
    told = story(source, page)
    assert told.bylines == (Byline(authors[0].pk, "Bima Arta", f"/penulis/{authors[1].slug}/", "Koresponden"),)
    assert told.tags == (StoryTag(tags[0].pk, "Laut", "/topik/laut/"),)
    assert told.credits == (Credit("Antara", agency_id=agencies[0].pk),)
    shown = ("Antara", "https://antara.example")
    assert {each.id: (each.name, each.path) for each in source.named("agency")} == {
        agency.pk: shown for agency in agencies
    }
    assert story_of(StoryPage.objects.get(pk=page.pk)) == told
    # Where it may be shown does not hang on merges.
    facts = source.facts([page.pk])[page.pk]
    assert {Listing("author", each.pk, "id") for each in authors} <= set(facts.listings)
    assert facts.author == Listing("author", authors[0].pk, "id")


def test_what_was_merged_says_the_name_of_what_stands_for_it(source, merged_names):
    _, authors, tags, agencies = merged_names
    for kind, (one, other) in (("author", authors), ("tag", tags), ("agency", agencies)):
        standing = [msgspec.structs.replace(each, id=one.pk) for each in source.named(kind, other.pk)]
        assert list(source.named(kind, one.pk)) == standing
        assert list(source.merged(kind, other.pk)) == [one.pk]
        assert list(source.merged(kind, one.pk)) == []


def test_a_listing_takes_in_what_was_merged_into_it(source, merged_names):
    _, authors, _, _ = merged_names
    one, other = (Listing("author", each.pk, "id") for each in authors)
    assert source.listing_page(one) is None
    assert source.listing_page(other).includes == (one,)
    assert (source.taken_in_by(one), source.taken_in_by(other)) == (other, other)
    third = Author.objects.create(name="Cici", slug="cici")
    merge("author", other.id, third.pk, actor=None)
    source = PublishedStories()
    last = Listing("author", third.pk, "id")
    assert source.taken_in_by(one) == last
    assert source.listing_page(last).includes == tuple(sorted((one, other)))
    assert list(source.merged("author", other.id)) == [one.id]
    found = {each.path: each for each in source.folders("author", one.id)}
    assert found["/penulis/bima/"].merged_into == last


def test_a_merged_section_keeps_its_stories_where_they_stand(source, publish_at, dunia):
    front = dunia.get_parent().specific
    other = front.add_child(instance=SectionPage(title="Mancanegara", slug="mancanegara", locale=dunia.locale))
    page = publish_at("Kapal", 1)
    merge("section", dunia.pk, other.pk, actor=None)
    told = source.published([page.pk])[0]
    assert told.story.path == "/dunia/kapal/"
    assert told.story.section == Section(dunia.pk, "Mancanegara", "/mancanegara/")
    assert told.facts.section == Listing("section", dunia.pk, "id")
    (named,) = source.named("section", dunia.pk)
    assert (named.name, named.path, named.folder) == ("Mancanegara", "/mancanegara/", "/dunia/")
    (folder,) = source.folders("section", dunia.pk)
    assert folder == Folder("/dunia/", told.facts.section, merged_into=Listing("section", other.pk, "id"))
    assert told.facts.section not in set(source.fixed_listings())


def test_a_front_shows_its_pins_in_order_while_they_are_published(source, publish_at):
    first, second, gone = (publish_at(title, 1) for title in ("Satu", "Dua", "Tiga"))
    here = FrontPage.objects.get(locale__language_code="id")
    for page in (first, gone, second):
        pin(here, page, actor=None)
    StoryPage.objects.filter(pk=gone.pk).update(live=False)
    assert source.listing_page(front("id")).pinned == (second.pk, first.pk)


def test_a_killed_story_is_told_at_all_its_addresses(source, publish_at, dunia):
    page = publish_at("Kapal", 1)
    move(page, slug="perahu", actor=None)
    kill(page, reason="salah orang", note="Berita ini ditarik.", actor=None)
    (killed,) = source.killed()
    assert (killed.id, killed.language, killed.note) == (page.pk, "id", "Berita ini ditarik.")
    assert Listing("section", dunia.pk, "id") in killed.listings
    assert list(source.killed([page.pk])) == [killed]
    assert list(source.killed([page.pk + 1])) == []
    assert {(each.name, each.to, each.killed) for each in source.former()} == {
        ("kapal/", None, page.pk),
        ("perahu/", None, page.pk),
    }
    restore(page, actor=None)
    assert list(source.killed()) == []
    assert former(source) == {(dunia.pk, "kapal/"): page.pk}


def test_how_the_site_looks_and_what_programs_are_told(source):
    words = SiteSettings.for_site(Site.objects.get())
    words.accent, words.accent_dark, words.text_family = "#9e1b22", "#ff8080", "sans"
    words.ai_crawlers, words.hub_url, words.security_contact = False, "https://hub.example", "mailto:a@b.example"
    words.save()
    site = PublishedStories().site()
    assert site.style == Style("#9e1b22", "#ff8080", "sans")
    assert site.machines == Machines(ai_crawlers=False, contact="mailto:a@b.example", hub="https://hub.example")


# Versions


def revise(page, actor=None, **fields) -> None:
    page = StoryPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    publish(page, actor=actor)


def test_a_story_of_one_version_has_none_to_tell_of(source, publish_at):
    page = publish_at("Kapal", 1)
    page.tags.add("laut")
    page.save_revision()
    publish(page, actor=None)
    assert source.published([page.pk])[0].versions == ()


def test_a_version_says_word_by_word_what_changed(source, publish_at):
    page = publish_at("Kapal tiba", 1, text="<p>Tetap sama.</p><p>Kapal itu <b>panjangnya</b> 20 meter saja.</p>")
    revise(page, body=[("paragraph", "<p>Tetap sama.</p><p>Kapal itu panjangnya 30 meter saja.</p><p>Baru.</p>")])
    newest, first = source.published([page.pk])[0].versions
    assert newest.paragraphs == (
        (
            Passage("same", "Kapal itu panjangnya"),
            Passage("gone", " 20"),
            Passage("new", " 30"),
            Passage("same", " meter saja."),
        ),
        (Passage("new", "Baru."),),
    )
    assert first.paragraphs == ()
    assert newest.at > first.at


def test_the_first_version_is_as_old_as_the_story_says_of_itself(source, publish_at):
    page = publish_at("Kapal", 48)
    revise(page, title="Perahu")
    found = source.published([page.pk])[0]
    assert found.versions[-1].at == found.story.published


def test_the_headline_and_who_said_it_are_words_of_a_version_too(source, publish_at):
    page = publish_at("Kapal tiba", 1)
    quotation = {"text": "<p>Kami bangga</p>", "role": ""}
    revise(page, body=[("quotation", {**quotation, "speaker": "Rahim"})])
    revise(page, title="Kapal besar tiba", body=[("quotation", {**quotation, "speaker": "Daeng Rahim"})])
    newest, *_ = source.published([page.pk])[0].versions
    assert newest.paragraphs == (
        (Passage("same", "Kapal"), Passage("new", " besar"), Passage("same", " tiba")),
        (Passage("same", "Kami bangga —"), Passage("new", " Daeng"), Passage("same", " Rahim")),
    )


def test_readers_are_told_the_correction_and_never_the_newsroom_s_own_reason(source, publish_at):
    page = publish_at("Kapal", 1)
    page.title = "Perahu"
    page.save_revision()
    text = "Itu perahu, bukan kapal."
    correct(page, kind="correction", text=text, revise=True, actor=None, reason="pengacara menelepon")
    revise(page, title="Sampan")
    newest, corrected, first = source.published([page.pk])[0].versions
    assert (newest.note, corrected.note, first.note) == ("", text, "")


def test_a_version_whose_revision_is_gone_says_only_when(source, publish_at):
    page = publish_at("Kapal", 1)
    revise(page, title="Perahu")
    revise(page, title="Sampan")
    Revision.objects.filter(pk=page.latest_revision_id).delete()
    newest, second, _ = source.published([page.pk])[0].versions
    assert newest.paragraphs != ()
    assert second.paragraphs == ()


def test_of_very_many_versions_the_newest_are_told(source, publish_at, monkeypatch):
    monkeypatch.setattr(versions, "MOST", 3)
    page = publish_at("Kapal 0", 1)
    for number in range(1, 6):
        revise(page, title=f"Kapal {number}")
    told = source.published([page.pk])[0].versions
    assert [each.paragraphs[0][-1].text for each in told] == [" 5", " 4", " 3"]
