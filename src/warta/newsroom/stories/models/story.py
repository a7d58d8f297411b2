"""A story as an editor handles it. What readers and the desk see of it is made in ``stories/border.py``."""

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from warta.newsroom.desk.panel import DeskPanel
from warta.newsroom.stories.addresses import AddressedPage, is_address_of_archive
from warta.newsroom.stories.body import BODY
from warta.newsroom.stories.corrections_panel import CorrectionsPanel
from warta.newsroom.stories.forms import StoryForm
from warta.newsroom.stories.related_panel import RelatedPanel


class StoryPage(AddressedPage, Page):
    standfirst = models.TextField(
        _("standfirst"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences below the headline; lists show them too. About 160 characters read best."),
    )
    body = StreamField(BODY, verbose_name=_("text"), blank=True)
    picture = models.ForeignKey(
        "stories.NewsPicture",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_caption = models.TextField(
        _("caption"), blank=True, max_length=500, help_text=_("Empty: the caption of the picture.")
    )
    dateline_place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Such as: JAKARTA"))
    dateline_agency = models.CharField(
        _("agency"), max_length=200, blank=True, help_text=_("The agency that filed it, where it was one.")
    )
    dateline_date = models.DateField(_("date"), null=True, blank=True)
    dateline_text = models.CharField(
        _("as written"),
        max_length=300,
        blank=True,
        help_text=_("The dateline as the copy had it. The page writes its own form from the parts."),
    )
    comments_open = models.BooleanField(_("readers may comment"), default=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True, editable=False)
    """Nobody publishes it before."""
    tags = ClusterTaggableManager(
        through="stories.StoryTag",
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Separate them with commas."),
    )

    content_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Headline"),
            placeholder=_("Headline"),
            help_text=_("About 70 characters fit a phone's screen."),
        ),
        FieldPanel("standfirst"),
        InlinePanel("bylines", heading=_("By"), label=_("author")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_caption")], heading=_("Lead picture")),
        FieldPanel("tags"),
        RelatedPanel(heading=_("You may also like")),
        DeskPanel(heading=_("Desk")),
    ]
    source_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("dateline_place"), FieldPanel("dateline_agency"), FieldPanel("dateline_date")]
                ),
                FieldPanel("dateline_text"),
            ],
            heading=_("Dateline"),
        ),
        InlinePanel("credits", heading=_("Credits"), label=_("source")),
        CorrectionsPanel(heading=_("Corrections")),
    ]
    settings_panels = [
        FieldPanel("slug"),
        *Page.settings_panels,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Story")),
            ObjectList(source_panels, heading=_("Source")),
            ObjectList(settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]
    base_form_class = StoryForm
    parent_page_types = ["stories.SectionPage"]
    subpage_types: list[str] = []
    show_in_menus_default = False

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        return not is_address_of_archive(slug) and Page._slug_is_available(slug, parent_page, page)

    def with_content_json(self, content):
        """What has a door of its own is the story's, not a revision's: an older one brings none of it back."""
        story = super().with_content_json(content)
        story.comments_open = self.comments_open
        story.embargo_until = self.embargo_until
        return story

    def publish(self, revision, *args, **kwargs):
        """As Wagtail publishes where no door of ours did: from its workflow, at the time that was set, in bulk."""
        if import_string(settings.MAY_APPEAR)(revision):
            super().publish(revision, *args, **kwargs)

    def serve_preview(self, request, mode_name):
        # By name: the preview needs the press, the press the border, and the border this model.
        return import_string(settings.PREVIEW)(self)


class StoryAuthor(Orderable):
    """One of the names over a story."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "stories.Author", verbose_name=_("author"), on_delete=models.PROTECT, related_name="bylines"
    )

    panels = [FieldPanel("author")]

    def __str__(self) -> str:
        return str(self.author)


class StoryCredit(Orderable):
    """A source that the story owes something to, and where the story came from if it is a relay."""

    class Kind(models.TextChoices):
        COPY = "copy", _("Copy, word for word")
        RELAY = "relay", _("Relay, edited")
        TRANSLATION = "translation", _("Translation")
        REWRITE = "rewrite", _("Rewrite")

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="credits")
    agency = models.ForeignKey(
        "stories.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    as_written = models.CharField(
        _("as written"), max_length=300, blank=True, help_text=_("The words of the copy, such as: Source: ANTARA")
    )
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Of the original story."))
    lineage_guid = models.CharField(_("item"), max_length=500, blank=True, db_index=True)
    lineage_version = models.CharField(_("version"), max_length=200, blank=True)
    lineage_kind = models.CharField(_("made as"), max_length=20, choices=Kind, default=Kind.RELAY)
    lineage_language = models.CharField(_("original language"), max_length=35, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("agency"), FieldPanel("as_written")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("lineage_kind"), FieldPanel("lineage_language")]),
        FieldRowPanel([FieldPanel("lineage_guid", read_only=True), FieldPanel("lineage_version", read_only=True)]),
    ]

    def __str__(self) -> str:
        return self.agency.name if self.agency else self.as_written


class RelatedStory(models.Model):
    """*You may also like*: chosen by the press when a story is published, and kept as data."""

    story = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(StoryPage, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    """Kept when that story is deleted: by it the press finds who showed it, and chooses again for them."""
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["story", "position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "position"], name="related_position_once"),
            models.CheckConstraint(condition=~models.Q(story=models.F("other")), name="related_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} → {self.other_id}"


class RelatedByHand(models.Model):
    """What an editor said of *You may also like* below a story. It stays when the press chooses anew."""

    story = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="related_by_hand")
    other = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    """Its place, from 0 at the top; None for a story that is never to be shown there."""

    class Meta:
        ordering = ["story", "position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "other"], name="related_by_hand_once"),
            models.CheckConstraint(condition=~models.Q(story=models.F("other")), name="related_by_hand_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} → {self.other_id}"
