"""An editor can read every row of the ledger: what was done, to what, and why."""

import pytest
from django.urls import reverse
from lxml import html

from warta.newsroom.ledger.record import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(client, editor):
    """The ledger as an editor sees it, newest first: act, what, by, reason."""

    def read():
        client.force_login(editor)
        page = html.fromstring(client.get(reverse("ledger")).text)
        cells = [
            [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
            for row in page.xpath("//table[contains(@class, 'listing')]/tbody/tr")
        ]
        return [row[1:5] for row in cells]

    return read


def test_what_warta_did_by_itself_says_to_what_and_why_in_the_editors_language(rows):
    record("house", changed={"subject": "press"}, reason="made by another version of Warta")
    record("related", changed={"stories": [1, 2, 3]})
    assert rows()[:2] == [
        ["Berita terkait dipilih", "untuk 3 berita", "Warta", ""],
        ["Situs diubah", "semua halaman", "Warta", "dibuat oleh versi Warta yang lain"],
    ]


def test_what_people_wrote_stays_as_they_wrote_it(rows, editor):
    record("house", title="Kabar", actor=editor, reason="its time was over")
    assert rows()[:1] == [["Situs diubah", "Kabar", "Sari Dewi", "its time was over"]]


def test_a_merge_and_its_undoing_read_differently(rows, editor, client):
    record("merge", title="laut → samudra", actor=editor, changed={"into": "tag/2"})
    undone = record("merge", title="samudra → laut", actor=editor, changed={"into": None, "from": "tag/2"})
    assert [row[0] for row in rows()[:2]] == ["Penggabungan dibatalkan", "Digabungkan"]
    assert "Penggabungan dibatalkan: samudra → laut" in client.get(reverse("ledger_act", args=[undone.pk])).text
