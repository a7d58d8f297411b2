"""The form of the site's settings."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm


class SiteForm(WagtailAdminModelForm):
    """The secret of the purge is written and never shown again: left empty it stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        token = self.fields.get("purge_token")
        if token is not None:
            token.widget = forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"})
            if self.instance.purge_token:
                token.widget.attrs["placeholder"] = _("kept; write another to replace it")
            self._token, self._told = self.instance.purge_token, self.instance.purge_url

    def clean(self):
        cleaned = super().clean()
        for name in ("accent", "accent_dark"):
            if cleaned.get(name):
                cleaned[name] = cleaned[name].lower()
        if "purge_token" in cleaned:
            kept = cleaned["purge_token"] or self._token
            # A secret goes with its address: without one nobody is told it.
            cleaned["purge_token"] = kept if cleaned.get("purge_url") or "purge_url" in self.errors else ""
        return cleaned

    def clean_purge_token(self) -> str:
        """Who cannot read the secret must not have it sent to a place of theirs: another place needs it anew."""
        written, told = self.cleaned_data["purge_token"], self.cleaned_data.get("purge_url")
        if self._token and told and not written and _place(told) != _place(self._told):
            raise ValidationError(_now("That is another place than before: write the secret that it is to be sent."))
        return written


def _place(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()
