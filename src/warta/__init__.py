"""Warta: a newsroom in a box.

The folders are the floors of the house, and imports point down only:
cli > newsroom > edge > press | desk | wire | talk | search > language > story.
ARCHITECTURE.md walks through them.
"""

__version__ = "0.1.0"
