"""The desk beside the editor. The script moves it to Wagtail's side panels, where it can stand beside the words."""

from __future__ import annotations

from django.urls import reverse
from wagtail.admin.panels import Panel


class DeskPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            story = self.instance
            if story.pk:
                context["check_url"] = reverse("desk:check", args=[story.pk])
                context["dismiss_url"] = reverse("desk:dismiss", args=[story.pk])
                context["take_back_url"] = reverse("desk:take_back", args=[story.pk])
                context["sign_off_url"] = reverse("desk:sign_off", args=[story.pk])
            else:
                section = self.request.resolver_match.kwargs.get("parent_page_id") or self._section()
                context["check_url"] = section and reverse("desk:check_new", args=[section])
            return context

        def _section(self):
            arguments = self.request.resolver_match.args
            return arguments[-1] if arguments else None
