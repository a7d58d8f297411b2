"""The buttons of the story's menu: each asks once, says what will happen, and goes through the door."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from warta.newsroom.ledger.models import Act, Receipt
from warta.newsroom.stories.embargo import embargo
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.marks import marks
from warta.newsroom.stories.models import SectionPage, SourceKilled, StoryCorrection, StoryCredit, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.wire.models import WireSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    return StoryPage.objects.get(pk=page.pk)


@pytest.fixture
def relays(write):
    """Two published stories that were made from one item."""

    def relay(title: str) -> StoryPage:
        story = write(title)
        story.credits = [StoryCredit(as_written="Samudra", lineage_guid="samudra:1")]
        story.save_revision()
        publish(story, actor=None)
        return StoryPage.objects.get(pk=story.pk)

    return relay("Kapal tiba"), relay("Kapal pergi")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def url(name: str, story) -> str:
    return reverse(f"story_acts:{name}", args=[story.pk])


def edit(story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def form(story, **fields) -> dict:
    return nested_form_data(
        {
            "title": story.title,
            "slug": story.slug,
            "standfirst": "",
            "body": streamfield([("paragraph", rich_text("<p>Isi berita.</p>"))]),
            "bylines": inline_formset([]),
            "credits": inline_formset([]),
            "comments": inline_formset([]),
            "tags": "",
            **fields,
        }
    )


def kinds(story) -> list[str]:
    return list(Act.objects.filter(story_id=story.pk).order_by("pk").values_list("kind", flat=True))


def test_the_menu_offers_what_can_be_done_with_the_story_as_it_stands(desk, page, write):
    there = desk.get(edit(page)).text
    for name in ("correct", "kill", "move", "close_comments"):
        assert url(name, page) in there
    assert url("restore", page) not in there
    draft = write("Konsep")
    there = desk.get(edit(draft)).text
    assert url("embargo", draft) in there
    assert url("kill", draft) not in there
    kill(page, reason="fitnah", actor=None)
    there = desk.get(edit(page)).text
    assert "fitnah" in there
    assert url("restore", page) in there
    assert url("kill", page) not in there
    assert "action-publish" not in there


@pytest.mark.parametrize("name", ["correct", "kill", "restore", "move", "close_comments", "open_comments"])
def test_a_reporter_finds_no_such_page(client, reporter, page, name):
    client.force_login(reporter)
    assert client.get(url(name, page)).status_code in (302, 403)
    assert client.post(url(name, page), {"reason": "x", "note": "x", "text": "x"}).status_code in (302, 403)
    assert kinds(page) == ["publish"]


def test_a_correction_is_previewed_and_then_published(desk, page):
    said = {"kind": "correction", "wrong": "30 meter", "right": "31 meter", "text": "", "reason": "surat"}
    shown = desk.post(url("correct", page), {**said, "preview": "1"})
    assert "Sebelumnya tertulis: “30 meter”. Yang benar: “31 meter”." in shown.text
    assert not StoryCorrection.objects.exists()
    assert desk.post(url("correct", page), said).url == edit(page)
    line = StoryCorrection.objects.get()
    assert (line.kind, line.text) == ("correction", "Sebelumnya tertulis: “30 meter”. Yang benar: “31 meter”.")
    there = desk.get(edit(page)).text
    assert line.text in there
    answer = desk.post(url("correct", page), {**said, "wrong": ""})
    assert answer.status_code == 422
    assert "Sebutkan apa yang salah" in answer.text


def test_the_story_s_form_saves_no_correction(desk, page):
    desk.post(url("correct", page), {"kind": "note", "right": "Tambahan."})
    rows = inline_formset([{"id": StoryCorrection.objects.get().pk, "text": "Lain.", "DELETE": "on"}], initial=1)
    answer = desk.post(edit(page), {**form(page, corrections=rows), "action-publish": "1"})
    assert answer.status_code == 302
    assert StoryCorrection.objects.get().text == "Tambahan."


def test_a_kill_says_what_it_takes_along_and_asks_for_a_reason(desk, relays):
    page, other = relays
    shown = desk.get(url("kill", page)).text
    assert other.title in shown
    assert "Redaksi mencabut berita ini" in shown
    assert desk.post(url("kill", page), {"reason": "", "note": "x"}).status_code == 422
    answer = desk.post(url("kill", page), {"reason": "fitnah", "note": "Keliru."})
    assert answer.url == edit(page)
    act = Act.objects.get(kind="kill")
    assert (act.reason, act.changed["note"]) == ("fitnah", "Keliru.")
    assert reverse("ledger_act", args=[act.pk]) in desk.get(edit(page)).text


def test_what_waits_for_an_editor_is_listed_marked_and_decided(desk, relays):
    page, other = relays
    assert "Perlu diputuskan" not in desk.get(reverse("wagtailadmin_home")).text
    kill(page, reason="fitnah", actor=None)
    assert "Perlu diputuskan (1)" in desk.get(reverse("wagtailadmin_home")).text
    assert "Asalnya dicabut" in desk.get(reverse("stories:index")).text
    assert "Dicabut" in desk.get(reverse("stories:index")).text
    assert "Berita asal berita ini dicabut: fitnah" in desk.get(edit(other)).text
    listed = desk.get(reverse("story_acts:to_decide")).text
    assert url("kill", other) in listed
    assert html.fromstring(listed).xpath("normalize-space(//h1)") == "Perlu diputuskan"
    assert "fitnah" in desk.get(url("kill", other)).text
    desk.post(reverse("story_acts:to_decide"), {"keep": SourceKilled.objects.get().pk})
    assert SourceKilled.objects.get().decision == "kept"
    assert StoryPage.objects.get(pk=other.pk).live
    assert "Asalnya dicabut" not in desk.get(reverse("stories:index")).text


def test_a_kill_takes_the_others_along_where_the_wire_is_set_up_so(desk, relays):
    wire = WireSettings.for_site(Site.objects.get())
    wire.on_kill = "kill"
    wire.save()
    page, other = relays
    assert "ikut dicabut" in desk.get(url("kill", page)).text
    desk.post(url("kill", page), {"reason": "fitnah", "note": "Keliru."})
    assert not StoryPage.objects.get(pk=other.pk).live
    assert url("restore", other) in desk.get(url("restore", page)).text


def test_wagtail_s_own_button_does_not_bring_back_what_was_killed(desk, page):
    kill(page, reason="fitnah", actor=None)
    answer = desk.post(edit(page), {**form(page), "action-publish": "1"})
    assert answer.status_code == 200
    assert "hanya pemulihan yang mengembalikannya" in answer.text
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = desk.post(f"{bulk}?id={page.pk}", follow=True)
    assert "hanya pemulihan yang mengembalikannya" in answer.text
    assert kinds(page) == ["publish", "kill"]
    desk.post(url("restore", page), {"reason": "dicek"})
    assert kinds(page) == ["publish", "kill", "restore"]


def test_wagtail_s_own_button_publishes_nothing_under_embargo_and_schedules_it_for_later(desk, write):
    page = write("Kapal layar")
    until = timezone.now() + timedelta(hours=2)
    embargo(page, until=until, actor=None)
    assert "Diembargo sampai" in desk.get(edit(page)).text
    answer = desk.post(edit(page), {**form(page), "action-publish": "1"})
    assert "diembargo sampai" in answer.text
    later = timezone.localtime(until + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
    answer = desk.post(edit(page), {**form(page), "go_live_at": later, "action-publish": "1"})
    assert answer.status_code == 302
    assert kinds(page) == ["embargo", "schedule"]


def test_an_embargo_is_set_and_lifted(desk, write):
    page = write("Kapal layar")
    until = timezone.localtime(timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M")
    assert desk.post(url("embargo", page), {"until": until}).status_code == 302
    assert "Embargo sampai" in desk.get(reverse("stories:index")).text
    assert desk.post(url("embargo", page), {"until": ""}).status_code == 302
    assert StoryPage.objects.get(pk=page.pk).embargo_until is None


def test_a_published_story_gets_another_address_by_its_door_and_not_by_its_form(desk, page):
    desk.post(edit(page), {**form(page, slug="lain"), "action-publish": "1"})
    assert StoryPage.objects.get(pk=page.pk).slug == "kapal-layar"
    laut = page.get_parent().get_parent().add_child(instance=SectionPage(title="Laut", slug="laut", locale=page.locale))
    assert desk.post(url("move", page), {"section": laut.pk, "slug": "kapal-besar"}).status_code == 302
    assert StoryPage.objects.get(pk=page.pk).path_on_site == "/laut/kapal-besar/"
    answer = desk.post(url("move", page), {"section": laut.pk, "slug": "Kapal Besar"})
    assert "bukan alamat" in answer.text


def test_a_moderator_closes_comments(client, moderator, page):
    client.force_login(moderator)
    client.post(url("close_comments", page), {"reason": "ribut"})
    assert kinds(page) == ["publish", "comments_closed"]


def test_the_ledger_says_where_it_went_dark_and_what_still_waits(desk, page, reporter):
    act = kill(page, reason="fitnah", actor=None)
    Receipt.objects.create(act=act, place="cdn:https://cdn.example/purge", tries=3, detail="503")
    shown = desk.get(reverse("ledger_act", args=[act.pk])).text
    assert all(
        word in shown for word in ("Di mana sudah hilang", "CDN https://cdn.example/purge", "3 percobaan", "503")
    )
    desk.force_login(reporter)
    assert desk.get(reverse("ledger_act", args=[act.pk])).status_code == 302


def test_queries_for_the_marks_of_a_list_do_not_grow_with_it(write, django_assert_max_num_queries):
    stories = [write(f"Kapal {number}") for number in range(6)]
    for story in stories:
        publish(story, actor=None)
        kill(story, reason="x", actor=None)
    with django_assert_max_num_queries(2):
        assert marks(stories) == {story.pk: ["Dicabut"] for story in stories}


def test_what_was_killed_is_not_killed_again_but_led_to_its_restoring(desk, page, client, reporter):
    kill(page, reason="fitnah", actor=None)
    for answer in (desk.get(url("kill", page)), desk.post(url("kill", page), {"reason": "lagi", "note": "Lagi."})):
        assert answer.url == url("restore", page)
    assert "sudah dicabut sebelumnya" in desk.get(url("restore", page)).text
    assert kinds(page) == ["publish", "kill"]
    client.force_login(reporter)
    assert client.get(url("kill", page)).status_code in (302, 403)
    assert url("restore", page) not in client.get(url("kill", page)).headers.get("Location", "")
