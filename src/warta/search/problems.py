"""What can be wrong with an index."""

from __future__ import annotations

from pathlib import Path


class SearchError(Exception):
    """The index cannot be used now; the message says why and what to do."""


class IndexBusy(SearchError):  # noqa: N818
    """Another process was writing to the index for the whole time that we were willing to wait."""


class IndexUnusable(SearchError):  # noqa: N818
    """The index is missing, damaged, or of another version. It holds nothing that cannot be made again."""


def unusable(folder: Path, why: str) -> IndexUnusable:
    reason = " ".join(why.split())
    if len(reason) > 200:
        reason = f"{reason[:200]}…"
    return IndexUnusable(f"The index in {folder} cannot be used: {reason}. Run `warta press rebuild`.")
