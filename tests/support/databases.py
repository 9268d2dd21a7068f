"""Databases that one test after another uses: what a test wrote is taken out, and connections to them stay open.

A new copy for each test, its first connections and what they read of the catalogue cost more than most tests do.
No test meets anything of another: all rows are deleted, those that the beginning had are put back, and sequences stand
where they stood. Whatever else a test changed (a table, a right, a trigger) ends the database; and when a database
ends, its rows are held against the beginning's.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import asyncpg

from matchmaker.ground.db import Pool, create_pool

MOST_USES = 100  # rows that are deleted take room all the same
LEAVING_MS = 5000

if TYPE_CHECKING:
    Owner = asyncpg.Connection[asyncpg.Record]
else:  # the driver's class takes no parameter when the program runs
    Owner = asyncpg.Connection
Key = tuple[str, int]  # the address and the size of a pool

_TABLES = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND oid >= 16384 ORDER BY oid"
_SEQUENCES = """
    SELECT string_agg(format('SELECT setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),
                             coalesce(last_value, start_value), last_value IS NOT NULL), ';'
                      ORDER BY schemaname, sequencename)
    FROM pg_sequences"""
_OTHERS_LEAVE = """
    SELECT pg_terminate_backend(pid, $2) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
        AND pid <> ALL ($1::int[])"""
# Everything but rows: tables, columns, triggers, functions, and who may do what with them. What a database has of its
# own is numbered from 16384.
_MAKE = """
    SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
        SELECT format('%s %s %s %s %s', oid, relname, relfilenode, relowner, relacl)
            FROM pg_class WHERE oid >= 16384 AND relkind <> 't'
        UNION ALL SELECT format('%s %s %s %s %s %s', attrelid, attname, atttypid, attnotnull, attidentity, attacl)
            FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0
        UNION ALL SELECT format('%s %s', oid, tgenabled) FROM pg_trigger
        UNION ALL SELECT format('%s %s', oid, convalidated) FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT format('%s %s', oid, adbin) FROM pg_attrdef
        UNION ALL SELECT format('%s %s %s', oid, md5(prosrc), proacl) FROM pg_proc WHERE oid >= 16384
        UNION ALL SELECT s::text FROM pg_sequence AS s
        UNION ALL SELECT format('%s %s', nspname, nspacl) FROM pg_namespace WHERE nspname !~ '^pg_'
        UNION ALL SELECT d::text FROM pg_default_acl AS d
        UNION ALL SELECT oid::text FROM pg_extension
        UNION ALL SELECT s::text FROM pg_db_role_setting AS s
    ) AS make (part)"""
_MARK = "SELECT '{0}' AS name, format('%s %s', count(*), max(xmin::text::bigint)) AS mark FROM {0}"
_SUM = "SELECT '{0}' AS name, md5(string_agg(row::text, ' ' ORDER BY row::text)) AS sum FROM {0} AS row"


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What a database is like before a test; of tables that hold anything, their rows as COPY writes them."""

    make: str
    rows: Mapping[str, bytes]
    sequences: str
    sums: Mapping[str, str | None]

    @property
    def emptying(self) -> str:
        return ";".join(f"DELETE FROM {table}" for table in self.sums if table not in self.rows)


async def beginning_of(owner: Owner) -> Beginning:
    """As this database is now."""
    sums = await _sums(owner, [row[0] for row in await owner.fetch(_TABLES)])
    rows = {}
    for table in (name for name, found in sums.items() if found):
        await owner.copy_from_table(table, output=(copied := BytesIO()), format="binary")
        rows[table] = copied.getvalue()
    return Beginning(make=await owner.fetchval(_MAKE), rows=rows, sequences=await owner.fetchval(_SEQUENCES), sums=sums)


async def _sums(owner: Owner, tables: list[str]) -> dict[str, str | None]:
    rows = await owner.fetch(" UNION ALL ".join(_SUM.format(table) for table in tables))
    return {row["name"]: row["sum"] for row in rows}


async def _marks(owner: Owner, beginning: Beginning) -> dict[str, str]:
    """Something that changes with every row that is written."""
    rows = await owner.fetch(" UNION ALL ".join(_MARK.format(table) for table in beginning.rows))
    return {row["name"]: row["mark"] for row in rows}


