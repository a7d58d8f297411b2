"""An original and its relay beside each other, row by row, with what was changed marked on both sides and joined."""

from warta.desk.side_by_side.page import fragment, page, style
from warta.desk.side_by_side.rows import Piece, Row, rows
from warta.desk.side_by_side.terminal import report

__all__ = ["Piece", "Row", "fragment", "page", "report", "rows", "style"]
