"""A new newsroom has what it needs and nothing of the tool that it is made with."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from warta.newsroom.stories.founding import AlreadyFounded, UnsupportedLanguage, found
from warta.newsroom.stories.groups import make_groups
from warta.newsroom.stories.models import FrontPage, SiteSettings
from warta.newsroom.stories.source import PublishedStories

pytestmark = pytest.mark.django_db


def test_it_has_a_front_in_each_language_and_no_welcome_page(newsroom):
    assert [page.specific_class for page in Page.objects.filter(depth=2)] == [FrontPage, FrontPage]
    assert newsroom.root_page.locale.language_code == "id"
    assert SiteSettings.for_site(newsroom).name == "Kabar Laut"
    assert set(Group.objects.values_list("name", flat=True)) == {"Reporter", "Editor", "Moderator"}


def test_one_language_is_enough_and_it_need_not_be_indonesian():
    found("The Harbour", languages=["en"], time_zone="UTC")
    assert list(Locale.objects.values_list("language_code", flat=True)) == ["en"]
    (face,) = PublishedStories().site().faces
    assert (face.language, face.path, face.name) == ("en", "/", "The Harbour")


@pytest.mark.parametrize("languages", [["fr"], ["id", "fr"], []])
def test_a_language_that_warta_does_not_speak_is_refused_and_nothing_is_made(languages):
    with pytest.raises(UnsupportedLanguage, match="id, en"):
        found("Kabar", languages=languages)
    assert not FrontPage.objects.exists()


def test_there_is_one_newsroom_in_a_database(newsroom):
    with pytest.raises(AlreadyFounded):
        found("Lagi", languages=["id"])
    assert Site.objects.count() == 1


def test_making_the_groups_again_changes_nothing_and_keeps_what_was_added(newsroom):
    def rights():
        return {
            group.name: (
                group.permissions.count(),
                group.page_permissions.count(),
                group.collection_permissions.count(),
            )
            for group in Group.objects.all()
        }

    before = rights()
    make_groups()
    assert rights() == before


@pytest.mark.parametrize(
    ("who", "may", "may_not"),
    [
        (
            "reporter",
            ["stories.view_author"],
            ["stories.change_sitesettings", "talk.change_comment", "ledger.view_act"],
        ),
        (
            "editor",
            ["stories.add_author", "talk.change_comment", "ledger.view_act"],
            ["stories.change_sitesettings"],
        ),
        ("moderator", ["talk.change_comment"], ["stories.add_author", "stories.change_sitesettings"]),
    ],
)
def test_each_group_may_do_its_work(request, who, may, may_not):
    user = request.getfixturevalue(who)
    assert user.has_perms(["wagtailadmin.access_admin", *may])
    assert not any(user.has_perm(name) for name in may_not)


def test_a_moderator_writes_nothing(moderator, dunia):
    assert not dunia.permissions_for_user(moderator).can_add_subpage()
    assert not dunia.permissions_for_user(moderator).can_edit()
