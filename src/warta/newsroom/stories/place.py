"""Where a new page goes: a story into a section, a section below a front page, of any language that there is."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.choose_parent import ChooseParentView

from warta.newsroom.stories.models import SectionPage


class PlaceForm(forms.Form):
    """One list of all places. Wagtail's own chooser begins at the root of the tree, of which editors see nothing."""

    parent_page = forms.ModelChoiceField(queryset=None, empty_label=None)

    def __init__(self, *args, places, label, name_of, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["parent_page"]
        field.queryset, field.label, field.label_from_instance = places, label, name_of
        field.widget.attrs["class"] = "w-w-full"  # a long name would run off a phone


class ChoosePlace(ChooseParentView):
    label = ""

    def get_locale(self):
        return None  # the list shows every language, and so does the choice

    def get_valid_parent_pages(self, user):
        """But no section that was merged into another: it gets no new stories."""
        merged = SectionPage.objects.exclude(merged_into=None)
        return super().get_valid_parent_pages(user).exclude(pk__in=merged.values("pk"))

    def get_form(self):
        places = self.get_valid_parent_pages(self.request.user).select_related("locale")
        places = places.order_by("locale__pk", "title")
        data = self.request.POST if self.request.method == "POST" else None
        return PlaceForm(data, places=places, label=self.label, name_of=self.name_of)

    def name_of(self, page) -> str:
        return page.title


class ChooseSection(ChoosePlace):
    page_title = _("Choose a section")
    label = _("Section")

    def get(self, request, *args, **kwargs):
        if not self.get_valid_parent_pages(request.user).exists():
            messages.info(request, _now("A story stands in a section, and there is none yet. Make a section first."))
            return redirect("sections:index")
        return super().get(request, *args, **kwargs)

    def name_of(self, page) -> str:
        return f"{page.title} ({page.locale})"


class ChooseLanguage(ChoosePlace):
    page_title = _("Choose a language")
    label = _("Language")

    def name_of(self, page) -> str:
        return str(page.locale)
