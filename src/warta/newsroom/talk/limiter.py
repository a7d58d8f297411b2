"""How often one address may knock: counted in memory, before anything is read or looked up."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

BURST = 20
"""Posts at once."""
PER_MINUTE = 20
"""Posts that are given back every minute."""
REMEMBERED = 10_000
"""Addresses, most recent last; memory stays bounded under a flood from everywhere."""


class Limiter:
    """A bucket of posts for each address, which fills up again with time."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, address: str) -> int:
        """0 where the address may post now, which is counted; otherwise how long it should wait."""
        now = self._clock()
        with self._lock:
            left, since = self._buckets.pop(address, (float(BURST), now))
            left = min(float(BURST), left + (now - since) * PER_MINUTE / 60)
            allowed = left >= 1
            self._buckets[address] = (left - 1 if allowed else left, now)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        return 0 if allowed else max(1, round((1 - left) * 60 / PER_MINUTE))

    def forget(self) -> None:
        with self._lock:
            self._buckets.clear()


limiter = Limiter()
"""That of this process."""
