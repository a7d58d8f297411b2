"""What the ledger says of an act is all that the press needs to know of it."""

import pytest

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.touch import touched
from warta.press.impact import Touched
from warta.press.source import Listing

STORY = ("publish", "revise", "correct", "kill", "restore", "unpublish", "move", "comments_closed", "comments_opened")


def act(kind: str, story: int | None = None, **changed) -> Act:
    return Act(kind=kind, story_id=story, changed=changed)


@pytest.mark.parametrize("kind", STORY)
def test_an_act_on_a_story_touches_the_story(kind):
    assert touched([act(kind, 7)]) == Touched(stories={7})


@pytest.mark.parametrize("kind", ["comment_approved", "comment_withdrawn"])
def test_a_comment_touches_the_talk(kind):
    assert touched([act(kind, 7, comment=3)]) == Touched(talks={7})


def test_stories_that_show_others_now():
    assert touched([act("related", stories=[7, 9])]) == Touched(related={7, 9})


def test_a_rename_touches_what_it_names_and_no_story():
    assert touched([act("rename", subject="author/3")]) == Touched(named={("author", 3)})


def test_a_section_s_name_stands_in_the_menu():
    assert touched([act("rename", subject="section/3")]) == Touched(named={("section", 3)}, house=True)


def test_a_merge_touches_the_stories_that_named_both_and_the_lists_of_both():
    merge = act("merge", subject="tag/3", stories=[7], listings=["tag/3/id", "tag/4/id"])
    assert touched([merge]) == Touched(
        named={("tag", 3)},
        merged={("tag", 3)},
        stories={7},
        listings={Listing("tag", 3, "id"), Listing("tag", 4, "id")},
    )


@pytest.mark.parametrize("kind", ["pin", "unpin"])
def test_a_pin_touches_its_front_page(kind):
    assert touched([act(kind, 7, listing="front/2/id")]) == Touched(listings={Listing("front", 2, "id")})


@pytest.mark.parametrize("subject", ["site", "menu"])
def test_the_house_touches_what_every_page_shows(subject):
    assert touched([act("house", subject=subject)]) == Touched(house=True)


@pytest.mark.parametrize("subject", ["press", "languages", "address"])
def test_another_press_language_or_address_touches_everything(subject):
    assert touched([act("house", subject=subject)]) == Touched(house=True, everything=True)


@pytest.mark.parametrize("subject", ["author/3", "tag/3", "agency/3"])
def test_what_came_went_or_says_more_of_itself(subject):
    kind = subject.partition("/")[0]
    assert touched([act("house", subject=subject)]) == Touched(named={(kind, 3)})


def test_a_tag_that_is_deleted_leaves_the_stories_that_had_it():
    assert touched([act("house", subject="tag/3", stories=[7])]) == Touched(named={("tag", 3)}, stories={7})


def test_a_section_that_comes_or_goes_concerns_the_menu_and_its_archive():
    came = Touched(named={("section", 3)}, merged={("section", 3)}, house=True)
    assert touched([act("house", subject="section/3")]) == came


def test_a_picture_touches_who_shows_it():
    picture = act("house", subject="picture/5", stories=[7, 9], shown_by=["author/3"])
    assert touched([picture]) == Touched(stories={7, 9}, named={("author", 3)})
    assert touched([act("house", subject="picture/5", stories=[], shown_by=["site"])]) == Touched(house=True)


def test_another_time_zone_is_read_on_every_page():
    assert touched([act("house", subject="site", fields=["time_zone"])]).everything


@pytest.mark.parametrize("kind", ["schedule", "embargo"])
def test_what_is_still_to_come_touches_nothing(kind):
    assert touched([act(kind, 7)]) == Touched()


def test_every_kind_of_act_is_known():
    said = {"subject": "author/3", "stories": [7], "listing": "front/2/id"}
    for kind in Act.Kind:
        touched([act(kind, 7, **said)])


def test_acts_of_one_edition_come_together():
    together = touched([act("publish", 7), act("kill", 9), act("comment_approved", 7), act("house", subject="menu")])
    assert together == Touched(stories={7, 9}, talks={7}, house=True)
