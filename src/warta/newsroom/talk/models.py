"""A reader's comment, and what a moderator decided about it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warta.story import LONGEST_COMMENT, LONGEST_NAME


class State(models.TextChoices):
    HELD = "held", _("Held")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    SPAM = "spam", _("Spam")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Comment(models.Model):
    """One comment. Readers see it while it is approved, and the one that it answers is too."""

    story = models.ForeignKey(
        "stories.StoryPage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="talk"
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("in reply to"), null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    """The comment that this one answers, which answers none itself."""
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    text = models.TextField(_("text"), max_length=LONGEST_COMMENT)
    """Plain text. Markup in it is what a reader typed and is shown as such."""
    language = models.CharField(_("language"), max_length=35)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    at = models.DateTimeField(_("when"), default=timezone.now)
    address_hash = models.CharField(max_length=64, blank=True)
    """A keyed hash of the sender's network address (see address.py), which is itself never kept."""
    notes = models.JSONField(_("notes"), default=list, blank=True)
    """Why a moderator should look twice: [{code, params}], as the phases left them."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["state", "at"], name="talk_queue"),
            models.Index(fields=["story", "state"], name="talk_thread"),
            models.Index(fields=["address_hash", "at"], name="talk_address"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="talk_parent_is_another"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="talk_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def save(self, *args, **kwargs):
        check_parent(self.story_id, self.parent)
        super().save(*args, **kwargs)


def check_parent(story_id: int, parent: Comment | None) -> None:
    """Comments stand in two levels, and a reply under the same story as what it answers."""
    if parent is not None and (parent.parent_id is not None or parent.story_id != story_id):
        raise ValidationError({"parent": _("A reply answers a comment of the same story that is not itself a reply.")})
