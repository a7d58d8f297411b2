"""What an editor fills in at the inbox."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from warta.newsroom.wire.models import WireItem
from warta.newsroom.wire.rights import sections_for


class MakeForm(forms.Form):
    """Which section the story goes to: those of the item's language in which the editor may write."""

    section = forms.ModelChoiceField(queryset=None, label=_("Section"), empty_label=None)
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, item: WireItem, user, **kwargs):
        super().__init__(*args, **kwargs)
        section = self.fields["section"]
        section.queryset = sections_for(user, item.language)
        section.initial = _last_section(user, item.language)
        if item.language:
            section.label_from_instance = lambda page: page.title
        else:
            section.label_from_instance = lambda page: f"{page.title} ({page.locale})"


def _last_section(user, language: str) -> int | None:
    """Where this editor's last story from the wire in this language went."""
    last = (
        WireItem.objects.filter(handled_by=user, state=WireItem.State.MADE, language=language)
        .order_by("-handled_at")
        .first()
    )
    parent = last and last.story and last.story.get_parent()
    return parent.pk if parent else None


class AddForm(forms.Form):
    """A file, or text that was copied from elsewhere."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,  # the reader of the wire says what is wrong with it, as for every other file
        help_text=_("A story as plain text."),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("With its headline in the first line and an empty line between paragraphs."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_("Only where the text does not show it by itself."),
    )

    def __init__(self, *args, languages: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _now("As the text shows")), *languages]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned["file"] is not None) == bool(cleaned["text"].strip()):
            self.add_error(
                None,
                _now("Choose a file or paste a text: one of the two.")
                if cleaned["file"] is None
                else _now("There are a file and a text: take one of the two out."),
            )
        return cleaned
