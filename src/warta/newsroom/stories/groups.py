"""Who may do what: the three groups that a newsroom starts with."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

REPORTER, EDITOR, MODERATOR = "Reporter", "Editor", "Moderator"

ADMIN = "wagtailadmin.access_admin"
LEDGER = "ledger.view_act"
TRANSLATE = "simple_translation.submit_translation"
SIGN_OFF = "desk.sign_off"
COMMENTS = ("talk.view_comment", "talk.change_comment")
_ALL = ("view", "add", "change", "delete")

GRANTED = {
    REPORTER: (ADMIN, TRANSLATE, "stories.view_author", "stories.view_agency"),
    EDITOR: (
        ADMIN,
        TRANSLATE,
        LEDGER,
        *COMMENTS,
        SIGN_OFF,
        "wire.change_wiresettings",
        *(f"stories.{what}_{model}" for model in ("author", "agency", "tag") for what in _ALL),
    ),
    MODERATOR: (ADMIN, *COMMENTS),
}
"""Django's permissions of each group."""
PAGES = {
    # Who may add pages may change and delete their own, as long as they are not published.
    REPORTER: ("add_page",),
    EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
}
PICTURES = {
    REPORTER: ("add_image", "choose_image"),
    EDITOR: ("add_image", "change_image", "delete_image", "choose_image"),
}


@transaction.atomic
def make_groups() -> dict[str, Group]:
    """Make the groups, or give them again what they should have. Rights that were added by hand stay."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in GRANTED}
    for name, group in groups.items():
        group.permissions.add(*_permissions(GRANTED[name]))
        for permission in _permissions(f"wagtailcore.{codename}" for codename in PAGES.get(name, ())):
            GroupPagePermission.objects.get_or_create(
                group=group, page=Page.get_first_root_node(), permission=permission
            )
        for permission in _permissions(f"wagtailimages.{codename}" for codename in PICTURES.get(name, ())):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
    return groups


def _permissions(names: Iterable[str]) -> list[Permission]:
    """The permissions by name; one that does not exist is a mistake of ours and raises."""
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in (name.split(".") for name in names)
    ]
