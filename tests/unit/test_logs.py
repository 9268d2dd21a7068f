"""What reaches the log, whatever values an entry is about."""

import asyncio
import gc
import logging
import sys
import threading

import asyncpg
import pytest
from aiosmtplib import SMTPRecipientRefused

from matchmaker.ground.errors import DatabaseBusy, DatabaseUnusable, InvalidInput, NotFound
from matchmaker.ground.logs import PlainFormatter, escaped, tell_what_nobody_catches


def entry(message: str, *values: object, failed: bool = False) -> str:
    failure = sys.exc_info() if failed else None
    return PlainFormatter().format(logging.LogRecord("web", logging.WARNING, "", 0, message, values, failure))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x1b[2J"])
def test_no_value_begins_a_line_or_moves_the_cursor(end: str) -> None:
    told = entry("%s is unknown", f"x{end}ERROR root: all is lost")
    assert told.isprintable()
    assert told.splitlines() == [told]


def test_letters_stay_as_they_are() -> None:
    assert escaped("Đọc hóa đơn – “tự động”") == "Đọc hóa đơn – “tự động”"


WHO = "lan@congty.example"  # no line of a program shows it


def refused() -> None:
    error = asyncpg.UniqueViolationError('duplicate key value "lan@congty.example" violates "person_email"')
    error.detail = "Key (email)=(lan@congty.example\nERROR root: lost) already exists."
    error.constraint_name = "person_email"
    try:
        raise error
    except asyncpg.PostgresError as caught:
        raise RuntimeError(WHO) from caught


def test_an_exception_is_told_by_what_and_where_it_is_and_not_in_its_words() -> None:
    try:
        refused()
    except RuntimeError:
        written = entry("tries again", failed=True)
    first, *rest = written.splitlines()
    assert first == "WARNING web: tries again"
    assert all(line.startswith("  ") for line in rest)
    assert "  UniqueViolationError (23505, person_email)" in rest
    assert rest[-1] == "  RuntimeError"
    assert "lan@" not in written
    assert "test_logs.py" in written


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (ValueError("lan@congty.example"), "ValueError"),
        (UnicodeEncodeError("ascii", "lan@cộng", 5, 6, "x"), "UnicodeEncodeError"),
        (KeyError("lan@congty.example"), "KeyError"),
        (SMTPRecipientRefused(550, "no lan@congty.example", "lan@congty.example"), "SMTPRecipientRefused (550)"),
        (OSError(28, "No space left on device", "/home/lan@congty.example"), "OSError (No space left on device, 28)"),
        (NotFound("person_not_found", email="lan@congty.example"), "NotFound (person_not_found)"),
        (InvalidInput({"email": "not_an_email"}), "InvalidInput (invalid_input)"),
        (DatabaseUnusable(reason="no server at 10.0.0.1"), "DatabaseUnusable: database_unusable"),
        (type("Odd", (Exception,), {"code": "lan@congty.example"})(), "Odd"),
    ],
)
def test_an_exception_among_the_values_of_an_entry_is_told_without_its_words(error: Exception, shown: str) -> None:
    written = entry("it waits: %s", error)
    assert written.startswith(f"WARNING web: it waits: {shown}")
    assert "lan@" not in written


def test_what_was_behind_an_error_of_ours_is_told_with_it() -> None:
    busy = DatabaseBusy("database_away", reason="Key (email)=(lan@congty.example)")
    busy.__cause__ = asyncpg.ConnectionDoesNotExistError("lan@congty.example")
    shown = "DatabaseBusy (database_away) from ConnectionDoesNotExistError (08003)"
    assert entry("%s", busy) == f"WARNING web: {shown}"


def test_each_of_several_exceptions_is_told_without_its_words() -> None:
    try:
        raise ExceptionGroup(WHO, [ValueError(WHO), KeyError(WHO)])
    except ExceptionGroup:
        written = entry("tries again", failed=True)
    assert [kind in written for kind in ("ValueError", "KeyError", "ExceptionGroup")] == [True] * 3
    assert "lan@" not in written


def test_what_another_handler_wrote_down_is_not_repeated() -> None:
    try:
        raise ValueError(WHO)
    except ValueError:
        record = logging.LogRecord("web", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    assert "lan@" in logging.Formatter().format(record)
    assert "lan@" not in PlainFormatter().format(record)


async def test_a_task_that_nobody_waits_for_fails_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise ValueError(WHO)

    task = asyncio.get_running_loop().create_task(fail())
    await asyncio.wait([task])
    del task
    gc.collect()
    [record] = [each for each in caplog.records if each.name == "asyncio" and each.exc_info]
    assert "lan@" in record.getMessage()
    written = PlainFormatter().format(record)
    assert "ValueError" in written
    assert "lan@" not in written


def test_whatever_ends_a_thread_is_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))  # so that they come back
    tell_what_nobody_catches()

    def fail() -> None:
        raise ValueError(WHO)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    [record] = caplog.records
    assert "lan@" not in PlainFormatter().format(record) + capsys.readouterr().err
