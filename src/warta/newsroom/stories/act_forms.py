"""What an editor fills in to act on one story."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.permission_policies.pages import PagePermissionPolicy

from warta.newsroom.stories.kill import usual_note
from warta.newsroom.stories.models import SectionPage, StoryCorrection, StoryPage


def _lines(rows: int, **attributes) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attributes})


class ReasonForm(forms.Form):
    """Why, for the ledger."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, help_text=_("For the ledger; readers do not see it.")
    )

    def __init__(self, *args, story: StoryPage, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.story, self.user = story, user


class CorrectForm(ReasonForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=StoryCorrection.Kind.choices, initial="correction")
    wrong = forms.CharField(
        label=_("What was wrong"),
        required=False,
        max_length=900,
        widget=_lines(2),
        help_text=_("The words as readers had them, without quotation marks."),
    )
    right = forms.CharField(
        label=_("What is right"),
        required=False,
        max_length=900,
        widget=_lines(2),
        help_text=_("The words as they should have been. For an update or a note: what readers are told."),
    )
    text = forms.CharField(
        label=_("Line for readers"),
        required=False,
        max_length=2000,
        widget=_lines(3),
        help_text=_("Only where it should read otherwise than what is made of the two above."),
    )
    corrects = forms.ModelChoiceField(
        label=_("It corrects"),
        required=False,
        queryset=StoryCorrection.objects.none(),
        empty_label=_("the story itself"),
        help_text=_("Choose an earlier correction where that one was wrong."),
    )
    revise = forms.BooleanField(
        label=_("Publish the newest version of the text with it"),
        required=False,
        help_text=_("There are changes that readers do not have. Without this they keep the text as it is."),
    )
    field_order = ["kind", "wrong", "right", "text", "corrects", "revise", "reason"]

    def __init__(self, *args, story: StoryPage, **kwargs):
        super().__init__(*args, story=story, **kwargs)
        self.fields["corrects"].queryset = story.corrections.order_by("-at")
        if not story.corrections.exists():
            del self.fields["corrects"]
        if not story.has_unpublished_changes:
            del self.fields["revise"]
        for name in ("wrong", "right", "text"):
            self.fields[name].widget.attrs["lang"] = story.locale.language_code


class KillForm(ReasonForm):
    note = forms.CharField(
        label=_("What readers are told at its address"),
        max_length=1000,
        widget=_lines(3),
        help_text=_("In the language of the story."),
    )
    field_order = ["reason", "note"]

    def __init__(self, *args, story: StoryPage, **kwargs):
        super().__init__(*args, story=story, **kwargs)
        language = story.locale.language_code
        self.fields["reason"].required = True
        self.fields["reason"].widget = _lines(2)
        self.fields["note"].initial = usual_note(language)
        self.fields["note"].widget.attrs["lang"] = language


class MoveForm(ReasonForm):
    section = forms.ModelChoiceField(label=_("Section"), queryset=SectionPage.objects.none(), empty_label=None)
    slug = forms.CharField(
        label=_("Last step of the address"),
        max_length=255,
        help_text=_("Small letters, digits and hyphens: kapal-layar-tiba"),
    )
    field_order = ["section", "slug", "reason"]

    def __init__(self, *args, story: StoryPage, user, **kwargs):
        super().__init__(*args, story=story, user=user, **kwargs)
        allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
        section = self.fields["section"]
        sections = SectionPage.objects.filter(pk__in=allowed.values("pk"), locale=story.locale)
        section.queryset = sections.order_by("title")
        section.initial, self.fields["slug"].initial = story.get_parent().pk, story.slug
        section.label_from_instance = lambda page: page.title


class EmbargoForm(ReasonForm):
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Nobody can publish it before. Empty: the embargo is lifted."),
    )
    field_order = ["until", "reason"]

    def __init__(self, *args, story: StoryPage, **kwargs):
        super().__init__(*args, story=story, **kwargs)
        self.fields["until"].initial = story.embargo_until
