"""The database: one pool, one transaction a request, named queries, migrations that only go forward."""

import asyncio
import hashlib
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import aiosql
import asyncpg
from aiosql.types import SQLOperationType
from asyncpg.pool import PoolConnectionProxy

from matchmaker.ground.disk import is_full
from matchmaker.ground.errors import DatabaseBusy, DatabaseUnusable, DiskFull, SchemaTooNew

if TYPE_CHECKING:
    Record = asyncpg.Record
    Pool = asyncpg.Pool[asyncpg.Record]
    Connection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
else:  # the driver's classes take no parameter when the program runs
    Record = asyncpg.Record
    Pool = asyncpg.Pool
    Connection = asyncpg.Connection | PoolConnectionProxy

OLDEST_SERVER = 15
ACQUIRE_SECONDS = 5.0
CONNECT_SECONDS = 10.0
MIGRATIONS = Path(__file__).parent.parent / "migrations"
# Any constant does, as long as nothing else in this database locks the same one: "match" in ASCII.
MIGRATION_LOCK = 0x6D61746368
# What the driver raises when a connection breaks or cannot be made; the last when a server dies in mid-answer.
CONNECTION_FAILURES = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)

# Which task holds a connection: tasks that it starts inherit the variable, and not the connection.
_holder: ContextVar["asyncio.Task[Any] | None"] = ContextVar("holder of a connection", default=None)

log = logging.getLogger(__name__)


async def create_pool(dsn: str, *, min_size: int = 1, max_size: int = 8) -> Pool:
    """A pool of connections to a server that this program can work with.

    Connections speak UTC and turn `json` and `jsonb` into Python values and back.
    Raises DatabaseUnusable if the server cannot be reached or is older than PostgreSQL 15, or if the database
    does not handle Vietnamese letters.
    """
    try:
        pool = await asyncpg.create_pool(
            dsn,
            min_size=min_size,
            max_size=max_size,
            timeout=CONNECT_SECONDS,
            init=prepare_connection,
            server_settings={"application_name": "matchmaker", "timezone": "UTC"},
        )
    except (*CONNECTION_FAILURES, ValueError) as error:  # ValueError: an address that cannot be read
        raise DatabaseUnusable("database_unreachable", reason=_one_line(error)) from error
    try:
        async with pool.acquire() as connection:
            await _check_server(connection)
    except BaseException:
        await pool.close()
        raise
    return pool


async def prepare_connection(connection: Connection) -> None:
    """JSON columns carry Python values both ways on this connection."""
    to_json = partial(json.dumps, ensure_ascii=False)
    for name in ("json", "jsonb"):
        await connection.set_type_codec(name, schema="pg_catalog", encoder=to_json, decoder=json.loads)


@asynccontextmanager
async def transaction(pool: Pool) -> AsyncIterator[Connection]:
    """One connection and one transaction: committed when the block ends, rolled back when it raises.

    Raises DatabaseBusy as `borrowed` does; if the server goes away during the commit, nobody can know whether it was
    committed.
    """
    async with borrowed(pool) as connection, connection.transaction():
        yield connection


@asynccontextmanager
async def undone(pool: Pool) -> AsyncIterator[Connection]:
    """Like `transaction`, for whoever only looks: rolled back however the block ends."""
    async with borrowed(pool) as connection:
        begun = connection.transaction()
        await begun.start()
        try:
            yield connection
        finally:
            await begun.rollback()


@asynccontextmanager
async def borrowed(pool: Pool) -> AsyncIterator[Connection]:
    """One connection and no transaction: each statement is committed by itself, and each `connection.transaction()`.

    Raises DatabaseBusy if no connection comes free within 5 s, or if the server cannot be reached or goes away;
    DiskFull where it has no room. Never nest it: a block inside a block waits for a connection that its own outer
    block may hold.
    """
    try:
        connection = await pool.acquire(timeout=ACQUIRE_SECONDS)
    except TimeoutError as error:
        raise DatabaseBusy(seconds=ACQUIRE_SECONDS) from error
    except CONNECTION_FAILURES as error:
        raise DatabaseBusy("database_away", reason=_one_line(error)) from error
    _holder.set(asyncio.current_task())
    try:
        yield connection
    except CONNECTION_FAILURES as error:
        if is_full(error):
            raise DiskFull from error
        if _is_lost(connection):
            raise DatabaseBusy("database_away", reason=_one_line(error)) from error
        raise
    finally:
        _holder.set(None)
        await pool.release(connection)


def refuse_while_held() -> None:
    """For what takes seconds without a connection. Raises RuntimeError inside a block of `borrowed`."""
    if _holder.get() is not None and _holder.get() is asyncio.current_task():
        raise RuntimeError("a connection is held here that others wait for: end the transaction first")


Query = Callable[..., Awaitable[Any]]


