"""Corrections: written once, below the story for good. A wrong one is corrected by another one, which names it."""

from django.db import models
from django.db.models.fields.related_descriptors import ReverseManyToOneDescriptor
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_LINE = 2_000
"""Characters of the line that readers see."""


class WrittenOnce(Exception):  # noqa: N818
    """Somebody tried to rewrite or to erase a correction. The message says what to do instead."""


class Corrections(models.QuerySet):
    """Corrections cannot be changed or deleted in bulk either."""

    def update(self, **values):
        raise WrittenOnce(_REFUSED)

    def delete(self):
        raise WrittenOnce(_REFUSED)


class _OfAnyStory(ReverseManyToOneDescriptor):
    """The corrections of a story; none for one that is not saved yet, as in its preview."""

    def __get__(self, instance, cls=None):
        if instance is not None and instance.pk is None:
            return StoryCorrection.objects.none()
        return super().__get__(instance, cls)

    def __set__(self, instance, value):
        raise WrittenOnce(_REFUSED)


class _Story(models.ForeignKey):
    related_accessor_class = _OfAnyStory

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class StoryCorrection(models.Model):
    """What was wrong and what is right, as readers see it."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", pgettext_lazy("a correction's kind", "Update")
        NOTE = "note", _("Note")

    page = _Story("stories.StoryPage", on_delete=models.DO_NOTHING, db_constraint=False, related_name="corrections")
    """Not a part of the story's revisions, and it stays when the story is deleted."""
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CORRECTION)
    wrong = models.TextField(_("what was wrong"), blank=True)
    right = models.TextField(_("what is right"), blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_LINE)
    """The line as readers see it."""
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False, db_index=True)
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("corrects"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )

    objects = Corrections.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at", "pk"]
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.text

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise WrittenOnce(_REFUSED)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise WrittenOnce(_REFUSED)


_REFUSED = "A correction is written once: it cannot be changed or deleted. Write another one that corrects it."
