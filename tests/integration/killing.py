"""Running a process until it is killed at a point that `tests.integration.mortal` knows."""

import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS_TO_DIE = 60

Point = tuple[str, str, int]


def some_of(points: Sequence[Point]) -> Sequence[Point]:
    """Every third: the suite stays short enough to be run, and `make soak` dies at all of them."""
    return points[::3]


def named(point: Point) -> str:
    return " ".join(map(str, point))


async def die(module: str, *arguments: str, point: Point) -> None:
    """Runs the module until it is killed at the point."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, *arguments, *map(str, point), cwd=ROOT)
    ended = await asyncio.wait_for(process.wait(), SECONDS_TO_DIE)
    assert ended == -signal.SIGKILL, f"the process never came {named(point)}"
