"""What people decide at the desk, and how the newsroom has set it up."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from warta.newsroom.desk.task import CopyDesk

__all__ = ["CopyDesk", "Decision", "DeskSettings", "Gate"]


class Gate(models.TextChoices):
    """What is done with a story in which the desk finds errors that nobody decided about."""

    OFF = "off", pgettext_lazy("gate", "is published; the desk is not asked")
    WARN = "warn", pgettext_lazy("gate", "is published, and the errors are said and written into the ledger")
    HOLD = "hold", pgettext_lazy("gate", "is not published until they are mended or signed off")


@register_setting(icon="clipboard-list")
class DeskSettings(BaseSiteSetting):
    """How the newsroom uses the desk."""

    gate = models.CharField(
        _("a story with open errors"),
        max_length=4,
        choices=Gate,
        default=Gate.HOLD,
        help_text=_("Errors only: a story is never held for what is a warning or worth a look."),
    )

    panels = [FieldPanel("gate")]

    class Meta:
        verbose_name = _("Desk")
        verbose_name_plural = _("Desk")


class Decision(models.Model):
    """That somebody let a finding stand, with the reason. It holds for these words: other words are another finding."""

    class Kind(models.TextChoices):
        DISMISSED = "dismissed", pgettext_lazy("decision", "Dismissed")
        """It is no fault."""
        SIGNED_OFF = "signed off", pgettext_lazy("decision", "Signed off")
        """It may be a fault, and an editor answers for it."""

    kind = models.CharField(_("decision"), max_length=10, choices=Kind)
    story = models.ForeignKey("stories.StoryPage", on_delete=models.CASCADE, related_name="desk_decisions")
    mark = models.CharField(max_length=40)
    """Made of the rule, the words, those beside them and what was said: see ``remarks.py``."""
    code = models.CharField(_("code"), max_length=20)
    words = models.TextField(_("words"), blank=True)
    said = models.TextField(_("finding"), blank=True)
    """The message, in English."""
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by_name = models.CharField(_("by"), max_length=255, blank=True)
    """As they were called then; empty for Warta itself."""
    at = models.DateTimeField(_("when"), default=timezone.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    """Since when it does not hold any more. It is never deleted."""

    class Meta:
        verbose_name = _("decision of the desk")
        verbose_name_plural = _("decisions of the desk")
        ordering = ["pk"]
        default_permissions = ()
        permissions = [("sign_off", _("May sign off errors that the desk found"))]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "mark", "kind"],
                condition=models.Q(taken_back_at=None),
                name="desk_decided_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.words}"
