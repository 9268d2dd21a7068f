"""What a process holds of the database and other processes change too: read again now and then."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from matchmaker.ground.db import Connection, Pool, transaction

log = logging.getLogger(__name__)

T = TypeVar("T")


class Current(ABC, Generic[T]):
    """`current` is never changed but replaced: whoever holds one reads on in it. It is `at_first` until it is read.

    `of` says in the log what stays as it is while it cannot be read.
    """

    def __init__(self, *, at_first: T, seconds: float, of: str) -> None:
        self._seconds = seconds
        self._current = at_first
        self.of = of

    @property
    def current(self) -> T:
        return self._current

    @abstractmethod
    async def read(self) -> T:
        """As it is now, whatever process changed it. Raises as the database does."""

    async def renew(self) -> None:
        """Reads it. Raises as the database does."""
        self._current = await self.read()

    async def follow(self) -> None:
        """Renews every so many seconds until it is cancelled."""
        while True:
            await asyncio.sleep(self._seconds)
            try:
                await self.renew()
            except Exception:  # whatever keeps it from being read must not end the following
                log.exception("%s stays as it is until it can be read again", self.of)


class CurrentRow(Current[T]):
    """What one short look into the database says."""

    def __init__(
        self, pool: Pool, look: Callable[[Connection], Awaitable[T]], *, at_first: T, seconds: float, of: str
    ) -> None:
        super().__init__(at_first=at_first, seconds=seconds, of=of)
        self._pool = pool
        self._look = look

    async def read(self) -> T:
        async with transaction(self._pool) as connection:
            return await self._look(connection)
