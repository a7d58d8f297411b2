"""`warta site` and `warta menu`: what the site says of itself, how it looks, and where its menu leads."""

from __future__ import annotations

import pytest

from tests.cli.by_command import answer, done, refused, run
from warta.cli import menu, publish, site
from warta.newsroom.stories.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_the_site_gets_another_name_in_one_edition(story):
    report = done(site, "--name", "Kabar Samudra", "--reason", "nama baru")
    assert (report["kind"], report["subject"], report["reason"]) == ("house", "site", "nama baru")
    assert report["changed"]["fields"] == ["name"]
    assert "Kabar Samudra" in answer("/")[1]
    assert "Kabar Samudra" in answer("/en/")[1]


def test_words_of_one_language_are_of_that_one_only(story):
    done(site, "--language", "en", "--name", "Sea News", "--tagline", "News from the sea")
    assert "News from the sea" in answer("/en/")[1]
    assert "Sea News" not in answer("/")[1]
    done(site, "--language", "en", "--tagline", "From the sea")
    assert "Sea News" in answer("/en/")[1]
    assert "News from the sea" not in answer("/en/")[1]
    assert SiteSettings.objects.get().words.count() == 2


def test_the_look_and_what_machines_are_told(story):
    done(publish, story.pk)  # security.txt is good for a while after the newest story
    words = [
        "--accent",
        "#004455",
        "--type",
        "sans",
        "--no-ai-crawlers",
        "--security-contact",
        "mailto:aman@laut.example",
    ]
    report = done(site, *words)
    assert report["changed"]["fields"] == ["accent", "ai_crawlers", "security_contact", "text_family"]
    assert "#004455" in answer("/")[1]
    assert "mailto:aman@laut.example" in answer("/.well-known/security.txt")[1]
    done(site, "--accent", "", "--ai-crawlers")
    assert "#004455" not in answer("/")[1]


def test_another_time_zone_presses_all_anew(story):
    done(publish, story.pk)
    assert done(site, "--time-zone", "Asia/Jayapura")["changed"]["fields"] == ["time_zone"]
    assert "+09:00" in answer("/dunia/kapal-layar/")[1]


def test_the_menu_of_one_language_is_written_anew(story):
    report = done(menu, "id", "/dunia/", "Depan=/", "Cuaca=https://cuaca.example/?kota=1")
    assert report["changed"]["fields"] == ["menu"]
    entries = SiteSettings.objects.get().menu.filter(locale=story.locale).order_by("sort_order")
    assert [(each.label, each.address, each.page and each.page.slug) for each in entries] == [
        ("", "", "dunia"),
        ("Depan", "", entries[1].page.slug),
        ("Cuaca", "https://cuaca.example/?kota=1", None),
    ]
    assert SiteSettings.objects.get().menu.exclude(locale=story.locale).count() == 1
    said = answer("/")[1]
    assert said.index("Dunia</a>") < said.index("Depan</a>") < said.index("Cuaca</a>")
    assert "is so already" in refused(menu, "id", "/dunia/", "Depan=/", "Cuaca=https://cuaca.example/?kota=1")


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        (site, ["--name", "Warta Laut"], "the site is so already"),
        (site, ["--name", ""], "name: "),
        (site, ["--time-zone", "Asia/Laut"], "“Asia/Laut” is no time zone"),
        (site, ["--accent", "#ffff00"], "accent: On the light page it has a contrast of"),
        (site, ["--accent", "merah"], "accent: Write a colour as #"),
        (site, ["--hub", "laut"], "hub: "),
        (site, ["--tagline", "x", "--language", "fr"], "the site has no language fr: it has id, en"),
        (menu, ["fr", "/"], "the site has no language fr"),
        (menu, ["id", "/tidak-ada/"], "no page stands at /tidak-ada/: say what the entry is called"),
        (menu, ["id", "https://cuaca.example"], "say what the entry is called, as LABEL=https://cuaca.example"),
        (menu, ["id", "Cuaca=javascript:x"], "address: Write a place on this site"),
    ],
)
def test_what_will_not_do_is_said_in_one_line_and_changes_nothing(story, verb, words, said):
    assert said in refused(verb, *words)


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        (site, [], "say what is to be different"),
        (site, ["--tagline", "x"], "add --language"),
        (site, ["--language", "id"], "add one of them"),
        (menu, ["id", "Cuaca"], "Cuaca is no entry"),
        (menu, ["id", "=/dunia/"], "is no entry"),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_line(verb, words, said):
    assert said in refused(verb, *words, status=2)


def test_the_site_is_changed_by_administrators(story, people):
    assert "may not change the site: ask an administrator to." in refused(site, "--name", "X", "--by", "sari")
    assert "may not change the site: ask an administrator to." in refused(menu, "id", "/dunia/", "--by", "sari")


def test_a_menu_needs_entries():
    assert run(menu, "id").exit_code == 2
