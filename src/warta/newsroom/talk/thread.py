"""The comments that readers see under stories."""

from collections import defaultdict
from collections.abc import Collection

from warta.newsroom.talk.models import Comment, State
from warta.story import Comment as PublishedComment


def threads(stories: Collection[int]) -> dict[int, tuple[PublishedComment, ...]]:
    """The approved comments of these stories in two levels, oldest first; replies only below an approved comment.
    What has none is not in it."""
    replies: defaultdict[int, list[PublishedComment]] = defaultdict(list)
    first = []
    approved = Comment.objects.filter(story__in=stories, state=State.APPROVED).order_by("at", "id")
    for story, parent, id, name, at, text in approved.values_list("story_id", "parent_id", "id", "name", "at", "text"):
        if parent is None:
            first.append((story, id, name, at, text))
        else:
            replies[parent].append(PublishedComment(id, name, at, text))
    found: defaultdict[int, list[PublishedComment]] = defaultdict(list)
    for story, id, name, at, text in first:
        found[story].append(PublishedComment(id, name, at, text, tuple(replies.get(id, ()))))
    return {story: tuple(comments) for story, comments in found.items()}


def thread(story: int) -> tuple[PublishedComment, ...]:
    """The same for one story."""
    return threads([story]).get(story, ())
