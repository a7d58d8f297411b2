"""`warta rename`, `merge` and `part`: authors, sections, tags and agencies by the newsroom's own doors."""

from __future__ import annotations

import pytest

from tests.cli.by_command import answer, done, refused, run
from warta.cli import comments, menu, merge, move, part, pin, publish, rename, site, unpin, unpublish
from warta.newsroom.ledger.worker import verify_everything
from warta.newsroom.stories.models import Agency, Author, FrontPage, SectionPage, StoryAuthor, StoryCredit, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(story):
    """A published story that names an author, a tag and an agency; and another of each."""
    ani = Author.objects.create(name="Ani Samudra", slug="ani-samudra")
    Author.objects.create(name="A. Samudra", slug="a-samudra")
    for name in ("kapal", "perahu"):
        Tag.objects.create(name=name, slug=name)
    agency = Agency.objects.create(name="Kabar Pantai")
    Agency.objects.create(name="Kabar Pesisir", url="https://pesisir.example")
    front = FrontPage.objects.get(locale=story.locale)
    front.add_child(instance=SectionPage(title="Bahari", slug="bahari", locale=front.locale))
    story.bylines = [StoryAuthor(author=ani, sort_order=0)]
    story.credits = [StoryCredit(agency=agency, sort_order=0)]
    story.tags.set(["kapal"])
    story.save_revision()
    done(publish, story.pk)
    return story


def page() -> str:
    return answer("/dunia/kapal-layar/")[1]


@pytest.mark.parametrize(
    "called", ["Ani Samudra", "ani samudra", "ani-samudra", "/penulis/ani-samudra/", "/en/author/ani-samudra"]
)
def test_an_author_is_renamed_by_whatever_it_is_called(named, called):
    words = ["--name", "Ani S. Samudra", "--address", "ani-s-samudra", "--reason", "atas permintaannya"]
    report = done(rename, "author", called, *words)
    assert (report["kind"], report["what"]) == ("rename", "Ani Samudra → Ani S. Samudra")
    assert report["reason"] == "atas permintaannya"
    assert report["addresses"] == [
        {"language": "id", "old": "/penulis/ani-samudra/", "new": "/penulis/ani-s-samudra/"},
        {"language": "en", "old": "/en/author/ani-samudra/", "new": "/en/author/ani-s-samudra/"},
    ]
    assert "Ani S. Samudra" in page()
    assert answer("/penulis/ani-samudra/") == (301, "/penulis/ani-s-samudra/")


def test_sections_tags_and_agencies_are_renamed(named):
    done(rename, "section", "dunia", "--name", "Mancanegara", "--address", "mancanegara")
    assert answer("/dunia/kapal-layar/") == (301, "/mancanegara/kapal-layar/")
    done(rename, "tag", "kapal", "--name", "kapal layar")
    done(rename, "agency", "Kabar Pantai", "--name", "Kantor Berita Pantai", "--url", "https://pantai.example")
    said = answer("/mancanegara/kapal-layar/")[1]
    assert "kapal layar" in said
    assert "Kantor Berita Pantai" in said
    assert "https://pantai.example" in said


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("author", "Ani Samudra", "A. Samudra"),
        ("tag", "kapal", "/topik/perahu/"),
        ("agency", "Kabar Pantai", "https://pesisir.example"),
        ("section", "/dunia/", "Bahari"),
    ],
)
def test_two_become_one_and_two_again(named, kind, one, other):
    report = done(merge, kind, one, "--into", other, "--reason", "satu saja")
    assert (report["kind"], report["reason"]) == ("merge", "satu saja")
    assert report["changed"]["into"].startswith(f"{kind}/")
    assert "already: undo that first" in refused(merge, kind, one, "--into", other)
    report = done(part, kind, one)
    assert (report["kind"], report["changed"]["into"]) == ("merge", None)
    assert "was not merged" in refused(part, kind, one)


def test_readers_see_one_name_and_then_their_own_again(named):
    done(merge, "author", "Ani Samudra", "--into", "a-samudra")
    assert "A. Samudra" in page()
    assert answer("/penulis/ani-samudra/") == (301, "/penulis/a-samudra/")
    done(part, "author", "Ani Samudra")
    assert "Ani Samudra" in page()


