"""Databases for tests: one real server a session, cloned from a template that is migrated once."""

import asyncio
import gc
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import asyncpg
import hypothesis
import pytest
import uvloop

from embeddings.encoder import Encoder
from matchmaker.ground.db import Connection, Pool, prepare_connection
from matchmaker.ground.postgres import EmbeddedPostgres
from matchmaker.ground.postgres_place import find_place
from matchmaker.ground.roles import bring_up_to_date
from tests.support.databases import Databases, KeptDatabase
from tests.support.encoders import default_model, loaded
from tests.support.rings import LONG_FIRST, WITH_MODEL, Dealing, ring_of
from tests.support.servers import (
    MEMORY,
    TEMPLATE,
    address,
    both_roles,
    cloned,
    folder_of_a_server,
    free_port,
    is_roomy,
    run_program,
)


def pytest_configure() -> None:
    """Tests' folders lie in memory where the system offers that: each file that must be on the disk waits for it."""
    if is_roomy(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    hypothesis.settings.register_profile("busy machine", deadline=None)  # how long an example takes says how busy it is
    hypothesis.settings.load_profile("busy machine")
    # A test of pages takes a tenth less of the processor than on Python's own loop.
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Dealing:
    return Dealing(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rings whose files take long come first: what is dealt last is short, and no process waits for another's."""
    asking = {item.nodeid.split("::")[0] for item in items if "encoder" in getattr(item, "fixturenames", ())}
    if unknown := {file for file in asking if ring_of(file) != "soak"} - {*WITH_MODEL}:
        raise pytest.UsageError(f"{sorted(unknown)} ask for the model and stand not in tests/support/rings.py")
    items.sort(
        key=lambda item: LONG_FIRST.index(ring) if (ring := ring_of(item.nodeid)) in LONG_FIRST else len(LONG_FIRST)
    )


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: to look through it again and again costs a twentieth of the time.

    New values are looked through as seldom as `matchmaker serve` does it.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The time of each ring: seconds that its tests took, set-up included, added up over the processes."""
    seconds: defaultdict[str, float] = defaultdict(float)
    tests: Counter[str] = Counter()
    for report in (r for of_outcome in terminalreporter.stats.values() for r in of_outcome):
        if isinstance(report, pytest.TestReport):
            seconds[ring_of(report.nodeid)] += report.duration
            tests[ring_of(report.nodeid)] += report.when == "call"
    terminalreporter.section("time of each ring")
    for ring, taken in sorted(seconds.items(), key=lambda each: -each[1]):
        terminalreporter.write_line(f"{taken:7.1f} s  {ring}: {tests[ring]} tests")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the session's server, with an empty database."""
    folder = folder_of_a_server()
    postgres = EmbeddedPostgres(folder / "postgres")
    yield postgres.start()
    postgres.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
async def template(server: str) -> str:
    """The name of a migrated database to clone, with both roles' rights; nobody connects to it."""
    admin = await asyncpg.connect(server)
    # what a test writes need not survive a power cut, and is never much
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        await admin.execute(f"ALTER SYSTEM SET {setting} = off")
    await admin.execute("SELECT pg_reload_conf()")
    await admin.execute(f"CREATE DATABASE {TEMPLATE}")
    await admin.close()
    await bring_up_to_date(both_roles(address(server, TEMPLATE)))
    # the first to connect writes down where the catalogue lies, which every copy would otherwise have to find out
    await (await asyncpg.connect(address(server, TEMPLATE))).close()
    return TEMPLATE


@pytest.fixture
def beginning(template: str) -> str:
    """The name of the database that the test's own is a copy of: a migrated, empty one."""
    return template


@pytest.fixture(scope="session")
async def databases(server: str) -> AsyncIterator[Databases]:
    kept = Databases(partial(cloned, server))
    yield kept
    await kept.close()


@pytest.fixture
async def kept_database(databases: Databases, beginning: str) -> AsyncIterator[KeptDatabase]:
    async with databases.lent(beginning) as lent:
        yield lent


@pytest.fixture
def database(kept_database: KeptDatabase) -> str:
    """The address of a database of the test's own, as its owner reaches it."""
    return kept_database.address


@pytest.fixture
async def pool(kept_database: KeptDatabase) -> Pool:
    """Connections to `database`, for tests that need several or that commit."""
    return await kept_database.pool(kept_database.address, max_size=4)


@pytest.fixture(scope="session")
async def shared_connection(server: str, template: str) -> AsyncIterator[Connection]:
    async with cloned(server, template) as dsn:
        connection = await asyncpg.connect(dsn, server_settings={"timezone": "UTC"})
        await prepare_connection(connection)
        yield connection
        await connection.close()


@pytest.fixture
async def connection(shared_connection: Connection) -> AsyncIterator[Connection]:
    """A connection inside a transaction that is rolled back: the fastest, for tests that need just one."""
    transaction = shared_connection.transaction()
    await transaction.start()
    yield shared_connection
    await transaction.rollback()


@pytest.fixture(scope="session")
def debian_postgres() -> Iterator[str]:
    """The address of an empty database on a second real server: Debian's package, over TCP, with a password."""
    programs = min(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None:
        pytest.fail("PostgreSQL from Debian's package is needed: apt-get install postgresql-15")
    folder = folder_of_a_server()
    (folder / "home").mkdir()
    place = replace(find_place(folder / "home"), programs=programs)
    place.make_private(place.folder)
    port = free_port()
    (folder / "password").write_text("matchmaker")
    run_program(
        place,
        "initdb",
        f"--pwfile={folder / 'password'}",
        *"-U matchmaker -E UTF8 --locale C.UTF-8 -A scram-sha-256".split(),
    )
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    run_program(place, "pg_ctl", "start", "-w", "-o", settings, "-l", str(place.log_file))
    yield f"postgresql://matchmaker:matchmaker@127.0.0.1:{port}/postgres"
    run_program(place, "pg_ctl", "stop", "-m", "fast", "-w")
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def model_folder() -> Path:
    return default_model()


@pytest.fixture(scope="session")
def encoder(model_folder: Path) -> Encoder:
    """The model that lies in that folder, loaded once."""
    return loaded(str(model_folder))
