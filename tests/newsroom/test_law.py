"""Promise 3 over the real newsroom: whatever editors, moderators and Wagtail itself do, pressing each change equals
pressing everything again, byte for byte."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.examples import examples
from warta.newsroom.home import store
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import press_pending, rebuild_everything
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.groups import MODERATOR
from warta.newsroom.stories.models import Author, FrontPage, SectionPage, StoryAuthor, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.stories.unpublish import unpublish
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.models import Comment, State
from warta.newsroom.talk.withdraw import withdraw
from warta.press.press import Press

bylines = st.lists(st.integers(0, 1), max_size=2, unique=True)
headlines = st.sampled_from(["Kapal tiba", "Kapal berangkat lagi", "Harga beras <turun>", "Harga beras naik & turun"])
texts = st.sampled_from(
    [
        "<p>Kapal riset itu tiba di dermaga membawa contoh air laut.</p>",
        "<p>Harga beras di pasar turun setelah panen raya petani.</p>",
        "<p>Kapal riset berangkat dari dermaga ke laut utara.</p>",
    ]
)


class Newsroom(RuleBasedStateMachine):
    """Random acts through the doors, and through Wagtail's own page menu."""

    @initialize()
    def founding(self) -> None:
        found("Kabar Uji", languages=["id", "en"])
        self.sections = [
            _section(language, name) for language, name in (("id", "Dunia"), ("id", "Ekonomi"), ("en", "World"))
        ]
        self.authors = [Author.objects.create(name=name, slug=name.lower()) for name in ("Sari", "Bima")]
        self.moderator = User.objects.create_user("tono")
        self.moderator.groups.add(Group.objects.get(name=MODERATOR))
        rebuild_everything()

    @rule(headline=headlines, text=texts, section=st.integers(0, 2), authors=bylines)
    def publish_a_story(self, headline: str, text: str, section: int, authors: list[int]) -> None:
        parent = SectionPage.objects.get(pk=self.sections[section].pk)
        story = StoryPage(title=headline, locale=parent.locale, live=False, body=[("paragraph", text)])
        story.bylines = [StoryAuthor(author=self.authors[author]) for author in authors]
        parent.add_child(instance=story)
        publish(story, actor=None)

    @precondition(lambda self: StoryPage.objects.exists())
    @rule(data=st.data(), headline=headlines, authors=bylines, tags=st.sets(st.sampled_from("ab")))
    def revise(self, data, headline: str, authors: list[int], tags: set[str]) -> None:
        story = self._any(data)
        story.title = headline
        story.bylines = [StoryAuthor(author=self.authors[author]) for author in authors]
        story.tags.set(sorted(tags))
        story.save_revision()
        publish(story, actor=None)

    @precondition(lambda self: StoryPage.objects.live().exists())
    @rule(data=st.data(), slug=st.sampled_from(["satu", "dua", "tiga"]))
    def give_another_address(self, data, slug: str) -> None:
        story = self._any(data)
        if story.get_siblings(inclusive=False).filter(slug=slug).exists():
            return
        story.slug = slug
        story.save_revision()
        publish(story, actor=None)

    @precondition(lambda self: StoryPage.objects.live().exists())
    @rule(data=st.data())
    def take_down(self, data) -> None:
        story = self._any(data)
        if story.live:
            unpublish(story, actor=None, reason="uji")

    @precondition(lambda self: StoryPage.objects.exists())
    @rule(data=st.data())
    def delete_in_wagtail(self, data) -> None:
        self._any(data).delete()

    @precondition(lambda self: StoryPage.objects.exists())
    @rule(data=st.data(), section=st.integers(0, 1))
    def move_in_wagtail(self, data, section: int) -> None:
        story = self._any(data)
        target = SectionPage.objects.get(pk=self.sections[section].pk)
        taken = target.get_children().filter(slug=story.slug).exclude(pk=story.pk).exists()
        if story.locale_id == target.locale_id and not taken:
            story.move(target, pos="last-child")

    @precondition(lambda self: StoryPage.objects.live().exists())
    @rule(data=st.data(), text=st.sampled_from(["Setuju.", "<b>Tidak</b> & bukan"]))
    def comment(self, data, text: str) -> None:
        story = self._any(data)
        comment = Comment.objects.create(story=story, name="Pembaca", text=text, language=story.locale.language_code)
        approve(comment, actor=self.moderator)

    @precondition(lambda self: Comment.objects.filter(state=State.APPROVED).exists())
    @rule(data=st.data())
    def withdraw_a_comment(self, data) -> None:
        shown = list(Comment.objects.filter(state=State.APPROVED))
        withdraw(data.draw(st.sampled_from(shown)), actor=self.moderator)

    @rule(name=st.sampled_from(["Sari Dewi", "Sari Lestari"]))
    def rename_an_author(self, name: str) -> None:
        self.authors[0].name = name
        self.authors[0].save()

    @rule()
    def press(self) -> None:
        press_pending()

    @invariant()
    def what_readers_get_is_what_pressing_everything_makes(self) -> None:
        if Act.objects.filter(edition=None).exists():
            press_pending()
        assert not list(Act.objects.filter(edition=None).values_list("kind", "title", "problem", "changed"))
        assert Press(store(), PublishedStories()).verify() == []

    def _any(self, data) -> StoryPage:
        return data.draw(st.sampled_from(list(StoryPage.objects.order_by("pk")))).specific


def _section(language: str, title: str) -> SectionPage:
    front = FrontPage.objects.get(locale__language_code=language)
    return front.add_child(instance=SectionPage(title=title, slug=title.lower(), locale=front.locale))


class TestLaw(TestCase):
    """Each example in a transaction that is undone."""

    def test_pressing_each_change_equals_pressing_everything_again(self) -> None:
        run_state_machine_as_test(
            lambda: _undone(self),
            settings=settings(
                max_examples=examples(10),
                stateful_step_count=12,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.explicit, Phase.reuse, Phase.generate],
            ),
        )


def _undone(case: TestCase) -> Newsroom:
    machine = Newsroom()
    case.setup_example()
    machine.teardown = lambda: case.teardown_example(None)
    return machine


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level("CRITICAL")
