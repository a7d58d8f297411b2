"""What is answered in the admin where the desk, or anything else, keeps a story from its readers after all forms."""

from __future__ import annotations

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from warta.newsroom.stories.fit import NotFit


class Refused:
    """Wagtail's workflow publishes where no form of ours is asked first: what the door refuses there is undone, and
    said on the story's page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotFit) or not request.path.startswith("/newsroom/"):
            return None
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        messages.error(request, str(exception))
        story = (request.resolver_match.kwargs if request.resolver_match else {}).get("page_id")
        back = reverse("wagtailadmin_pages:edit", args=[story]) if story else reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": back})
        return redirect(back)
