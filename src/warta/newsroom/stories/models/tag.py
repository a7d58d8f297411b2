from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel

from warta.newsroom.stories.addresses import tag_path
from warta.newsroom.stories.house.panels import MergedPanel
from warta.newsroom.stories.models.merged import Mergeable


class Tag(Mergeable, TagBase):
    """A word that stories share. Made by writing it under a story; has a page once a story is published with it."""

    free_tagging = True

    panels = [
        MergedPanel(heading=_("Merged")),
        FieldPanel("name", heading=_("Name")),
        FieldPanel("slug", heading=_("Address")),
    ]

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def path(self, language: str) -> str:
        return tag_path(self.slug, language)


class StoryTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="stories")
    content_object = ParentalKey("stories.StoryPage", on_delete=models.CASCADE, related_name="story_tags")
