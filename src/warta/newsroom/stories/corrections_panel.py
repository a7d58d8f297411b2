"""The corrections of a story in its editor: to be read. They are written by their own door."""

from __future__ import annotations

from django.urls import reverse
from wagtail.admin.panels import Panel


class CorrectionsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "stories/corrections_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            story = self.instance
            context["corrections"] = story.corrections.select_related("corrects") if story.pk else []
            may = story.live and story.permissions_for_user(self.request.user).can_publish()
            context["correct_url"] = reverse("story_acts:correct", args=[story.pk]) if may else None
            return context
