"""Who is acting: the signed-in user of the request that is being answered, or nobody (Warta by itself).

Wagtail's signals do not say who published; this does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_actor: ContextVar = ContextVar("actor", default=None)


def actor():
    """The user who acts, or None."""
    user = _actor.get()
    user = user() if callable(user) else user
    return user if user is not None and user.is_authenticated else None


@contextmanager
def acting(user) -> Iterator[None]:
    """Let the acts of this block be the user's. A callable is asked for the user when it is needed."""
    token = _actor.set(user)
    try:
        yield
    finally:
        _actor.reset(token)
