"""What the tests of the embedded server do with it and with the processes that use it."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground.errors import DatabaseUnusable
from matchmaker.ground.postgres import EmbeddedPostgres


def copied(folder: Path, to: Path) -> Path:
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)
    return to


@contextmanager
def running(folder: Path) -> Iterator[str]:
    postgres = EmbeddedPostgres(folder)
    yield postgres.start()
    postgres.stop()


@contextmanager
def process_using(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the server, in a process group of its own as a terminal would give it."""
    command = [sys.executable, "-m", "tests.integration.postgres", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, process_group=0
    ) as process:
        yield process


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=30)
    assert process.returncode == 0


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def is_stopped(folder: Path) -> bool:
    """Stopped by its own doing: a killed server leaves its file behind."""
    return not (folder / "data" / "postmaster.pid").exists()


async def add_row(dsn: str, text: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute("CREATE TABLE IF NOT EXISTS kept (row text)")
    await connection.execute("INSERT INTO kept VALUES ($1)", text)
    await connection.close()


async def rows(dsn: str) -> list[str]:
    connection = await asyncpg.connect(dsn)
    found = await connection.fetch("SELECT row FROM kept ORDER BY row")
    await connection.close()
    return [row["row"] for row in found]


def recover_for_ever(folder: Path) -> None:
    """As after a crash with very much to recover: the server waits for an archive that never comes."""
    (folder / "data" / "recovery.signal").touch()
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write("restore_command = 'sleep 600'\n")


def wait_until(condition: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def refusal(folder: Path) -> DatabaseUnusable:
    with pytest.raises(DatabaseUnusable) as caught:
        EmbeddedPostgres(folder).start()
    return caught.value
