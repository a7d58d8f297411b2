"""What follows from a kill: files that went dark, and stories whose source was killed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DarkFile(models.Model):
    """A picture's file that belongs in the guarded folder, or, where it is not ``dark`` any more, back in the media.

    The row comes first and the file is moved after it, so that whatever a crash left undone is seen and done.
    """

    story_id = models.BigIntegerField(db_index=True)
    picture_id = models.BigIntegerField(db_index=True)
    """Numbers, not foreign keys: the file stays where it is when the story or the picture is deleted."""
    name = models.CharField(max_length=500)
    """Its path below the media, as it was."""
    dark = models.BooleanField(default=True)
    moved = models.BooleanField(default=False)
    """Whether it is where it belongs. Its old name may be another file's by then."""
    back_as = models.CharField(max_length=500, blank=True)
    """The path that it gets when it comes back."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story_id", "name"], name="dark_file_once")]
        indexes = [models.Index(fields=["id"], condition=models.Q(moved=False), name="dark_file_waiting")]

    def __str__(self) -> str:
        return self.name


class SourceKilled(models.Model):
    """What this story was made from was killed, by us or by the agency, or corrected by the agency: an editor is told,
    and decides where readers have it."""

    class Decision(models.TextChoices):
        OPEN = "open", pgettext_lazy("decision", "To decide")
        KILLED = "killed", pgettext_lazy("decision", "Killed too")
        KEPT = "kept", pgettext_lazy("decision", "Kept")
        LIFTED = "lifted", pgettext_lazy("decision", "Its source was restored")

    story = models.ForeignKey("stories.StoryPage", on_delete=models.CASCADE, related_name="killed_sources")
    act = models.ForeignKey("ledger.Act", null=True, on_delete=models.PROTECT, related_name="+")
    """The kill, where it was ours."""
    version = models.ForeignKey("wire.ItemVersion", null=True, on_delete=models.CASCADE, related_name="+")
    """What the agency sent, where it was the agency's."""
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("killed source")
        verbose_name_plural = _("killed sources")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "act"], name="killed_source_once"),
            models.UniqueConstraint(fields=["story", "version"], name="signalled_source_once"),
            models.CheckConstraint(
                condition=models.Q(act__isnull=False, version=None) | models.Q(act=None, version__isnull=False),
                name="killed_source_is_one",
            ),
        ]
        indexes = [models.Index(fields=["story"], condition=models.Q(decision="open"), name="killed_source_open")]

    def __str__(self) -> str:
        return f"{self.story} ← {self.title}"

    @property
    def is_correction(self) -> bool:
        """The agency corrected it; it was not killed."""
        return self.version is not None and self.version.read.signal == "correction"

    @property
    def is_kill(self) -> bool:
        return not self.is_correction

    @property
    def title(self) -> str:
        """What was killed or corrected."""
        return self.version.item.headline if self.act is None else self.act.title

    @property
    def at(self):
        return self.version.received_at if self.act is None else self.act.at

    @property
    def reason(self) -> str:
        return _now("the agency asked for it") if self.act is None else self.act.reason
