"""What is written in an editor of ours is whole: no half of a character, which no database and no page can hold."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _now
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import StreamValue


class WholeText:
    """A form that refuses halves of characters. A browser sends none; a program that cuts a text may."""

    def clean(self):
        cleaned = super().clean()
        for name, value in list(cleaned.items()):
            if _is_halved(value):
                self.add_error(name, _now("There is half a character in this, shown as �: write it again."))
        return cleaned


class WholeTextForm(WholeText, WagtailAdminModelForm):
    """The same, of a thing that needs no form of its own besides."""


def _is_halved(value) -> bool:
    if isinstance(value, StreamValue):
        value = json.dumps(value.get_prep_value(), ensure_ascii=False)
    return isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value)
