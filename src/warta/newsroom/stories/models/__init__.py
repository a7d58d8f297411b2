"""What an editor handles: pages, authors, agencies, pictures, tags, and the site's own words."""

from warta.newsroom.stories.models.agency import Agency
from warta.newsroom.stories.models.author import Author, AuthorInLanguage
from warta.newsroom.stories.models.correction import StoryCorrection
from warta.newsroom.stories.models.front import FrontPage, FrontPin
from warta.newsroom.stories.models.killed import DarkFile, SourceKilled
from warta.newsroom.stories.models.pictures import NewsPicture, NewsRendition
from warta.newsroom.stories.models.section import SectionPage
from warta.newsroom.stories.models.site import MenuItem, SiteSettings, SiteWords
from warta.newsroom.stories.models.story import (
    RelatedByHand,
    RelatedStory,
    StoryAuthor,
    StoryCredit,
    StoryPage,
)
from warta.newsroom.stories.models.tag import StoryTag, Tag

__all__ = [
    "Agency",
    "Author",
    "AuthorInLanguage",
    "DarkFile",
    "FrontPage",
    "FrontPin",
    "MenuItem",
    "NewsPicture",
    "NewsRendition",
    "RelatedByHand",
    "RelatedStory",
    "SectionPage",
    "SiteSettings",
    "SiteWords",
    "SourceKilled",
    "StoryAuthor",
    "StoryCorrection",
    "StoryCredit",
    "StoryPage",
    "StoryTag",
    "Tag",
]
