"""What an editor may not do in a story's form."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from warta.newsroom.desk.posted import NotRead, written_in_form
from warta.newsroom.stories.fit import NotFit, check_desk, check_may_appear, check_pictures, pictures_in
from warta.newsroom.stories.house.standing_names import StandingNames
from warta.newsroom.stories.whole_text import WholeText


class StoryForm(WholeText, StandingNames, WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at is not None and "slug" in self.fields:
            slug = self.fields["slug"]
            slug.disabled = True
            slug.help_text = _("Readers know this address. “Section and address” in the menu above changes it.")

    def clean(self):
        cleaned = super().clean()
        at_the_desk = self.data.get("action-workflow-action") and self.data.get("workflow-action-name")
        if "action-publish" in self.data or at_the_desk in ("approve", "sign_off"):
            try:
                self._check_fit(cleaned, signed_off=at_the_desk == "sign_off")
            except NotFit as problem:
                self.add_error(None, str(problem))
        return cleaned

    def _check_fit(self, cleaned, *, signed_off: bool) -> None:
        check_may_appear(self.instance, at=max(cleaned.get("go_live_at") or timezone.now(), timezone.now()))
        picture = cleaned.get("picture")
        check_pictures(self.instance.title, pictures_in(picture and picture.pk, cleaned.get("body") or ()))
        if not signed_off:
            with suppress(NotRead):  # it has other errors, which are said
                check_desk(self.instance, written_in_form(self.instance, self.data))
