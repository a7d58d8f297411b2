"""Which quotation of the relay stands for which of the original.

In one language their words tell. Across languages the sentences that belong together do: a quotation may run over many
sentences, and one side may interrupt it where the other does not, so it is kept where its sentences' partners are
quoted too.
"""

from __future__ import annotations

from functools import lru_cache

from warta.desk.matching.quotes.by_place import by_place
from warta.desk.matching.quotes.by_words import by_words
from warta.desk.matching.quotes.kept import Kept, QuoteMatch, span_of
from warta.desk.matching.quotes.words import capitalised, placed_words
from warta.desk.pairing import Pairing

__all__ = ["Kept", "QuoteMatch", "capitalised", "match_quotes", "placed_words", "span_of"]


@lru_cache(maxsize=2)
def match_quotes(pair: Pairing) -> QuoteMatch:
    """What became of the direct quotations of the original."""
    return by_place(pair) if pair.is_translated else by_words(pair)
