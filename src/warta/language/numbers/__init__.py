"""Numbers, in figures and in words, with what they count: money, per cent, kilometres, people.

Only what can be read in one way is read: "17.30" in Indonesian copy is a time or a mistake, "5/7" a date, a bare "2024"
a year, "one" mostly no number. docs/numbers.md says what is read, and how.
"""

from warta.language.numbers.find import currency_behind, numbers

__all__ = ["currency_behind", "numbers"]
