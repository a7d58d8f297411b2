"""What stands around every request."""

from django.db import transaction

from warta.newsroom.ledger.acting import acting

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")

READS = "/newsroom/desk/check/"
"""What is posted there is only read, every few words that somebody writes: it takes no lock from those who write."""

# What Wagtail's admin needs: inline scripts start its editor, its styles carry inline attributes, previews use blob.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)


class OnePostOneTransaction:
    """One POST, one transaction: what Wagtail writes and what our ledger says of it, or neither.

    An answer of 500 or above undoes all of it. Reading takes no transaction: SQLite's would lock out writers. Nor does
    a reader's comment, whose door has its own: a flood of them must not take the lock one by one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in SAFE or not request.path.startswith("/newsroom/") or request.path.startswith(READS):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class Acting:
    """Acts that are written while a request is answered are those of its user."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with acting(lambda: request.user):
            return self.get_response(request)


class ContentPolicy:
    """Nothing in the newsroom comes from elsewhere. A view that set its own policy keeps it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response
