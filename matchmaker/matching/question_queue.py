"""Who is answered next: few questions at once, some dozens wait, and whoever comes then is told to come again.

Without an end to it a crowd would wait for minutes, every one of them, while the work of those who left is still done.
"""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from matchmaker.ground.errors import MatchingBusy

AT_ONCE = 2  # one is read and explained while the other is encoded
PLACES = 32  # with those that are being answered
PLACES_LATER = 24  # taken when those come who may wait longer: a crowd of strangers leaves the others some
COME_AGAIN_SECONDS = 10


@dataclass(order=True)
class _Waiting:
    later: bool
    number: int
    called: "asyncio.Future[None]" = field(compare=False)


class QuestionQueue:
    """Those who may wait longer are called after all others, each in the order of coming."""

    def __init__(self, *, at_once: int = AT_ONCE, places: int = PLACES, places_later: int = PLACES_LATER) -> None:
        self._at_once = at_once
        self._places = places
        self._places_later = places_later
        self._answered = 0  # how many are being answered now
        self._waiting: list[_Waiting] = []
        self._numbers = itertools.count()

    @asynccontextmanager
    async def turn(self, *, later: bool) -> AsyncIterator[None]:
        """One's turn, until the block ends. Raises MatchingBusy at once where all places for it are taken.

        Hold no connection while waiting for it.
        """
        await self._called(later)
        try:
            yield
        finally:
            self._call_next()

    async def _called(self, later: bool) -> None:
        if self._answered < self._at_once:
            self._answered += 1
            return
        if self._answered + len(self._waiting) >= (self._places_later if later else self._places):
            raise MatchingBusy(seconds=COME_AGAIN_SECONDS)
        own = _Waiting(later, next(self._numbers), asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiting, own)
        try:
            await own.called
        except asyncio.CancelledError:
            if not own.called.cancelled():  # called in the same moment
                self._call_next()
            elif own in self._waiting:
                self._waiting.remove(own)
                heapq.heapify(self._waiting)
            raise

    def _call_next(self) -> None:
        while self._waiting:
            called = heapq.heappop(self._waiting).called
            if not called.done():  # who was cancelled stands here for one turn of the loop more
                called.set_result(None)
                return
        self._answered -= 1
