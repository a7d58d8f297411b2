"""What the admin's forms show of the house beside their fields."""

from __future__ import annotations

from django.urls import reverse
from wagtail.admin.panels import Panel


class PinnedPanel(Panel):
    """What is pinned on a front page, with the way to arrange it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "house/pinned_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "pins": self.instance.pins.select_related("story"),
                "arrange": reverse("house_pins", args=[self.instance.pk]),
            }


class MergedPanel(Panel):
    """What an entry was merged into, or what was merged into it, with the way back."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "house/merged_panel.html"

        def is_shown(self) -> bool:
            thing = self.instance
            return thing.pk is not None and (thing.merged_into_id is not None or thing.taken_in.exists())

        def get_context_data(self, parent_context=None):
            kind = self.panel.model._meta.model_name.removesuffix("page")
            return {
                **super().get_context_data(parent_context),
                "into": self.instance.merged_into,
                "part": reverse("house_part", args=[kind, self.instance.pk]),
                "taken_in": [
                    (each, reverse("house_part", args=[kind, each.pk])) for each in self.instance.taken_in.all()
                ],
            }
