"""Making a newsroom of the demo's content, through the same doors as everybody.

What happened "three weeks ago" happens now, and only its time is set back, so that lists are in order. The ledger
is not: it says when the demo was really made.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Revision, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from warta.newsroom.demo.content import DESK, Demo, DemoComment, DemoStory, Relay, moment
from warta.newsroom.demo.pictures import Drawn, portrait_name, scene_name
from warta.newsroom.ledger.worker import follow_pressed, press_pending
from warta.newsroom.stories.correct import correct
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.models import (
    Agency,
    Author,
    AuthorInLanguage,
    FrontPage,
    MenuItem,
    NewsPicture,
    NewsRendition,
    SectionPage,
    SiteSettings,
    StoryAuthor,
    StoryCredit,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.publish import publish
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.models import Comment
from warta.newsroom.talk.post import post
from warta.newsroom.talk.refuse import refuse
from warta.newsroom.wire.draft import make_story
from warta.newsroom.wire.founding import found_desk
from warta.newsroom.wire.models import WireItem
from warta.newsroom.wire.take import take
from warta.story import primary
from warta.talk import Draft
from warta.wire.read import read as read_wire

Say = Callable[[str], None]

_FAMILY = uuid.UUID("3c1d8c2e-5a3c-4b8e-9d7f-6f0f8a3f1f52")
"""What the keys of translations are derived from."""


class NotLoaded(Exception):  # noqa: N818
    """The newsroom did not take something that the demo offered. The message says what."""


@dataclass
class _Making:
    """What was made so far, by the names that the content uses."""

    demo: Demo
    now: datetime
    drawn: Mapping[str, Future[Drawn]]
    users: dict = field(default_factory=dict)
    locales: dict[str, Locale] = field(default_factory=dict)
    sections: dict[tuple[str, str], SectionPage] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    tags: dict[tuple[str, str], Tag] = field(default_factory=dict)
    stories: dict[str, StoryPage] = field(default_factory=dict)
    pictures: list[NewsPicture] = field(default_factory=list)

    def when(self, days_ago: int, at: str) -> datetime:
        """A time of the paper's clock; never one that is still to come."""
        zone = ZoneInfo(self.demo.paper.time_zone)
        return min(moment(days_ago, at, today=self.now.astimezone(zone).date(), zone=zone), self.now)


def load(demo: Demo, drawn: Mapping[str, Future[Drawn]], *, password: str, now: datetime, say: Say) -> None:
    """Make the newsroom in an empty database and press it.

    ``drawn`` are the pictures (see pictures.py), ``now`` is the moment against which the demo's days are counted,
    and ``say`` is told, a line each, what is done. Raises NotLoaded.
    """
    making = _Making(demo, now, drawn)
    # All of it or nothing, and one wait for the disk in place of some thousands.
    with transaction.atomic(), disable_reference_index_auto_update():
        _found(making)
        _users(making, password)
        say(f"The paper: {demo.paper.name}, {len(making.sections)} sections, {len(demo.paper.authors)} authors")
        for story in demo.stories:
            making.stories[story.key] = _story(making, story)
        say(f"Published: {len(making.stories)} stories with {len(making.pictures)} pictures")
        _comments(making)
        _wire(making)
        _drafts(making)
        say(f"Comments: {len(demo.comments)}; items in the wire inbox: {len(demo.wire)}")
    # What refers to what is noted once, for all that was made.
    call_command("rebuild_references_index", verbosity=0)
    edition = press_pending()
    if edition is None:
        raise NotLoaded("nothing could be pressed: the ledger says why")
    follow_pressed()  # which stories stand below which is known only once the index has them
    say(f"Pressed: {edition.pages} pages of {edition.fragments} fragments")


# Pictures


def _picture(making: _Making, drawn: str, *, name: str, title: str, alt: str, caption: str = "", credit: str = ""):
    found = making.drawn[drawn].result()
    file = ImageFile(BytesIO(found.jpeg), name=f"{name}.jpg")
    picture = NewsPicture.objects.create(title=title, file=file, description=alt, caption=caption, credit=credit)
    NewsRendition.objects.bulk_create(
        NewsRendition(
            image=picture,
            filter_spec=(spec := f"width-{size.width}|format-webp"),
            file=ImageFile(BytesIO(size.data), name=f"{name}.{spec.replace('|', '.')}.webp"),
            width=size.width,
            height=size.height,
        )
        for size in found.sizes
    )
    making.pictures.append(picture)
    return picture


