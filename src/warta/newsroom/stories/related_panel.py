"""*You may also like* in a story's editor: what stands there and why, and who shows this story. It is changed by a door
of its own."""

from __future__ import annotations

from django.urls import reverse
from wagtail.admin.panels import Panel


class RelatedPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "stories/related_panel.html"

        def get_context_data(self, parent_context=None):
            from warta.newsroom.stories.relate import showers, shown_below  # it needs the models that show this panel

            context = super().get_context_data(parent_context)
            story = self.instance
            context["shown"] = shown_below(story) if story.pk else []
            context["showers"] = showers(story) if story.pk else []
            may = story.pk and story.permissions_for_user(self.request.user).can_publish()
            context["relate_url"] = reverse("story_acts:relate", args=[story.pk]) if may else None
            return context
