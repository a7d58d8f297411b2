"""The inbox in the admin: what an editor sees there and does there."""

from __future__ import annotations

import msgspec
import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from tests.newsroom.wire.markup import find, page, words
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.groups import EDITOR, MODERATOR
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.wire.intake import take_in
from warta.newsroom.wire.models import WireItem
from warta.newsroom.wire.state import set_aside
from warta.newsroom.wire.take import take
from warta.wire.item import Item
from warta.wire.read import LARGEST, read

INBOX = "/newsroom/wire/"


@pytest.fixture
def kapal(newsroom, relayed) -> WireItem:
    return take_in(relayed, name="kapal.txt")[0].item


def address(item: WireItem, what: str = "item") -> str:
    return reverse(f"wire:{what}", args=[item.pk])


class TestTheList:
    def test_an_empty_inbox_says_how_items_come_in(self, as_editor):
        said = words(find(page(as_editor.get(INBOX)), ".wire-empty")[0])
        assert "Nothing has come in yet" in said
        assert "warta wire take" in said

    def test_the_newest_item_stands_first_with_what_is_known_of_it(self, as_editor, kapal, english):
        take_in(english, name="ship.txt")
        rows = [words(row) for row in find(page(as_editor.get(INBOX)), "table.wire-list tbody tr")]
        assert "Research ship Cakrawala" in rows[0]
        assert all(
            word in rows[1] for word in ("Kapal riset", "Kantor Berita Cemara", "Indonesian", "1 minute", "Waiting")
        )

    def test_it_is_filtered_by_state_and_language(self, as_editor, newsroom, kapal, english):
        ship = take_in(english, name="ship.txt")[0].item
        set_aside(ship, actor=newsroom.editor)

        def headlines(query):
            return [words(link) for link in find(page(as_editor.get(INBOX + query)), ".wire-cell-headline a")]

        assert headlines("?state=waiting") == [kapal.headline]
        assert headlines("?state=set+aside") == [ship.headline]
        assert headlines("?language=en") == [ship.headline]
        assert headlines("?state=made") == []

    def test_it_is_searched(self, as_editor, kapal, english):
        take_in(english, name="ship.txt")
        found = page(as_editor.get(INBOX + "results/?q=labuhan+kelor"))
        assert len(find(found, ".wire-cell-headline")) == 2
        assert len(find(page(as_editor.get(INBOX + "results/?q=cemara")), ".wire-cell-headline")) == 1
        assert "Nothing on the wire matches" in words(page(as_editor.get(INBOX + "results/?q=zzz")))

    def test_it_has_pages_and_asks_little_of_the_database(self, as_editor, kapal, django_assert_max_num_queries):
        item = kapal.newest.read
        for count in range(40):
            take(msgspec.structs.replace(item, guid=f"cemara:{count}"), b"%d" % count, path="")
        with django_assert_max_num_queries(40):
            first = page(as_editor.get(INBOX))
        assert len(find(first, ".wire-cell-headline")) == 30
        assert len(find(page(as_editor.get(INBOX + "?p=2")), ".wire-cell-headline")) == 11

    def test_the_menu_counts_what_waits(self, as_editor, kapal):
        assert "Wire (1)" in as_editor.get("/newsroom/").content.decode()


