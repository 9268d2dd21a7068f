"""A file from outside is read in a process that lives no longer, grows no larger and sees no more than it may."""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from matchmaker.foreign import process
from matchmaker.foreign.process import GivenUp, Readers, Trouble
from matchmaker.ground.errors import ImportRejected, InvalidInput
from matchmaker.ground.limits import Within
from matchmaker.intake.tables import refused
from tests.support.processes import readers_alive

SHORT = Within(seconds=1, megabytes=256, answer_megabytes=1)
LONG = Within(seconds=60, megabytes=256, answer_megabytes=1)


def sleeps(file: IO[bytes], seconds: str) -> None:
    time.sleep(float(seconds))


def computes(file: IO[bytes]) -> None:
    while True:
        pass


def grows(file: IO[bytes]) -> None:
    kept = []
    while True:
        kept.append(bytes(2**24))


def is_killed(file: IO[bytes]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fails(file: IO[bytes]) -> None:
    raise ValueError(file.read().decode())


def says_much(file: IO[bytes]) -> str:
    return "x" * 2**20


def looks_around(file: IO[bytes]) -> dict[str, object]:
    try:
        Path("/tmp/written-by-a-reader").write_text("x", encoding="utf-8")
        wrote = True
    except OSError:
        wrote = False
    return {
        "text": file.read().decode("utf-8", "surrogateescape"),
        "environment": sorted(os.environ),
        "loaded": sorted({"numpy", "torch", "asyncpg", "fastapi"} & {m for m in sys.modules if sys.modules[m]}),
        "wrote": wrote,
    }


def refuses(file: IO[bytes]) -> None:
    raise refused("csv_broken", "Tên")


def finds_wrong(file: IO[bytes]) -> None:
    raise InvalidInput({"file": "file_empty"})


async def read(folder: Path, reader: Any, *arguments: str, within: Within = LONG) -> Any:  # noqa: ANN401  # any reader
    path = folder / "file"
    path.write_bytes("Tên riêng".encode() + b"\xff")
    with path.open("rb") as file:
        return await Readers().read(reader, file, *arguments, within=within)


@pytest.mark.parametrize(
    ("reader", "arguments", "trouble"),
    [
        (sleeps, ("600",), Trouble.SLOW),
        (computes, (), Trouble.SLOW),
        (grows, (), Trouble.LARGE),
        (is_killed, (), Trouble.BROKEN),
        (fails, (), Trouble.BROKEN),
    ],
    ids=["waits for ever", "computes for ever", "grows", "is killed", "fails"],
)
async def test_a_file_that_cannot_be_read_is_given_up_and_no_process_is_left(
    tmp_path: Path, reader: Callable[..., None], arguments: tuple[str, ...], trouble: Trouble
) -> None:
    with pytest.raises(GivenUp) as given_up:
        await read(tmp_path, reader, *arguments, within=SHORT if trouble is Trouble.SLOW else LONG)
    assert given_up.value.trouble is trouble
    assert readers_alive() == []


async def test_the_log_tells_where_reading_failed_and_nothing_of_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(GivenUp):
        await read(tmp_path, fails)
    assert "UnicodeDecodeError in" in caplog.text
    assert "Tên riêng" not in caplog.text


async def test_an_answer_without_end_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(GivenUp) as given_up:
        await read(tmp_path, says_much)
    assert given_up.value.trouble is Trouble.LARGE
    assert readers_alive() == []


async def test_it_sees_the_file_and_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    seen = await read(tmp_path, looks_around)
    assert seen == {"text": "Tên riêng\udcff", "environment": [], "loaded": [], "wrote": False} | {
        "environment": [name for name in seen["environment"] if name == "LC_CTYPE"]
    }


async def test_what_the_reader_refuses_is_refused_here(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected) as rejected:
        await read(tmp_path, refuses)
    assert [(problem.code, problem.value) for problem in rejected.value.problems] == [("csv_broken", "Tên")]
    with pytest.raises(InvalidInput) as invalid:
        await read(tmp_path, finds_wrong)
    assert invalid.value.fields == {"file": "file_empty"}


async def test_two_are_read_at_once_the_others_wait_and_too_many_are_told_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "MOST_WAITING", 4)
    path = tmp_path / "file"
    path.touch()
    readers, most = Readers(at_once=2), 0
    with path.open("rb") as file:
        tasks = [asyncio.create_task(readers.read(sleeps, file, "0.3", within=LONG)) for _ in range(5)]
        while not all(task.done() for task in tasks):
            most = max(most, len(readers_alive()))
            await asyncio.sleep(0.02)
    assert most == 2
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(outcomes[-1], GivenUp)
    assert outcomes[-1].trouble is Trouble.BUSY
    assert outcomes[:-1] == [None] * 4


async def test_whoever_goes_away_leaves_no_process(tmp_path: Path) -> None:
    task = asyncio.create_task(read(tmp_path, sleeps, "600"))
    async with asyncio.timeout(30):
        while not readers_alive():
            await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert readers_alive() == []
