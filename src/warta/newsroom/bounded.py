"""A bound on what a request may send: Django writes a body to disk, whole, before anybody looks at it."""

from __future__ import annotations

COMMENT = 1 << 20
"""Bytes for a reader's form: more than it takes, so that it can say itself that it was too much."""
NEWSROOM = 64 << 20
"""Bytes for the newsroom: more than the largest picture or text that its own forms take."""


def bounded(app):
    """The application, for which a body ends where it is too long. What comes after that is thrown away."""

    async def call(scope, receive, send):
        left = COMMENT if scope.get("path", "").startswith("/talk/") else NEWSROOM

        async def some():
            nonlocal left
            message = await receive()
            while message["type"] == "http.request" and left < 0:
                message = await receive()
            if message["type"] == "http.request":
                left -= len(message.get("body", b""))
                if left < 0:
                    return {**message, "more_body": False}
            return message

        await app(scope, some, send)

    return call
