"""The glossary as it is now, for everybody in this process: the program's terms and those of administrators."""

import asyncio

from matchmaker.glossary.reading import Glossary, shipped_glossary
from matchmaker.glossary.service import OwnTerm, own_terms
from matchmaker.ground.current import Current
from matchmaker.ground.db import Pool, transaction

LOOK_SECONDS = 5.0


class CurrentGlossary(Current[Glossary]):
    """With what administrators have added and withdrawn, in whatever process."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(at_first=shipped_glossary(), seconds=LOOK_SECONDS, of="the glossary")
        self._pool = pool
        self._own: list[OwnTerm] = []

    async def read(self) -> Glossary:
        async with transaction(self._pool) as connection:
            own = await own_terms(connection)
        if own == self._own:
            return self.current
        extra = [each.term for each in own]
        glossary = await asyncio.to_thread(Glossary.load, extra) if extra else shipped_glossary()
        self._own = own
        return glossary
