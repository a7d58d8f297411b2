"""Two become one without a story being touched, and two again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from warta.newsroom.stories.house.merge import CannotMerge, merge, part
from warta.newsroom.stories.models import (
    Agency,
    Author,
    FrontPage,
    SectionPage,
    StoryAuthor,
    StoryPage,
    Tag,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tags(newsroom):
    return [Tag.objects.create(name=name, slug=name) for name in ("laut", "samudra", "bahari")]


@pytest.fixture
def authors(newsroom):
    return [Author.objects.create(name=name, slug=name.lower()) for name in ("Bima", "Cici")]


@pytest.fixture
def ekonomi(dunia):
    return dunia.get_parent().add_child(instance=SectionPage(title="Ekonomi", slug="ekonomi", locale=dunia.locale))


def test_one_row_says_what_leads_where_and_which_stories_named_both(rows, editor, tags, published):
    laut, samudra, _ = tags
    published("Satu", tags=["laut"])
    both = published("Dua", tags=["laut", "samudra"])
    before = len(rows())
    act = merge("tag", laut.pk, samudra.pk, actor=editor, reason="sama saja")
    first, second = rows()[before:]
    assert first == act
    assert (act.kind, act.actor, act.reason, act.title) == ("merge", editor, "sama saja", "laut → samudra")
    keys = [f"tag/{tag.pk}/{language}" for tag in (laut, samudra) for language in ("id", "en")]
    assert act.changed == {
        "subject": f"tag/{laut.pk}",
        "into": f"tag/{samudra.pk}",
        "stories": [both.pk],
        "listings": keys,
        "path": ["/topik/laut/", "/topik/samudra/"],
        "language": "id",
    }
    assert (second.vacated, second.changed["of"]) == ("/en/topic/laut/", act.pk)
    laut.refresh_from_db()
    assert laut.standing_for() == samudra
    assert set(StoryPage.objects.get(title="Satu").tags.names()) == {"laut"}


def test_an_agency_has_no_page_and_is_merged_all_the_same(rows, editor, published):
    short, long = (Agency.objects.create(name=name) for name in ("AP", "Associated Press"))
    both = published("Satu", agencies=[short, long])
    before = len(rows())
    merge("agency", short.pk, long.pk, actor=editor)
    (act,) = rows()[before:]
    assert (act.changed["stories"], act.changed["listings"], act.vacated) == ([both.pk], [], "")


def test_authors_by_their_bylines(editor, authors, published):
    bima, cici = authors
    both = published("Satu", authors=[bima, cici])
    published("Dua", authors=[bima])
    assert merge("author", bima.pk, cici.pk, actor=editor).changed["stories"] == [both.pk]


def test_merged_into_what_was_merged_it_stands_for_the_last(rows, editor, tags):
    laut, samudra, bahari = tags
    merge("tag", samudra.pk, bahari.pk, actor=editor)
    act = merge("tag", laut.pk, samudra.pk, actor=editor)
    assert act.changed["into"] == f"tag/{bahari.pk}"


def test_a_chain_is_followed_to_its_end_and_counts_as_one(editor, tags, published):
    laut, samudra, bahari = tags
    published("Satu", tags=["laut"])
    both = published("Dua", tags=["laut", "bahari"])
    merge("tag", laut.pk, samudra.pk, actor=editor)
    act = merge("tag", samudra.pk, bahari.pk, actor=editor)
    assert act.changed["stories"] == [both.pk]
    assert Tag.objects.get(pk=laut.pk).standing_for() == bahari
    part("tag", samudra.pk, actor=editor)
    assert Tag.objects.get(pk=laut.pk).standing_for() == samudra


def test_what_cannot_become_one_is_refused_and_nothing_is_written(rows, editor, tags, dunia, world):
    laut, samudra, bahari = tags
    merge("tag", laut.pk, samudra.pk, actor=editor)
    before = len(rows())
    for kind, a, b in (
        ("tag", laut.pk, bahari.pk),  # was merged before
        ("tag", samudra.pk, laut.pk),  # would go round in a circle
        ("tag", bahari.pk, bahari.pk),
        ("section", dunia.pk, world.pk),  # other languages
    ):
        with pytest.raises(CannotMerge):
            merge(kind, a, b, actor=editor)
    with pytest.raises(CannotMerge):
        part("tag", samudra.pk, actor=editor)
    assert len(rows()) == before


def test_who_may_not(rows, reporter, moderator, tags, dunia, ekonomi):
    laut, samudra, _ = tags
    before = len(rows())
    for user in (reporter, moderator):
        with pytest.raises(PermissionDenied):
            merge("tag", laut.pk, samudra.pk, actor=user)
        with pytest.raises(PermissionDenied):
            merge("section", ekonomi.pk, dunia.pk, actor=user)
    assert len(rows()) == before


def test_undone_it_stands_on_its_own_and_the_row_says_from_what(rows, editor, tags, published):
    laut, samudra, _ = tags
    both = published("Satu", tags=["laut", "samudra"])
    merge("tag", laut.pk, samudra.pk, actor=editor)
    before = len(rows())
    act = part("tag", laut.pk, actor=editor, reason="keliru")
    assert rows()[before:] == [act]
    assert (act.kind, act.vacated, act.reason) == ("merge", "", "keliru")
    assert act.changed["into"] is None
    assert act.changed["from"] == f"tag/{samudra.pk}"
    assert act.changed["stories"] == [both.pk]
    assert Tag.objects.get(pk=laut.pk).merged_into is None


def test_what_others_were_merged_into_is_not_deleted(editor, tags):
    laut, samudra, _ = tags
    merge("tag", laut.pk, samudra.pk, actor=editor)
    with pytest.raises(ProtectedError):
        samudra.delete()


# Sections


def test_a_merged_section_keeps_its_stories_and_gets_no_new_ones(client, rows, editor, dunia, ekonomi, published):
    story = published("Beras", section=ekonomi)
    before = len(rows())
    merge("section", ekonomi.pk, dunia.pk, actor=editor)
    (act,) = rows()[before:]
    assert act.changed["path"] == ["/ekonomi/", "/dunia/"]
    assert act.changed["listings"] == [f"section/{ekonomi.pk}/id", f"section/{dunia.pk}/id"]
    story.refresh_from_db()
    assert story.path_on_site == "/ekonomi/beras/"
    client.force_login(editor)
    assert client.get(reverse("wagtailadmin_pages:add", args=["stories", "storypage", ekonomi.pk])).status_code == 302
    choice = client.get(reverse("stories:choose_parent")).text
    assert "Dunia (" in choice
    assert "Ekonomi (" not in choice


def test_a_draft_from_before_the_merge_does_not_undo_it(editor, dunia, ekonomi):
    draft = SectionPage.objects.get(pk=ekonomi.pk)
    draft.description = "Uang."
    revision = draft.save_revision()
    merge("section", ekonomi.pk, dunia.pk, actor=editor)
    Revision.objects.get(pk=revision.pk).publish()
    section = SectionPage.objects.get(pk=ekonomi.pk)
    assert (section.description, section.merged_into) == ("Uang.", dunia)


def test_a_section_that_others_were_merged_into_is_not_deleted_in_wagtail(client, editor, dunia, ekonomi):
    merge("section", ekonomi.pk, dunia.pk, actor=editor)
    client.force_login(editor)
    client.post(reverse("wagtailadmin_pages:delete", args=[dunia.pk]))
    assert SectionPage.objects.filter(pk=dunia.pk).exists()


# In the admin


def test_an_editor_merges_and_undoes_it(client, rows, editor, tags, published):
    laut, samudra, _ = tags
    published("Satu", tags=["laut"])
    before = len(rows())
    client.force_login(editor)
    address = reverse("house_merge", args=["tag", laut.pk])
    assert "1 berita terbit" in client.get(address).text
    assert client.post(address, {"into": samudra.pk, "reason": "sama"}).status_code == 302
    assert Tag.objects.get(pk=laut.pk).merged_into == samudra
    assert "Digabung ke" in client.get(reverse("wagtailsnippets_stories_tag:edit", args=[laut.pk])).text
    assert (
        reverse("house_part", args=["tag", laut.pk])
        in client.get(reverse("wagtailsnippets_stories_tag:edit", args=[samudra.pk])).text
    )
    client.post(reverse("house_part", args=["tag", laut.pk]), {"reason": "keliru"})
    assert Tag.objects.get(pk=laut.pk).merged_into is None
    assert [(act.kind, act.actor, act.reason) for act in rows()[before:] if "of" not in act.changed] == [
        ("merge", editor, "sama"),
        ("merge", editor, "keliru"),
    ]


@pytest.mark.parametrize("name", ["house_merge", "house_part"])
def test_the_door_is_shut_to_reporters(client, reporter, tags, name):
    client.force_login(reporter)
    assert client.post(reverse(name, args=["tag", tags[0].pk]), {"into": tags[1].pk}).status_code in (302, 403)
    assert not Tag.objects.exclude(merged_into=None).exists()


def test_what_was_merged_is_in_no_list_and_no_choice(client, editor, tags, authors):
    laut, samudra, _ = tags
    bima, cici = authors
    merge("tag", laut.pk, samudra.pk, actor=editor)
    merge("author", bima.pk, cici.pk, actor=editor)
    client.force_login(editor)
    listed = client.get(reverse("wagtailsnippets_stories_author:list"))
    assert "Cici" in listed.text
    assert "Bima" not in listed.text
    assert (
        "Bima (digabung ke Cici)" in client.get(reverse("wagtailsnippets_stories_author:list"), {"merged": "yes"}).text
    )
    chooser = client.get(reverse("wagtailsnippetchoosers_stories_author:choose")).text
    assert "Cici" in chooser
    assert "Bima" not in chooser
    assert client.get(reverse("house_tags"), {"term": "la"}).json() == []
    assert client.get(reverse("house_tags"), {"term": "sa"}).json() == ["samudra"]


def test_a_story_s_form_shows_and_saves_what_stands(client, editor, tags, authors, published):
    bima, cici = authors
    old, new = (Agency.objects.create(name=name) for name in ("AP", "Associated Press"))
    story = StoryPage.objects.get(
        pk=published("Satu", authors=[bima, cici], tags=["laut", "samudra", "bahari"], agencies=[old]).pk
    )
    merge("author", bima.pk, cici.pk, actor=editor)
    merge("agency", old.pk, new.pk, actor=editor)
    merge("tag", tags[0].pk, tags[1].pk, actor=editor)
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    form = client.get(address).context["form"]
    assert [tag.name for tag in form.initial["tags"]] == ["samudra", "bahari"]
    assert [each.instance.author for each in form.formsets["bylines"].initial_forms] == [cici, cici]
    bylines = [{"id": each.pk, "author": cici.pk, "ORDER": at} for at, each in enumerate(story.bylines.all(), 1)]
    (credit,) = story.credits.all()
    data = {
        "title": "Satu",
        "slug": "satu",
        "body": streamfield([("paragraph", rich_text("<p>Isi berita.</p>"))]),
        "bylines": inline_formset(bylines, initial=2),
        "credits": inline_formset(
            [{"id": credit.pk, "agency": new.pk, "lineage_kind": "relay", "ORDER": 1}], initial=1
        ),
        "comments": inline_formset([]),
        "tags": "laut, bahari",
        "comments_open": "on",
        "action-publish": "1",
    }
    answer = client.post(address, nested_form_data(data))
    assert answer.status_code == 302
    story = StoryPage.objects.get(pk=story.pk)
    assert list(StoryAuthor.objects.filter(page=story).values_list("author", flat=True)) == [cici.pk]
    assert [each.agency for each in story.credits.all()] == [new]
    assert sorted(story.tags.names()) == ["bahari", "samudra"]


def test_a_new_story_is_not_signed_with_a_name_that_was_merged(client, editor, authors, dunia):
    bima, cici = authors
    bima.user = editor
    bima.save()
    merge("author", bima.pk, cici.pk, actor=editor)
    client.force_login(editor)
    form = client.get(reverse("wagtailadmin_pages:add", args=["stories", "storypage", dunia.pk])).context["form"]
    assert [each.instance.author for each in form.formsets["bylines"].initial_forms] == [cici]


def test_the_menu_cannot_lead_to_a_section_that_was_merged(client, editor, dunia, ekonomi):
    merge("section", ekonomi.pk, dunia.pk, actor=editor)
    client.force_login(editor)
    front = FrontPage.objects.get(locale=dunia.locale_id)
    chooser = client.get(reverse("wagtailadmin_choose_page_child", args=[front.pk])).text
    assert "Dunia" in chooser
    assert "Ekonomi" not in chooser
