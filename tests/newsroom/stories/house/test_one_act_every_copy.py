"""Whatever is changed of the house, the pages that are pressed for it are those that pressing everything makes."""

import pytest
from wagtail.models import Site

from warta.newsroom.home import store
from warta.newsroom.ledger.worker import press_pending, rebuild_everything, verify_everything
from warta.newsroom.stories.house.merge import merge, part
from warta.newsroom.stories.house.pin import pin, unpin
from warta.newsroom.stories.house.rename import rename
from warta.newsroom.stories.models import (
    Agency,
    Author,
    AuthorInLanguage,
    FrontPage,
    MenuItem,
    SectionPage,
    SiteSettings,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.move import move
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.unpublish import unpublish

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers(published, world):
    """What readers get at paths: (status, location) each. Everything pending is pressed first, and verified."""
    agency = Agency.objects.create(name="AP")
    bima, cici = (Author.objects.create(name=name, slug=name.lower()) for name in ("Bima", "Cici"))
    published("Satu", authors=[bima], tags=["laut"], agencies=[agency])
    published("Dua", authors=[cici, bima], tags=["laut", "samudra"])
    published("One", section=world, authors=[bima], tags=["samudra"])
    rebuild_everything()

    def readers(*paths: str):
        press_pending()
        assert [str(each) for each in verify_everything()] == []
        with store().snapshot() as snapshot:
            return [(page.status, "".join(page.location)) if (page := snapshot.page(path)) else None for path in paths]

    return readers


def test_names_and_addresses(readers, editor, dunia):
    rename(Author.objects.get(name="Bima"), name="Bima Arta", slug="bima-arta", actor=editor)
    readers()
    rename(Tag.objects.get(name="laut"), name="Laut", slug="laut-lepas", actor=editor)
    readers()
    rename(Agency.objects.get(), name="Associated Press", actor=editor)
    readers()
    rename(dunia, name="Mancanegara", slug="mancanegara", actor=editor)
    readers()


def test_an_agency_s_own_site(readers, editor):
    for url in ("https://ap.example", "https://ap.example/id", ""):
        rename(Agency.objects.get(), url=url, actor=editor)
        readers()


def test_what_an_author_s_page_says(readers, world):
    author = Author.objects.get(name="Bima")
    author.role, author.biography = "Wartawan", "Menulis tentang laut."
    author.in_languages = [AuthorInLanguage(locale=world.locale, role="Reporter")]
    author.save()
    readers()


def test_a_section_that_comes_says_more_of_itself_and_goes(readers, dunia):
    section = dunia.get_parent().add_child(instance=SectionPage(title="Ekonomi", slug="ekonomi", locale=dunia.locale))
    readers()
    section.description = "Uang."
    section.save_revision().publish()
    readers()
    SectionPage.objects.get(pk=section.pk).unpublish()
    readers()
    section.delete()
    readers()


def test_what_is_deleted(readers):
    Tag.objects.get(name="laut").delete()
    readers()


def test_what_is_merged_and_parted(readers, editor, dunia):
    ekonomi = dunia.get_parent().add_child(instance=SectionPage(title="Ekonomi", slug="ekonomi", locale=dunia.locale))
    readers()
    for kind, a, b in (
        ("tag", Tag.objects.get(name="laut"), Tag.objects.get(name="samudra")),
        ("author", Author.objects.get(name="Bima"), Author.objects.get(name="Cici")),
        ("section", dunia, ekonomi),
    ):
        merge(kind, a.pk, b.pk, actor=editor)
        readers()
        part(kind, a.pk, actor=editor)
        readers()


def test_what_is_pinned(readers, editor, dunia):
    front = FrontPage.objects.get(locale=dunia.locale_id)
    story = dunia.get_children().get(slug="satu")
    pin(front, story, actor=editor)
    readers()
    unpin(front, story, actor=editor)
    readers()


def test_the_site(readers, dunia):
    site = SiteSettings.for_site(Site.objects.get())
    site.name, site.accent, site.text_family, site.ai_crawlers = "Kabar Samudra", "#004455", "sans", False
    site.hub_url, site.security_contact = "https://hub.example", "mailto:keamanan@warta.example"
    site.menu = [MenuItem(locale=dunia.locale, page=dunia)]
    site.save()
    readers()


def test_a_language_goes_and_comes_back(readers):
    english = FrontPage.objects.get(locale__language_code="en")
    english.unpublish()
    readers()
    english.save_revision().publish()
    readers()


def _make_main(language: str) -> None:
    site = Site.objects.get()
    site.root_page = FrontPage.objects.get(locale__language_code=language)
    site.save()


def _leads(path: str) -> str | None:
    """Where an address leads for good; itself where a page stands there, and None where nothing does."""
    with store().snapshot() as snapshot:
        page = snapshot.page(path)
        if page is None or page.status not in (200, 301):
            return None
        return snapshot.joined(page).decode() if page.redirects else path


def test_addresses_from_before_another_language_was_the_main_one_lead_to_where_things_are(readers, dunia):
    readers()
    _make_main("en")
    readers()
    moved = {
        "/en/": "/",
        "/en/world/": "/world/",
        "/en/world/one/": "/world/one/",
        "/en/author/bima/": "/author/bima/",
        "/en/topic/samudra/rss.xml": "/topic/samudra/rss.xml",
        "/en/archive/": "/archive/",
        "/en/corrections/": "/corrections/",
        "/dunia/": "/id/dunia/",
        "/dunia/satu/": "/id/dunia/satu/",
        "/dunia/arsip/": "/id/dunia/arsip/",
        "/penulis/bima/": "/id/penulis/bima/",
        "/topik/laut/atom.xml": "/id/topik/laut/atom.xml",
        "/koreksi/": "/id/koreksi/",
    }
    assert {path: _leads(path) for path in moved} == moved
    assert all(_leads(there) == there for there in moved.values())
    rename(dunia, name="Mancanegara", slug="mancanegara", actor=None)
    readers()
    assert _leads("/dunia/satu/") == "/id/mancanegara/satu/"
    front = FrontPage.objects.get(locale__language_code="en")
    english = front.add_child(instance=SectionPage(title="Dunia", slug="dunia", locale=front.locale))
    readers()
    assert _leads("/dunia/") == "/dunia/"
    english.delete()
    readers()
    assert _leads("/dunia/") is None  # whoever had it last has gone
    _make_main("id")
    readers()
    assert (_leads("/id/"), _leads("/world/one/"), _leads("/en/world/one/")) == (
        "/",
        "/en/world/one/",
        "/en/world/one/",
    )


def test_the_menu_calls_a_story_by_its_headline_and_leads_to_where_it_is(readers, dunia, write):
    page = write("Panduan pemilih", slug="panduan")
    publish(page, actor=None)
    site = SiteSettings.for_site(Site.objects.get())
    site.menu = [MenuItem(locale=dunia.locale, page=page.page_ptr)]
    site.save()
    readers()

    def header() -> str:
        readers()
        with store().snapshot() as snapshot:
            return snapshot.text("site/header/id")

    assert "/dunia/panduan/" in header()
    page = StoryPage.objects.get(pk=page.pk)
    page.title = "Panduan bagi pemilih"
    page.save_revision()
    publish(page, actor=None)
    assert "Panduan bagi pemilih" in header()
    move(StoryPage.objects.get(pk=page.pk), section=dunia, slug="pemilih", actor=None)
    assert "/dunia/pemilih/" in header()
    unpublish(StoryPage.objects.get(pk=page.pk), actor=None)
    assert "/dunia/pemilih/" not in header()
    publish(StoryPage.objects.get(pk=page.pk), actor=None)
    assert "/dunia/pemilih/" in header()
    StoryPage.objects.get(pk=page.pk).delete()
    assert "/dunia/pemilih/" not in header()