@dataclass(eq=False, kw_only=True)
class KeptDatabase:
    """One that a test has to itself for as long as it runs."""

    address: str
    owner: Owner
    beginning: Beginning
    marks: Mapping[str, str]
    end: AsyncExitStack
    uses: int = 0
    idle: defaultdict[Key, list[Pool]] = field(default_factory=lambda: defaultdict(list))
    lent: list[tuple[Key, Pool]] = field(default_factory=list)

    async def pool(self, dsn: str, *, max_size: int = 8) -> Pool:
        """Like `create_pool`, for one of the database's addresses; nobody needs to close it."""
        key = (dsn, max_size)
        pool = self.idle[key].pop() if self.idle[key] else await create_pool(dsn, max_size=max_size)
        self.lent.append((key, pool))
        return pool

    async def clean(self) -> bool:
        """Takes out what the test wrote. False where more was changed than rows."""
        self.uses += 1
        self._take_back()
        await self.owner.fetch(_OTHERS_LEAVE, await self._staying(), LEAVING_MS)
        if await self.owner.fetchval(_MAKE) != self.beginning.make:
            return False
        await self.owner.execute(f"{self.beginning.emptying};{self.beginning.sequences}")
        await self._put_back()
        return True

    async def leave(self, *, held_against_beginning: bool) -> None:
        """Drops it. Raises AssertionError where a cleaned one is not as it was at the beginning."""
        try:
            if held_against_beginning:
                assert await _sums(self.owner, list(self.beginning.sums)) == self.beginning.sums
                assert await self.owner.fetchval(_SEQUENCES) == self.beginning.sequences
        finally:
            for pool in (pool for pools in self.idle.values() for pool in pools):
                pool.terminate()
            self.owner.terminate()
            await self.end.aclose()

    def _take_back(self) -> None:
        """Pools whose connections have all come back stay for the next test."""
        while self.lent:
            key, pool = self.lent.pop()
            if pool.is_closing() or pool.get_idle_size() < pool.get_size():
                pool.terminate()
            else:
                self.idle[key].append(pool)

    async def _staying(self) -> list[int]:
        """Whose connections are kept; all others go, lest they write when the next test has begun."""
        numbers = []
        for pool in (pool for pools in self.idle.values() for pool in pools):
            held = [await pool.acquire() for _ in range(pool.get_size())]
            numbers += [connection.get_server_pid() for connection in held]
            for connection in held:
                await pool.release(connection)
        return numbers

    async def _put_back(self) -> None:
        marks = await _marks(self.owner, self.beginning)
        changed = [table for table, mark in marks.items() if mark != self.marks.get(table)]
        for table in changed:
            await self.owner.execute(f"DELETE FROM {table}")
            await self.owner.copy_to_table(table, source=BytesIO(self.beginning.rows[table]), format="binary")
        if changed:
            self.marks = await _marks(self.owner, self.beginning)


class Databases:
    """Those of one server that nobody uses now, by the database that they are copies of."""

    def __init__(self, copy: Callable[[str], AbstractAsyncContextManager[str]]) -> None:
        self._copy = copy
        self._beginnings: dict[str, Beginning] = {}
        self._free: defaultdict[str, list[KeptDatabase]] = defaultdict(list)

    @asynccontextmanager
    async def lent(self, template: str) -> AsyncIterator[KeptDatabase]:
        """One that is as `template` is, to which nobody is connected; cleaned for the next test, or dropped."""
        used = self._free[template].pop() if self._free[template] else await self._made(template)
        try:
            yield used
        finally:
            usable = False
            with suppress(OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError):  # a test may break them
                usable = await used.clean()
            if usable and used.uses < MOST_USES:
                self._free[template].append(used)
            else:
                await used.leave(held_against_beginning=usable)

    async def close(self) -> None:
        """Drops all. Raises AssertionError where something was left in one."""
        for used in (used for several in self._free.values() for used in several):
            await used.leave(held_against_beginning=True)

    async def _made(self, template: str) -> KeptDatabase:
        stack = AsyncExitStack()
        address = await stack.enter_async_context(self._copy(template))
        owner = await asyncpg.connect(address, server_settings={"timezone": "UTC"})
        if template not in self._beginnings:
            self._beginnings[template] = await beginning_of(owner)
        await owner.execute("SET session_replication_role = replica")  # no trigger keeps a row or notes that it goes
        beginning = self._beginnings[template]
        marks = await _marks(owner, beginning)
        return KeptDatabase(address=address, owner=owner, beginning=beginning, marks=marks, end=stack)
