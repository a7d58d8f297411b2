"""A renaming is one act, whoever does it, and says what was and what is."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from warta.newsroom.stories.house.rename import rename
from warta.newsroom.stories.models import Agency, Author, AuthorInLanguage, SectionPage, StoryPage, Tag

pytestmark = pytest.mark.django_db


def make(model, name: str = "Laut"):
    return model.objects.create(name=name, **({} if model is Agency else {"slug": name.lower()}))


@pytest.mark.parametrize("model", [Author, Agency, Tag])
def test_another_name_is_one_row_that_says_what_was_and_what_is(rows, editor, model):
    thing = make(model)
    act = rename(thing, name="Samudra", actor=editor, reason="salah ketik")
    assert rows() == [act]
    assert (act.kind, act.actor, act.reason, act.title) == ("rename", editor, "salah ketik", "Laut → Samudra")
    assert act.changed == {
        "subject": f"{model._meta.model_name}/{thing.pk}",
        "fields": ["name"],
        "name": ["Laut", "Samudra"],
    }
    assert act.vacated == ""
    thing.refresh_from_db()
    assert thing.name == "Samudra"


@pytest.mark.parametrize("model", [Author, Agency, Tag])
def test_saved_in_wagtail_it_is_the_same_row(rows, model):
    thing = make(model)
    assert rows() == []
    thing.name = "Samudra"
    thing.save()
    (act,) = rows()
    assert (act.kind, act.changed["name"]) == ("rename", ["Laut", "Samudra"])


@pytest.mark.parametrize("model", [Author, Agency, Tag])
def test_nothing_changed_is_no_row(rows, editor, model):
    thing = make(model)
    thing.save()
    assert rename(thing, name=" Laut ", actor=editor) is None
    assert rows() == []


def test_another_address_leaves_one_in_each_language_and_each_row_says_so(rows, editor):
    author = make(Author, "Bima")
    act = rename(author, name="Bima Arta", slug="bima-arta", actor=editor)
    first, second = rows()
    assert first == act
    assert (first.vacated, second.vacated) == ("/penulis/bima/", "/en/author/bima/")
    assert first.changed["path"] == ["/penulis/bima/", "/penulis/bima-arta/"]
    assert (first.changed["language"], second.changed["language"]) == ("id", "en")
    assert second.changed == {
        "subject": f"author/{author.pk}",
        "path": ["/en/author/bima/", "/en/author/bima-arta/"],
        "language": "en",
        "of": act.pk,
    }
    assert second.kind == "rename"


def test_an_agency_s_own_site(rows, editor):
    agency = make(Agency)
    act = rename(agency, url="https://laut.example", actor=editor)
    assert (act.kind, act.changed["url"]) == ("rename", ["", "https://laut.example"])
    assert rows() == [act]


def test_what_only_an_author_s_page_says_is_no_renaming(rows, newsroom):
    author = make(Author, "Bima")
    author.biography = "Menulis tentang laut."
    author.in_languages = [AuthorInLanguage(locale=Locale.objects.get(language_code="en"), role="Reporter")]
    author.save()
    (act,) = rows()
    assert (act.kind, act.changed) == (
        "house",
        {"subject": f"author/{author.pk}", "fields": ["biography", "in_languages"]},
    )
    Author.objects.get(pk=author.pk).save()
    assert len(rows()) == 1


def test_who_may_not(rows, reporter, moderator, dunia):
    tag = make(Tag)
    for user in (reporter, moderator):
        for thing in (tag, dunia):
            with pytest.raises(PermissionDenied, match="kepada editor"):
                rename(thing, name="Samudra", actor=user)
    assert rows() == []


def test_a_name_that_is_taken_is_refused_with_the_way_out(rows, editor):
    make(Tag, "Samudra")
    tag = make(Tag)
    with pytest.raises(ValidationError, match="Gabungkan"):
        rename(tag, name="Samudra", actor=editor)
    assert rows() == []
    assert Tag.objects.get(pk=tag.pk).name == "Laut"


def test_a_tag_that_is_deleted_names_the_stories_that_lose_it(rows, published):
    story = published("Satu", tags=["laut"])
    before = len(rows())
    Tag.objects.get().delete()
    assert rows()[before].changed["stories"] == [story.pk]


def test_deleted_it_leaves_its_addresses(rows):
    tag, agency = make(Tag), make(Agency)
    id = tag.pk
    tag.delete()
    agency.delete()
    indonesian, english, without_page = rows()
    assert indonesian.changed == {"subject": f"tag/{id}", "path": ["/topik/laut/", None], "language": "id"}
    assert (english.vacated, english.changed["of"]) == ("/en/topic/laut/", indonesian.pk)
    assert (without_page.kind, without_page.vacated) == ("house", "")


# Sections


def test_a_section_goes_with_its_stories_in_one_row(rows, editor, dunia, published):
    for title in ("Satu", "Dua"):
        published(title)
    before = len(rows())
    act = rename(dunia, name="Mancanegara", slug="mancanegara", actor=editor)
    assert rows()[before:] == [act]
    assert act.changed == {
        "subject": f"section/{dunia.pk}",
        "fields": ["address", "name"],
        "name": ["Dunia", "Mancanegara"],
        "path": ["/dunia/", "/mancanegara/"],
        "language": "id",
    }
    assert {story.path_on_site for story in StoryPage.objects.all()} == {"/mancanegara/satu/", "/mancanegara/dua/"}


def test_a_section_published_in_wagtail_is_the_same_row_and_its_draft_is_none(rows, dunia):
    section = SectionPage.objects.get(pk=dunia.pk)
    section.title, section.slug = "Mancanegara", "mancanegara"
    revision = section.save_revision()
    assert rows() == []
    revision.publish()
    (act,) = rows()
    assert (act.kind, act.vacated, act.changed["name"]) == ("rename", "/dunia/", ["Dunia", "Mancanegara"])
    SectionPage.objects.get(pk=dunia.pk).save_revision().publish()
    assert len(rows()) == 1


def test_a_section_s_draft_keeps_what_is_not_published_yet(editor, dunia):
    draft = SectionPage.objects.get(pk=dunia.pk)
    draft.description = "Belum terbit."
    draft.save_revision()
    rename(dunia, name="Mancanegara", actor=editor)
    section = SectionPage.objects.get(pk=dunia.pk)
    assert (section.title, section.description) == ("Mancanegara", "")
    after = section.get_latest_revision_as_object()
    assert (after.title, after.description) == ("Mancanegara", "Belum terbit.")
    assert section.has_unpublished_changes


def test_a_section_s_description_is_no_renaming(rows, dunia):
    section = SectionPage.objects.get(pk=dunia.pk)
    section.description = "Dari luar negeri."
    section.save_revision().publish()
    (act,) = rows()
    assert (act.kind, act.changed["fields"]) == ("house", ["description"])


def test_a_new_section_and_one_that_is_taken_down(rows, dunia):
    section = dunia.get_parent().add_child(instance=SectionPage(title="Ekonomi", slug="ekonomi", locale=dunia.locale))
    section.unpublish()
    came, went = rows()
    assert came.changed == {"subject": f"section/{section.pk}", "path": [None, "/ekonomi/"], "language": "id"}
    assert went.changed == {"subject": f"section/{section.pk}", "path": ["/ekonomi/", None], "language": "id"}
    SectionPage.objects.get(pk=section.pk).save_revision().publish()
    assert rows()[2].changed["fields"] == ["published"]
    SectionPage.objects.get(pk=section.pk).delete()
    assert [act.vacated for act in rows()[3:]] == ["/ekonomi/"]


def test_a_section_s_name_counts_before_it_is_published(rows, dunia):
    section = dunia.get_parent().add_child(
        instance=SectionPage(title="Ekonomi", slug="ekonomi", locale=dunia.locale, live=False)
    )
    section.title = "Uang"
    section.save()
    section.delete()
    assert [act.kind for act in rows()] == ["house", "rename", "house"]


def test_a_section_at_an_address_of_the_house_is_refused(rows, editor, dunia):
    with pytest.raises(ValidationError):
        rename(dunia, slug="media", actor=editor)
    assert rows() == []


# In the admin


def test_an_author_s_form_is_one_row_by_its_editor(client, rows, editor):
    author = make(Author, "Bima")
    client.force_login(editor)
    data = {"name": "Bima Arta", "slug": "bima", "role": "Wartawan", "in_languages": inline_formset([])}
    address = reverse("wagtailsnippets_stories_author:edit", args=[author.pk])
    assert client.post(address, nested_form_data(data)).status_code == 302
    assert client.post(address, nested_form_data(data)).status_code == 302
    (act,) = rows()
    assert (act.actor, act.changed["fields"]) == (editor, ["name", "role"])
