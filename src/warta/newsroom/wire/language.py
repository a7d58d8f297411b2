"""What an editor calls the language of an item."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def language_name(tag: str) -> str:
    """A language's name in the editor's own language; the tag itself where nobody knows the name."""
    if not tag:
        return _("not known")
    try:
        name = Locale.parse(tag, sep="-").get_display_name(get_language() or "en")
    except (ValueError, UnknownLocaleError):
        name = None
    return name or tag
