"""For a process that is killed at a chosen point, which its last three arguments name.

The moment ("before", "during", "after"), the operation, and at which of its calls. "During" a statement or command:
its bytes are on their way, nothing was answered.
"""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

MOMENT, OPERATION, CALL = sys.argv[-3:]

Call = Callable[..., Awaitable[Any]]
calls: Counter[str] = Counter()


def pass_by(moment: str, operation: str) -> None:
    """The fault: nothing is closed, flushed or told to anyone."""
    if (moment, operation, calls[operation]) == (MOMENT, OPERATION, int(CALL)):
        os.kill(os.getpid(), signal.SIGKILL)


def mortal(operation: str, call: Call) -> Call:
    async def run(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # any operation
        calls[operation] += 1
        pass_by("before", operation)
        task = asyncio.ensure_future(call(*args, **kwargs))
        await asyncio.sleep(0)
        pass_by("during", operation)
        result = await task
        pass_by("after", operation)
        return result

    return run


class MortalQueries:
    def __init__(self, queries: Any) -> None:  # noqa: ANN401
        self._queries = queries

    def __getattr__(self, name: str) -> Call:
        return mortal(name, getattr(self._queries, name))
