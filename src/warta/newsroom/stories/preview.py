"""The preview is the page: what an editor sees is made by the press, as readers will get it."""

from django.http import HttpResponse

from warta.newsroom.home import store
from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.source import PublishedStories
from warta.press.press import Press


def preview(page) -> HttpResponse:
    """A story's page as it would be pressed now, published or not."""
    return HttpResponse(
        Press(store(), PublishedStories()).preview(story_of(page)), content_type="text/html; charset=utf-8"
    )
