"""What any page may show is the house: a change of it has all pages pressed again."""

import pytest
from wagtail.models import Site

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import Agency, Author, SectionPage, SiteSettings, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(dunia):
    """The subjects of the house acts from here on."""
    before = Act.objects.count()
    return lambda: [act.changed["subject"] for act in Act.objects.filter(kind="house").order_by("id")[before:]]


def test_the_site_s_settings_and_menu(house):
    words = SiteSettings.for_site(Site.objects.get())
    words.name = "Kabar Samudra"
    words.save()
    assert house() == [f"site/{words.pk}"]


@pytest.mark.parametrize("model", [Author, Agency, Tag])
def test_a_renamed_author_agency_or_tag_and_not_a_new_one(house, model):
    fields = {} if model is Agency else {"slug": "laut"}
    thing = model.objects.create(name="Laut", **fields)
    assert house() == []
    thing.name = "Samudra"
    thing.save()
    assert house() == [f"{model._meta.model_name}/{thing.pk}"]


def test_a_section_that_is_published_and_one_that_is_a_draft(house, dunia):
    section = SectionPage.objects.get(pk=dunia.pk)
    section.title = "Mancanegara"
    revision = section.save_revision()
    assert house() == []
    revision.publish()
    assert house() == [f"section/{dunia.pk}"]


def test_an_author_s_new_address_is_kept_in_each_language(house):
    author = Author.objects.create(name="Bima", slug="bima")
    author.slug = "bima-arta"
    author.save()
    assert list(Act.objects.exclude(vacated="").values_list("vacated", flat=True)) == [
        "/penulis/bima/",
        "/en/author/bima/",
    ]