class TestAnItem:
    def test_the_text_as_received_stands_whole_beside_what_was_read(self, as_editor, kapal, relayed):
        shown = page(as_editor.get(address(kapal)))
        assert find(shown, ".wire-received")[0].text_content() == relayed.decode()
        fields = words(find(shown, ".wire-fields")[0])
        assert all(
            word in fields for word in ("LABUHAN KELOR", "ANTARA", "Kantor Berita Cemara", "Indonesian", "1 minute")
        )
        assert len(find(shown, ".wire-text p")) == 3

    def test_what_was_found_is_marked_and_named(self, as_editor, kapal):
        marks = find(page(as_editor.get(address(kapal))), ".wire-received mark")
        assert [mark.get("data-label") for mark in marks] == [
            "headline",
            "left out",
            "dateline",
            "credit",
            "left out",
            "left out",
        ]

    def test_what_was_left_out_is_listed_with_the_reason(self, as_editor, kapal):
        left_out = words(find(page(as_editor.get(address(kapal))), ".wire-left-out")[0])
        assert "You May Also Like belongs to the page it came from" in left_out
        assert "Sumber: Kantor Berita Cemara the credit, kept as data" in left_out

    def test_its_versions_are_listed_and_an_old_one_can_be_seen(self, as_editor, kapal):
        first = kapal.newest
        take(msgspec.structs.replace(first.read, version="2", headline="Kapal pulang"), b"two", path="")
        shown = page(as_editor.get(address(kapal)))
        assert words(find(shown, ".wire-item__headline")[0]) == "Kapal pulang"
        assert len(find(shown, ".wire-versions tbody tr")) == 2
        older = page(as_editor.get(f"{address(kapal)}?version={first.pk}"))
        assert words(find(older, ".wire-item__headline")[0]) == first.read.headline
        assert "older version" in words(older)

    def test_the_bytes_are_a_download_and_never_a_page(self, as_editor, kapal, relayed):
        answer = as_editor.get(reverse("wire:as_received", args=[kapal.newest_id]))
        assert answer.content == relayed
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")

    def test_a_text_of_a_megabyte_is_shown_in_part(self, as_editor, newsroom, relayed):
        raw = relayed + b"\n\n" + b"Laut tetap tenang malam itu. " * 30_000
        item = take_in(raw, name="panjang.txt")[0].item
        shown = page(as_editor.get(address(item)))
        assert len(find(shown, ".wire-received")[0].text_content()) == 200_000
        assert "more characters are in the download" in words(shown)

    def test_a_kill_is_said_and_no_story_is_offered(self, as_editor, newsroom, relayed):
        item = take(msgspec.structs.replace(read(relayed)[0], signal="kill"), relayed, path="").item
        shown = page(as_editor.get(address(item)))
        assert "has killed this item" in words(shown)
        assert not find(shown, ".wire-make")

    def test_an_item_that_is_not_there_is_404(self, as_editor):
        assert as_editor.get(INBOX + "999/").status_code == 404


class TestMakingAStory:
    def test_it_opens_the_draft_in_the_editor(self, as_editor, newsroom, kapal):
        answer = as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk}, follow=True)
        story = StoryPage.objects.get()
        assert answer.redirect_chain == [(reverse("wagtailadmin_pages:edit", args=[story.pk]), 302)]
        assert story.get_parent().pk == newsroom.laut.pk
        assert "The draft stands in Laut" in answer.content.decode()

    def test_only_sections_of_its_language_are_offered(self, as_editor, kapal):
        options = find(page(as_editor.get(address(kapal))), "#id_section option")
        assert [words(option) for option in options] == ["Dunia", "Laut"]

    def test_the_section_of_last_time_is_chosen(self, as_editor, newsroom, kapal):
        as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk})
        other = take(msgspec.structs.replace(kapal.newest.read, guid="cemara:2"), b"2", path="").item
        assert words(find(page(as_editor.get(address(other))), "#id_section option[selected]")[0]) == "Laut"

    def test_a_section_of_another_language_is_said_to_be_wrong(self, as_editor, newsroom, kapal):
        answer = as_editor.post(address(kapal, "make"), {"section": newsroom.world.pk})
        assert answer.status_code == 422
        assert find(page(answer), ".wire-make .error-message")
        assert not StoryPage.objects.exists()

    def test_the_second_time_leads_to_the_story_that_was_made(self, as_editor, newsroom, kapal):
        as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk})
        answer = as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk}, follow=True)
        story = StoryPage.objects.get()
        edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
        assert "A story was made of this item already" in answer.content.decode()
        assert find(page(answer), f'.messages a[href="{edit}"]')

    def test_asked_again_it_makes_another(self, as_editor, newsroom, kapal):
        as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk})
        as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk, "again": "on"})
        assert StoryPage.objects.count() == 2

    def test_once_made_the_item_links_to_its_story(self, as_editor, newsroom, kapal):
        as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk})
        edit = reverse("wagtailadmin_pages:edit", args=[StoryPage.objects.get().pk])
        assert find(page(as_editor.get(address(kapal))), f'.wire-actions a[href="{edit}"]')
        assert find(page(as_editor.get(INBOX)), f'.wire-list a[href="{edit}"]')


