"""What readers say below stories, and what moderators make of it."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.newsroom.law.machine import Machine, one, perhaps, which
from warta.newsroom.stories.comments_closed import close_comments, open_comments
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.models import Comment, State
from warta.newsroom.talk.refuse import refuse
from warta.newsroom.talk.restore import restore
from warta.newsroom.talk.withdraw import withdraw


class ActsOnTalk(Machine):
    @rule(number=which, text=st.sampled_from(["Setuju.", "<b>Tidak</b> & bukan"]), reply=st.booleans())
    def approve_a_comment(self, number: int, text: str, reply: bool) -> None:
        story = one(StoryPage.objects, number)
        if story is None:
            return
        above = story.talk.filter(parent=None).first() if reply else None
        language = story.locale.language_code
        comment = Comment.objects.create(story=story, name="Pembaca", text=text, language=language, parent=above)
        with perhaps():
            approve(comment, actor=self.moderator)

    @rule(number=which, door=st.sampled_from([withdraw, refuse, restore]))
    def take_a_comment_back(self, number: int, door) -> None:
        if comment := one(Comment.objects.filter(state=State.APPROVED), number):
            door(comment, actor=self.moderator)

    @rule(number=which)
    def approve_what_was_held(self, number: int) -> None:
        if comment := one(Comment.objects.filter(state=State.HELD), number):
            with perhaps():
                approve(comment, actor=self.moderator)

    @rule(number=which, opened=st.booleans())
    def close_or_open_comments(self, number: int, opened: bool) -> None:
        if story := one(StoryPage.objects, number):
            with perhaps():
                (open_comments if opened else close_comments)(story, actor=None)
