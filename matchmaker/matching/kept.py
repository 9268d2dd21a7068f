"""What answers the city's orientations, kept until a record comes, changes or leaves: one page shows all of them."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from matchmaker.matching.answering import Answerer
from matchmaker.matching.asking import question_of_orientation
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.ranking import Ranking
from matchmaker.programme.model import Orientation

TOP = 10


class KeptRankings:
    """By the orientation's id. Who asks while they are made waits for them: nothing is made twice.

    Kept are numbers of records that everybody may see; whoever shows them reads the records anew.
    """

    def __init__(self) -> None:
        self._making = asyncio.Lock()
        self._made_of: tuple[Catalogues, int] | None = None
        self._kept: dict[int, tuple[Orientation, Ranking]] = {}

    async def of(
        self,
        orientations: Sequence[Orientation],
        catalogues: Catalogues,
        turn: Callable[[], AbstractAsyncContextManager[Answerer]],
    ) -> dict[int, Ranking]:
        """Rankings of the given orientations; what is missing is made in one `turn`. Raises MatchingBusy as it does."""
        async with self._making:
            if self._made_of != (catalogues, catalogues.version):
                self._kept.clear()
                self._made_of = (catalogues, catalogues.version)
            if missing := [o for o in orientations if o.id not in self._kept or self._kept[o.id][0] != o]:
                async with turn() as answerer:
                    for orientation in missing:
                        ranking = await answerer.solutions(question_of_orientation(orientation), top=TOP)
                        self._kept[orientation.id] = orientation, ranking
            return {o.id: self._kept[o.id][1] for o in orientations}
