"""Pictures as they were uploaded: for who is signed in to the newsroom, never for readers.

An original says more than what is published of it: what was cut off, where and with which camera it was made.
"""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from wagtail.admin.auth import require_admin_access

from warta.newsroom.home import ORIGINALS


@require_admin_access
def original(request, name: str) -> HttpResponse:
    try:
        with default_storage.open(f"{ORIGINALS}/{name}") as file:
            content = file.read()
    except (OSError, ValueError):  # a name that no file can have, too
        raise Http404 from None
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": "attachment", "Cache-Control": "private, no-store"},
    )
