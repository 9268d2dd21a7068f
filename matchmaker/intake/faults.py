"""What is wrong with something that was said, gathered over several steps, so that all of it is told at once."""

from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from matchmaker.ground.errors import InvalidInput, MatchmakerError

Done = TypeVar("Done")


class Faults:
    """`problems` maps the name of each wrong field to its code; of two codes the first stays."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}

    @contextmanager
    def also(self) -> Iterator[None]:
        """Keeps what a step finds wrong, and goes on behind it."""
        try:
            yield
        except InvalidInput as wrong:
            self.problems |= {**wrong.fields, **self.problems}

    async def together(self, last: Awaitable[Done]) -> Done:
        """Does the last step, which is given a stand-in for whatever was wrong, and which InvalidInput undoes.

        Raises InvalidInput with all that was wrong before and is wrong there, whatever else the step may complain of.
        """
        try:
            done = await last
        except InvalidInput as wrong:
            raise InvalidInput({**wrong.fields, **self.problems}, wrong.cells) from wrong
        except MatchmakerError:
            self.check()
            raise
        self.check()
        return done

    def check(self) -> None:
        """Raises InvalidInput when anything was wrong."""
        if self.problems:
            raise InvalidInput(self.problems)
