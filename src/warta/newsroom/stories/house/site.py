"""The door by which the site's settings are changed: its name, words and menu, its look, what it tells machines."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.models import SiteSettings

SUBJECT = "site"
FIELDS = (
    "name",
    "time_zone",
    "logo_id",
    "accent",
    "accent_dark",
    "text_family",
    "ai_crawlers",
    "security_contact",
    "hub_url",
    "purge_url",
    "purge_token",
)
MAY_CHANGE = "stories.change_sitesettings"


@transaction.atomic
def change_site(site: SiteSettings, *, actor, reason: str = "") -> Act | None:
    """Save settings that were changed in memory, words and menu with them, and write into the ledger which.

    One row; None where nothing is different. ``actor`` is a user, or None for the command line. Raises
    PermissionDenied where the user may not change them, ValidationError where they will not do.
    """
    if actor is not None and not actor.has_perm(MAY_CHANGE):
        name = actor.get_full_name() or actor.get_username()
        raise PermissionDenied(_("%(name)s may not change the site: ask an administrator to.") % {"name": name})
    site.full_clean()
    for each in (*site.words.all(), *site.menu.all()):
        each.clean_fields(exclude=["settings"])
        each.clean()
    before = seen(SiteSettings.objects.select_for_update(of=("self",)).get(pk=site.pk))
    with by_door(SUBJECT, site.pk):
        site.save()
    return record_change(before, site, actor=actor, reason=reason)


def seen(site: SiteSettings) -> dict[str, object]:
    """The settings with their words and menu, in memory or in the database, as what can be compared."""
    words = sorted((each.locale_id, each.name, each.tagline, each.imprint) for each in site.words.all())
    entries = sorted(site.menu.all(), key=lambda each: (each.locale_id, each.sort_order or 0))
    return {
        **{field.removesuffix("_id"): getattr(site, field) for field in FIELDS},
        "words": [each for each in words if any(each[1:])],
        "menu": [(each.locale_id, each.page_id, each.address, each.label) for each in entries],
    }


def record_change(before: dict[str, object] | None, site: SiteSettings, *, actor=None, reason: str = "") -> Act | None:
    """Write which settings differ; never what they are, for there is a secret among them. None where none do."""
    after = seen(site)
    fields = sorted(after if before is None else (field for field in after if before[field] != after[field]))
    if not fields:
        return None
    changed = {"subject": SUBJECT, "fields": fields}
    return record(Act.Kind.HOUSE, title=str(site), actor=actor, reason=reason, changed=changed)
