"""The index: which stories are about the same thing."""

from warta.search.index import Document, Index, IndexBusy, IndexUnusable, Match, SearchError

__all__ = ["Document", "Index", "IndexBusy", "IndexUnusable", "Match", "SearchError"]
