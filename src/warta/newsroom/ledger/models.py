"""The ledger: every act that changed what readers see, in the order in which they were done.

It is also the queue of what is still to be pressed: a row without an edition is work. What happened is written
once; only the receipt of the press is added later.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LedgerError(Exception):
    """Somebody tried to rewrite history. The message says what."""


class Acts(models.QuerySet):
    """Rows of the ledger. What happened cannot be changed or deleted in bulk either."""

    def update(self, **values):
        # Deleting a user empties `actor`; the name stays in `actor_name`.
        _refuse_history(name for name, value in values.items() if (name, value) != ("actor", None))
        return super().update(**values)

    def delete(self):
        raise LedgerError("The ledger is append-only: its rows cannot be deleted.")


class Act(models.Model):
    """One act, with the receipt of the edition in which readers got it."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", pgettext_lazy("act", "Published")
        REVISE = "revise", pgettext_lazy("act", "Revised")
        CORRECT = "correct", pgettext_lazy("act", "Corrected")
        KILL = "kill", pgettext_lazy("act", "Killed")
        RESTORE = "restore", pgettext_lazy("act", "Restored")
        UNPUBLISH = "unpublish", pgettext_lazy("act", "Unpublished")
        MOVE = "move", pgettext_lazy("act", "Moved")
        SCHEDULE = "schedule", pgettext_lazy("act", "Scheduled")
        EMBARGO = "embargo", pgettext_lazy("act", "Embargo set")
        PIN = "pin", pgettext_lazy("act", "Pinned")
        UNPIN = "unpin", pgettext_lazy("act", "Unpinned")
        RENAME = "rename", pgettext_lazy("act", "Renamed")
        MERGE = "merge", pgettext_lazy("act", "Merged")
        HOUSE = "house", _("House changed")
        COMMENT_APPROVED = "comment_approved", _("Comment approved")
        COMMENT_WITHDRAWN = "comment_withdrawn", _("Comment withdrawn")
        COMMENTS_CLOSED = "comments_closed", _("Comments closed")
        COMMENTS_OPENED = "comments_opened", _("Comments opened")
        RELATED = "related", _("Related stories chosen")

    kind = models.CharField(_("act"), max_length=20, choices=Kind)
    story_id = models.BigIntegerField(_("story"), null=True, blank=True, db_index=True)
    """A number, not a foreign key: the act stays when the story is deleted."""
    title = models.CharField(_("what"), max_length=255, blank=True)
    """The story's headline, or what of the house changed, as it was called then."""
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    actor_name = models.CharField(_("by"), max_length=255, blank=True)
    """As the actor was called then; empty for what Warta did by itself."""
    at = models.DateTimeField(_("when"), default=timezone.now)
    reason = models.TextField(_("reason"), blank=True)
    changed = models.JSONField(_("what changed"), default=dict, blank=True)
    """``path``: [old, new] where an address changed (None for no address), with ``language``; ``text``: true where
    the words of a published story changed; ``fields``: which; ``subject``: for the house, such as ``author/3``."""
    vacated = models.CharField(_("former address"), max_length=1000, blank=True, db_index=True)
    """The address that readers do not find it at any more."""
    revision_id = models.BigIntegerField(_("revision"), null=True, blank=True)

    claimed_by = models.CharField(max_length=100, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(_("problem"), blank=True)
    """Why it could not be pressed; it is tried again."""
    edition = models.PositiveBigIntegerField(_("edition"), null=True, blank=True)
    pressed_at = models.DateTimeField(_("pressed"), null=True, blank=True)
    followed_at = models.DateTimeField(_("followed by search"), null=True, blank=True)
    """When the search index had it; the edition comes first, the index follows."""

    RECEIPT = frozenset({"claimed_by", "claimed_at", "problem", "edition", "pressed_at", "followed_at"})
    """The fields that may be written after the act."""

    objects = Acts.as_manager()

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["id"]
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["id"], condition=models.Q(edition=None), name="ledger_waiting"),
            models.Index(fields=["id"], condition=models.Q(followed_at=None), name="ledger_not_followed"),
            # Every edition asks which stories stand killed.
            models.Index(fields=["id"], condition=models.Q(kind="kill"), name="ledger_kills"),
            # And which addresses were left.
            models.Index(fields=["id"], condition=~models.Q(vacated=""), name="ledger_vacated"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}" if self.title else self.get_kind_display()

    def save(self, *args, update_fields=None, **kwargs):
        if not self._state.adding:
            if update_fields is None:
                raise LedgerError("The ledger is append-only: save an act with update_fields=[…] of its receipt.")
            _refuse_history(update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        raise LedgerError("The ledger is append-only: its rows cannot be deleted.")


class Receipt(models.Model):
    """That an act reached one place besides the edition: the index, an export, a CDN, a picture's address."""

    act = models.ForeignKey(Act, verbose_name=_("act"), on_delete=models.PROTECT, related_name="receipts")
    place = models.CharField(_("place"), max_length=600)
    """``index``, ``pictures``, ``cdn:https://…``, ``export:…``: a key, the same for the same place."""
    at = models.DateTimeField(_("when"), null=True, blank=True)
    """None while it waits."""
    detail = models.TextField(_("detail"), blank=True)
    """What the place answered, or what went wrong the last time."""
    tries = models.PositiveIntegerField(_("tries"), default=0)
    failed = models.BooleanField(_("failed"), default=False)
    """It was tried for as long as anything is, and is not tried any more."""

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["act", "pk"]
        constraints = [models.UniqueConstraint(fields=["act", "place"], name="receipt_place_once")]
        indexes = [models.Index(fields=["act"], condition=models.Q(at=None), name="receipt_waiting")]

    def __str__(self) -> str:
        return self.place


class Telling(models.Model):
    """Something to be told to somebody outside, a CDN or a hub, until it is answered. The row leaves then; what was
    answered is a receipt of its acts."""

    place = models.CharField(max_length=600, db_index=True)
    """The place of these receipts: ``cdn:https://…``."""
    acts = models.JSONField(default=list)
    """Their numbers."""
    edition = models.PositiveBigIntegerField()
    """The one with which readers got them."""
    urls = models.JSONField(default=list)
    keys = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    """When it is tried next."""
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.place}, edition {self.edition}"


class ToldUpTo(models.Model):
    """The last edition of which somebody outside is told, or is to be told by a row above."""

    place = models.CharField(max_length=600, unique=True)
    edition = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    """When that edition was committed: a store that was made anew has others of the same numbers."""

    def __str__(self) -> str:
        return f"{self.place}, edition {self.edition}"


def _refuse_history(names) -> None:
    history = sorted(set(names) - Act.RECEIPT)
    if history:
        raise LedgerError(f"The ledger is append-only: {', '.join(history)} of an act cannot be changed.")
