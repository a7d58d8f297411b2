"""The search of the admin: Wagtail's own, but for one thing that makes saving slow on a large newsroom.

With every page that is saved Wagtail works out anew how long titles are on average, from all that it has: two seconds a
save among a hundred thousand stories, while the database is locked. It weighs short titles against long ones by that,
which a list of stories in an admin can do without.
"""

from wagtail.search.backends import database


def SearchBackend(params):  # noqa: N802 - what Wagtail looks for
    backend = database.SearchBackend(params)
    backend.index_class = _without_norms(backend.index_class)
    return backend


def _without_norms(index_class):
    """The same index; where it has no such step, as it is."""
    if not hasattr(index_class, "_refresh_title_norms"):
        return index_class
    return type(f"Quick{index_class.__name__}", (index_class,), {"_refresh_title_norms": _weigh_all_alike})


def _weigh_all_alike(index, full=False):
    """Titles keep the weight that they begin with."""
