"""What the inbox's templates say in words."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def language_name(tag: str) -> str:
    """A language's name in the editor's own language; the tag itself where nobody knows the name."""
    if not tag:
        return _("not known")
    try:
        name = Locale.parse(tag, sep="-").get_display_name(get_language() or "en")
    except (ValueError, UnknownLocaleError):
        name = None
    return name or tag


@register.filter
def mark_name(kind: str) -> str:
    """What a marked stretch of the received text is."""
    return {
        "headline": _("headline"),
        "dateline": _("dateline"),
        "credit": _("credit"),
        "byline": _("byline"),
        "furniture": _("left out"),
    }.get(kind, kind)


@register.filter
def reason_left_out(kind: str) -> str:
    """Why words of the received text are not in the story."""
    return {
        "furniture": _("belongs to the page it came from, not to the story"),
        "dateline": _("the dateline, kept as data"),
        "credit": _("the credit, kept as data"),
        "byline": _("the byline, kept as data"),
    }.get(kind, kind.replace("_", " "))


@register.filter
def signal_name(signal: str) -> str:
    return {
        "new": _("new"),
        "update": _("update"),
        "correction": _("correction"),
        "kill": _("kill"),
    }.get(signal, signal)
