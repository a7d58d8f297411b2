"""What search engines read: the index of sitemaps, one sitemap a month, one of the listings, and the news sitemap.

A month's sitemap is an opening, a ``<url>`` of each story of that month and a close; so is the news sitemap. A month
never loses its place, so that publishing a story writes its own two leaves and the runs of its month and of the news.
"""

from __future__ import annotations

from collections.abc import Iterable

from warta.press.source import ListingPage
from warta.press.writer import Writer
from warta.story import Story, primary

TYPE = "application/xml; charset=utf-8"

INDEX, NEWS, LISTINGS = "sitemap.xml", "sitemap-news.xml", "sitemap-pages.xml"
"""The names of the sitemaps, below the site's root."""
NEWEST = 100
"""How many stories the news sitemap names. Search engines take of them those of the last two days."""

OPEN = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
NEWS_OPEN = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
)
CLOSE = "</urlset>\n"


def month_name(year: int, month: int) -> str:
    """``sitemap-2026-11.xml``: the sitemap of the stories that were published in that month."""
    return f"sitemap-{year:04}-{month:02}.xml"


class Sitemaps:
    """The sitemaps of one site."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._site = writer.site

    def index(self, months: Iterable[tuple[int, int]]) -> str:
        """``months`` are those that have stories, as (year, month), in the order in which they are to be named."""
        names = [LISTINGS, NEWS, *(month_name(year, month) for year, month in months)]
        return self._writer.write("sitemap_index.xml", self._site.faces[0].language, names=names)

    def location(self, story: Story) -> str:
        """A story in the sitemap of its month."""
        others = [(each.language, each.path) for each in story.translations]
        say = self._writer.say(story.language)
        return self._writer.write(
            "sitemap_url.xml",
            story.language,
            path=story.path,
            lastmod=say.local(story.updated or story.published),
            alternates=self._writer.alternates(story.language, story.path, others),
        )

    def listing(self, page: ListingPage, others: Iterable[tuple[str, str]] = ()) -> str:
        """A front page or a section in the sitemap of listings; ``others`` are its (language, path) elsewhere."""
        language = page.listing.language
        alternates = self._writer.alternates(language, page.path, others)
        return self._writer.write("sitemap_url.xml", language, path=page.path, lastmod="", alternates=alternates)

    def news(self, story: Story) -> str:
        """A story in the news sitemap."""
        language = primary(story.language)
        return self._writer.write("sitemap_news.xml", story.language, story=story, written_in=language)
