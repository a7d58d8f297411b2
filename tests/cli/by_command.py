"""Running a verb as somebody types it, and what the ledger and the readers have afterwards."""

from __future__ import annotations

import json
from typing import Any

from typer.testing import CliRunner

from warta.newsroom.home import store
from warta.newsroom.ledger.models import Act


def run(verb, *words: object):
    return CliRunner().invoke(verb.app, [str(word) for word in words])


def done(verb, *words: object) -> dict[str, Any]:
    """The report of a verb that did what it was told, wrote exactly one row, and was pressed."""
    last = Act.objects.order_by("pk").last()
    result = run(verb, *words, "--format", "json")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    report: dict[str, Any] = json.loads(result.stdout)
    # An act that leaves addresses in several languages has the rest of them in rows of their own.
    (row,) = Act.objects.filter(pk__gt=last.pk if last else 0).exclude(changed__has_key="of")
    assert (report["act"], report["kind"], report["edition"]) == (row.pk, row.kind, row.edition)
    assert row.edition is not None
    return report


def refused(verb, *words: object, status: int = 1) -> str:
    """The one line of a verb that did nothing."""
    before = Act.objects.count()
    result = run(verb, *words)
    assert result.exit_code == status, result.output
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stdout == ""
    assert Act.objects.count() == before
    return result.stderr


def answer(path: str) -> tuple[int, str]:
    """What readers get at a path in the newest edition: the status, and the page or where it leads."""
    with store().snapshot() as snapshot:
        page = snapshot.page(path)
        return (404, "") if page is None else (page.status, snapshot.joined(page).decode())
