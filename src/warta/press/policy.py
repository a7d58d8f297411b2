"""The Content-Security-Policy of every page: no script, nothing from elsewhere, style sheets known by their hashes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def policy(*styles: str) -> str:
    """The header's value for pages whose every ``<style>`` holds exactly one of ``styles``."""
    digests = " ".join(f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles)
    return "; ".join(
        (
            "default-src 'none'",
            "img-src 'self' data:",  # data: is the icon
            f"style-src {digests}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
