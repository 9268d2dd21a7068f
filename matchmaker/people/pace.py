"""How fast strangers may ask what costs the machine seconds, by address.

Counted in memory, since a row for each search would cost more than it saves: each process counts for itself, and a
restart forgets. What guards accounts is counted in PostgreSQL, see `throttle`.
"""

import math
import time
from collections import deque
from collections.abc import Callable

from matchmaker.ground.errors import TooManyAttempts
from matchmaker.people.throttle import Limit, network_of

STRANGERS = Limit(attempts=60, seconds=60)  # a class of forty behind one address may each search every minute


class Pace:
    """At most so many questions of one address within any so many seconds."""

    def __init__(self, limit: Limit = STRANGERS, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}  # whoever asked last stands last

    def take(self, address: str | None) -> None:
        """Counts one question. Raises TooManyAttempts, counting nothing; who has no address is not limited."""
        if address is None:
            return
        now, network = self._clock(), network_of(address)
        self._forget(now)
        asked = self._asked.pop(network, deque())
        self._asked[network] = asked
        while asked and asked[0] <= now - self._limit.seconds:
            asked.popleft()
        if len(asked) >= self._limit.attempts:
            wait = math.ceil(asked[0] + self._limit.seconds - now)
            raise TooManyAttempts("too_many_questions", seconds=max(1, wait))
        asked.append(now)

    def _forget(self, now: float) -> None:
        """Whoever has not asked for so long; the rest have asked later."""
        while self._asked:
            network, asked = next(iter(self._asked.items()))
            if asked and asked[-1] > now - self._limit.seconds:
                return
            del self._asked[network]
