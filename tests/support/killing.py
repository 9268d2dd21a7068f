"""Running a process until it is killed at a point that `tests.support.mortal` knows."""

import asyncio
import multiprocessing
import runpy
import signal
import sys
from collections.abc import Sequence

SECONDS_TO_DIE = 60

Point = tuple[str, str, int]


def some_of(points: Sequence[Point]) -> Sequence[Point]:
    """Every third: the suite stays short enough to be run, and `make soak` dies at all of them."""
    return points[::3]


def named(point: Point) -> str:
    return " ".join(map(str, point))


# What is killed begins as a copy of one process that has loaded the program: to load it takes longer than to die.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["matchmaker.bootstrap"])


async def die(module: str, *arguments: str, point: Point) -> None:
    """Runs the module until it is killed at the point."""
    process = _processes.Process(target=_run, args=(module, *arguments, *map(str, point)))
    process.start()
    await asyncio.to_thread(process.join, SECONDS_TO_DIE)
    assert process.exitcode == -signal.SIGKILL, f"the process never came {named(point)}"


def _run(module: str, *arguments: str) -> None:
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
