"""What an editor may not do in a story's form."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class StoryForm(WagtailAdminPageForm):
    def clean(self):
        cleaned = super().clean()
        corrections = self.formsets.get("corrections")
        if corrections is not None and any(_rewrites(form) for form in corrections.forms):
            self.add_error(None, _("A correction that readers have seen stays as it is: add another one below it."))
        return cleaned


def _rewrites(form) -> bool:
    """Whether it changes or deletes a correction that was published: only such a one has a row, and so an id."""
    published = form.instance.pk is not None
    return published and (
        bool(form.data.get(form.add_prefix("DELETE"))) or bool({"kind", "text"} & set(form.changed_data))
    )
