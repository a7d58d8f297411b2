"""An item of the wire and its versions. What was received is kept byte for byte and is never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from msgspec import json
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from warta.story import count_words, reading_minutes
from warta.wire.item import Item


def wait_again(collector, field, items, using):
    """When the story made from an item is deleted, the item waits again: nobody has dealt with it any more."""
    collector.add_field_update(field, None, items)
    collector.add_field_update(WireItem._meta.get_field("state"), WireItem.State.WAITING, items)
    collector.add_field_update(WireItem._meta.get_field("made_from"), None, items)


class WireItem(models.Model):
    """One item, whatever number of versions it has. Its own fields repeat the newest version, for lists."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        MADE = "made", _("Made into a story")
        SET_ASIDE = "set aside", pgettext_lazy("state", "Set aside")

    guid = models.CharField(_("guid"), max_length=500, unique=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    headline = models.TextField(_("headline"))
    agency = models.CharField(_("agency"), max_length=200, blank=True)
    minutes = models.PositiveIntegerField(_("reading time in minutes"), default=1)
    signal = models.CharField(_("signal"), max_length=20, default="new")
    source = models.CharField(_("source"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("received"), db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    newest = models.ForeignKey("ItemVersion", null=True, on_delete=models.SET_NULL, related_name="+")
    story = models.ForeignKey(
        "stories.StoryPage",
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=wait_again,
        related_name="wire_items",
    )
    made_from = models.ForeignKey("ItemVersion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The version that the story was made from."""
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who last made a story of it, set it aside or put it back."""
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("wire item")
        verbose_name_plural = _("wire items")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.headline

    @property
    def has_news(self) -> bool:
        """Whether a version came in after the story was made."""
        return self.made_from_id is not None and self.newest_id != self.made_from_id


class ItemVersion(models.Model):
    """One version of an item: the bytes that came, and what was read from them."""

    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="versions")
    version = models.CharField(_("version"), max_length=200)
    format = models.CharField(_("format"), max_length=40)
    raw = models.BinaryField(_("as received"))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    content = models.TextField(_("as read"))
    """The Item as JSON."""
    path = models.CharField(_("came from"), max_length=500, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    received_at = models.DateTimeField(_("received"))

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="wire_version_once"),
            models.UniqueConstraint(fields=["item", "sha256"], name="wire_bytes_once"),
        ]

    def __str__(self) -> str:
        return self.version

    @cached_property
    def read(self) -> Item:
        """What was read from the bytes when they came."""
        return json.decode(self.content, type=Item)

    @property
    def words(self) -> int:
        return count_words(self.read.text, self.read.language)

    @property
    def minutes(self) -> int:
        return reading_minutes(self.read.text, self.read.language)


class OnKill(models.TextChoices):
    """What is done with published stories when one that has the same source is killed."""

    ASK = "ask", _("wait for an editor to decide about each")
    KILL = "kill", _("are killed with it")


@register_setting(icon="mail")
class WireSettings(BaseSiteSetting):
    """How the newsroom handles what comes over the wire."""

    signed_by = models.ForeignKey(
        "stories.Author",
        verbose_name=_("stories from the wire are signed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Where the copy names no author of ours: the desk, or the paper itself. The credit names the agency."
        ),
    )

    on_kill = models.CharField(
        _("when a story is killed, those from the same item"),
        max_length=10,
        choices=OnKill,
        default=OnKill.ASK,
        help_text=_("Translations, and stories that name the same item as their source. Drafts are only marked."),
    )

    panels = [FieldPanel("signed_by"), FieldPanel("on_kill")]

    class Meta:
        verbose_name = _("Wire")
        verbose_name_plural = _("Wire")
