"""Many comments from one address in a short time.

The limits leave room for a school or an office that shares one address; most mobile networks share theirs too.
"""

from __future__ import annotations

from warta.talk.verdict import Draft, History, Refusal

LIMITS = ((60, 10), (3600, 100))
"""(seconds, comments): as many as this within so long are enough."""


def too_fast(draft: Draft, history: History) -> Refusal | None:
    for seconds, limit in LIMITS:
        if history.from_address(seconds) >= limit:
            return Refusal("too_fast", {"seconds": seconds})
    return None
