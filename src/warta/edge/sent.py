"""What was sent in answer to a request, as seen on its way out."""

from __future__ import annotations

from starlette.types import Message, Send


class Sent:
    """Hands messages on, and keeps the status and how many bytes the body had. An answer that never began was 500:
    that is what the server then sends."""

    __slots__ = ("_send", "body_bytes", "status")

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 500
        self.body_bytes = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.body_bytes += len(message.get("body", b""))
        await self._send(message)
