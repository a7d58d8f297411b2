"""How far the ledger is, for vital signs and metrics: what waits, and since when."""

from django.db import DatabaseError, connection
from django.db.models import Count, Min, Q
from django.utils import timezone

from warta.edge.metrics import Metric, metric
from warta.edge.vitals import NotReadyError
from warta.newsroom.ledger.models import Act


def ledger_check() -> dict[str, float | int | None]:
    """How many acts wait, and for how many seconds the oldest of them does; NotReadyError without a database."""
    waiting, _failed, oldest = _waiting()
    return {"waiting_acts": waiting, "oldest_waiting_act_seconds": oldest}


def ledger_metrics() -> list[Metric]:
    try:
        waiting, failed, oldest = _waiting()
    except NotReadyError:
        return [metric("warta_database_readable", _READABLE, 0)]
    return [
        metric("warta_database_readable", _READABLE, 1),
        metric("warta_ledger_waiting", "Acts that readers do not have yet.", waiting),
        metric("warta_ledger_failed", "Of these, acts that could not be pressed and are tried again.", failed),
        metric("warta_ledger_oldest_waiting_seconds", "Seconds that the oldest of them has waited.", oldest or 0),
    ]


_READABLE = "Whether the database can be read."


def _waiting() -> tuple[int, int, float | None]:
    try:
        found = Act.objects.filter(edition=None).aggregate(
            waiting=Count("id"), failed=Count("id", filter=~Q(problem="")), oldest=Min("at")
        )
    except DatabaseError as problem:
        raise NotReadyError(f"the database cannot be read ({problem})") from problem
    finally:
        connection.close()  # whoever asks does so from a thread of its own, which ends
    oldest = found["oldest"]
    age = None if oldest is None else round(max(0.0, (timezone.now() - oldest).total_seconds()), 3)
    return found["waiting"], found["failed"], age
