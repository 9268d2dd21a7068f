"""What stands in the log: one line for each entry, and neither secrets nor what people wrote.

What an exception says is often the very value that it is about: the database quotes rows, a mail server addresses, a
parser the text. The log tells of each what it is and where it came up, and codes; never its words.
"""

import copy
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType

from matchmaker.ground.errors import MatchmakerError, StartFailed

FORMAT = "%(levelname)s %(name)s: %(message)s"
_CODES = ("sqlstate", "constraint_name", "strerror", "errno", "code")  # of the database, the system, a mail server

log = logging.getLogger(__name__)


class PlainFormatter(logging.Formatter):
    """No value can begin a line of its own, and whatever exception an entry carries is told without its words."""

    def __init__(self) -> None:
        super().__init__(FORMAT)

    def format(self, record: logging.LogRecord) -> str:
        record = copy.copy(record)
        record.exc_text = None  # another handler may have written it down, with all its words
        if isinstance(record.args, tuple):
            record.args = tuple(
                outline(argument) if isinstance(argument, BaseException) else argument for argument in record.args
            )
        if record.name == "asyncio" and record.exc_info:  # its message shows the task with the exception in it
            record.msg, record.args = "something that nobody waits for failed", ()
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        return escaped(super().formatMessage(record))

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_traced(error)) if isinstance(error, BaseException) else ""


def escaped(text: str) -> str:
    """Line ends and whatever else a terminal would obey, written out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def outline(error: BaseException) -> str:
    """What an exception is, without its words; what keeps the program from starting also says why."""
    kind = type(error).__name__
    if isinstance(error, StartFailed):
        return escaped(f"{kind}: {error}")
    codes = [getattr(error, name, None) for name in _CODES]
    if not isinstance(error, MatchmakerError):
        codes = [code for name, code in zip(_CODES, codes, strict=True) if name != "code" or isinstance(code, int)]
    shown = ", ".join(str(code) for code in codes if code is not None)
    cause = f" from {outline(error.__cause__)}" if isinstance(error, MatchmakerError) and error.__cause__ else ""
    return escaped(f"{kind} ({shown})" if shown else kind) + cause


def tell_what_nobody_catches() -> None:
    """What ends the program or a thread, or is raised where nothing can catch it, is told like any other entry."""

    def tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            log.critical("the program failed in a way that was not foreseen", exc_info=(kind, error, trace))

    sys.excepthook = tell
    threading.excepthook = lambda given: tell(given.exc_type, given.exc_value, given.exc_traceback)
    sys.unraisablehook = lambda given: tell(given.exc_type, given.exc_value, given.exc_traceback)


def _traced(error: BaseException) -> Iterator[str]:
    """Where each error came up, the first one first; every line is set in, so that none reads as an entry."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for inner in (before, *(error.exceptions if isinstance(error, BaseExceptionGroup) else ())):
        if inner is not None:
            yield from _traced(inner)
    for line in "".join(traceback.format_tb(error.__traceback__)).splitlines():
        yield f"  {line}"
    yield f"  {outline(error)}"
