"""The door by which a story gets another address: another section, another last step, or both.

Its old address leads to the new one for good.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.models import SectionPage, StoryPage
from warta.newsroom.stories.publication import vacated
from warta.newsroom.stories.standing import last_shown


class NotMoved(Exception):  # noqa: N818
    """It cannot stand there. The message says why."""


@transaction.atomic
def move(
    page: StoryPage, *, section: SectionPage | None = None, slug: str | None = None, actor, reason: str = ""
) -> Act | None:
    """Move a story, and write it into the ledger, or neither. Without ``section`` or ``slug`` that part stays.

    Returns None for a story that readers do not have: they see no difference. Raises PermissionDenied where the user
    may not publish it, or not publish there, and NotMoved where it stands there already, the address is another
    story's, or the section is in another language. ``actor`` is None on the command line.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    before = page.get_parent()
    section = section or SectionPage.objects.get(pk=before.pk)
    slug = page.slug if slug is None else slug.strip().strip("/")
    _check_right(page, section, actor)
    _check_place(page, before, section, slug)
    left = vacated(page, [page.path_on_site])
    with by_door(Act.Kind.MOVE, page.pk):
        if slug != page.slug:
            page.slug = slug
            page.save(user=actor)
            _carry_over(page)
        if section.pk != before.pk:
            MovePageAction(page, section, pos="last-child", user=actor).execute(skip_permission_checks=True)
    if not page.live:
        return None
    page = StoryPage.objects.get(pk=page.pk)
    left["path"].append(page.path_on_site)
    return record(Act.Kind.MOVE, story=page, actor=actor, reason=reason, changed=left)


def _carry_over(page: StoryPage) -> None:
    """Let the revisions that may be published yet know the address: the newest, what readers have or had last, and
    what is to appear later."""
    shown = last_shown(page.pk)
    wanted = Q(pk__in=[page.latest_revision_id, page.live_revision_id, shown and shown.revision_id])
    for revision in page.revisions.filter(wanted | Q(approved_go_live_at__isnull=False)):
        revision.content = {**revision.content, "slug": page.slug}
        revision.save(update_fields=["content"])


def _check_right(page: StoryPage, section: SectionPage, actor) -> None:
    if actor is None:
        return
    there = section.permissions_for_user(actor)
    if page.first_published_at is None:
        allowed = page.permissions_for_user(actor).can_edit() and there.can_add_subpage()
    else:
        allowed = page.permissions_for_user(actor).can_publish() and there.can_publish_subpage()
    if not allowed:
        raise PermissionDenied(
            _("%(name)s may not move “%(story)s”: ask an editor to.") % {"name": actor, "story": page.title}
        )


def _check_place(page: StoryPage, before, section: SectionPage, slug: str) -> None:
    names = {"story": page.title, "section": section.title, "slug": slug}
    if section.pk == before.pk and slug == page.slug:
        raise NotMoved(_("“%(story)s” stands there already.") % names)
    if section.locale_id != page.locale_id:
        raise NotMoved(_("“%(section)s” is in another language: translate the story instead of moving it.") % names)
    if not slug or slugify(slug) != slug:
        raise NotMoved(
            _("“%(slug)s” is no address: use small letters without accents, digits and hyphens only.") % names
        )
    if not StoryPage._slug_is_available(slug, section, page):
        raise NotMoved(_("Another story of “%(section)s” has the address “%(slug)s”.") % names)
