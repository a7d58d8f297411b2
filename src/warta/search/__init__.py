"""The index: what readers search for, and which stories are about the same thing."""

from warta.search.document import Document, Name, Named
from warta.search.find import Found, Hit
from warta.search.index import Index
from warta.search.problems import IndexBusy, IndexUnusable, SearchError
from warta.search.query import Asked
from warta.search.related import Match
from warta.search.snippet import Piece

__all__ = [
    "Asked",
    "Document",
    "Found",
    "Hit",
    "Index",
    "IndexBusy",
    "IndexUnusable",
    "Match",
    "Name",
    "Named",
    "Piece",
    "SearchError",
]
