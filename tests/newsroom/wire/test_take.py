"""Nothing that comes over the wire is lost, and nothing is kept twice."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from warta.newsroom.wire.intake import take_in
from warta.newsroom.wire.models import ItemVersion, WireItem
from warta.newsroom.wire.state import put_back, set_aside
from warta.newsroom.wire.take import take
from warta.wire.item import Item, Unreadable

RELAY = Path(__file__).parents[4] / "shared/data/stories/relay.id.txt"

pytestmark = pytest.mark.django_db


def item(**changes) -> Item:
    first = Item(
        guid="cemara:1",
        version="1",
        format="text",
        headline="Kapal Cakrawala kembali",
        language="id",
        text="Kapal itu kembali.\n\nAwaknya sehat.",
    )
    return msgspec.structs.replace(first, **changes)


def test_the_bytes_are_kept_as_they_came(relayed):
    taken = take_in(relayed, name="kiriman/kapal.txt")[0]
    version = ItemVersion.objects.get(pk=taken.version.pk)
    assert bytes(version.raw) == relayed
    assert version.size == len(relayed)
    assert version.path == "kiriman/kapal.txt"
    assert version.read.headline == "Kapal riset Cakrawala kembali ke Labuhan Kelor"
    assert version.read.received == relayed.decode()


def test_the_inbox_shows_what_the_newest_version_says(relayed):
    row = take_in(relayed, name="kapal.txt")[0].item
    row.refresh_from_db()
    assert (row.language, row.minutes, row.state) == ("id", 1, WireItem.State.WAITING)
    assert row.agency == "Kantor Berita Cemara"


def test_the_same_bytes_again_are_said_to_be_known(relayed):
    first = take_in(relayed, name="kapal.txt")[0]
    again = take_in(relayed, name="kapal (1).txt")[0]
    assert (first.new, again.new) == (True, False)
    assert again.version == first.version
    assert ItemVersion.objects.count() == 1


def test_a_new_version_of_a_known_item_is_kept_beside_the_old_one():
    take(item(), b"one", path="a")
    taken = take(item(version="2", headline="Kapal Cakrawala kembali dengan selamat"), b"two", path="b")
    assert taken.new
    assert [version.version for version in taken.item.versions.all()] == ["1", "2"]
    assert WireItem.objects.get().headline == "Kapal Cakrawala kembali dengan selamat"


def test_other_bytes_under_a_known_version_are_kept_too():
    take(item(), b"one", path="a")
    assert take(item(text="Lain."), b"other", path="b").version.version == "1+2"
    assert take(item(text="Lain lagi."), b"another", path="c").version.version == "1+3"


def test_an_early_version_that_comes_late_does_not_become_the_newest():
    take(item(version="10", headline="Sepuluh"), b"ten", path="a")
    take(item(version="9", headline="Sembilan"), b"nine", path="b")
    row = WireItem.objects.get()
    assert (row.headline, row.newest.version, row.versions.count()) == ("Sepuluh", "10", 2)


def test_an_item_that_was_set_aside_stays_so_when_a_version_comes(newsroom):
    row = take(item(), b"one", path="a").item
    assert set_aside(row, actor=newsroom.editor)
    take(item(version="2"), b"two", path="b")
    row.refresh_from_db()
    assert row.state == WireItem.State.SET_ASIDE
    assert put_back(row, actor=newsroom.editor)
    assert not put_back(row, actor=newsroom.editor)
    assert row.state == WireItem.State.WAITING


BAD = {
    "empty": (b"", "empty"),
    "only spaces": (b" \n\n ", "empty"),
    "binary": (b"\x7fELF\x02\x01" + bytes(range(256)), "program"),
    "a picture": (b"\xff\xd8\xff\xe0" + bytes(64), "picture"),
    "50 MB": (b"Judul\n\n" + b"kata " * 10_000_000, "limit"),
    "wrong encoding": ("Judul\n\n本文はここにあります".encode("shift_jis"), "UTF-8"),
    "no headline": (b"Satu paragraf yang panjang saja, tanpa judul di atasnya. Lalu satu kalimat lagi.", "headline"),
    "unknown language": (
        b"Qwvx zzrt bbnk\n\nPlmk qwrtz xcvb nmkl hjgf dfgh. Trwq zxcv bnmk lkjh gfds qwer tzui.",
        "language",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_says_what_is_wrong_and_leaves_nothing(name):
    raw, word = BAD[name]
    with pytest.raises(Unreadable, match=word) as problem:
        take_in(raw, name="berkas.txt")
    assert "\n" not in str(problem.value)
    assert not WireItem.objects.exists()
    assert not ItemVersion.objects.exists()


def test_an_item_without_a_guid_that_can_be_kept_leaves_nothing():
    with pytest.raises(Unreadable):
        take(item(guid="x" * 501), b"one", path="a")
    assert not WireItem.objects.exists()


@pytest.mark.skipif(not RELAY.exists(), reason="the shared data is not here: no relay.id.txt")
def test_the_relay_that_started_the_project_is_read_and_loses_its_furniture():
    taken = take_in(RELAY.read_bytes(), name="relay.id.txt")[0]
    read = taken.version.read
    assert taken.item.minutes == 2
    assert len(read.paragraphs) == 11
    assert (read.dateline.place, read.dateline.agency, read.dateline.date.isoformat()) == (
        "Athena",
        "Antara",
        "2024-07-05",
    )
    assert [credit.as_written for credit in read.credit] == ["Anatoly"]
    assert sum(left.kind == "furniture" for left in read.left_out) == 5
