"""What an editor and a reporter can do in the admin, as their browser asks for it."""

import pytest
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.models import Author, FrontPage, SectionPage, SiteSettings, StoryPage
from warta.newsroom.stories.publish import publish

pytestmark = pytest.mark.django_db


def form(title: str = "Kapal layar", *, authors=(), **fields) -> dict:
    return nested_form_data(
        {
            "title": title,
            "slug": "kapal-layar",
            "standfirst": "",
            "body": streamfield([("paragraph", rich_text("<p>Isi berita.</p>"))]),
            "bylines": inline_formset([{"author": author.pk} for author in authors]),
            "credits": inline_formset([]),
            "comments": inline_formset([]),
            "tags": "laut, kapal",
            **fields,
        }
    )


def add(section) -> str:
    return reverse("wagtailadmin_pages:add", args=["stories", "storypage", section.pk])


def test_an_editor_writes_and_publishes_in_one_go_and_the_ledger_has_one_row(client, editor, dunia):
    bima = Author.objects.create(name="Bima", slug="bima")
    client.force_login(editor)
    answer = client.post(add(dunia), {**form(authors=[bima]), "action-publish": "1"})
    assert answer.status_code == 302
    page = StoryPage.objects.get()
    assert page.live
    assert page.url == "/dunia/kapal-layar/"
    assert page.locale.language_code == "id"
    assert sorted(page.tags.names()) == ["kapal", "laut"]
    (act,) = Act.objects.filter(story_id=page.pk)
    assert (act.kind, act.actor) == ("publish", editor)


def test_a_reporter_saves_a_draft_and_has_no_way_to_publish(client, reporter, dunia):
    client.force_login(reporter)
    assert "action-publish" not in client.get(add(dunia)).text
    client.post(add(dunia), {**form(), "action-publish": "1"})
    page = StoryPage.objects.get()
    assert not page.live
    assert page.owner == reporter
    assert not Act.objects.filter(story_id=page.pk).exists()


def test_a_reporter_makes_no_sections(client, reporter, editor, dunia):
    address = reverse("wagtailadmin_pages:add", args=["stories", "sectionpage", dunia.get_parent().pk])
    client.force_login(reporter)
    assert client.get(address).status_code == 302
    client.force_login(editor)
    assert client.get(address).status_code == 200


def test_a_reporter_makes_no_front_page(client, reporter, editor, dunia):
    address = reverse("wagtailadmin_pages:add", args=["stories", "frontpage", dunia.get_parent().get_parent().pk])
    fronts = FrontPage.objects.count()
    client.force_login(reporter)
    assert client.get(address).status_code == 302
    client.post(address, {"title": "Muka", "slug": "muka"})
    assert FrontPage.objects.count() == fronts
    client.force_login(editor)
    assert client.get(address).status_code == 200


def test_a_story_is_begun_in_a_section_of_any_language(client, editor, world):
    client.force_login(editor)
    address = reverse("stories:choose_parent")
    page = client.get(address, {"locale": "id"})
    assert "Dunia (" in page.text
    assert "World (" in page.text
    answer = client.post(address, {"parent_page": world.pk})
    assert answer.url == add(world)


def test_a_section_is_made_in_any_language(client, editor, world):
    client.force_login(editor)
    front = world.get_parent()
    answer = client.post(reverse("sections:choose_parent"), {"parent_page": front.pk})
    assert answer.url == reverse("wagtailadmin_pages:add", args=["stories", "sectionpage", front.pk])
    assert str(front.locale) in client.get(reverse("sections:choose_parent"), {"locale": "id"}).text


def test_who_would_write_in_a_newsroom_without_sections_is_told_what_to_do_first(client, editor):
    client.force_login(editor)
    answer = client.get(reverse("stories:choose_parent"), follow=True)
    assert "Buatlah rubrik lebih dahulu" in answer.text
    assert reverse("sections:choose_parent") in answer.text


def test_nothing_offers_to_hide_a_published_page_from_some_readers(client, editor, dunia, write):
    story = write("Kapal layar")
    client.force_login(editor)
    assert (
        reverse("wagtailadmin_pages:set_privacy", args=[story.pk])
        not in client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    )
    client.post(reverse("wagtailadmin_pages:set_privacy", args=[story.pk]), {"restriction_type": "login"})
    assert not story.get_view_restrictions().exists()


def test_a_section_at_an_address_of_the_house_is_refused_with_the_reason(client, editor, dunia):
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=["stories", "sectionpage", dunia.get_parent().pk])
    answer = client.post(address, nested_form_data({"title": "Media", "slug": "media", "comments": inline_formset([])}))
    assert "adalah alamat yang dipakai Warta sendiri" in answer.text
    assert not SectionPage.objects.filter(slug="media").exists()


def test_a_section_cannot_be_taken_from_over_its_stories(client, editor, dunia, write):
    publish(write("Kapal layar"), actor=None)
    client.force_login(editor)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[dunia.pk]))
    assert SectionPage.objects.get(pk=dunia.pk).live
    client.post(reverse("wagtailadmin_pages:unpublish", args=[dunia.pk]), {"include_descendants": "on"})
    assert not SectionPage.objects.get(pk=dunia.pk).live
    assert not StoryPage.objects.get().live


