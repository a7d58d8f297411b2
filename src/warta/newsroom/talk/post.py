"""The door for a reader's comment: it is held for a moderator, or refused with a reason."""

from django.db import transaction

from warta.newsroom.stories.models import StoryPage
from warta.newsroom.talk.history import SentBefore
from warta.newsroom.talk.models import Comment, State
from warta.talk import Draft, Verdict, judge


def post(story: StoryPage, draft: Draft) -> Verdict:
    """Judge a comment under a published story and keep it unless it is refused.

    Nobody sees it yet: no act is written, and nobody is sent mail.
    """
    if not story.comments_open:
        return Verdict("refused", "closed", {}, draft)
    parent = None
    if draft.parent is not None:
        parent = Comment.objects.filter(pk=draft.parent, story_id=story.pk, parent=None, state=State.APPROVED).first()
        if parent is None:
            return Verdict("refused", "no_parent", {}, draft)
    verdict = judge(draft, SentBefore(draft.address_hash, story.pk))
    if verdict.state == "held":
        with transaction.atomic():
            Comment.objects.create(
                story=story,
                parent=parent,
                name=verdict.draft.name,
                text=verdict.draft.text,
                language=draft.language,
                address_hash=draft.address_hash,
                notes=[{"code": note.code, "params": note.params} for note in verdict.notes],
            )
    return verdict
