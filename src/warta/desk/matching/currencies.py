"""Currencies that bear one name: "dollars" may be those of any country."""

from __future__ import annotations

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


def may_be_same_currency(first: str, second: str) -> bool:
    """Whether a bare name may mean both."""
    return any(first in each and second in each for each in _NAMESAKES)
