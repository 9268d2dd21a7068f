"""What stands in the log: one line for each entry, and neither secrets nor what people wrote."""

import logging
import traceback
from collections.abc import Iterator

FORMAT = "%(levelname)s %(name)s: %(message)s"


class PlainFormatter(logging.Formatter):
    """No value can begin a line of its own, and of an exception only the first line of its text is told.

    The database puts the values that it refused into the lines after that.
    """

    def __init__(self) -> None:
        super().__init__(FORMAT)

    def formatMessage(self, record: logging.LogRecord) -> str:
        return escaped(super().formatMessage(record))

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_told(error)) if isinstance(error, BaseException) else ""


def escaped(text: str) -> str:
    """Line ends and whatever else a terminal would obey, written out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def _told(error: BaseException) -> Iterator[str]:
    """Where each error came up, the first one first; every line is set in, so that none reads as an entry."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
    for line in "".join(traceback.format_tb(error.__traceback__)).splitlines():
        yield f"  {line}"
    yield f"  {type(error).__name__}: {escaped(str(error).partition(chr(10))[0])}"
