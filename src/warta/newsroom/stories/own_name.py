"""A new story opens with the name of whoever writes it."""

from __future__ import annotations

from wagtail.signals import init_new_page

from warta.newsroom.stories.models import Author, StoryAuthor, StoryPage


def connect() -> None:
    """Listen. Called once, when the apps are ready."""
    init_new_page.connect(_sign, dispatch_uid="warta")


def _sign(sender, page, **kwargs) -> None:
    """Only the empty form of a new story: what an editor then writes in it counts, also where that is nobody."""
    if isinstance(page, StoryPage) and page.owner is not None:
        author = Author.objects.filter(user=page.owner).first()
        if author is not None:
            page.bylines = [StoryAuthor(author=author.standing_for())]
