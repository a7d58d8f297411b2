"""What may be merged into another of its kind. Its row stays, for the stories that name it."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Mergeable(models.Model):
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,  # the stories of what was merged would stand under nothing
        related_name="taken_in",
    )

    # Those that are searched are searched among what stands.
    search_fields = (index.FilterField("merged_into"),)

    class Meta:
        abstract = True

    def standing_for(self):
        """Itself, or what it was merged into, at the end of the chain."""
        thing = self
        while thing.merged_into_id is not None:
            thing = thing.merged_into
        return thing

    @admin.display(description=_("Name"), ordering="name")
    def listed(self) -> str:
        """As the admin's lists call it: with what it was merged into."""
        if self.merged_into_id is None:
            return str(self)
        return _now("%(thing)s (merged into %(into)s)") % {"thing": self, "into": self.standing_for()}

    def unique_error_message(self, model_class, unique_check):
        problem = super().unique_error_message(model_class, unique_check)
        if unique_check == ("name",):
            problem.message = _("There is one of this name already. Merge the two instead.")
        return problem