# The paper


def _found(making: _Making) -> None:
    paper = making.demo.paper
    site = found(paper.name, languages=paper.languages, time_zone=paper.time_zone)
    making.locales = {locale.language_code: locale for locale in Locale.objects.all()}
    fronts = {front.locale.language_code: front for front in FrontPage.objects.select_related("locale")}
    for section in paper.sections:
        making.sections[section.language, section.slug] = fronts[section.language].add_child(
            instance=SectionPage(
                title=section.name,
                slug=section.slug,
                description=section.description,
                locale=making.locales[section.language],
                translation_key=uuid.uuid5(_FAMILY, f"section/{section.pair}"),
            )
        )
    _words(making, site)
    for agency in paper.agencies:
        making.agencies[agency.slug] = Agency.objects.create(name=agency.name, url=agency.url)
    desk = making.authors[DESK] = found_desk(site)
    _author_words(making, desk, paper.desk)
    for author in paper.authors:
        making.authors[author.slug] = made = Author(name=author.name, slug=slugify(author.name))
        made.picture = _picture(making, portrait_name(author), name=author.slug, title=author.name, alt=author.name)
        _author_words(making, made, author)


def _words(making: _Making, site: Site) -> None:
    words = SiteSettings.for_site(site)
    for own in words.words.all():
        face = making.demo.paper.faces[own.locale.language_code]
        own.tagline, own.imprint = face.tagline, f"<p>{face.imprint}</p>"
        words.words.add(own)
    for order, ((language, _), section) in enumerate(making.sections.items(), start=10):
        words.menu.add(MenuItem(locale=making.locales[language], page=section, sort_order=order))
    words.save()


def _author_words(making: _Making, made: Author, words) -> None:
    """Role and biography, in the paper's main language and in the others."""
    main, *others = making.demo.paper.languages
    made.role, made.biography = getattr(words, main).role, getattr(words, main).biography
    for language in others:
        own = getattr(words, language)
        made.in_languages.add(AuthorInLanguage(locale=making.locales[language], role=own.role, biography=own.biography))
    made.save()


def _users(making: _Making, password: str) -> None:
    # One password, so one hash: it is slow on purpose.
    hashed = make_password(password)
    for user in making.demo.paper.users:
        first, _, last = user.full_name.partition(" ")
        made = get_user_model().objects.create(
            username=user.name,
            first_name=first,
            last_name=last,
            password=hashed,
            email=f"{user.name}@example.org",
            is_superuser=user.administrator,
        )
        made.groups.set(Group.objects.filter(name__in=user.groups))
        making.users[user.name] = made
        if user.author is not None:
            author = making.authors[user.author]
            author.user = made
            author.save(update_fields=["user"])


# Stories


def _story(making: _Making, story: DemoStory) -> StoryPage:
    """A published one, with its corrections."""
    head, published = story.head, making.when(story.head.days_ago, story.head.at)
    page = _written(making, story)
    editor = making.users[making.demo.paper.users[0].name]
    publish(page, actor=editor, reason="Demo")
    _set_back(page, published)
    for correction in head.corrections:
        at = making.when(correction.days_ago, correction.at)
        correct(page, kind="correction", text=correction.text, at=at, actor=editor, reason="Demo")
    return page


def _written(making: _Making, story: DemoStory) -> StoryPage:
    head, published = story.head, making.when(story.head.days_ago, story.head.at)
    section = making.sections[story.language, head.section]
    local = published.astimezone(ZoneInfo(making.demo.paper.time_zone)).date()
    page = StoryPage(
        title=head.headline,
        slug=story.slug,
        locale=making.locales[story.language],
        standfirst=head.standfirst,
        body=story.blocks(local),
        live=False,
        first_published_at=published,
        owner=making.users[making.demo.paper.users[0].name],
    )
    if head.pair:
        page.translation_key = uuid.uuid5(_FAMILY, f"story/{head.pair}")
    if head.place:
        page.dateline_place, page.dateline_date = head.place, local
        page.dateline_agency = making.agencies[head.agency].name if head.agency else ""
    if head.picture is not None:
        page.picture = _picture(
            making,
            scene_name(story),
            name=story.slug,
            title=head.headline,
            alt=head.picture.alt,
            caption=head.picture.caption,
            credit=head.picture.credit,
        )
    page.bylines.set([StoryAuthor(author=making.authors[slug], sort_order=at) for at, slug in enumerate(head.authors)])
    page.tags.set([_tag(making, story.language, slug) for slug in head.tags])
    if head.credit is not None:
        agency = making.agencies[head.credit.agency]
        page.credits.add(StoryCredit(agency=agency, as_written=head.credit.as_written, url=head.credit.url))
    section.add_child(instance=page)
    return page


