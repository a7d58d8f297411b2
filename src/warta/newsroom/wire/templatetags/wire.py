"""What the inbox's templates say in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from warta.newsroom.wire.language import language_name

register = template.Library()


register.filter(language_name)


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
