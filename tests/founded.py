"""A newsroom for each test of the database: made in truth by the first, its rows laid down again for the others.

What founding does is tested in tests/newsroom/stories/test_founding.py; the others need only what it leaves behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from wagtail.models import Site

from warta.newsroom.stories import founding

Row = tuple[object, ...]
Rows = dict[object, Row]
"""The rows of a table by their primary key."""


class Table(NamedTuple):
    name: str
    key: str
    columns: tuple[str, ...]

    def rows(self) -> Rows:
        at = self.columns.index(self.key)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(map(_quoted, self.columns))} FROM {_quoted(self.name)}")
            return {row[at]: tuple(row) for row in cursor.fetchall()}


class Change(NamedTuple):
    """What founding did to a table."""

    table: Table
    before: Rows
    gone: list[object]
    new: list[Row]

    def make(self) -> bool:
        """Make it; False where the table is not as it was before."""
        if self.table.rows() != self.before:
            return False
        name, key = _quoted(self.table.name), _quoted(self.table.key)
        columns = ", ".join(map(_quoted, self.table.columns))
        places = ", ".join(["%s"] * len(self.table.columns))
        with connection.cursor() as cursor:
            if self.gone:
                cursor.executemany(f"DELETE FROM {name} WHERE {key} = %s", [(key,) for key in self.gone])
            if self.new:
                cursor.executemany(f"INSERT INTO {name} ({columns}) VALUES ({places})", self.new)
        return True


_changes: dict[object, list[Change]] = {}


def found(name: str, *, languages: Sequence[str] = ("id",), time_zone: str | None = None) -> Site:
    """What `founding.found` does."""
    once((name, *languages, time_zone), lambda: founding.found(name, languages=languages, time_zone=time_zone))
    return Site.objects.get(is_default_site=True)


def once(key: object, make: Callable[[], object]) -> None:
    """Make what rows alone hold, or lay its rows down again. Where the database is not as it was then, it is made."""
    changes = _changes.get(key)
    if changes is None:
        tables = _tables()
        before = {table: table.rows() for table in tables}
        make()
        _changes[key] = [change for table in tables if (change := _change(table, before[table]))]
        return
    try:
        with transaction.atomic():
            for change in changes:
                if not change.make():
                    raise _Otherwise
    except _Otherwise:
        make()
    cache.clear()


class _Otherwise(Exception):  # noqa: N818
    """The database is not as it was."""


def _tables() -> list[Table]:
    """Every table but SQLite's index of words, which triggers fill."""
    models = apps.get_models(include_auto_created=True)
    return sorted(
        {
            Table(
                model._meta.db_table,
                model._meta.pk.column,
                tuple(field.column for field in model._meta.local_concrete_fields),
            )
            for model in models
            if model._meta.managed and not model._meta.proxy and not model._meta.db_table.endswith("_fts")
        }
    )


def _change(table: Table, before: Rows) -> Change | None:
    after = table.rows()
    if after == before:
        return None
    gone = [key for key, row in before.items() if after.get(key) != row]
    return Change(table, before, gone, [row for key, row in after.items() if before.get(key) != row])


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