def _set_back(page: StoryPage, published: datetime) -> None:
    StoryPage.objects.filter(pk=page.pk).update(last_published_at=published, latest_revision_created_at=published)
    Revision.objects.for_instance(page).update(created_at=published)


def _tag(making: _Making, language: str, slug: str) -> Tag:
    if (language, slug) not in making.tags:
        tag = next(tag for tag in making.demo.paper.tags if tag.slug == slug)
        name = getattr(tag, language)
        making.tags[language, slug] = Tag.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]
    return making.tags[language, slug]


# Drafts with which the desk is not content


def _drafts(making: _Making) -> None:
    writer = making.users[making.demo.paper.users[0].name]
    for story in making.demo.drafts:
        page = _written(making, story)
        # Nobody has read it: it appears when somebody publishes it.
        page.first_published_at = None
        page.save()
        page.save_revision(user=writer)
    for relay in making.demo.relays:
        item = WireItem.objects.get(versions__path=relay.item)
        language = primary(item.language)
        page = make_story(item, section=making.sections[language, relay.section], actor=writer)
        draft = page.get_latest_revision_as_object()
        draft.title = _changed(draft.title, relay)
        draft.body = [(block.block_type, _changed(block.value.source, relay)) for block in draft.body]
        draft.save_revision(user=writer)


def _changed(words: str, relay: Relay) -> str:
    for change in relay.changes:
        words = words.replace(change.words, change.into)
    return words


# Comments


def _comments(making: _Making) -> None:
    made: dict[str, Comment] = {}
    moderator = making.users[making.demo.paper.users[-1].name]
    for comment in making.demo.comments:
        made[comment.key] = kept = _posted(making, comment, made)
        if comment.state == "approved":
            approve(kept, actor=moderator)
        elif comment.state == "refused":
            refuse(kept, actor=moderator, reason=comment.reason)
    times = _times(making)
    for key, kept in made.items():
        decided = times[key] + timedelta(minutes=17) if kept.decided_at else None
        Comment.objects.filter(pk=kept.pk).update(at=times[key], decided_at=decided and min(decided, making.now))


def _posted(making: _Making, comment: DemoComment, made: dict[str, Comment]) -> Comment:
    story = making.stories[comment.story]
    draft = Draft(
        name=comment.name,
        text=comment.text,
        parent=made[comment.reply_to].pk if comment.reply_to else None,
        # Everybody writes from a place of their own; it is not anybody's address.
        address_hash=secrets.token_hex(32),
        language=story.locale.language_code,
    )
    verdict = post(story, draft)
    if verdict.state != "held":
        raise NotLoaded(f"comments.toml: {comment.key}: the comment was {verdict.state} ({verdict.code})")
    return Comment.objects.filter(story=story).order_by("-pk")[0]


def _times(making: _Making) -> dict[str, datetime]:
    """When each comment was written. Those that would lie ahead were written in the last minutes, in their order."""
    written = {
        comment.key: making.stories[comment.story].first_published_at + timedelta(hours=comment.hours)
        for comment in making.demo.comments
    }
    late = sorted((key for key, at in written.items() if at > making.now), key=written.__getitem__)
    for place, key in enumerate(reversed(late), start=1):
        written[key] = making.now - timedelta(minutes=11 * place)
    return written


# The wire


def _wire(making: _Making) -> None:
    for place, file in enumerate(making.demo.wire):
        received = making.now - timedelta(minutes=9 + 47 * place)
        for item in read_wire(file.raw, path=file.name, published=received.date()):
            take(item, file.raw, path=file.name, now=received)
    if not WireItem.objects.exists():
        raise NotLoaded("demo/wire has no item")
