"""An agency kills or corrects what it sent: every story that was made from it is dealt with, directly or not."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from msgspec.structs import replace
from wagtail.models import Site

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.keep import keep
from warta.newsroom.stories.marks import marks
from warta.newsroom.stories.models import SourceKilled, StoryCredit, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.wire.models import ItemVersion, WireSettings
from warta.newsroom.wire.signals import difference, heed
from warta.newsroom.wire.take import take
from warta.wire.item import Item

pytestmark = pytest.mark.django_db

FIRST = Item(
    guid="samudra:7",
    version="1",
    format="text",
    headline="Kapal layar tiba",
    language="id",
    text="Kapal layar tiba di dermaga.\n\nAda 30 awak di atasnya.",
)


@pytest.fixture
def dunia(newsroom):
    return newsroom.dunia


@pytest.fixture
def editor(newsroom):
    return newsroom.editor


@pytest.fixture
def write(dunia):
    def write(title: str, *, section=None) -> StoryPage:
        section = section or dunia
        body = [("paragraph", "<p>Isi berita.</p>")]
        story = section.add_child(instance=StoryPage(title=title, locale=section.locale, live=False, body=body))
        story.save_revision()
        return story

    return write


@pytest.fixture
def sent(newsroom):
    """Let the agency send a version of the item: ``sent("2", signal="kill")``."""

    def sent(version: str = "1", **said) -> ItemVersion:
        item = replace(FIRST, version=version, **said)
        return take(item, f"{version} {said}".encode(), path="ujian").version

    return sent


@pytest.fixture
def made(write, newsroom):
    """A story made from the item, published or not."""

    def made(title: str, guid: str = FIRST.guid, *, url: str = "", live: bool = True, **fields) -> StoryPage:
        page = write(title, **fields)
        page.credits = [StoryCredit(as_written="Samudra", lineage_guid=guid, url=url)]
        page.save_revision()
        page.save()
        if live:
            publish(page, actor=None)
        return StoryPage.objects.get(pk=page.pk)

    return made


@pytest.fixture
def kills(newsroom):
    wire = WireSettings.for_site(Site.objects.get())
    wire.on_kill = "kill"
    wire.save()


def asked() -> dict[str, str]:
    return dict(SourceKilled.objects.values_list("story__title", "decision"))


def killed() -> set[str]:
    return set(Act.objects.filter(kind="kill").values_list("title", flat=True))


def test_a_kill_puts_all_that_was_made_from_it_before_an_editor(sent, made, write, newsroom, editor):
    sent()
    made("Kapal"), made("Kapal konsep", live=False), made("Lain", guid="samudra:8")
    translated = write("Ship", section=newsroom.world)
    StoryPage.objects.filter(pk=translated.pk).update(
        translation_key=StoryPage.objects.get(title="Kapal").translation_key
    )
    version = sent("2", signal="kill")
    heed(version)
    assert asked() == {"Kapal": "open", "Kapal konsep": "open", "Ship": "open"}
    assert killed() == set()
    heed(version)
    assert len(asked()) == SourceKilled.objects.count() == 3
    assert keep(SourceKilled.objects.get(story__title="Kapal"), actor=editor)
    heed(version)
    assert asked()["Kapal"] == "kept", "nobody is asked twice"


def test_as_the_wire_is_set_up_they_are_killed_with_it(sent, made, kills):
    sent()
    made("Kapal"), made("Kapal lagi"), made("Kapal konsep", live=False), made("Lain", guid="samudra:8")
    heed(sent("2", signal="kill"))
    assert killed() == {"Kapal", "Kapal lagi"}
    assert asked() == {"Kapal konsep": "open"}
    assert all("samudra:7" in act.reason or "Kapal layar" in act.reason for act in Act.objects.filter(kind="kill")[:1])


def test_a_correction_is_an_editor_s_to_carry_over_and_shows_the_difference(sent, made, kills, client, editor):
    sent()
    page = made("Kapal")
    version = sent("2", signal="correction", text=FIRST.text.replace("30", "31"))
    heed(version)
    assert killed() == set()
    source = SourceKilled.objects.get(story=page)
    assert source.is_correction
    assert marks([page])[page.pk] == ["Its source was corrected"]
    (paragraph,) = difference(version)
    assert [(each.kind, each.text.strip()) for each in paragraph if each.kind != "same"] == [
        ("gone", "30"),
        ("new", "31"),
    ]
    client.force_login(editor)
    shown = client.get(reverse("story_acts:to_decide")).content.decode()
    assert re.search(r"<del>\s*30", shown)
    assert reverse("wire:item", args=[version.item_id]) in shown
    assert reverse("story_acts:correct", args=[page.pk]) in shown
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_a_kill_waits_on_the_same_list_with_what_the_agency_sent(sent, made, client, editor):
    sent()
    page = made("Kapal")
    version = sent("2", signal="kill")
    heed(version)
    client.force_login(editor)
    shown = client.get(reverse("story_acts:to_decide")).content.decode()
    assert f"?version={version.pk}" in shown
    assert reverse("story_acts:kill", args=[page.pk]) in shown
    assert client.get(reverse("story_acts:kill", args=[page.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("signal", ["new", "update"])
def test_what_asks_for_nothing_changes_nothing(sent, made, signal):
    sent()
    made("Kapal")
    assert heed(sent("2", signal=signal)) == []
    assert asked() == {}


def test_a_correction_that_was_overtaken_is_passed_over_and_a_kill_never_is(sent, made):
    sent()
    made("Kapal")
    sent("4")
    heed(sent("2", signal="correction"))
    assert asked() == {}
    heed(sent("3", signal="kill"))
    assert asked() == {"Kapal": "open"}
