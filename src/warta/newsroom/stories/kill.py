"""The door by which a story is killed: gone from everywhere in one act, for a reason that is kept."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Site

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.dark import darken, own_pictures
from warta.newsroom.stories.models import SourceKilled, StoryCredit, StoryPage
from warta.newsroom.stories.publication import record_removal
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.stories.standing import last_standing
from warta.newsroom.stories.unpublish import NotPublished
from warta.newsroom.wire.models import OnKill, WireItem, WireSettings


class NoReason(Exception):  # noqa: N818
    """A kill without a reason. The message asks for one."""


@transaction.atomic
def kill(page: StoryPage, *, reason: str, note: str = "", actor, because_of: Act | None = None) -> Act:
    """Kill a story that readers have or had, and write it into the ledger, or neither.

    ``reason`` is for the newsroom; ``note`` is what readers are told at its address, in the story's language (see
    `usual_note`). Its pictures go dark where nothing else shows them. Drafts made from it, or from the same item,
    are marked; published ones are killed with it or wait for an editor, as the wire is set up. ``because_of`` is the
    kill that this one follows from; ``actor`` is None on the command line.

    Raises PermissionDenied, NoReason, and NotPublished where readers never had it or it was killed before.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    reason = reason.strip()
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(_("%(name)s may not kill “%(story)s”: ask an editor to.") % names)
    if not reason:
        raise NoReason(_("Say why “%(story)s” is killed: the ledger keeps the reason.") % names)
    before = last_standing(page.pk)
    if before is not None and before.kind == Act.Kind.KILL:
        raise NotPublished(_("“%(story)s” was killed before.") % names)
    if not page.live and before is None:
        raise NotPublished(_("“%(story)s” was never published: delete the draft.") % names)

    pictures = own_pictures(page)
    act = record_removal(
        page,
        kind=Act.Kind.KILL,
        actor=actor,
        reason=reason,
        # One that was taken down before left its address then.
        path=None if page.live else before.vacated,
        note=note.strip() or usual_note(page.locale.language_code),
        listings=_listings(page),
        pictures=[{"id": each.pk, "urls": [size.url for size in each.renditions.all()]} for each in pictures],
        because_of=because_of and because_of.pk,
    )
    if page.live:
        UnpublishPageAction(page, user=actor).execute(skip_permission_checks=True)
    else:
        page.revisions.update(approved_go_live_at=None)
    darken(act, pictures)
    SourceKilled.objects.filter(story=page, decision=SourceKilled.Decision.OPEN).update(
        decision=SourceKilled.Decision.KILLED, decided_by=actor, decided_at=act.at
    )
    _tell_those_made_from_it(page, act, actor)
    return act


def usual_note(language: str) -> str:
    """What readers are told where nothing else was said."""
    with translation.override(language):
        return _("The newsroom has withdrawn this story. It should not have been published as it was.")


def made_from(page: StoryPage) -> list[StoryPage]:
    """The stories that are this one in other words: its translations, and those that name the same item as their
    source. Drafts and published ones, by id."""
    guids = set(page.credits.exclude(lineage_guid="").values_list("lineage_guid", flat=True))
    guids |= set(WireItem.objects.filter(story=page).values_list("guid", flat=True))
    here = settings.BASE_URL + page.path_on_site  # made from ours: by address, where it has no other name
    lineage = Q(lineage_guid__in=[*guids, here]) | Q(url=here)
    named = StoryCredit.objects.filter(lineage).values("page_id")
    items = WireItem.objects.filter(guid__in=guids, story__isnull=False).values("story_id")
    found = StoryPage.objects.filter(Q(translation_key=page.translation_key) | Q(pk__in=named) | Q(pk__in=items))
    return list(found.exclude(pk=page.pk).order_by("pk"))


def _tell_those_made_from_it(page: StoryPage, act: Act, actor) -> None:
    kill_with_it = kills_with_it()
    for story in made_from(page):
        last = last_standing(story.pk)
        if last is not None and last.kind == Act.Kind.KILL:
            continue
        if story.live and kill_with_it:
            why = _("“%(story)s” was killed: %(reason)s") % {"story": page.title, "reason": act.reason}
            kill(story, reason=why, actor=actor, because_of=act)
        elif not story.killed_sources.filter(decision=SourceKilled.Decision.OPEN).exists():
            SourceKilled.objects.create(story=story, act=act)


def kills_with_it() -> bool:
    """Whether published stories of the same source are killed with one, as the wire is set up."""
    site = Site.objects.filter(is_default_site=True).first()
    return site is not None and WireSettings.for_site(site).on_kill == OnKill.KILL


def _listings(page: StoryPage) -> list[str]:
    """The keys of the listings that show it now."""
    facts = PublishedStories().facts([page.pk]).get(page.pk)
    return [] if facts is None else [listing.key for listing in facts.listings]
