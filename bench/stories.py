"""Makes a newsroom full of invented stories, for measuring.

    python bench/stories.py --home FOLDER --stories 100000

FOLDER must be new or empty; keep it outside the repository and use copies of it. With DATABASE_URL the stories go
into that database, which must be empty.

The doors would take an hour for a hundred thousand stories. Here all rows that they would have written are written
many at a time (pages, revisions, the ledger with its receipts, the admin's own log, search and references), which
tests/bench/test_stories.py holds against the doors. One thing differs: what is related is chosen by rule, from the
stories of the same tag, and not by the index. Afterwards `warta press rebuild` presses it all.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent))

import invented
from invented import Invented

FAMILY = uuid.UUID("8d5f8b3e-52f0-4d0b-9a3d-7f0c4c1f6f11")
"""What the keys of translations and the ids of blocks are derived from."""
TOGETHER = 1000
"""Stories written in one go: a transaction of a few megabytes."""
ZONE = ZoneInfo("Asia/Jakarta")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True, help="the folder of the newsroom that is made")
    parser.add_argument("--stories", type=int, required=True)
    parser.add_argument("--until", type=datetime.fromisoformat, help="when the newest is of; now unless told")
    options = parser.parse_args()
    if options.stories < 1:
        parser.error("--stories must be 1 or more")
    make(options.home, options.stories, until=options.until, say=lambda line: print(line, flush=True))
    return 0


def make(home: Path, stories: int, *, until: datetime | None = None, say=lambda line: None) -> None:
    """Found a newsroom in a new folder, or take the empty one that is there, and fill it, in this process, which is of
    no other newsroom."""
    if not (home / "secret").exists():
        initiate(home)
    open_django(home)
    began = time.perf_counter()
    loader = Loader(until or datetime.now(UTC).replace(minute=0, second=0, microsecond=0))
    loader.paper()
    said = began
    for done in loader.load(stories):
        if time.perf_counter() - said > 10 or done == stories:
            said = time.perf_counter()
            say(f"{done:,} stories in {said - began:.0f} s")


def initiate(home: Path) -> None:
    """`warta init`: an empty newsroom in two languages."""
    command = [sys.executable, "-m", "warta", "init", "--home", str(home), "--name", "Kabar Rekaan"]
    subprocess.run([*command, "--language", "id", "--language", "en"], check=True, stdout=subprocess.DEVNULL)


def open_django(home: Path) -> None:
    os.environ["WARTA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warta.newsroom.settings")
    import django

    django.setup()


class Loader:
    """Writes invented stories into the founded newsroom of this process."""

    def __init__(self, until: datetime) -> None:
        from django.contrib.auth import get_user_model
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Locale, Page

        from warta.newsroom.stories.models import FrontPage, StoryPage

        self.until = until
        self.editor = get_user_model().objects.order_by("pk").first()
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.fronts = {front.locale.language_code: front for front in FrontPage.objects.select_related("locale")}
        self._type = ContentType.objects.get_for_model(StoryPage)
        self._base_type = ContentType.objects.get_for_model(Page)
        self.sections: dict[tuple[str, int], object] = {}
        self.authors: list = []
        self.agencies: list = []
        self.tags: list = []
        self._next: dict[type, int] = {}
        self._filled: dict[int, int] = {}
        self._near: dict[tuple[str, int], list[int]] = defaultdict(list)

    # The paper

    def paper(self) -> None:
        """Sections with their place in the menu, authors, agencies and tags."""
        from wagtail.models import Site

        from warta.newsroom.stories.models import Agency, Author, MenuItem, SectionPage, SiteSettings, Tag

        words = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        for number in range(invented.SECTIONS):
            for language in invented.LANGUAGES:
                name = invented.section_name(number, language)
                section = SectionPage(
                    title=name,
                    slug=name.lower(),
                    description=f"{name}.",
                    locale=self.locales[language],
                    translation_key=uuid.uuid5(FAMILY, f"section {number}"),
                )
                self.sections[language, number] = self.fronts[language].add_child(instance=section)
                words.menu.add(MenuItem(locale=self.locales[language], page=section, sort_order=10 + number))
        words.save()
        for number in range(invented.AUTHORS):
            name = invented.author_name(number)
            self.authors.append(Author.objects.create(name=name, slug=f"{'-'.join(name.lower().split())}-{number}"))
        self.agencies = [
            Agency.objects.create(name=invented.agency_name(number), url=f"https://agency-{number}.example")
            for number in range(invented.AGENCIES)
        ]
        for number in range(invented.TAGS):
            name = invented.tag_name(number)
            self.tags.append(Tag.objects.create(name=name, slug="-".join(name.split())))

    # The stories, one as the doors take it

    def draft(self, story: Invented):
        """An unsaved page of the story, without its correction."""
        from warta.newsroom.stories.models import StoryAuthor, StoryCredit, StoryPage

        page = StoryPage(
            title=story.headline,
            slug=story.slug,
            locale=self.locales[story.language],
            standfirst=story.standfirst,
            live=False,
            first_published_at=story.published,
            owner=self.editor,
            translation_key=self.family(story),
            dateline_place=story.place,
            dateline_date=self._date(story) if story.place else None,
            dateline_agency=self.agencies[story.agency].name if story.place and story.agency is not None else "",
        )
        page.body = [
            {"type": kind, "value": value, "id": str(uuid.uuid5(FAMILY, f"{story.number} {place}"))}
            for place, (kind, value) in enumerate(story.blocks)
        ]
        page.bylines.set(
            [StoryAuthor(author=self.authors[author], sort_order=place) for place, author in enumerate(story.authors)]
        )
        if story.agency is not None:
            agency = self.agencies[story.agency]
            url = f"{agency.url}/{story.number}"
            page.credits.set([StoryCredit(agency=agency, as_written=story.credit, url=url, sort_order=0)])
        return page

    def family(self, story: Invented) -> uuid.UUID:
        return uuid.uuid5(FAMILY, f"story {story.original or story.number}")

    def _date(self, story: Invented) -> date:
        return story.published.astimezone(ZONE).date()

    # The stories, many at a time

    def load(self, stories: int) -> Iterable[int]:
        """Write the stories, the oldest first. Yields how many are written."""
        from django.db import connection, transaction

        numbers = iter(range(stories - 1, -1, -1))
        done = 0
        while some := [invented.story(number, self.until) for number in islice(numbers, TOGETHER)]:
            with transaction.atomic():
                self._write(some)
            done += len(some)
            yield done
        with transaction.atomic():
            self._relate()
            self._count_children()
            self._reset_sequences(connection)
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")  # what PostgreSQL does by itself

    def _write(self, stories: Sequence[Invented]) -> None:
        from wagtail.models import PageLogEntry, ReferenceIndex, Revision
        from wagtail.search.backends import get_search_backend

        from warta.newsroom.stories.models import StoryAuthor, StoryCorrection, StoryCredit, StoryPage, StoryTag
        from warta.newsroom.talk.models import Comment

        pages, revisions, log, events, comments, corrections, references = [], [], [], [], [], [], []
        children: dict[type, list] = {StoryAuthor: [], StoryCredit: [], StoryTag: []}
        for story in stories:
            page = self._placed(story)
            self._near[story.language, story.tags[0]].append(page.pk)
            log.append(self._log(page, "wagtail.create", story.published, None))
            revision = self._revision(page, story.published)
            revisions.append(revision)
            page.latest_revision_created_at = page.last_published_at = story.published
            log.append(self._log(page, "wagtail.publish", story.published, revision))
            events.append(self._act("publish", page, story.published, {"language": story.language}, revision))
            if story.correction:
                correction = StoryCorrection(
                    pk=self._take(StoryCorrection), page=page, text=story.correction, at=story.corrected
                )
                corrections.append(correction)
                said = {"correction": correction.pk, "as_kind": correction.kind, "fields": [], "text": False}
                changed = {"language": story.language, **said}
                events.append(self._act("correct", page, story.corrected, changed, revision))
            page.live, page.has_unpublished_changes = True, False
            page.latest_revision_id = page.live_revision_id = revision.pk
            pages.append(page)
            for rows, name in zip(children.values(), ("bylines", "credits", "story_tags"), strict=True):
                rows += getattr(page, name).all()
            for comment in story.comments:
                made = self._comment(page, story, comment)
                comments.append(made)
                events.append(self._act("comment_approved", page, made.decided_at, {"comment": made.pk}, None))
            references += self._references(page)
        self._insert_pages(pages)
        others = ((StoryCorrection, corrections), (Comment, comments), (PageLogEntry, log))
        for model, made in ((Revision, revisions), *children.items(), *others):
            model.objects.bulk_create(made, batch_size=TOGETHER)
        self._insert_acts(events)
        ReferenceIndex.objects.bulk_create(references, batch_size=TOGETHER)
        get_search_backend().get_index_for_model(StoryPage).add_items(StoryPage, pages)

    def _placed(self, story: Invented):
        """The page with its number, its place in the tree, and numbered parts."""
        from modelcluster.models import get_all_child_relations
        from wagtail.models import Page

        from warta.newsroom.stories.models import StoryAuthor, StoryCredit, StoryTag

        page = self.draft(story)
        for relation in get_all_child_relations(page):
            # Said before it has a number: nobody need ask the database for parts that are not there.
            part = getattr(page, relation.get_accessor_name())
            part.set(part.all())
        section = self.sections[story.language, story.section]
        step = self._filled[section.pk] = self._filled.get(section.pk, 0) + 1
        page.pk = page.page_ptr_id = page.id = self._take(Page)
        page.path = type(page)._get_path(section.path, section.depth + 1, step)
        page.depth, page.numchild = section.depth + 1, 0
        page.content_type = self._type
        page.draft_title = page.title
        page.url_path = f"{section.url_path}{page.slug}/"
        self._number(page, "bylines", StoryAuthor)
        self._number(page, "credits", StoryCredit)
        page.story_tags.set([StoryTag(tag=self.tags[tag], content_object=page) for tag in story.tags])
        self._number(page, "story_tags", StoryTag)
        return page

    def _number(self, page, name: str, model: type) -> None:
        for each in getattr(page, name).all():
            each.pk = self._take(model)
            if model.__name__ != "StoryTag":
                each.page = page

    def _take(self, model: type) -> int:
        """The next free number of a model's rows."""
        from django.db.models import Max

        if model not in self._next:
            self._next[model] = model._default_manager.aggregate(Max("pk"))["pk__max"] or 0
        self._next[model] += 1
        return self._next[model]

    def _revision(self, page, at: datetime):
        from wagtail.models import Revision

        return Revision(
            pk=self._take(Revision),
            content_type=self._type,
            base_content_type=self._base_type,
            object_id=str(page.pk),
            created_at=at,
            user=self.editor,
            object_str=str(page),
            content=page.serializable_data(),
        )

    def _log(self, page, action: str, at: datetime, revision):
        from wagtail.models import PageLogEntry

        return PageLogEntry(
            content_type=self._type,
            page_id=page.pk,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=at,
            user_id=self.editor.pk,
            revision=revision,
            content_changed=True,
        )

    def _act(self, kind: str, page, at: datetime, changed: dict, revision):
        from warta.newsroom.ledger.models import Act

        return Act(
            kind=kind,
            story_id=page.pk,
            title=page.title[:255],
            actor=self.editor,
            actor_name=self.editor.get_username(),
            at=at,
            changed=changed,
            revision_id=revision and revision.pk,
            edition=1,
            pressed_at=at,
            followed_at=at,
        )

    def _comment(self, page, story: Invented, comment: invented.Comment):
        from warta.newsroom.talk.models import Comment, State

        return Comment(
            pk=self._take(Comment),
            story=page,
            name=comment.name,
            text=comment.text,
            language=story.language,
            state=State.APPROVED,
            at=comment.at,
            address_hash=sender(comment),
            decided_by=self.editor,
            decided_at=comment.at + timedelta(minutes=9),
        )

    def _references(self, page) -> list:
        from wagtail.models import ReferenceIndex

        return [
            ReferenceIndex(
                content_type=self._type,
                base_content_type=self._base_type,
                object_id=page.pk,
                to_content_type_id=type,
                to_object_id=id,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for type, id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page))
        ]

    def _insert_pages(self, pages: Sequence) -> None:
        """Django writes rows of a model with parents one by one only; each table by itself can be had at once."""
        from django.db import connection
        from django.db.models.sql import InsertQuery
        from wagtail.models import Page

        model = type(pages[0])
        for table in (Page, model):
            fields = table._meta.local_concrete_fields
            # SQLite takes a limited number of values in one statement.
            at_once = connection.ops.bulk_batch_size(fields, pages) or len(pages)
            for at in range(0, len(pages), at_once):
                query = InsertQuery(table)
                query.insert_values(fields, pages[at : at + at_once])
                query.get_compiler(connection=connection).execute_sql()

    def _insert_acts(self, acts: list) -> None:
        from warta.newsroom.ledger.models import Act

        Act.objects.bulk_create(sorted(acts, key=lambda act: act.at), batch_size=TOGETHER)

    def _relate(self) -> None:
        """Each with its nearest in time of those with the same first tag, before and after."""
        from warta.newsroom.stories.models import RelatedStory

        def chosen():
            for near in self._near.values():
                for place, story in enumerate(near):
                    around = (near[at] for at in (place + 1, place - 1, place + 2, place - 2) if 0 <= at < len(near))
                    for position, other in enumerate(around):
                        yield RelatedStory(story_id=story, other_id=other, position=position)

        rows = chosen()
        while some := list(islice(rows, 10 * TOGETHER)):
            RelatedStory.objects.bulk_create(some, batch_size=TOGETHER)

    def _count_children(self) -> None:
        from wagtail.models import Page

        for section, stories in self._filled.items():
            Page.objects.filter(pk=section).update(numchild=stories)

    def _reset_sequences(self, connection) -> None:
        """Tell the database that numbers were given without it."""
        from django.core.management.color import no_style

        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self._next)):
                cursor.execute(statement)


def sender(comment: invented.Comment) -> str:
    """What a newsroom keeps of the address that a comment came from."""
    return uuid.uuid5(FAMILY, comment.name).hex * 2


if __name__ == "__main__":
    sys.exit(main())
