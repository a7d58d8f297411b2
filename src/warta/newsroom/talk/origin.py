"""Whether a browser says that a post comes from a page of ours.

The form stands on pages that are the same bytes for every reader, so it can carry no token. Browsers say where a
post comes from; nobody is signed in by it, so one that says nothing is let through.
"""

from urllib.parse import urlsplit

from django.conf import settings


def from_elsewhere(request) -> bool:
    """True where the browser says that another site sent the reader's form."""
    site = request.headers.get("Sec-Fetch-Site")
    if site in ("same-origin", "none"):
        return False
    if site == "cross-site":
        return True
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        return True
    return host.lower() not in (request.get_host().lower(), urlsplit(settings.BASE_URL).netloc.lower())
