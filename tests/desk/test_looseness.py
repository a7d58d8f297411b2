"""A change is an error where two sentences tell the same, and worth a look where they tell other things."""

from __future__ import annotations

import pytest

from warta.desk.compare import compare_sentences

PAIRS = [
    # The same sentence with a figure, a month, a weekday changed.
    ("Sales at Padi Mas rose 6.3 percent in June.", "Penjualan Padi Mas naik 6,5 persen pada Juni.", "FU003", "error"),
    ("The mill in Tegal opens on May 4.", "Pabrik di Tegal dibuka pada 4 Juni.", "FT001", "error"),
    ("Ratna Wibawa resigned on Tuesday.", "Ratna Wibawa mundur pada Rabu.", "FT002", "error"),
    # Other firms, other places.
    (
        "Sales at Padi Mas in Tegal rose 6.3 percent.",
        "Penjualan Kopi Rimba di Medan naik 6,5 persen.",
        "FU003",
        "info",
    ),
    (
        "Ratna Wibawa opened the mill in Tegal on Tuesday.",
        "Darto Sasmita menutup gudang di Medan pada Rabu.",
        "FT002",
        "info",
    ),
    # A sentence that tells much more than the other.
    (
        "Ratna Wibawa resigned on Tuesday.",
        "Ratna Wibawa menyampaikan kepada para wartawan bahwa keputusan itu sudah lama dipertimbangkannya"
        " bersama keluarga, dan berterima kasih kepada seluruh warga pada Rabu.",
        "FT002",
        "info",
    ),
    # What has the same digits is the same thing, whatever else is told.
    (
        "Padi Mas of Tegal spent Rp45.7 billion.",
        "Kopi Rimba di Medan menghabiskan Rp45,7 triliun.",
        "FN004",
        "error",
    ),
    # The year that the other text calls the last.
    (
        "Fewer boats sailed in March-July 2011 than in those months last year.",
        "Perahu yang melaut berkurang dibanding Maret-Juli 2010.",
        "FT001",
        "info",
    ),
    (
        "Fewer boats sailed in March-July 2011, some 30 a day.",
        "Perahu yang melaut pada Maret-Juli 2010 berkurang, sekitar 30 sehari.",
        "FT001",
        "error",
    ),
]


@pytest.mark.parametrize(("original", "relay", "code", "severity"), PAIRS)
def test_how_grave_a_change_is(original: str, relay: str, code: str, severity: str) -> None:
    found = compare_sentences(original, relay, languages=("en", "id")).differences
    assert [each.severity for each in found if each.code == code] == [severity]
