"""What stories name: authors, tags, agencies and sections; who may change them, and where their pages stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.addresses import main_language
from warta.newsroom.stories.models import Agency, Author, FrontPage, SectionPage, Tag

KINDS = {"author": Author, "tag": Tag, "agency": Agency, "section": SectionPage}


class Step(NamedTuple):
    """An address that a thing left in a language, and the one that it has now; None for none."""

    language: str
    old: str | None
    new: str | None


def kind_of(thing) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(thing, model))


def subject_of(thing) -> str:
    """What the ledger calls it: ``author/3``."""
    return f"{kind_of(thing)}/{thing.pk}"


def locked(kind: str, id: int):
    """The thing, kept from others until the transaction ends."""
    return KINDS[kind].objects.select_for_update(of=("self",)).get(pk=id)


def site_languages() -> list[str]:
    """The languages of the site, the main one first."""
    found = FrontPage.objects.live().values_list("locale__language_code", flat=True)
    return sorted(set(found), key=lambda language: (language != main_language(), language))


def paths(thing) -> dict[str, str]:
    """Where its pages stand, by language, or would while it is not published; agencies have none."""
    match thing:
        case SectionPage():
            return {thing.locale.language_code: thing.path_on_site}
        case Agency():
            return {}
    return {language: thing.path(language) for language in site_languages()}


def steps(before: dict[str, str], after: dict[str, str]) -> list[Step]:
    """From the paths that a thing had to those that it has. What did not change is left out."""
    languages = [*before, *(language for language in after if language not in before)]
    found = [Step(language, before.get(language), after.get(language)) for language in languages]
    return [step for step in found if step.old != step.new]


def may_change(user, thing) -> bool:
    """Editors may, and whoever else was given the right."""
    if isinstance(thing, SectionPage):
        return thing.permissions_for_user(user).can_publish()
    return user.has_perm(f"stories.change_{kind_of(thing)}")


def check_right(actor, thing) -> None:
    """Raise PermissionDenied where the user may not change it. ``None`` is the command line, which may."""
    if actor is not None and not may_change(actor, thing):
        raise PermissionDenied(_("%(name)s may not change “%(thing)s”: ask an editor to.") % _names(actor, thing))


def _names(actor, thing) -> dict[str, str]:
    return {"name": actor.get_full_name() or actor.get_username(), "thing": str(thing)}


def record_named(kind, thing, steps: Iterable[Step] = (), *, title="", actor=None, reason="", **changed) -> Act:
    """Write an act on something that stories name.

    An act leaves one address a row, so that each is found by it. Where pages in several languages moved, the first
    row is the act; the others carry the rest of the addresses, and its number in ``of``.
    """
    first, *others = [*steps] or [None]
    told = {"title": title or str(thing), "actor": actor, "reason": reason}
    subject = subject_of(thing)
    act = record(kind, changed={"subject": subject, **changed, **_moved(first)}, **told)
    for step in others:
        record(kind, changed={"subject": subject, **_moved(step), "of": act.pk}, **told)
    return act


def _moved(step: Step | None) -> dict[str, object]:
    return {} if step is None else {"path": [step.old, step.new], "language": step.language}
