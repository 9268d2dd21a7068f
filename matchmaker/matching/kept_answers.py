"""What answers the city's orientations, kept until a record comes, changes or leaves, or something is learnt.

One page shows all of them.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from matchmaker.ground.errors import MatchingBusy
from matchmaker.matching.answering import Answerer
from matchmaker.matching.calibration import Calibration
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.question import question_of_orientation
from matchmaker.matching.question_queue import COME_AGAIN_SECONDS
from matchmaker.matching.ranking import Ranking
from matchmaker.rules.programme import Orientation

TOP = 10
WAITING = 24  # for a ranking where none is kept yet, besides the one who makes it


class KeptRankings:
    """By the orientation's id. One makes them at a time; whoever comes meanwhile gets the last ones at once, and waits
    only where there are none: nothing is made twice.

    Kept are numbers of records that everybody may see; whoever shows them reads the records anew.
    """

    def __init__(self) -> None:
        self._making = asyncio.Lock()
        self._present = 0  # the one who makes them, and those who wait for it
        self._made_of: tuple[Catalogues, int, Calibration] | None = None
        self._current: set[int] = set()  # made since catalogues or calibration changed last
        self._kept: dict[int, tuple[Orientation, Ranking]] = {}

    async def of(
        self,
        orientations: Sequence[Orientation],
        catalogues: Catalogues,
        calibration: Calibration,
        turn: Callable[[], AbstractAsyncContextManager[Answerer]],
    ) -> dict[int, Ranking]:
        """Rankings of the given orientations; what is missing is made in one `turn`, and where none is to be had the
        last ones serve.

        Raises MatchingBusy as it does where there are none, and where too many wait already.
        """
        others = self._present
        if not (others and self._has(orientations)):
            if others > WAITING:
                raise MatchingBusy(seconds=COME_AGAIN_SECONDS)
            self._present += 1
            try:
                async with self._making:
                    if not (others and self._has(orientations)):
                        await self._make(orientations, catalogues, calibration, turn)
            except MatchingBusy:
                if not self._has(orientations):
                    raise
            finally:
                self._present -= 1
        return {o.id: self._kept[o.id][1] for o in orientations}

    def _has(self, orientations: Sequence[Orientation]) -> bool:
        """Whether all are kept, of whatever catalogues; one whose words changed is not."""
        return all(o.id in self._kept and self._kept[o.id][0] == o for o in orientations)

    async def _make(
        self,
        orientations: Sequence[Orientation],
        catalogues: Catalogues,
        calibration: Calibration,
        turn: Callable[[], AbstractAsyncContextManager[Answerer]],
    ) -> None:
        if self._made_of != (catalogues, catalogues.version, calibration):
            self._current.clear()
            self._made_of = (catalogues, catalogues.version, calibration)
        if missing := [o for o in orientations if o.id not in self._current or not self._has([o])]:
            async with turn() as answerer:
                for orientation in missing:
                    ranking = await answerer.solutions(question_of_orientation(orientation), top=TOP)
                    self._kept[orientation.id] = orientation, ranking
                    self._current.add(orientation.id)
