"""Where a text comes from: whether it is a copy, relay, translation or rewrite of another, and of which among many."""

from warta.desk.lineage.index import Index, Match
from warta.desk.lineage.verdict import Lineage, Verdict, lineage

__all__ = ["Index", "Lineage", "Match", "Verdict", "lineage"]