class TestSettingAside:
    def test_it_can_be_undone_from_the_message(self, as_editor, kapal):
        answer = as_editor.post(address(kapal, "set_aside"), follow=True)
        kapal.refresh_from_db()
        assert kapal.state == WireItem.State.SET_ASIDE
        undo = find(page(answer), ".wire-undo")[0]
        assert undo.get("action") == address(kapal, "put_back")
        as_editor.post(undo.get("action"))
        kapal.refresh_from_db()
        assert kapal.state == WireItem.State.WAITING

    def test_what_somebody_else_did_meanwhile_is_not_undone(self, as_editor, newsroom, kapal):
        as_editor.post(address(kapal, "make"), {"section": newsroom.laut.pk})
        answer = as_editor.post(address(kapal, "set_aside"), follow=True)
        assert "Nothing was changed: the item is “Made into a story” now." in words(page(answer))
        kapal.refresh_from_db()
        assert kapal.state == WireItem.State.MADE

    def test_looking_changes_nothing(self, as_editor, kapal):
        assert as_editor.get(address(kapal, "set_aside")).status_code == 405
        kapal.refresh_from_db()
        assert kapal.state == WireItem.State.WAITING


class TestAdding:
    def test_a_file_is_taken_and_shown(self, as_editor, newsroom, relayed):
        answer = as_editor.post(INBOX + "add/", {"file": SimpleUploadedFile("kapal.txt", relayed)}, follow=True)
        item = WireItem.objects.get()
        assert answer.redirect_chain[-1][0] == address(item)
        assert (item.newest.taken_by, item.newest.path) == (newsroom.editor, "kapal.txt")
        assert bytes(item.newest.raw) == relayed

    def test_a_text_is_taken(self, as_editor, relayed):
        as_editor.post(INBOX + "add/", {"text": relayed.decode()})
        assert WireItem.objects.get().newest.path == "pasted text"

    def test_the_same_again_is_said_to_be_known(self, as_editor, kapal, relayed):
        answer = as_editor.post(INBOX + "add/", {"file": SimpleUploadedFile("kapal.txt", relayed)}, follow=True)
        assert "This is known already" in answer.content.decode()

    @pytest.mark.parametrize(
        ("raw", "word"),
        [
            (b"", "empty"),
            (b"\x7fELF" + bytes(99), "program"),
            (b"x" * (LARGEST + 1), "limit"),
            ("Judul\n\n本文はここにあります".encode("shift_jis"), "UTF-8"),
            (b"Satu paragraf yang panjang saja, tanpa judul di atasnya. Lalu satu kalimat lagi.", "headline"),
            (
                b"Qwvx zzrt bbnk\n\nPlmk qwrtz xcvb nmkl hjgf dfgh. Trwq zxcv bnmk lkjh gfds qwer.",
                "Choose the language",
            ),
        ],
    )
    def test_bad_input_is_a_message_at_its_field_and_leaves_nothing(self, as_editor, raw, word):
        answer = as_editor.post(INBOX + "add/", {"file": SimpleUploadedFile("berkas.txt", raw)})
        assert answer.status_code == 422
        assert word in words(find(page(answer), ".error-message")[0])
        assert not WireItem.objects.exists()

    @pytest.mark.parametrize("both", [True, False])
    def test_nothing_or_both_is_too_little_or_too_much(self, as_editor, relayed, both):
        data = {"file": SimpleUploadedFile("a.txt", relayed), "text": "Judul"} if both else {}
        assert "one of the two" in words(page(as_editor.post(INBOX + "add/", data)))
        assert not WireItem.objects.exists()


