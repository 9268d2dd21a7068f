"""Starts a process for each file from outside, ends it at its limits, and takes over what it found."""

import asyncio
import json
import logging
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from matchmaker.ground.errors import CellProblem, ImportRejected, InvalidInput
from matchmaker.ground.invalid import InvalidValue, Problem
from matchmaker.ground.limits import MEGABYTE, MOST_WAITING, READERS, Within

# -I: neither the environment nor the working folder say what is imported; -B: nothing is written.
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from matchmaker.foreign.child import main; main()"
_PYTHON = (sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, str(Path(__file__).resolve().parents[2]))
_PATIENCE = 3  # a busy machine gives a process so many times less than its processor time
_CHUNK = 2**16

log = logging.getLogger(__name__)


class Trouble(StrEnum):
    """Why a file was given up."""

    SLOW = "slow"
    LARGE = "large"
    BROKEN = "broken"
    BUSY = "busy"


class GivenUp(Exception):  # not for people: whoever asked to read says it in their terms
    """A file could not be read within its limits."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(trouble.value)


class Readers:
    """Reads files from outside, a few at once; the others wait, and some are told to come again."""

    def __init__(self, at_once: int = READERS) -> None:
        self._turn = asyncio.Semaphore(at_once)
        self._waiting = 0

    async def read(
        self, reader: Callable[..., object], file: IO[bytes], *arguments: str, within: Within, needs: str = ""
    ) -> Any:  # noqa: ANN401  # whatever the reader gives, as JSON
        """What `reader(file, *arguments)` gives, in a process that lives no longer than it may.

        `reader` is a function of a module; `file` is one of the system's; `needs` names a library that readers are
        else not let load. Hold no connection meanwhile. Raises GivenUp, at once where too many wait, and InvalidValue,
        InvalidInput or ImportRejected as the reader does.
        """
        if self._waiting >= MOST_WAITING:
            raise GivenUp(Trouble.BUSY)
        self._waiting += 1
        try:
            async with self._turn:
                answer = await _run(reader, file, arguments, within, needs)
        finally:
            self._waiting -= 1
        return _unpacked(reader, answer)


async def _run(
    reader: Callable[..., object], file: IO[bytes], arguments: Sequence[str], within: Within, needs: str
) -> bytes:
    file.flush()
    limits, named = (str(within.seconds), str(within.megabytes)), (reader.__module__, reader.__qualname__)
    command = (*_PYTHON, *limits, needs, *named, *arguments)
    process = await asyncio.create_subprocess_exec(
        *command, stdin=file, stdout=PIPE, stderr=DEVNULL, env={}, cwd="/", start_new_session=True
    )
    try:
        async with asyncio.timeout(within.seconds * _PATIENCE):
            answer = await _answer_of(process, within.answer_megabytes * MEGABYTE)
            status = await process.wait()
    except TimeoutError as error:
        raise GivenUp(Trouble.SLOW) from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if status == 0:
        return answer
    log.warning("a process that read a file ended with %d", status)
    raise GivenUp(Trouble.SLOW if status == -signal.SIGXCPU else Trouble.BROKEN)


async def _answer_of(process: Process, most: int) -> bytes:
    assert process.stdout
    answer = bytearray()
    while chunk := await process.stdout.read(_CHUNK):
        answer += chunk
        if len(answer) > most:
            raise GivenUp(Trouble.LARGE)
    return bytes(answer)


def _unpacked(reader: Callable[..., object], answer: bytes) -> object:
    given = json.loads(answer.decode("utf-8", "surrogatepass"))
    if "rejected" in given:
        raise ImportRejected(
            [CellProblem(**problem | {"code": Problem(*problem["code"])}) for problem in given["rejected"]]
        )
    if "invalid" in given:
        raise InvalidInput({name: Problem(*problem) for name, problem in given["invalid"].items()})
    if "wrong" in given:
        code, blanks = given["wrong"]
        raise InvalidValue(code, **blanks)
    if "trouble" in given:
        if "place" in given:
            log.warning("%s failed on a file: %s", reader.__qualname__, given["place"])
        raise GivenUp(Trouble(given["trouble"]))
    return given["read"]
