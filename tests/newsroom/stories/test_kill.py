"""A kill is one act: gone from everywhere, for a reason; what was made from it is dealt with; it can come back."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.urls import reverse
from PIL import Image
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Site

from warta.newsroom.home import home
from warta.newsroom.ledger.models import Act, Receipt
from warta.newsroom.stories import dark
from warta.newsroom.stories.dark import bring_in_line
from warta.newsroom.stories.fit import AliasOfKilled, Killed, PictureDark
from warta.newsroom.stories.keep import keep
from warta.newsroom.stories.kill import NoReason, kill
from warta.newsroom.stories.models import Author, DarkFile, NewsPicture, SourceKilled, StoryCredit, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.restore import NotKilled, killed_with, restore
from warta.newsroom.stories.unpublish import NotPublished, unpublish
from warta.newsroom.wire.models import WireSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(write):
    def published(title: str, **fields) -> StoryPage:
        page = write(title, **fields)
        publish(page, actor=None)
        return StoryPage.objects.get(pk=page.pk)

    return published


@pytest.fixture
def picture(request):
    def picture(name: str) -> NewsPicture:
        file = BytesIO()
        Image.new("RGB", (400, 300)).save(file, "PNG")
        made = NewsPicture.objects.create(title=name, description=name, file=ImageFile(file, name=f"{name}.png"))
        made.get_renditions("width-320|format-webp", "width-400|format-webp")
        return made

    return picture


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """Do something as if its transaction was committed."""

    def done(door, *args, **said):
        with django_capture_on_commit_callbacks(execute=True):
            return door(*args, **said)

    return done


def acts(story) -> list[str]:
    return list(Act.objects.filter(story_id=story.pk).order_by("id").values_list("kind", flat=True))


def files(picture: NewsPicture) -> list[Path]:
    picture = NewsPicture.objects.get(pk=picture.pk)
    names = [picture.file.name, *(size.file.name for size in picture.renditions.all())]
    return [Path(settings.MEDIA_ROOT) / name for name in names]


def relay(write, title: str, guid: str = "samudra:1", **fields) -> StoryPage:
    page = write(title, **fields)
    page.credits = [StoryCredit(as_written="Samudra", lineage_guid=guid)]
    page.save_revision()
    page.save()
    return StoryPage.objects.get(pk=page.pk)


def test_one_row_says_who_why_where_it_stood_and_what_readers_are_told(published, editor, dunia):
    page = published("Kapal layar")
    act = kill(page, reason="fitnah", note="Berita ini keliru.", actor=editor)
    page.refresh_from_db()
    assert not page.live
    assert acts(page) == ["publish", "kill"]
    assert (act.actor, act.reason, act.vacated) == (editor, "fitnah", "/dunia/kapal-layar/")
    said = act.changed
    assert (said["section"], said["name"], said["language"]) == (dunia.pk, "kapal-layar/", "id")
    assert said["note"] == "Berita ini keliru."
    assert f"section/{dunia.pk}/id" in said["listings"]
    assert said["pictures"] == []


def test_readers_are_told_something_in_their_language_where_nothing_was_said(published, world):
    assert "withdrawn" in kill(published("Ship", section=world), reason="x", actor=None).changed["note"]
    assert "Redaksi" in kill(published("Kapal"), reason="x", actor=None).changed["note"]


def test_it_takes_a_reason_a_right_and_a_story_that_readers_had(published, write, reporter):
    page = published("Kapal layar")
    with pytest.raises(NoReason):
        kill(page, reason="  ", actor=None)
    with pytest.raises(PermissionDenied):
        kill(page, reason="x", actor=reporter)
    with pytest.raises(NotPublished):
        kill(write("Konsep"), reason="x", actor=None)
    assert acts(page) == ["publish"]


def test_what_was_taken_down_before_can_still_be_killed_and_nothing_twice(published):
    page = published("Kapal layar")
    unpublish(page, actor=None)
    assert kill(page, reason="x", actor=None).vacated == "/dunia/kapal-layar/"
    with pytest.raises(NotPublished):
        kill(page, reason="x", actor=None)
    assert acts(page) == ["publish", "unpublish", "kill"]


@pytest.mark.parametrize("way", ["door", "button", "row"])
def test_it_is_published_again_by_being_restored_only(published, editor, way):
    page = published("Kapal layar")
    kill(page, reason="x", actor=None)
    page = StoryPage.objects.get(pk=page.pk)
    page.title = "Kapal layar tiba"
    page.save_revision()
    page = StoryPage.objects.get(pk=page.pk)
    page.live = True
    ways = {
        "door": lambda: publish(page, actor=editor),
        "button": lambda: page.get_latest_revision().publish(user=editor),
        "row": page.save,
    }
    with pytest.raises(Killed):
        ways[way]()
    assert not StoryPage.objects.get(pk=page.pk).live
    act = restore(page, actor=editor, reason="dicek")
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Kapal layar")
    assert (act.kind, act.reason) == ("restore", "dicek")
    assert acts(page) == ["publish", "kill", "restore"]


def test_what_was_not_killed_is_not_restored(published, reporter):
    page = published("Kapal layar")
    with pytest.raises(NotKilled):
        restore(page, actor=None)
    kill(page, reason="x", actor=None)
    with pytest.raises(PermissionDenied):
        restore(page, actor=reporter)


# Its pictures


def test_its_own_pictures_go_dark_and_come_back(published, picture, done):
    lead, inside = picture("lead"), picture("inside")
    page = published("Kapal layar", picture=lead)
    page.body = [("image", {"picture": inside, "caption": "", "alt": ""})]
    page.save_revision().publish()
    before = [*files(lead), *files(inside)]
    assert all(file.exists() for file in before)
    act = done(kill, page, reason="x", actor=None)
    assert [each["id"] for each in act.changed["pictures"]] == [lead.pk, inside.pk]
    assert all(url.startswith("/media/") for each in act.changed["pictures"] for url in each["urls"])
    assert not any(file.exists() for file in before)
    guarded = home().killed / str(page.pk)
    assert sum(file.is_file() for file in guarded.rglob("*")) == len(before)
    receipt = Receipt.objects.get(act=act, place="pictures")
    assert receipt.at is not None
    done(restore, page, actor=None)
    assert all(file.exists() for file in before)
    assert not DarkFile.objects.exists()


def test_a_picture_that_something_else_shows_stays(published, picture, done):
    shared, inside, portrait = picture("shared"), picture("inside"), picture("portrait")
    Author.objects.create(name="Bima", slug="bima", picture=portrait)
    published("Lain", picture=shared)
    other = published("Lain lagi")
    other.body = [("image", {"picture": inside, "caption": "", "alt": ""})]
    other.save_revision().publish()
    page = published("Kapal layar", picture=shared)
    page.body = [("image", {"picture": each, "caption": "", "alt": ""}) for each in (inside, portrait)]
    page.save_revision().publish()
    assert done(kill, page, reason="x", actor=None).changed["pictures"] == []
    assert all(file.exists() for each in (shared, inside, portrait) for file in files(each))


def test_an_alias_leaves_with_its_story_and_keeps_no_picture_alight(published, picture, done, world):
    lead = picture("lead")
    page = published("Kapal layar", picture=lead)
    alias = page.create_alias(parent=world, update_locale=False).create_alias(parent=world, update_slug="lagi")
    assert alias.live
    assert [each["id"] for each in done(kill, page, reason="x", actor=None).changed["pictures"]] == [lead.pk]
    assert not any(file.exists() for file in files(lead))
    assert not StoryPage.objects.live().exists()


def test_two_killed_stories_that_shared_a_picture_and_one_comes_back(published, picture, done):
    shared = picture("shared")
    first, second = published("Satu", picture=shared), published("Dua", picture=shared)
    done(kill, first, reason="x", actor=None)
    assert all(file.exists() for file in files(shared))
    done(kill, second, reason="x", actor=None)
    assert not any(file.exists() for file in files(shared))
    done(restore, first, actor=None)
    assert all(file.exists() for file in files(shared))


def test_a_crash_between_the_row_and_the_file_is_made_good_by_the_sweep(published, picture, done, monkeypatch):
    lead = picture("lead")
    page = published("Kapal layar", picture=lead)
    moved = []

    def die_after_one(file):
        if moved:
            raise OSError("the power went")
        moved.append(file)
        put(file)

    put = dark._put
    monkeypatch.setattr(dark, "_put", die_after_one)
    act = done(kill, page, reason="x", actor=None)
    assert any(file.exists() for file in files(lead))
    assert Receipt.objects.get(act=act).at is None
    monkeypatch.setattr(dark, "_put", put)
    bring_in_line()
    assert not any(file.exists() for file in files(lead))
    assert Receipt.objects.get(act=act).at is not None
    assert bring_in_line() == 0


def test_a_file_of_the_same_name_that_came_meanwhile_is_neither_hidden_nor_overwritten(published, picture, done):
    lead = picture("namesake")
    page = published("Kapal layar", picture=lead)
    done(kill, page, reason="x", actor=None)
    newcomer = picture("namesake")
    assert files(newcomer)[0] == files(lead)[0], "the storage gave the free name away"
    theirs = files(newcomer)[0].read_bytes()
    bring_in_line()
    assert files(newcomer)[0].exists()
    done(restore, page, actor=None)
    assert files(newcomer)[0].read_bytes() == theirs
    assert all(file.exists() for file in files(lead))
    assert not set(files(lead)) & set(files(newcomer))


def test_nobody_publishes_a_picture_that_went_dark(published, write, picture, done):
    lead = picture("lead")
    page = published("Kapal layar", picture=lead)
    done(kill, page, reason="x", actor=None)
    draft = write("Kapal lagi", picture=lead)
    with pytest.raises(PictureDark):
        publish(draft, actor=None)
    with pytest.raises(PictureDark):
        draft.get_latest_revision().publish()


# What was made from it


def test_drafts_of_the_same_source_are_marked_and_published_ones_wait_for_an_editor(write, world, editor):
    page, draft, other = relay(write, "Kapal"), relay(write, "Kapal lagi"), relay(write, "Kapal ketiga")
    translated = write("Ship", section=world)
    StoryPage.objects.filter(pk=translated.pk).update(translation_key=page.translation_key)
    stranger = relay(write, "Lain", guid="samudra:2")
    publish(page, actor=None)
    publish(other, actor=None)
    act = kill(page, reason="fitnah", actor=editor)
    marked = SourceKilled.objects.filter(act=act)
    assert {each.story_id for each in marked} == {draft.pk, other.pk, translated.pk}
    assert stranger.pk not in {each.story_id for each in marked}
    assert {each.decision for each in marked} == {"open"}
    assert StoryPage.objects.get(pk=other.pk).live
    assert keep(marked.get(story=other), actor=editor)
    assert not keep(marked.get(story=other), actor=editor)
    restore(page, actor=editor)
    assert dict(marked.values_list("story_id", "decision")) == {
        draft.pk: "lifted",
        translated.pk: "lifted",
        other.pk: "kept",
    }


def test_a_reporter_does_not_decide(write, reporter):
    page, other = relay(write, "Kapal"), relay(write, "Kapal lagi", owner=reporter)
    publish(page, actor=None)
    publish(other, actor=None)
    kill(page, reason="x", actor=None)
    with pytest.raises(PermissionDenied):
        keep(SourceKilled.objects.get(), actor=reporter)


def test_as_the_wire_is_set_up_they_are_killed_with_it_each_by_its_own_act(write):
    wire = WireSettings.for_site(Site.objects.get())
    wire.on_kill = "kill"
    wire.save()
    page, other, draft = relay(write, "Kapal"), relay(write, "Kapal lagi"), relay(write, "Konsep")
    publish(page, actor=None)
    publish(other, actor=None)
    act = kill(page, reason="fitnah", actor=None)
    (with_it,) = Act.objects.filter(story_id=other.pk, kind="kill")
    assert with_it.changed["because_of"] == act.pk
    assert "fitnah" in with_it.reason
    assert acts(page) == ["publish", "kill"]
    assert SourceKilled.objects.get().story == draft
    restore(page, actor=None)
    assert [story.pk for story in killed_with(act)] == [other.pk]
    assert not StoryPage.objects.get(pk=other.pk).live


def test_to_kill_what_waits_is_to_decide(write):
    page, other = relay(write, "Kapal"), relay(write, "Kapal lagi")
    publish(page, actor=None)
    publish(other, actor=None)
    kill(page, reason="x", actor=None)
    kill(other, reason="y", actor=None)
    assert SourceKilled.objects.get().decision == "killed"


def test_an_alias_of_a_killed_story_never_becomes_a_story_that_nobody_killed(published, done, world, client, editor):
    page = published("Kapal layar")
    alias = page.create_alias(parent=world, update_locale=False)
    second = alias.create_alias(parent=world, update_slug="lagi")
    client.force_login(editor)
    for each in (alias, second):
        assert convert(each) in client.get(reverse("wagtailadmin_pages:edit", args=[each.pk])).text
    done(kill, page, reason="fitnah", actor=None)
    for each in (alias, second):
        shown = client.get(reverse("wagtailadmin_pages:edit", args=[each.pk])).text
        assert convert(each) not in shown
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown
        assert "pulihkan dulu" in client.get(convert(each), follow=True).text
        assert "pulihkan dulu" in client.post(convert(each), follow=True).text
        by_program = reverse("wagtailadmin_api:pages:action", args=[each.pk, "convert_alias"])
        assert client.post(by_program).status_code == 403
        with pytest.raises(AliasOfKilled):
            ConvertAliasPageAction(StoryPage.objects.get(pk=each.pk), user=editor).execute()
        assert StoryPage.objects.get(pk=each.pk).alias_of_id is not None
    restore(page, actor=None)
    client.post(convert(alias))
    assert StoryPage.objects.get(pk=alias.pk).alias_of_id is None


def convert(alias) -> str:
    return reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
