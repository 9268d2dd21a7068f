"""The session's database server: where it lies, and the databases that are made on it."""

import shutil
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

from matchmaker.ground.db import MIGRATIONS, Pool, create_pool, migrate
from matchmaker.ground.postgres import APPLICATION, application_address
from matchmaker.ground.postgres_place import Place, run_as
from matchmaker.ground.roles import Addresses

TEMPLATE = "migrated_template"


MEMORY, LEAST_MEMORY = Path("/dev/shm"), 4 * 1024**3  # bytes


def run_program(place: Place, program: str, *arguments: str) -> None:
    done = run_as(place.account, [str(place.programs / program), "-D", str(place.data), *arguments])
    assert done.returncode == 0, done.stdout


def folder_of_a_server() -> Path:
    """An empty folder that the server's own user may enter; pytest's own folders root makes for itself alone.

    It lies in memory where the system offers that: a database is a thousand files, and a disk that has just deleted
    as many takes ten times as long to make them.
    """
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-test-", dir=MEMORY if is_roomy(MEMORY) else None))
    folder.chmod(0o755)
    return folder


def is_roomy(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free > LEAST_MEMORY


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def address(server: str, name: str) -> str:
    """The address of the database `name` on the session's server."""
    return server.replace("/matchmaker?", f"/{name}?")


def name_of(address: str) -> str:
    """The name of the database at an address of the session's server."""
    return urlsplit(address).path.removeprefix("/")


def both_roles(database: str) -> Addresses:
    """One database as its owner and as the application reach it."""
    return Addresses(owner=database, application=application_address(database), role=APPLICATION)


@asynccontextmanager
async def cloned(server: str, template: str) -> AsyncIterator[str]:
    """A copy of the database `template` that lasts as long as the block."""
    name = f"test_{uuid4().hex}"
    admin = await asyncpg.connect(server)
    # half the time of the standard way where nothing is synchronised
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY = file_copy")
    try:
        yield address(server, name)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


@asynccontextmanager
async def migrated_before(server: str, number: str, folder: Path) -> AsyncIterator[Pool]:
    """An empty database as it was before the migration of this number; `folder` takes copies of the earlier ones."""
    for file in MIGRATIONS.glob("*.sql"):
        if file.name < number:
            shutil.copy(file, folder)
    async with cloned(server, "template1") as dsn:
        pool = await create_pool(dsn, max_size=2)
        await migrate(pool, folder)
        yield pool
        await pool.close()
