"""How far the store is, for vital signs and metrics."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from warta.edge.metrics import Metric, metric
from warta.edge.vitals import NotReadyError, Value
from warta.press.store import Store, StoreError
from warta.press.stored import Edition


def newest_edition(store: Store) -> Edition | None:
    """The newest edition; NotReadyError where the store cannot be read."""
    try:
        with store.snapshot() as snapshot:
            return snapshot.edition
    except StoreError as problem:
        raise NotReadyError(str(problem)) from problem


def store_check(store: Store) -> Mapping[str, Value]:
    """The edition that readers get and its age; NotReadyError where there is none to be read."""
    edition = newest_edition(store)
    if edition is None:
        raise NotReadyError("nothing was pressed yet")
    return {"edition": edition.number, "edition_age_seconds": round(_age(edition), 3)}


def store_metrics(store: Store) -> list[Metric]:
    about = "Whether the fragment store can be read."
    try:
        edition = newest_edition(store)
    except NotReadyError:
        return [metric("warta_store_readable", about, 0)]
    found = [metric("warta_store_readable", about, 1)]
    if edition is not None:
        found += [
            metric("warta_edition", "The number of the edition that readers get.", edition.number),
            metric("warta_edition_age_seconds", "Seconds since that edition was pressed.", _age(edition)),
        ]
    return found


def _age(edition: Edition) -> float:
    return max(0.0, (datetime.now(UTC) - edition.at).total_seconds())
