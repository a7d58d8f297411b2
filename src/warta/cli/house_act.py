"""What the verbs share that change what no single story owns: names, and the site's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from warta.cli.act import Format, at_the_door, receipt, receipt_lines, tell


def do(home: Path | None, door: Callable[[], Any], format: Format) -> None:
    """Do an act and press it. Status 1 where it was refused, or readers do not have it yet."""
    with at_the_door(home):
        report = _see_it_through(door())
    tell(report, format, _lines)


def _see_it_through(act: Any) -> dict[str, Any]:
    from warta.newsroom.ledger.arrival import see_through
    from warta.newsroom.ledger.models import Act

    act, where = see_through(act.pk, 0)
    moved = [act, *Act.objects.filter(changed__of=act.pk).order_by("pk")]
    return {
        "act": act.pk,
        "kind": act.kind,
        "subject": act.changed["subject"],
        "what": act.title,
        **receipt(act, where),
        "addresses": [
            {"language": each.changed["language"], "old": each.changed["path"][0], "new": each.changed["path"][1]}
            for each in moved
            if "path" in each.changed
        ],
    }


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield f"{report['kind']}: {report['subject']}, {report['what']}"
    if report["kind"] == "house":
        yield f"  changed      {', '.join(report['changed'].get('fields', ()))}"
    for each in report["addresses"]:
        yield f"  address      {each['old']} → {each['new'] or 'none'}"
    yield from receipt_lines(report)
