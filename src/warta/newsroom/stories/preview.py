"""The preview is the page: what an editor sees is made by the press, as readers will get it."""

from django.http import HttpResponse

from warta.newsroom.home import store
from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.source import PublishedStories
from warta.press.press import Press

POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' data:",
        "style-src 'unsafe-inline'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",  # the editor shows it in one
    )
)
"""No script, as on readers' pages: a preview stands where editors are signed in."""


def preview(page) -> HttpResponse:
    """A story's page as it would be pressed now, published or not."""
    return HttpResponse(
        Press(store(), PublishedStories()).preview(story_of(page)),
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": POLICY},
    )
