"""How often a law is tried: a few times in `make test`, for minutes or hours in `make nightly`."""

from __future__ import annotations

from hypothesis import settings

NIGHTLY = 2_000
"""Examples of each law in the nightly profile, at the least."""

settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("nightly", parent=settings.get_profile("default"), max_examples=NIGHTLY)


def is_nightly() -> bool:
    return settings.get_current_profile_name() == "nightly"


def examples(quick: int) -> int:
    """How many examples to try: this many in `make test`."""
    return max(quick, NIGHTLY) if is_nightly() else quick
