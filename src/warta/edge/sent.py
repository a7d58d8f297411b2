"""What was sent in answer to a request, as seen on its way out."""

from __future__ import annotations

from starlette.types import Message, Send

REQUEST_ID = b"x-request-id"


class Sent:
    """Hands messages on, and keeps the status and how many bytes the body had. An answer that never began was 500:
    that is what the server then sends. ``named`` is the request's id where the answer is to say it."""

    __slots__ = ("_send", "body_bytes", "named", "status")

    def __init__(self, send: Send) -> None:
        self._send = send
        self.named = b""
        self.status = 500
        self.body_bytes = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self.named:
                message = {**message, "headers": [*message.get("headers", ()), (REQUEST_ID, self.named)]}
        elif message["type"] == "http.response.body":
            self.body_bytes += len(message.get("body", b""))
        await self._send(message)
