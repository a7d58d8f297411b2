"""Choosing what stands under *You may also like*.

It is chosen when a story is published, both ways: the neighbours it finds may take it in. The choice is stored
as data, so that a page does not change because an index did.
"""

import logging
from collections.abc import Iterable, Iterator

from django.db import transaction

from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.models import RelatedStory, StoryPage
from warta.search.index import Document, Index, IndexUnusable

log = logging.getLogger("warta.stories")

SHOWN = 4


def bring_up(ids: Iterable[int], index: Index) -> None:
    """Let the index have these stories as they are published, or not have them where they are not. An index that
    is missing, damaged or of another version is made anew."""
    documents = {id: document_of(id) for id in ids}
    try:
        index.update(
            put=[document for document in documents.values() if document is not None],
            remove=[id for id, document in documents.items() if document is None],
        )
    except IndexUnusable as problem:
        if index.folder.exists():  # a new newsroom has none yet
            log.warning("%s Making it anew.", problem)
        index.replace(published_documents())


def document_of(id: int) -> Document | None:
    """A published story as the index takes it; None where it is not published."""
    page = StoryPage.objects.live().filter(pk=id).first()
    return None if page is None else _document(page)


def published_documents() -> Iterator[Document]:
    for page in StoryPage.objects.live().order_by("pk").iterator():
        yield _document(page)


def _document(page: StoryPage) -> Document:
    story = story_of(page)
    return Document(
        id=story.id,
        language=story.language,
        headline=story.headline,
        text=f"{story.standfirst}\n{story.text}",
        tags=tuple(tag.name for tag in story.tags),
        section=story.section.name,
        published=story.published,
    )


def choose_related(ids: Iterable[int], index: Index) -> set[int]:
    """Choose anew for these stories, for those near them, and for those that showed one which is gone.

    Returns the stories that show something else now: those whose choice changed, and those that had chosen a
    story which was published or taken down.
    """
    ids = set(ids)
    nearest = {id: _nearest(id, index) for id in ids}
    showing = set(RelatedStory.objects.filter(other__in=ids).values_list("story_id", flat=True))
    others = showing.union(*nearest.values()) - ids
    nearest |= {other: _nearest(other, index) for other in others}
    return showing | {id for id, chosen in nearest.items() if _store(id, chosen)}


def _nearest(id: int, index: Index) -> list[int]:
    return [match.id for match in index.related(id, limit=SHOWN)]


def _store(id: int, chosen: list[int]) -> bool:
    with transaction.atomic():
        before = list(RelatedStory.objects.filter(story=id).order_by("position").values_list("other_id", flat=True))
        if before == chosen:
            return False
        RelatedStory.objects.filter(story=id).delete()
        RelatedStory.objects.bulk_create(
            RelatedStory(story_id=id, other_id=other, position=position) for position, other in enumerate(chosen)
        )
    return True
