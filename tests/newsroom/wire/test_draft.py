"""An item becomes a draft: whole, credited, once, and in its own language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Site

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.fit import Embargoed
from warta.newsroom.stories.models import Agency, Author, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.wire.draft import AlreadyMade, NoDraft, make_story
from warta.newsroom.wire.intake import take_in
from warta.newsroom.wire.models import WireItem, WireSettings
from warta.newsroom.wire.take import take
from warta.wire.read import read


@pytest.fixture
def kapal(newsroom, relayed) -> WireItem:
    return take_in(relayed, name="kapal.txt")[0].item


def test_the_draft_has_what_the_copy_had_and_no_furniture(newsroom, kapal):
    page = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    story = story_of(StoryPage.objects.get(pk=page.pk))
    assert story.headline == "Kapal riset Cakrawala kembali ke Labuhan Kelor"
    assert story.path == "/dunia/kapal-riset-cakrawala-kembali-ke-labuhan-kelor/"
    assert (story.dateline.place, story.dateline.agency, story.dateline.text) == (
        "LABUHAN KELOR",
        "Antara",
        "LABUHAN KELOR (ANTARA) -",
    )
    assert len(story.blocks) == 3
    assert story.blocks[0].html.startswith("Kapal riset Cakrawala kembali ke pelabuhan")
    assert "Like" not in story.text
    assert "Sumber" not in story.text


def test_it_is_a_draft_of_the_editor_that_readers_do_not_get(newsroom, kapal):
    page = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    page.refresh_from_db()
    assert not page.live
    assert page.owner == newsroom.editor
    assert page.latest_revision.as_object().title == page.title
    assert page.locale.language_code == "id"


def test_the_credit_says_which_item_and_version_it_was_made_from(newsroom, kapal):
    page = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    credit = story_of(StoryPage.objects.get(pk=page.pk)).credits[0]
    assert credit.as_written == "Kantor Berita Cemara"
    assert (credit.lineage.guid, credit.lineage.version, credit.lineage.kind, credit.lineage.original_language) == (
        kapal.guid,
        "1",
        "relay",
        "id",
    )


def test_an_agency_that_is_known_is_the_newsrooms_own_row(newsroom, english):
    agency = Agency.objects.create(name="Reuters", url="https://reuters.example/")
    page = make_story(take_in(english, name="ship.txt")[0].item, section=newsroom.world, actor=None)
    assert page.credits.get().agency == agency
    assert Agency.objects.count() == 1


def test_the_item_and_its_story_are_joined(newsroom, kapal):
    page = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    assert kapal.state == WireItem.State.MADE
    assert (kapal.story, kapal.handled_by, kapal.made_from) == (page, newsroom.editor, kapal.newest)


def test_it_is_never_made_twice_by_accident(newsroom, kapal):
    page = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    with pytest.raises(AlreadyMade) as problem:
        make_story(kapal, section=newsroom.laut, actor=newsroom.editor)
    assert problem.value.story == page
    assert StoryPage.objects.count() == 1


def test_asked_again_it_is_made_again_under_another_address(newsroom, kapal):
    make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    second = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor, again=True)
    assert second.slug == "kapal-riset-cakrawala-kembali-ke-labuhan-kelor-1"
    assert kapal.story == second


def test_a_section_of_another_language_is_refused_in_words(newsroom, kapal):
    with pytest.raises(NoDraft, match=r"Indonesian.*World.*English"):
        make_story(kapal, section=newsroom.world, actor=newsroom.editor)
    assert not StoryPage.objects.exists()
    kapal.refresh_from_db()
    assert kapal.state == WireItem.State.WAITING


def test_the_language_that_an_editor_says_counts(newsroom, kapal):
    assert make_story(kapal, section=newsroom.world, actor=newsroom.editor, language="en").locale.language_code == "en"


def test_who_may_not_write_in_a_section_makes_nothing_there(newsroom, kapal):
    with pytest.raises(PermissionDenied):
        make_story(kapal, section=newsroom.dunia, actor=newsroom.moderator)
    assert make_story(kapal, section=newsroom.dunia, actor=newsroom.reporter).owner == newsroom.reporter


def test_when_the_story_is_deleted_the_item_waits_again(newsroom, kapal):
    page = make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    StoryPage.objects.get(pk=page.pk).delete()
    kapal.refresh_from_db()
    assert (kapal.state, kapal.story, kapal.made_from) == (WireItem.State.WAITING, None, None)
    assert make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)


def test_an_item_that_its_agency_killed_is_made_into_nothing(newsroom, relayed):
    killed = msgspec.structs.replace(read(relayed)[0], signal="kill")
    with pytest.raises(NoDraft, match="killed"):
        make_story(take(killed, relayed, path="").item, section=newsroom.dunia, actor=newsroom.editor)


def test_a_version_that_comes_later_is_news_for_whoever_made_the_story(newsroom, kapal, relayed):
    make_story(kapal, section=newsroom.dunia, actor=newsroom.editor)
    assert not kapal.has_news
    newer = msgspec.structs.replace(kapal.newest.read, version="2", text="Isi baru.")
    row = take(newer, b"other bytes", path="").item
    assert row.has_news
    assert row.state == WireItem.State.MADE


def test_markup_in_the_copy_is_text_in_the_story(newsroom, relayed):
    raw = relayed.replace(b"Kami membawa", b"<script>alert(1)</script> <b>Kami</b> &amp; membawa")
    page = make_story(take_in(raw, name="kapal.txt")[0].item, section=newsroom.dunia, actor=newsroom.editor)
    story = story_of(StoryPage.objects.get(pk=page.pk))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;Kami&lt;/b&gt; &amp;amp; membawa" in story.blocks[1].html


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Harga cabai naik 12,5 persen", "harga-cabai-naik-125-persen"),
        ("السفينة تعود", "story"),
        ("kata " * 60, "-".join(["kata"] * 16)),
    ],
)
def test_the_address_is_of_the_headline_and_bounded(newsroom, relayed, headline, slug):
    item = msgspec.structs.replace(read(relayed)[0], headline=headline)
    page = make_story(take(item, relayed, path="").item, section=newsroom.dunia, actor=None)
    assert page.slug == slug
    assert len(page.title) <= 255


class TestWhoSigns:
    def test_nobody_where_nobody_is_known(self, newsroom, kapal):
        assert not make_story(kapal, section=newsroom.dunia, actor=newsroom.editor).bylines.exists()

    def test_the_one_who_makes_it(self, newsroom, kapal):
        own = Author.objects.create(name="Ratna Kelana", slug="ratna-kelana", user=newsroom.editor)
        assert make_story(kapal, section=newsroom.dunia, actor=newsroom.editor).bylines.get().author == own

    def test_before_that_whom_the_newsroom_has_set_for_the_wire(self, newsroom, kapal):
        desk = Author.objects.create(name="Meja Kawat", slug="meja-kawat")
        WireSettings.objects.create(site=Site.objects.get(), signed_by=desk)
        Author.objects.create(name="Ratna Kelana", slug="ratna-kelana", user=newsroom.editor)
        assert make_story(kapal, section=newsroom.dunia, actor=newsroom.editor).bylines.get().author == desk

    def test_before_all_the_author_whom_the_copy_names(self, newsroom, relayed):
        named = Author.objects.create(name="Bagus Samudra", slug="bagus-samudra")
        item = msgspec.structs.replace(read(relayed)[0], byline="BAGUS SAMUDRA")
        row = take(item, relayed, path="").item
        assert make_story(row, section=newsroom.dunia, actor=None).bylines.get().author == named


@pytest.mark.parametrize("hours", [-1, 2])
def test_the_agency_s_embargo_holds_for_the_draft_while_it_lasts(newsroom, relayed, hours):
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=hours)
    (item,) = read(relayed, path="kapal.txt", published=until.date())
    taken = take(msgspec.structs.replace(item, embargo=until), relayed, path="kapal.txt")
    page = make_story(taken.item, section=newsroom.dunia, actor=newsroom.reporter)
    page.refresh_from_db()
    assert page.embargo_until == (until if hours > 0 else None)
    assert Act.objects.filter(story_id=page.pk, kind="embargo").exists() == (hours > 0)
    if hours > 0:
        with pytest.raises(Embargoed):
            publish(page, actor=newsroom.editor)
