"""What Wagtail's own buttons do to pages: the one receiver must hear all of it."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Site

from tests.newsroom.law.machine import Machine, one, perhaps, which
from warta.newsroom.ledger.worker import press_pending
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage


class ActsOfWagtail(Machine):
    @rule(number=which)
    def delete_a_story(self, number: int) -> None:
        if story := one(StoryPage.objects, number):
            story.delete()

    @rule(number=which, section=which)
    def drag_a_story(self, number: int, section: int) -> None:
        """Into another section, by Wagtail's own page menu, which asks no door of ours but the rights and the slug."""
        story = one(StoryPage.objects, number)
        if story is None:
            return
        target = one(SectionPage.objects.filter(locale=story.locale_id, merged_into=None), section)
        if target is not None and StoryPage._slug_is_available(story.slug, target, story):
            story.move(target, pos="last-child")

    @rule(number=which, slug=st.none() | st.sampled_from(["satu", "dua", "tiga"]))
    def press_the_publish_button(self, number: int, slug: str | None) -> None:
        story = one(StoryPage.objects, number)
        if story is None:
            return
        draft = story.get_latest_revision_as_object()
        if slug is not None and StoryPage._slug_is_available(slug, story.get_parent(), story):
            draft.slug = slug
        with perhaps():
            draft.save_revision().publish()

    @rule(number=which)
    def let_a_story_expire(self, number: int) -> None:
        """At the time in its settings, by Wagtail's scheduler."""
        if story := one(StoryPage.objects.live(), number):
            StoryPage.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
            call_command("publish_scheduled", verbosity=0)

    @rule(number=which)
    def press_the_unpublish_button(self, number: int) -> None:
        if story := one(StoryPage.objects.live(), number):
            UnpublishPageAction(story).execute(skip_permission_checks=True)

    @rule(number=which, with_stories=st.booleans())
    def unpublish_a_section(self, number: int, with_stories: bool) -> None:
        if section := one(SectionPage.objects.live(), number):
            UnpublishPageAction(section, user=self.chief, include_descendants=with_stories).execute()

    @rule(number=which)
    def publish_a_section(self, number: int) -> None:
        if section := one(SectionPage.objects.filter(live=False), number):
            with perhaps():
                section.save_revision().publish()

    @rule(number=which)
    def delete_a_section(self, number: int) -> None:
        if SectionPage.objects.count() > 1 and (section := one(SectionPage.objects, number)):
            with perhaps():
                section.delete()

    @rule(language=st.sampled_from(["id", "en"]))
    def make_a_language_the_main_one(self, language: str) -> None:
        site = Site.objects.get(is_default_site=True)
        front = FrontPage.objects.get(locale__language_code=language)
        if front.live:
            site.root_page = front
            site.save()

    @rule(noticed=st.booleans())
    def close_the_english_site_for_a_while(self, noticed: bool) -> None:
        """One page after the other, for Wagtail passes over what is locked, as a story is that waits for its time. What
        nobody does is to publish something in a language that the site does not have."""
        front = FrontPage.objects.get(locale__language_code="en")
        if Site.objects.filter(root_page=front).exists():
            return
        sections = list(SectionPage.objects.live().child_of(front))
        stories = list(StoryPage.objects.live().descendant_of(front))
        for page in (*stories, *sections, front):
            UnpublishPageAction(page).execute(skip_permission_checks=True)
        if noticed:
            press_pending()
        for page in (front, *sections, *stories):
            with perhaps():
                page = type(page).objects.get(pk=page.pk)
                (page.get_latest_revision() or page.save_revision()).publish()