class TestWhoMay:
    @pytest.mark.parametrize("where", [INBOX, INBOX + "results/", INBOX + "add/", INBOX + "1/"])
    def test_a_moderator_may_not(self, client, newsroom, where):
        client.force_login(newsroom.moderator)
        assert client.get(where).status_code == 403

    def test_a_moderator_has_no_wire_in_the_menu(self, client, newsroom):
        client.force_login(newsroom.moderator)
        assert "/newsroom/wire/" not in client.get("/newsroom/").content.decode()

    def test_a_moderator_changes_nothing(self, client, newsroom, kapal, relayed):
        client.force_login(newsroom.moderator)
        for what in ("make", "set_aside", "put_back"):
            assert client.post(address(kapal, what), {"section": newsroom.dunia.pk}).status_code == 403
        assert client.post(INBOX + "add/", {"text": "x"}).status_code == 403
        kapal.refresh_from_db()
        assert kapal.state == WireItem.State.WAITING

    def test_a_reporter_makes_a_draft_and_cannot_publish_it(self, client, newsroom, kapal):
        client.force_login(newsroom.reporter)
        assert client.post(address(kapal, "make"), {"section": newsroom.dunia.pk}).status_code == 302
        story = StoryPage.objects.get()
        assert not story.live
        assert not story.permissions_for_user(newsroom.reporter).can_publish()

    def test_nobody_sees_it_without_signing_in(self, client, kapal):
        assert client.get(address(kapal)).status_code == 302


class TestHostileCopy:
    SCRIPT = "<script>alert('kapal')</script>"

    @pytest.fixture
    def hostile(self, newsroom, relayed) -> WireItem:
        raw = relayed.replace(b"Kapal riset Cakrawala kembali ke Labuhan Kelor", self.SCRIPT.encode())
        raw = raw.replace(b"Kantor Berita Cemara", b'"><img src=x onerror=alert(1)>')
        read_as = msgspec.structs.replace(
            read(relayed)[0], received=raw.decode(), headline=self.SCRIPT, problems=(self.SCRIPT,), slugline=self.SCRIPT
        )
        return take(read_as, raw, path=self.SCRIPT).item

    @pytest.mark.parametrize("where", ["list", "item", "draft", "message"])
    def test_is_inert(self, as_editor, newsroom, hostile, where):
        if where == "list":
            answer = as_editor.get(INBOX)
        elif where == "item":
            answer = as_editor.get(address(hostile))
        elif where == "message":
            answer = as_editor.post(address(hostile, "set_aside"), follow=True)
        else:
            answer = as_editor.post(address(hostile, "make"), {"section": newsroom.dunia.pk}, follow=True)
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert self.SCRIPT not in shown
        assert "<img src=x" not in shown
        assert "alert(&#x27;kapal&#x27;)" in shown


def test_the_inbox_speaks_indonesian(as_editor, newsroom, kapal, settings):
    settings.LANGUAGE_CODE = "id"
    with translation.override("id"):
        said = words(page(as_editor.get(address(kapal), headers={"accept-language": "id"})))
    assert all(each in said for each in ("Seperti diterima", "Buat berita", "Sisihkan", "menit"))
    assert "As received" not in said


def test_an_item_without_anything_but_words_is_shown(as_editor, newsroom):
    bare = Item(guid="bare", version="1", format="text", headline="Judul", language="", text="Teks.", received="")
    shown = page(as_editor.get(address(take(bare, b"x", path="").item)))
    assert "none found" in words(shown)
    assert [words(option) for option in find(shown, "#id_section option")] == [
        "Dunia (Indonesian)",
        "Laut (Indonesian)",
        "World (English)",
    ]


class TestANewNewsroom:
    def test_the_inbox_is_open_before_there_is_a_section(self, client, db):
        found("Kabar Uji", languages=("id",))
        editor = User.objects.create_user("sari")
        editor.groups.add(Group.objects.get(name=EDITOR))
        moderator = User.objects.create_user("tono")
        moderator.groups.add(Group.objects.get(name=MODERATOR))
        client.force_login(editor)
        assert client.get("/newsroom/wire/").status_code == 200
        client.force_login(moderator)
        assert client.get("/newsroom/wire/").status_code == 403
