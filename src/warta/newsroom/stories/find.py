"""Finding one story by what somebody calls it: its number, its path on the site, or its whole address."""

from __future__ import annotations

from urllib.parse import urlsplit

from warta.newsroom.stories.addresses import face_path
from warta.newsroom.stories.models import FrontPage, StoryPage


class NoSuchStory(Exception):  # noqa: N818
    """There is none of that name. The message says what can be named."""


def find_story(named: str) -> StoryPage:
    """The story, published or not. Raises NoSuchStory."""
    stories = StoryPage.objects.select_related("locale")
    if named.isdecimal() and len(named) < 19:
        found = stories.filter(pk=int(named)).first()
    else:
        path = f"/{urlsplit(named).path.strip('/')}/"
        # Wagtail has an index of slugs and none of paths.
        slug = path.rstrip("/").rpartition("/")[2]
        found = stories.filter(slug=slug, url_path__in=_in_tree(path)).first()
    if found is None:
        raise NoSuchStory(
            f"there is no story {named}: name its number, or its address such as /dunia/kapal-layar-tiba/"
        )
    return found


def _in_tree(path: str) -> list[str]:
    """Wagtail's paths of what may stand at a path of the site."""
    fronts = FrontPage.objects.select_related("locale")
    faces = [(face_path(front.locale.language_code), front.url_path) for front in fronts]
    return [tree + path.removeprefix(face) for face, tree in faces if path.startswith(face)]
