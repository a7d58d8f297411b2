"""Acts on stories, through their doors."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Locale, Site

from tests.newsroom.law.machine import Machine, a_story, days, one, perhaps, soon, which
from warta.newsroom.stories.correct import correct
from warta.newsroom.stories.embargo import embargo
from warta.newsroom.stories.keep import keep
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import (
    Agency,
    Author,
    NewsPicture,
    SectionPage,
    SourceKilled,
    StoryAuthor,
    StoryCorrection,
    StoryCredit,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.move import move
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.relate import relate
from warta.newsroom.stories.restore import restore
from warta.newsroom.stories.schedule import schedule
from warta.newsroom.stories.unpublish import unpublish
from warta.newsroom.wire.models import OnKill, WireSettings

headlines = st.sampled_from(["Kapal tiba", "Kapal berangkat lagi", "Harga beras <turun>", "Harga beras naik & turun"])
texts = st.sampled_from(
    [
        "<p>Kapal riset itu tiba di dermaga membawa contoh air laut.</p>",
        "<p>Harga beras di pasar turun setelah panen raya petani.</p>",
        "<p>Kapal riset berangkat dari dermaga ke laut utara.</p>",
    ]
)
names = st.lists(which, max_size=2)
slugs = st.sampled_from(["satu", "dua", "tiga"])
reasons = st.sampled_from(["", "keliru <nama>"])


class ActsOnStories(Machine):
    @rule(
        headline=headlines, text=texts, section=which, authors=names, tags=names, agencies=names, links=names,
        at=days, picture=st.none() | which,
    )  # fmt: skip
    def write_a_story(self, headline, text, section, authors, tags, agencies, links, at, picture) -> None:
        parent = one(SectionPage.objects.filter(merged_into=None), section)
        if parent is None or StoryPage.objects.count() > 7:
            return
        story = StoryPage(locale=parent.locale, live=False, first_published_at=at, standfirst=text[3:20])
        self._write(story, headline, text, authors, tags, agencies, links, picture)
        with perhaps():
            parent.add_child(instance=story)
            story.save_revision()
            publish(story, actor=None)

    @rule(
        number=which, headline=headlines, text=texts, authors=names, tags=names, agencies=names, links=names,
        picture=st.none() | which, as_correction=st.booleans(),
    )  # fmt: skip
    def revise(self, number, headline, text, authors, tags, agencies, links, picture, as_correction) -> None:
        story = a_story(number)
        if story is None:
            return
        self._write(story, headline, text, authors, tags, agencies, links, picture)
        story.save_revision()
        with perhaps():
            if as_correction:
                correct(story, kind="correction", wrong="dua", right="tiga", actor=None, revise=True)
            else:
                publish(story, actor=None)

    def _write(self, story, headline, text, authors, tags, agencies, links, picture) -> None:
        story.title = headline
        story.body = [("paragraph", text), *(("paragraph", _link(each)) for each in links)]
        story.picture = None if picture is None else one(NewsPicture.objects, picture)
        if picture == 0 and story.picture is not None:
            story.body.append(("image", {"picture": story.picture, "caption": "", "alt": ""}))
        story.bylines = [
            StoryAuthor(author=author, sort_order=order) for order, author in enumerate(_some(Author, authors))
        ]
        story.credits = [
            StoryCredit(agency=agency, sort_order=order) for order, agency in enumerate(_some(Agency, agencies))
        ]
        story.tags.set(_some(Tag, tags))

    @rule(number=which, headline=headlines)
    def leave_a_draft(self, number: int, headline: str) -> None:
        if story := a_story(number):
            story.title = headline
            story.save_revision()

    @rule(number=which, kind=st.sampled_from(StoryCorrection.Kind.values), earlier=st.booleans())
    def correct(self, number: int, kind: str, earlier: bool) -> None:
        story = one(StoryPage.objects.live(), number)
        if story is not None:
            corrects = story.corrections.first() if earlier else None
            correct(story, kind=kind, text="Bukan dua, <tiga>.", actor=None, corrects=corrects)

    @rule(number=which, note=st.sampled_from(["", "Salah orang."]))
    def kill(self, number: int, note: str) -> None:
        if story := one(StoryPage.objects, number):
            with perhaps():
                kill(story, reason="salah orang", note=note, actor=None)

    @rule(number=which)
    def restore(self, number: int) -> None:
        if story := one(StoryPage.objects.filter(live=False), number):
            with perhaps():
                restore(story, actor=None)

    @rule(kills=st.booleans())
    def let_kills_reach_what_was_made_of_a_story(self, kills: bool) -> None:
        wire = WireSettings.for_site(Site.objects.get(is_default_site=True))
        wire.on_kill = OnKill.KILL if kills else OnKill.ASK
        wire.save()

    @rule(number=which)
    def keep_what_was_made_of_a_killed_story(self, number: int) -> None:
        if found := one(SourceKilled.objects, number):
            keep(found, actor=self.chief)

    @rule(number=which)
    def take_down(self, number: int) -> None:
        if story := one(StoryPage.objects.live(), number):
            unpublish(story, actor=None, reason="uji")

    @rule(number=which)
    def publish_again(self, number: int) -> None:
        if story := one(StoryPage.objects.filter(live=False), number):
            with perhaps():
                publish(story, actor=None)

    @rule(number=which, section=st.none() | which, slug=st.none() | slugs)
    def move(self, number: int, section: int | None, slug: str | None) -> None:
        if story := one(StoryPage.objects, number):
            there = None if section is None else one(SectionPage.objects.filter(locale=story.locale), section)
            with perhaps():
                move(story, section=there, slug=slug, actor=None)

    @rule(number=which, never=st.booleans())
    def schedule(self, number: int, never: bool) -> None:
        if story := one(StoryPage.objects, number):
            with perhaps():
                schedule(story, at=None if never else soon(), actor=None)

    @rule(number=which, lift=st.booleans())
    def embargo(self, number: int, lift: bool) -> None:
        if story := one(StoryPage.objects, number):
            with perhaps():
                embargo(story, until=None if lift else soon(), actor=None)

    @rule()
    def let_the_time_come(self) -> None:
        """All that was told to appear appears, and every embargo ends."""
        past: datetime = timezone.now() - timedelta(minutes=1)
        StoryPage.objects.filter(embargo_until__isnull=False).update(embargo_until=past)
        for story in StoryPage.objects.all():
            for revision in story.revisions.exclude(approved_go_live_at=None):
                content = {**revision.content, "go_live_at": past.isoformat()}
                story.revisions.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
        call_command("publish_scheduled", verbosity=0)

    @rule(number=which)
    def translate(self, number: int) -> None:
        """A story in the other language, made from this one, where its section has one there."""
        story = one(StoryPage.objects, number)
        if story is None or StoryPage.objects.count() > 7:
            return
        section = story.get_parent().specific
        other = Locale.objects.exclude(pk=story.locale_id).first()
        if other is None or not section.has_translation(other) or story.has_translation(other):
            return
        with perhaps():
            publish(story.copy_for_translation(other), actor=None)

    @rule(number=which, chosen=names, left_out=names)
    def relate(self, number: int, chosen: list[int], left_out: list[int]) -> None:
        """By hand; with two empty lists the press chooses again."""
        if story := one(StoryPage.objects, number):
            first, never = ([each.pk for each in _some(StoryPage, numbers)] for numbers in (chosen, left_out))
            with perhaps():
                relate(story, first, never, actor=None)


def _some(model, numbers: list[int]) -> list:
    found = [one(model.objects, number) for number in numbers]
    return list(dict.fromkeys(each for each in found if each is not None))


def _link(number: int) -> str:
    """A link to a story or a section; or, above that, to the site's own page or to one that there never was."""
    page = one(StoryPage.objects, number) if number < 8 else one(SectionPage.objects, number)
    return f'<p>Lihat <a linktype="page" id="{page.pk if page else 987654}">ini</a> & itu.</p>'
