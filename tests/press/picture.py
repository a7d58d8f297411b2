"""A grey picture, for pages whose pictures do not matter."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def _grey() -> bytes:
    made = BytesIO()
    Image.new("RGB", (12, 8), (120, 130, 140)).save(made, "PNG")
    return made.getvalue()


PICTURE = _grey()
