"""Following the change feed: every committed change of a need, solution or orientation, none missed.

A notice wakes the reader; polling covers notices that were lost. Numbers are handed out before their transactions
commit, so "everything above the last number" would miss a slow transaction's rows. The reader therefore remembers
the oldest transaction that was still running at its last read: only rows of that one or a later one can be new.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import asyncpg

from matchmaker.ground.db import CONNECT_SECONDS, CONNECTION_FAILURES, Connection, Record

CHANNEL = "matchmaker_change"
POLL_SECONDS = 1.0
READ_SECONDS = 10.0
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0

# One statement has one snapshot: the horizon belongs to exactly the rows that were seen. The join gives one row of
# nulls when nothing is new. "Xmin" is the oldest transaction still running.
_READ = """
    SELECT now.horizon::text, change.seq, change.xid::text, change.subject, change.subject_id, change.at
    FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) AS now
    LEFT JOIN change_feed AS change ON change.xid >= $1::text::xid8
    ORDER BY change.seq
"""
_NOW = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text"

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A record was made, changed or deleted; which of these, the record itself tells."""

    seq: int
    subject: str
    subject_id: int
    at: datetime

    @classmethod
    def from_row(cls, row: Record) -> "Change":
        return cls(seq=row["seq"], subject=row["subject"], subject_id=row["subject_id"], at=row["at"])


OnChanges = Callable[[Sequence[Change]], Awaitable[None]]


class ChangeFeed:
    """Hands each change to one coroutine function, in order of their numbers within a batch, at least once.

    A batch that the function fails on is handed over again, with what came meanwhile; it must bear repetition.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._connection: Connection | None = None
        self._horizon = ""
        self._seen: set[int] = set()  # numbers of rows whose transaction is at or above the horizon
        self._reading = asyncio.Lock()
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self, on_changes: OnChanges) -> None:
        """From now on `on_changes` gets every change that commits, whichever process made it.

        Load the records after this returns: what changed before is not told again. Raises like a connection to
        the database does. Starting again changes nothing.
        """
        if self._task is not None:
            return
        self._on_changes = on_changes
        self._horizon = await (await self._connected()).fetchval(_NOW)
        self._task = asyncio.create_task(self._follow(), name="change-feed")

    async def catch_up(self) -> bool:
        """Hands over what has committed until now; a writer calls it after its commit to find its own change.

        False if that did not work this time: the failure is logged, and the feed tries again by itself.
        """
        async with self._reading:
            try:
                self._woken.clear()  # before reading: a notice that comes meanwhile leads to another read
                connection = await self._connected()
                rows = await connection.fetch(_READ, self._horizon, timeout=READ_SECONDS)
            except CONNECTION_FAILURES as error:
                log.warning("the change feed lost the database and connects again: %s", error)
                self._disconnect()
                return False
            try:
                await self._hand_over(rows)
            except Exception:  # whatever on_changes raises must not end the feed
                log.exception("a batch of changes failed; it will be handed over again")
                return False
            return True

    async def stop(self) -> None:
        """Ends the feed; a batch being handed over is interrupted."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._disconnect()

    async def _follow(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            if await self.catch_up():
                pause = FIRST_PAUSE_SECONDS
                await self._notice()
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _notice(self) -> None:
        """Waits for a notice, but no longer than until the next poll."""
        # not wait_for: before Python 3.12 it swallows a cancellation that meets the notice, and stop() waits for ever
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL_SECONDS):
                await self._woken.wait()

    async def _hand_over(self, rows: list[Record]) -> None:
        present = [row for row in rows if row["seq"] is not None]
        new = [Change.from_row(row) for row in present if row["seq"] not in self._seen]
        if new:
            await self._on_changes(new)
        # only now: a batch that failed is read again
        self._horizon = rows[0]["horizon"]
        self._seen = {row["seq"] for row in present if int(row["xid"]) >= int(self._horizon)}

    async def _connected(self) -> Connection:
        if self._connection is None or self._connection.is_closed():
            connection = await asyncpg.connect(
                self._dsn, timeout=CONNECT_SECONDS, server_settings={"application_name": "matchmaker feed"}
            )
            connection.add_termination_listener(lambda _: self._woken.set())
            await connection.add_listener(CHANNEL, lambda *_: self._woken.set())
            self._connection = connection
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection and not connection.is_closed():
            connection.terminate()
