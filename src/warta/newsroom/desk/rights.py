"""Who may do what at the desk."""

from __future__ import annotations

MAY_SIGN_OFF = "desk.sign_off"


def may_look(page, user) -> bool:
    """Whoever may edit a story sees what the desk finds in it, and so does whoever may publish it."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() or rights.can_publish()


def may_sign_off(page, user) -> bool:
    """Sign off errors, and dismiss one: by either the story may be published with it."""
    return user.has_perm(MAY_SIGN_OFF) and may_look(page, user)
