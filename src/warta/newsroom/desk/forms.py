"""What is filled in at the desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from warta.newsroom.desk.dismiss import LONGEST_REASON


class SignOffForm(forms.Form):
    """Why errors stand. The field is called as Wagtail calls that of an approval."""

    comment = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("It goes into the ledger's row of the publication."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
