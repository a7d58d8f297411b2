"""The comments that readers see under a story."""

from collections import defaultdict

from warta.newsroom.talk.models import Comment, State
from warta.story import Comment as PublishedComment


def thread(story_id: int) -> tuple[PublishedComment, ...]:
    """The approved comments of a story in two levels, oldest first; replies only below an approved comment."""
    replies: defaultdict[int | None, list[Comment]] = defaultdict(list)
    approved = Comment.objects.filter(story_id=story_id, state=State.APPROVED)
    for comment in approved.only("parent_id", "name", "at", "text").order_by("at", "id"):
        replies[comment.parent_id].append(comment)
    return tuple(
        _published(comment, tuple(_published(reply) for reply in replies[comment.pk])) for comment in replies[None]
    )


def _published(comment: Comment, replies: tuple[PublishedComment, ...] = ()) -> PublishedComment:
    return PublishedComment(id=comment.pk, name=comment.name, at=comment.at, text=comment.text, replies=replies)