def test_editors_rename_and_merge_and_reporters_do_not(named, people):
    assert done(rename, "tag", "kapal", "--name", "bahtera", "--by", "sari")["by"] == "Sari Dewi"
    assert done(merge, "tag", "kapal", "--into", "perahu", "--by", "sari")["by"] == "Sari Dewi"
    assert done(part, "tag", "kapal", "--by", "sari")["by"] == "Sari Dewi"
    for verb, words in [(rename, ["--name", "x"]), (merge, ["--into", "perahu"]), (part, [])]:
        assert "may not change" in refused(verb, "tag", "kapal", *words, "--by", "rara")


def test_of_two_of_one_name_the_address_says_which(named):
    twin = Author.objects.create(name="Ani Samudra", slug="ani-samudra-2")
    complaint = refused(rename, "author", "Ani Samudra", "--name", "Ani")
    assert "2 things are called author Ani Samudra: write the address of the one you mean" in complaint
    assert "/penulis/ani-samudra/" in complaint
    assert "/penulis/ani-samudra-2/" in complaint
    done(merge, "author", "ani-samudra-2", "--into", "ani-samudra")
    # Of two of one name, one is merged: the other is the one that is renamed, and this one is the one that is parted.
    done(rename, "author", "Ani Samudra", "--address", "ani")
    done(part, "author", "Ani Samudra")
    twin.refresh_from_db()
    assert twin.merged_into is None


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        (rename, ["author", "Cici", "--name", "x"], "there is no author Cici: write its name, or its address such as"),
        (rename, ["agency", "Cici", "--name", "x"], "there is no agency Cici: write its name\n"),
        (rename, ["tag", "/topik/laut/", "--name", "x"], "there is no tag /topik/laut/"),
        (rename, ["section", "laut", "--name", "x"], "there is no section laut"),
        (rename, ["tag", "kapal", "--name", "kapal"], "is called so already"),
        (rename, ["tag", "kapal", "--name", "perahu"], "There is one of this name already"),
        (rename, ["author", "ani-samudra", "--name", ""], "name: "),
        (rename, ["author", "ani-samudra", "--address", "Ani S"], "address: "),
        (rename, ["section", "dunia", "--address", "cari"], "is an address that Warta uses itself"),
        (merge, ["tag", "kapal", "--into", "kapal"], "cannot be merged into itself"),
        (merge, ["tag", "kapal", "--into", "laut"], "there is no tag laut"),
        (part, ["agency", "Kabar Pantai"], "was not merged into another"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(named, verb, words, said):
    assert said in refused(verb, *words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["author", "x"], "say what is to be different"),
        (["agency", "x", "--address", "y"], "an agency has no page here"),
        (["tag", "x", "--url", "https://x.example"], "--url is an agency's own site"),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_line(words, said):
    assert said in refused(rename, *words, status=2)


def test_a_kind_that_there_is_not_is_wrong_use():
    assert run(rename, "person", "x", "--name", "y").exit_code == 2
    assert run(merge, "tag", "x").exit_code == 2


def test_people_are_told_where_it_stands_now(named):
    said = run(rename, "tag", "kapal", "--address", "kapal-layar").stdout
    assert said.startswith("rename: tag/")
    assert "/topik/kapal/ → /topik/kapal-layar/" in said
    assert "edition" in said


def test_after_any_of_them_readers_have_what_pressing_everything_again_makes(named):
    done(merge, "author", "Ani Samudra", "--into", "a-samudra")
    done(rename, "section", "dunia", "--address", "mancanegara")
    done(pin, named.pk)
    done(move, named.pk, "--section", "Bahari", "--address", "kapal-tiba")
    done(site, "--name", "Kabar Samudra", "--accent", "#004455")
    done(menu, "id", "/bahari/", "Depan=/")
    done(comments, "close", named.pk)
    assert verify_everything() == []
    done(unpin, named.pk)
    done(part, "author", "Ani Samudra")
    done(unpublish, named.pk)
    assert verify_everything() == []
