"""What is answered in the admin where the desk, or anything else, keeps a story from its readers after all forms."""

from __future__ import annotations

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from warta.newsroom.stories.fit import NotFit


class Refused:
    """Wagtail's workflow and its API publish where no form of ours is asked first: what is refused there is undone, and
    said on the story's page, or to the program that asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotFit) or not request.path.startswith("/newsroom/"):
            return None
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        asked = request.resolver_match
        if asked is not None and "wagtailadmin_api" in asked.namespaces:
            return JsonResponse({"detail": str(exception)}, status=409)
        messages.error(request, str(exception))
        story = asked.kwargs.get("page_id") if asked is not None else None
        back = reverse("wagtailadmin_pages:edit", args=[story]) if story else reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": back})
        return redirect(back)