class Queries:
    """The statements of one `queries.sql`, each a coroutine function.

    `await queries.get_need(connection, need_id=1)` returns what the sign behind the name in the file says:
    none → list of Record, `^` → Record or None, `$` → a value or None, `<!` → what RETURNING gives,
    `!` → the command's tag (such as "UPDATE 1"), `*!` → None, and it takes a list of mappings instead.
    `statements` holds the SQL as the server gets it, by name.
    """

    def __init__(self, loaded: aiosql.queries.Queries) -> None:
        queries = {n: getattr(loaded, n) for n in loaded.available_queries if not n.endswith("_cursor")}
        self._queries: Mapping[str, Query] = {name: _checked(name, query) for name, query in queries.items()}
        self.statements: Mapping[str, str] = {name: query.sql for name, query in queries.items()}

    def __getattr__(self, name: str) -> Query:
        try:
            return self._queries[name]
        except KeyError:
            raise AttributeError(f"no query is named {name}") from None


def load_queries(folder: Path, parts: Mapping[str, str] | None = None) -> Queries:
    """Reads `folder`/queries.sql; `<name>` in it stands for the part of that name.

    A misspelt or undeclared parameter, or a part that is not given, raises here, not at the call.
    """
    sql = (folder / "queries.sql").read_text("utf-8")
    return Queries(aiosql.from_str(re.sub(r"<(\w+)>", lambda match: (parts or {})[match[1]], sql), "asyncpg"))


async def migrate(database: Pool | Connection, folder: Path = MIGRATIONS) -> list[str]:
    """Brings the schema up to date; returns the names of the migrations that this call applied, in order.

    Each file NNNN_name.sql runs in its own transaction together with the row that remembers it. Processes
    that start at once wait for each other. Raises SchemaTooNew if the database was migrated by a later
    version of this program, DatabaseUnusable if a file was changed after it had been applied.
    """
    known = _read_migrations(folder)
    if isinstance(database, asyncpg.Pool):
        async with database.acquire() as connection:
            return await _migrate(connection, known)
    return await _migrate(database, known)


@dataclass(frozen=True, kw_only=True)
class _Migration:
    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def _read_migrations(folder: Path) -> list[_Migration]:
    # read_text turns every line end into "\n", so a checkout on another system has the same checksum
    return [
        _Migration(number=int(path.name[:4]), name=path.stem, sql=path.read_text("utf-8"))
        for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    ]


async def _migrate(connection: Connection, known: list[_Migration]) -> list[str]:
    await connection.execute("SELECT pg_advisory_lock($1)", MIGRATION_LOCK)
    try:
        applied = await _applied_migrations(connection)
        _check_applied(applied, known)
        missing = [migration for migration in known if migration.number not in applied]
        for migration in missing:
            await _apply(connection, migration)
    finally:
        await connection.execute("SELECT pg_advisory_unlock($1)", MIGRATION_LOCK)
    return [migration.name for migration in missing]


async def _applied_migrations(connection: Connection) -> dict[int, Record]:
    await connection.execute("""
        CREATE TABLE IF NOT EXISTS schema_migration (
            number integer PRIMARY KEY,
            name text NOT NULL,
            sha256 text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )""")
    rows = await connection.fetch("SELECT number, name, sha256 FROM schema_migration ORDER BY number")
    return {row["number"]: row for row in rows}


def _check_applied(applied: Mapping[int, Record], known: list[_Migration]) -> None:
    by_number = {migration.number: migration for migration in known}
    newest = max(by_number, default=0)
    for number, row in applied.items():
        if number > newest:
            raise SchemaTooNew(found=number, known=newest)
        if number not in by_number or by_number[number].sha256 != row["sha256"]:
            raise DatabaseUnusable("migration_changed", name=row["name"])


async def _apply(connection: Connection, migration: _Migration) -> None:
    log.info("migrating the database: %s", migration.name)
    async with connection.transaction():
        await connection.execute(migration.sql)
        await connection.execute(
            "INSERT INTO schema_migration (number, name, sha256) VALUES ($1, $2, $3)",
            migration.number,
            migration.name,
            migration.sha256,
        )


def _checked(name: str, query: Any) -> Query:  # noqa: ANN401  # aiosql makes its functions at run time
    if query.operation is SQLOperationType.INSERT_UPDATE_DELETE_MANY:
        return cast(Query, query)
    declared = frozenset(query.parameters or ())

    async def run(connection: Connection, **parameters: object) -> object:
        # aiosql lets an argument too many pass in silence
        if parameters.keys() != declared:
            raise TypeError(f"{name} takes {sorted(declared)}, not {sorted(parameters)}")
        if query.operation is SQLOperationType.SELECT:
            return [row async for row in query(connection, **parameters)]
        return await query(connection, **parameters)

    return run


async def _check_server(connection: Connection) -> None:
    version = connection.get_server_version()
    if version.major < OLDEST_SERVER:
        raise DatabaseUnusable("database_too_old", version=version.major)
    encoding = await connection.fetchval("SELECT getdatabaseencoding()")
    if encoding != "UTF8":
        raise DatabaseUnusable("database_not_utf8", encoding=encoding)
    if not await connection.fetchval("SELECT lower('Đ') = 'đ'"):
        raise DatabaseUnusable("database_locale_wrong")


def _is_lost(connection: Connection) -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:  # the pool has already taken the broken connection back
        return True


def _one_line(error: BaseException) -> str:
    # what the database says after its first line are the values of a row
    return " ".join(str(error).partition("\n")[0].split()) or type(error).__name__
