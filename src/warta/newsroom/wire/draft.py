"""The door by which an item becomes a draft. Readers see nothing of it until the draft is published."""

from __future__ import annotations

from html import escape

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug

from warta.newsroom.stories.embargo import embargo
from warta.newsroom.stories.models import Agency, Author, SectionPage, StoryAuthor, StoryCredit, StoryPage
from warta.newsroom.wire.language import language_name
from warta.newsroom.wire.models import ItemVersion, WireItem, WireSettings
from warta.story import primary
from warta.wire.item import Item

LONGEST_SLUG = 80


class NoDraft(Exception):  # noqa: N818  # it is what there is
    """No story can be made of it so. The message says why and what to do, in the language that is active."""


class AlreadyMade(NoDraft):
    """A story was made of the item before; it is in ``story``."""

    def __init__(self, story: StoryPage) -> None:
        super().__init__(_("A story was made of this item already: “{title}”.").format(title=story.title))
        self.story = story


@transaction.atomic
def make_story(
    wire_item: WireItem,
    *,
    section: SectionPage,
    actor,
    language: str | None = None,
    author: Author | None = None,
    again: bool = False,
) -> StoryPage:
    """Make a draft in this section of the item's newest version, and join the two.

    ``language`` is the text's, where the item does not say it or says it wrongly; ``author`` signs it, else as
    `_signed_by` finds. Without ``again`` an item becomes one story only. ``actor`` is None on the command line.

    Raises AlreadyMade, NoDraft, or PermissionDenied where the actor may not write in the section.
    """
    # Of two editors who press at once, the second one waits here and then finds the story of the first.
    item = WireItem.objects.select_for_update().get(pk=wire_item.pk)
    version = item.newest
    read = version.read
    if actor is not None and not section.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied
    if item.story is not None and not again:
        raise AlreadyMade(item.story)
    if read.signal == "kill":
        raise NoDraft(_("The agency has killed this item: no story can be made of it."))
    _check_language(language or read.language, section)

    story = StoryPage(
        title=Truncator(" ".join(read.headline.split())).chars(255),
        slug=find_available_slug(section, _slug(read.headline)),
        locale=section.locale,
        owner=actor,
        live=False,
        has_unpublished_changes=True,
        body=[("paragraph", f"<p>{escape(paragraph, quote=False)}</p>") for paragraph in read.paragraphs],
        **_dateline(read),
    )
    story.credits = _credits(version, read)
    if signed_by := author or _signed_by(read, section, actor):
        story.bylines = [StoryAuthor(author=signed_by)]
    section.add_child(instance=story)
    story.save_revision(user=actor, log_action="wagtail.create", changed=False)
    if read.embargo is not None and read.embargo > timezone.now():
        embargo(story, until=read.embargo, actor=None, reason=_("as the agency asks"))

    item.state, item.story, item.made_from = WireItem.State.MADE, story, version
    item.handled_by, item.handled_at = actor, timezone.now()
    item.save(update_fields=["state", "story", "made_from", "handled_by", "handled_at"])
    wire_item.refresh_from_db()
    return story


def _check_language(language: str, section: SectionPage) -> None:
    spoken = section.locale.language_code
    if language and primary(language) != primary(spoken):
        raise NoDraft(
            _(
                "The text is in {language}, and the section {section} is in {spoken}. Choose a section in {language}."
            ).format(language=language_name(language), section=section.title, spoken=language_name(spoken))
        )


def _slug(headline: str) -> str:
    """The headline as an address, cut at a word; ``story`` where nothing of it can stand in one."""
    slug = slugify(headline)
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug.strip("-_") or "story"


def _dateline(read: Item) -> dict[str, object]:
    if read.dateline is None:
        return {}
    return {
        "dateline_place": read.dateline.place[:200],
        "dateline_agency": read.dateline.agency[:200],
        "dateline_date": read.dateline.date,
        "dateline_text": read.dateline.text[:300],
    }


def _credits(version: ItemVersion, read: Item) -> list[StoryCredit]:
    """The credits of the copy; the first one says which item and version the story was made from.

    Where the copy names no source the agency of its dateline is credited.
    """
    written = [(credit.agency, credit.as_written) for credit in read.credit]
    written = written or [(read.dateline.agency if read.dateline else "", "")]
    credits = [StoryCredit(agency=_agency(agency), as_written=words[:300]) for agency, words in written]
    credits[0].lineage_guid = read.guid[:500]
    credits[0].lineage_version = version.version
    credits[0].lineage_kind = StoryCredit.Kind.RELAY
    credits[0].lineage_language = read.language
    return credits


def _agency(name: str) -> Agency | None:
    """The newsroom's own row of an agency, made where it has none."""
    if not name:
        return None
    return Agency.objects.filter(name__iexact=name[:200]).first() or Agency.objects.create(name=name[:200])


def _signed_by(read: Item, section: SectionPage, actor) -> Author | None:
    """Whose name stands over it: the author whom the copy names, where the newsroom has one of that name; else the one
    who signs the wire's stories; else the one who makes the draft."""
    if read.byline and (named := Author.objects.filter(name__iexact=read.byline.strip()).first()):
        return named
    site = section.get_site()
    if site is not None and (signs := WireSettings.for_site(site).signed_by):
        return signs
    return Author.objects.filter(user=actor).first() if actor is not None else None
