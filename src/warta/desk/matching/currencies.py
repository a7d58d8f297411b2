"""Currencies that bear one name: "dollars" may be those of any country."""

from __future__ import annotations

import re

from warta.desk.matching.figures import Figure
from warta.language.packs import pack_of

_WORD = re.compile(r"[^\W\d_]+")
_RUPEES_OR_RUPIAH = frozenset({"rupias", "rupia", "rúpias", "rúpia", "roupies", "roupie", "rupie", "rupi"})
"""Words of Romance languages and Turkish that mean the money of India and that of Indonesia."""
_MARKED = re.compile(r"[A-Za-z.]\$|\$[A-Z]")
_NAMESAKES = (
    frozenset({"USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "BND", "NAD", "JMD", "TTD", "FJD", "ZWL", "LRD"}),
    frozenset({"GBP", "EGP", "LBP", "SYP", "SDG", "IEP", "FKP"}),
    frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "CUP", "UYU", "DOP"}),
    frozenset({"SEK", "NOK", "DKK", "ISK", "CZK", "EEK"}),
    frozenset({"CHF", "FRF", "BEF", "XOF", "XAF", "RWF"}),
    frozenset({"KWD", "IQD", "JOD", "BHD", "TND", "DZD", "LYD", "RSD"}),
    frozenset({"SAR", "QAR", "OMR", "YER", "IRR", "BRL", "KHR"}),
    frozenset({"KRW", "KPW"}),
    frozenset({"RUB", "BYN"}),
)


def may_be_same_currency(first: Figure, second: Figure, languages: tuple[str, str]) -> bool:
    """Whether a bare name may mean both: "dollars" may be Australian, "US$" and "A$" may not be the same."""
    if {first.unit, second.unit} == {"IDR", "INR"}:
        return any(each.span.text.split()[-1].casefold() in _RUPEES_OR_RUPIAH for each in (first, second))
    if not any(first.unit in each and second.unit in each for each in _NAMESAKES):
        return False
    return not all(_says_whose(each, language) for each, language in zip((first, second), languages, strict=True))


def _says_whose(figure: Figure, language: str) -> bool:
    """Whether a country stands with the name: "S$", "dolar AS", "Australian dollars"."""
    pack = pack_of(language)
    scales = pack.numbers.multipliers if pack else {}
    words = [word for word in _WORD.findall(figure.span.text) if word.casefold() not in scales and word not in scales]
    if _MARKED.search(figure.span.text) or any(len(word) > 1 and word.isupper() for word in words):
        return True
    return len(words) > 1 and not figure.in_words
