"""Media: pictures and their like, from a folder."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from warta.edge import notices

_SHOWN = ("image/", "audio/", "video/", "font/")
_ACTIVE = ("image/svg+xml", "image/svg")


class Media:
    """Answers from a folder. A name never comes to stand for another file (the newsroom gives every upload and
    every size a name of its own), so that a copy may be kept for good."""

    def __init__(self, folder: Path, prefix: str, guarded: tuple[str, ...] = ()) -> None:
        # A folder that is not there yet holds nothing yet: it comes with the first picture.
        self._files = StaticFiles(directory=os.fspath(folder), check_dir=False)
        self._prefix = prefix
        self._guarded = tuple(each.casefold() for each in guarded)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        below = {**scope, "root_path": self._prefix}
        try:
            path = self._files.get_path(below)
            if self._is_guarded(path):  # asked for by a detour, such as two slashes
                raise HTTPException(404)
            response = await self._files.get_response(path, below)
        except HTTPException as refusal:
            answer = notices.WRONG_METHOD if refusal.status_code == 405 else notices.MISSING
            await answer.send(send, scope["method"])
            return
        headers = response.headers
        headers["cache-control"] = "public, max-age=31536000, immutable"
        headers["x-content-type-options"] = "nosniff"
        # Whatever was uploaded runs nothing and is part of no page of ours but as a picture, a sound or a film.
        headers["content-security-policy"] = "default-src 'none'; sandbox"
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code != 304 and (not kind.startswith(_SHOWN) or kind in _ACTIVE):
            headers["content-type"] = "application/octet-stream"
            headers["content-disposition"] = "attachment"
        await response(scope, receive, send)

    def _is_guarded(self, path: str) -> bool:
        """Whether a path, without detours, is one of the guarded folders or below it, on any file system."""
        steps = path.replace(os.sep, "/").casefold()
        return any(steps == each or steps.startswith(f"{each}/") for each in self._guarded)
