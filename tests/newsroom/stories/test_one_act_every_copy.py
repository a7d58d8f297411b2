"""One act, every copy: after each act the pages that were pressed for it are those that pressing everything makes."""

import pytest
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction

from warta.newsroom.home import store
from warta.newsroom.ledger.worker import press_pending, rebuild_everything, verify_everything
from warta.newsroom.stories.house.merge import merge
from warta.newsroom.stories.models import Author, SectionPage, StoryAuthor, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.unpublish import unpublish

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers(newsroom):
    """What readers get at a path: (status, location), or None. Everything pending is pressed first, and verified."""
    rebuild_everything()

    def readers(*paths: str):
        press_pending()
        assert [str(each) for each in verify_everything()] == []
        with store().snapshot() as snapshot:
            pages = [snapshot.page(path) for path in paths]
            found = [page and (page.status, snapshot.joined(page).decode() if page.redirects else "") for page in pages]
        return found[0] if len(found) == 1 else found

    return readers


def revise(page, **fields) -> StoryPage:
    page = StoryPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    publish(page, actor=None)
    return page


def test_a_story_in_two_languages_comes_moves_and_goes(readers, write, world):
    bima = Author.objects.create(name="Bima", slug="bima")
    indonesian = write("Kapal layar", text="<p>Kapal kayu berlabuh di pelabuhan lama.</p>")
    english = write("A ship", section=world, translation_key=indonesian.translation_key)
    for page, tag in ((indonesian, "laut"), (english, "sea")):
        page.bylines = [StoryAuthor(author=bima)]
        page.tags.add(tag)
        page.save_revision()
    publish(indonesian, actor=None)
    assert readers("/dunia/kapal-layar/", "/penulis/bima/", "/en/author/bima/") == [(200, ""), (200, ""), None]
    publish(english, actor=None)
    assert readers("/en/world/a-ship/", "/en/author/bima/", "/en/topic/sea/") == [(200, "")] * 3

    indonesian = revise(indonesian, slug="kapal-besar", title="Kapal besar")
    assert readers("/dunia/kapal-layar/") == (301, "/dunia/kapal-besar/")

    bima.slug = "bima-arta"
    bima.save()
    assert readers("/penulis/bima/", "/penulis/bima-arta/") == [(301, "/penulis/bima-arta/"), (200, "")]

    unpublish(english, actor=None)
    assert readers("/en/world/a-ship/", "/en/topic/sea/") == [(410, ""), None]
    StoryPage.objects.get(pk=indonesian.pk).delete()
    assert readers("/dunia/kapal-besar/", "/dunia/kapal-layar/") == [(410, ""), (410, "")]


def test_what_comes_back_has_its_old_addresses_again(readers, write):
    page = write("Satu")
    publish(page, actor=None)
    page = revise(page, slug="dua")
    unpublish(page, actor=None)
    assert readers("/dunia/satu/", "/dunia/dua/") == [(410, ""), (410, "")]
    revise(page, slug="tiga")
    assert readers("/dunia/satu/", "/dunia/dua/", "/dunia/tiga/") == [(301, "/dunia/tiga/")] * 2 + [(200, "")]


def test_two_stories_trade_addresses(readers, write):
    first, second = write("Satu"), write("Dua")
    for page in (first, second):
        publish(page, actor=None)
    assert readers("/dunia/satu/", "/dunia/dua/") == [(200, ""), (200, "")]
    first = revise(first, slug="lama")
    second = revise(second, slug="satu")
    assert readers("/dunia/lama/", "/dunia/satu/", "/dunia/dua/") == [(200, ""), (200, ""), (301, "/dunia/satu/")]
    first = revise(first, slug="dua")
    assert readers("/dunia/lama/", "/dunia/dua/") == [(301, "/dunia/dua/"), (200, "")]


def test_a_section_is_renamed_and_goes_with_its_stories(readers, write, dunia):
    page = write("Satu")
    publish(page, actor=None)
    section = SectionPage.objects.get(pk=dunia.pk)
    section.slug, section.title = "mancanegara", "Mancanegara"
    section.save_revision().publish()
    assert readers("/dunia/", "/dunia/satu/") == [(301, "/mancanegara/"), (301, "/mancanegara/satu/")]
    SectionPage.objects.get(pk=dunia.pk).delete()
    assert readers("/mancanegara/satu/", "/dunia/satu/") == [(410, ""), (410, "")]


def test_a_section_goes_and_comes_back_while_its_stories_stay(readers, write, dunia):
    publish(write("Kapal layar"), actor=None)
    month = timezone.localtime().strftime("/dunia/arsip/%Y/%m/")
    publish_section(dunia)
    assert readers("/dunia/", "/dunia/rss.xml", month) == [(200, "")] * 3
    UnpublishPageAction(dunia).execute()
    assert readers("/dunia/", "/dunia/rss.xml", "/dunia/kapal-layar/") == [(410, ""), (410, ""), (200, "")]
    assert readers(month) is None
    publish_section(dunia)
    assert readers("/dunia/", "/dunia/rss.xml", month) == [(200, "")] * 3


def test_what_was_merged_and_is_deleted_takes_its_stories_out_of_the_other_s_archive(readers, write, dunia):
    ekonomi = dunia.get_parent().add_child(instance=SectionPage(title="Ekonomi", slug="ekonomi", locale=dunia.locale))
    publish(write("Kapal layar"), actor=None)
    merge("section", dunia.pk, ekonomi.pk, actor=None)
    month = timezone.localtime().strftime("/ekonomi/arsip/%Y/%m/")
    assert readers(month) == (200, "")
    SectionPage.objects.get(pk=dunia.pk).delete()
    assert readers(month, "/dunia/") == [None, (410, "")]


def test_a_link_goes_with_the_story_that_it_led_to(readers, write):
    there = write("Tujuan")
    publish(there, actor=None)
    publish(write("Kapal layar", text=f'<p>Lihat <a linktype="page" id="{there.pk}">itu</a>.</p>'), actor=None)
    assert readers("/dunia/tujuan/") == (200, "")
    StoryPage.objects.get(pk=there.pk).delete()
    assert readers("/dunia/tujuan/") == (410, "")


def publish_section(section) -> None:
    SectionPage.objects.get(pk=section.pk).save_revision().publish()
    section.refresh_from_db()
