"""What a request names: a number that may be one of ours, and what is answered where it is none."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page

_MOST_DIGITS = 18
"""Fewer than the greatest number that a database keeps has, and far fewer than Python refuses to read."""


def number(text: str | None) -> int | None:
    """The number that these digits are; None where they are none."""
    known = text is not None and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if known else None


def number_or_404(text: str | None) -> int:
    """The number, or Http404: nothing has an id that is no number."""
    found = number(text)
    if found is None:
        raise Http404
    return found


def text(text: str | None, *, longest: int = 200) -> str:
    """What was typed, in one line, without what no database holds: PostgreSQL no NUL, and none half a character."""
    whole = (text or "").replace("\x00", "").encode("utf-8", "ignore").decode()
    return " ".join(whole.split())[:longest]


class Bulk:
    """What is asked of many things at once. Wagtail's own views take the ids as they come and fail over what is none:
    here that is answered as any address at which nothing stands."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        if request.resolver_match.url_name != "wagtail_bulk_action":
            return
        ids = request.GET.getlist("id")
        for id in ids:
            if id != "all":
                number_or_404(id)
        if "all" in ids and "childOf" in request.GET:
            above = number_or_404(request.GET["childOf"])
            if named["model_name"] == "page":  # what else is below something is looked for, and not found
                get_object_or_404(Page, pk=above)
