"""The glossary as it is now, for everybody in this process: the program's terms and those of administrators."""

import asyncio

from matchmaker.db import Pool, transaction
from matchmaker.following import keep_renewing
from matchmaker.glossary.reading import Glossary, shipped_glossary
from matchmaker.glossary.service import OwnTerm, own_terms

LOOK_SECONDS = 5.0


class CurrentGlossary:
    """`current` is never changed but replaced: whoever holds one reads on in it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._own: list[OwnTerm] = []
        self._current = shipped_glossary()

    @property
    def current(self) -> Glossary:
        return self._current

    async def renew(self) -> None:
        """Reads what administrators have added and withdrawn, in whatever process. Raises as the database does."""
        async with transaction(self._pool) as connection:
            own = await own_terms(connection)
        if own != self._own:
            extra = [each.term for each in own]
            self._current = await asyncio.to_thread(Glossary.load, extra) if extra else shipped_glossary()
            self._own = own

    async def follow(self) -> None:
        """Renews every few seconds, for what other processes change, until it is cancelled."""
        await keep_renewing(self.renew, seconds=LOOK_SECONDS, of="the glossary")
