"""What an editor fills in at the doors of the house."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from warta.newsroom.stories.house.merge import possible_targets
from warta.newsroom.stories.house.pin import MOST


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(queryset=None, label=_("Merge into"), empty_label=_("Choose one"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, help_text=_("For the ledger. Readers do not see it.")
    )

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = possible_targets(thing)


class PinForm(forms.Form):
    position = forms.TypedChoiceField(label=_("Place"), coerce=int)
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("It then leaves its place by itself. Empty: until somebody takes it off."),
    )

    def __init__(self, *args, pinned: int, already: bool, **kwargs):
        """``pinned`` is how many stories stand on the front page, this one among them where it does ``already``."""
        super().__init__(*args, **kwargs)
        last = min(pinned + (not already), MOST)
        below = [(place, str(place)) for place in range(2, last + 1)]
        self.fields["position"].choices = [(1, _("1, at the top")), *below]