def test_the_preview_is_the_page_of_the_press_with_what_is_not_saved_yet(client, editor, write):
    page = write("Kapal layar")
    client.force_login(editor)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, form("Judul yang belum disimpan")).json()["is_valid"]
    answer = client.get(preview + "?mode=")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    shown = answer.text
    assert "Judul yang belum disimpan" in shown
    assert "Isi berita." in shown
    assert 'lang="id"' in shown


def test_a_new_story_is_previewed_before_it_was_ever_saved(client, editor, dunia):
    client.force_login(editor)
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["stories", "storypage", dunia.pk])
    client.post(preview, form("Belum ada"))
    assert "Belum ada" in client.get(preview + "?mode=").text
    assert not StoryPage.objects.exists()


def test_a_failing_publish_leaves_neither_page_nor_act(client, editor, dunia, monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("the ledger is away")

    monkeypatch.setattr("warta.newsroom.stories.publication.record", fail)
    client.raise_request_exception = False
    client.force_login(editor)
    acts = Act.objects.count()
    assert client.post(add(dunia), {**form(), "action-publish": "1"}).status_code == 500
    assert not StoryPage.objects.exists()
    assert Act.objects.count() == acts


def test_the_menu_is_the_newsroom_s_and_leaves_out_what_does_not_concern_it(client, editor, newsroom):
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_home")).text
    for word in ("Berita", "Rubrik", "Penulis", "Kantor berita", "Topik", "Kabar Laut"):
        assert word in page
    for word in ("whats-new", "wagtail.org", "gravatar"):
        assert word not in page


def test_what_the_admin_s_scripts_say_is_indonesian_too(client, editor):
    client.force_login(editor)
    assert '"Collapse all": "Ciutkan semua"' in client.get(reverse("wagtailadmin_javascript_catalog")).text


def test_the_admin_is_english_for_those_who_chose_it(client, editor, newsroom):
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_home")).text
    assert "Sections" in page
    assert "Rubrik" not in page


def test_a_story_is_translated_into_the_section_s_counterpart(client, editor, write, world):
    page = write("Kapal layar")
    client.force_login(editor)
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"locales": [world.locale_id]}).status_code == 302
    english = StoryPage.objects.exclude(pk=page.pk).get()
    assert (english.locale.language_code, english.live) == ("en", False)
    assert english.get_parent().pk == world.pk
    assert english.translation_key == page.translation_key


def test_a_section_is_not_previewed_and_its_form_opens(client, editor, dunia):
    client.force_login(editor)
    for page in (dunia, dunia.get_parent()):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("name", ["stories:index", "sections:index", "ledger"])
def test_the_lists_open(client, editor, write, name):
    publish(write("Kapal layar"), actor=editor)
    client.force_login(editor)
    assert client.get(reverse(name)).status_code == 200


def test_the_ledger_shows_who_did_what_and_is_not_for_reporters(client, editor, reporter, write):
    publish(write("Kapal layar"), actor=editor, reason="siap terbit")
    record("house", title="Menu")
    client.force_login(editor)
    page = client.get(reverse("ledger")).text
    assert all(word in page for word in ("Kapal layar", "Sari Dewi", "siap terbit", "Diterbitkan", "Menu"))
    client.force_login(reporter)
    assert client.get(reverse("ledger")).status_code == 302


def test_an_administrator_sets_the_site_s_words(admin_client, newsroom, dunia):
    words = SiteSettings.for_site(Site.objects.get())
    address = reverse("wagtailsettings:edit", args=["stories", "sitesettings", Site.objects.get().pk])
    data = {
        "name": "Kabar Samudra",
        "time_zone": "Asia/Makassar",
        "logo": "",
        "text_family": "serif",
        "ai_crawlers": "on",
        "words": inline_formset([]),
        "menu": inline_formset([{"locale": dunia.locale_id, "page": dunia.pk, "label": "", "address": ""}]),
    }
    assert admin_client.post(address, nested_form_data({**data, "time_zone": "Makassar"})).status_code == 200
    words.refresh_from_db()
    assert words.name == "Kabar Laut"
    assert admin_client.post(address, nested_form_data(data)).status_code == 302
    words = SiteSettings.objects.get()
    assert words.name == "Kabar Samudra"
    assert words.menu.filter(page=dunia).exists()


@pytest.mark.parametrize(
    ("page", "address", "label"),
    [(True, "/dunia/", "x"), (False, "", "x"), (False, "/dunia/", ""), (False, "javascript:x", "x")],
)
def test_a_menu_entry_is_one_page_or_one_labelled_address(admin_client, newsroom, dunia, page, address, label):
    entry = {"locale": dunia.locale_id, "page": dunia.pk if page else "", "address": address, "label": label}
    data = {
        "name": "K",
        "time_zone": "UTC",
        "logo": "",
        "text_family": "serif",
        "words": inline_formset([]),
        "menu": inline_formset([entry]),
    }
    url = reverse("wagtailsettings:edit", args=["stories", "sitesettings", Site.objects.get().pk])
    assert admin_client.post(url, nested_form_data(data)).status_code == 200
    assert not SiteSettings.objects.get().menu.filter(label=label, address=address).exists()
