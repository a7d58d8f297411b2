"""The site's settings: one row says which of them changed, and none what they are."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from warta.newsroom.stories.house.site import change_site
from warta.newsroom.stories.models import FrontPage, MenuItem, SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(newsroom):
    return SiteSettings.objects.get()


@pytest.fixture
def administrator(db):
    return User.objects.create_superuser("ani", password="kapal-kayu-7")


def form(site: SiteSettings, **fields) -> dict:
    """What the browser sends where nothing was changed."""
    words = [
        {"id": each.pk, "locale": each.locale_id, "name": "", "tagline": each.tagline, "imprint": json.dumps(None)}
        for each in site.words.all()
    ]
    menu = [
        {"id": each.pk, "locale": each.locale_id, "page": each.page_id, "label": each.label, "ORDER": at}
        for at, each in enumerate(site.menu.all(), 1)
    ]
    data = {
        "name": site.name,
        "time_zone": site.time_zone,
        "logo": "",
        "text_family": site.text_family,
        "ai_crawlers": "on",
        "words": inline_formset(words, initial=len(words)),
        "menu": inline_formset(menu, initial=len(menu)),
    }
    return nested_form_data({**data, **fields})


def address() -> str:
    return reverse("wagtailsettings:edit", args=["stories", "sitesettings", Site.objects.get().pk])


def test_what_really_changed_is_in_the_row(rows, site, administrator, dunia):
    site.name = "Kabar Samudra"
    site.accent = "#004455"
    site.menu = [*site.menu.all(), MenuItem(locale=dunia.locale, page=dunia, sort_order=9)]
    act = change_site(site, actor=administrator, reason="wajah baru")
    assert rows() == [act]
    assert (act.kind, act.actor, act.reason) == ("house", administrator, "wajah baru")
    assert act.changed == {"subject": "site", "fields": ["accent", "menu", "name"]}
    assert SiteSettings.objects.get().menu.filter(page=dunia).exists()


def test_saved_elsewhere_it_is_the_same_row(rows, site):
    site.text_family = "sans"
    site.save()
    (act,) = rows()
    assert act.changed == {"subject": "site", "fields": ["text_family"]}


def test_nothing_changed_is_no_row(rows, site, administrator):
    assert change_site(site, actor=administrator) is None
    SiteSettings.objects.get().save()
    assert rows() == []


def test_a_secret_is_in_no_row(rows, site, administrator):
    site.purge_url, site.purge_token = "https://cdn.example/purge", "rahasia-sekali"
    act = change_site(site, actor=administrator)
    assert act.changed["fields"] == ["purge_token", "purge_url"]
    assert "rahasia" not in json.dumps(act.changed) + act.title


def test_it_is_the_administrators_business(client, rows, site, editor, reporter):
    site.name = "Kabar Samudra"
    for user in (editor, reporter):
        with pytest.raises(PermissionDenied):
            change_site(site, actor=user)
        client.force_login(user)
        assert client.get(address()).status_code in (302, 403)
    assert rows() == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("accent", "#ff9488", "1,92"),
        ("accent", "merah", "#9e1b22"),
        ("accent_dark", "#9e1b22", "Pilih warna yang lebih terang"),
        ("hub_url", "http://hub.example", "https://"),
        ("purge_url", "ftp://127.0.0.1", "https://"),
        ("purge_url", "https://", "https://"),
        ("purge_url", "https://sari:rahasia@cdn.example/purge", "Hapus nama dan sandi"),
        ("purge_url", "http://rahasia@127.0.0.1:6081/", "Hapus nama dan sandi"),
        ("purge_url", "https://@cdn.example/", "Hapus nama dan sandi"),
        ("hub_url", "https://sari:rahasia@hub.example/", "Hapus nama dan sandi"),
        ("security_contact", "keamanan@warta.example", "mailto:"),
    ],
)
def test_what_will_not_do_is_refused_with_the_reason(rows, site, administrator, field, value, said):
    setattr(site, field, value)
    with pytest.raises(ValidationError) as problem:
        change_site(site, actor=administrator)
    assert said in str(problem.value)
    assert rows() == []


@pytest.mark.parametrize(
    "address", ["https://cdn.example/purge", "http://127.0.0.1:6081/", "http://[::1]/", "http://localhost:8080/x"]
)
def test_where_purges_may_be_sent(site, administrator, address):
    site.purge_url = address
    assert change_site(site, actor=administrator) is not None


# In the admin


def test_the_form_is_one_row_and_unchanged_it_is_none(client, rows, site, administrator):
    client.force_login(administrator)
    assert client.post(address(), form(site)).status_code == 302
    assert rows() == []
    answer = client.post(address(), form(site, name="Kabar Samudra", accent="#004455", ai_crawlers=""))
    assert answer.status_code == 302
    (act,) = rows()
    assert (act.actor, act.changed["fields"]) == (administrator, ["accent", "ai_crawlers", "name"])


def test_a_colour_is_shown_on_the_grounds_that_it_will_stand_on(client, site, administrator):
    client.force_login(administrator)
    page = client.get(address()).text
    assert "background:#f5f3ee" in page
    assert "background:#1c1e21" in page
    answer = client.post(address(), form(site, accent="#FF9488"))
    assert "1,92" in answer.text


def test_the_secret_is_never_sent_back_and_stays_where_nothing_is_written(client, rows, site, administrator):
    site.purge_url, site.purge_token = "https://cdn.example/purge", "rahasia-sekali"
    site.save()
    client.force_login(administrator)
    assert "rahasia-sekali" not in client.get(address()).text
    client.post(address(), form(site, purge_url="https://cdn.example/purge", purge_token=""))
    assert SiteSettings.objects.get().purge_token == "rahasia-sekali"
    client.post(address(), form(site, purge_url="", purge_token=""))
    assert SiteSettings.objects.get().purge_token == ""


def test_the_secret_does_not_go_to_another_place_unless_it_is_written_again(client, site, administrator):
    site.purge_url, site.purge_token = "https://cdn.example/purge", "rahasia-sekali"
    site.save()
    client.force_login(administrator)
    client.post(address(), form(site, purge_url="https://elsewhere.example/purge", purge_token=""))
    assert SiteSettings.objects.get().purge_url == "https://cdn.example/purge"
    client.post(address(), form(site, purge_url="https://cdn.example/v2/purge", purge_token=""))
    assert SiteSettings.objects.get().purge_url == "https://cdn.example/v2/purge"
    client.post(address(), form(site, purge_url="https://elsewhere.example/purge", purge_token="lain"))
    assert SiteSettings.objects.get().purge_token == "lain"


# Languages


def test_a_language_that_comes_or_goes(rows, newsroom):
    english = FrontPage.objects.get(locale__language_code="en")
    english.unpublish()
    english.save_revision().publish()
    went, came = (act for act in rows() if act.changed["subject"] == "languages")
    assert (went.kind, went.changed["removed"]) == ("house", "en")
    assert came.changed["added"] == "en"


def test_a_front_page_that_is_only_saved_changes_nothing_for_readers(rows, newsroom):
    front = FrontPage.objects.get(locale__language_code="en")
    front.title = "English front"
    front.save_revision().publish()
    assert rows() == []


def test_another_main_language_changes_every_address(rows, newsroom):
    site = Site.objects.get()
    site.root_page = FrontPage.objects.get(locale__language_code="en")
    site.save()
    (act,) = rows()
    assert (act.changed["subject"], act.changed["main"]) == ("languages", "en")
