"""What reaches the log, whatever values an entry is about."""

import logging
import sys

import asyncpg
import pytest

from matchmaker.logs import PlainFormatter, escaped


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


def refused() -> None:
    error = asyncpg.UniqueViolationError('duplicate key value violates "person_email"')
    error.detail = "Key (email)=(lan@congty.example\nERROR root: lost) already exists."
    try:
        raise error
    except asyncpg.PostgresError as caught:
        raise RuntimeError("it failed\nwith Lan") from caught


def test_an_exception_is_told_without_the_values_that_the_database_quotes() -> None:
    try:
        refused()
    except RuntimeError:
        told = entry("tries again", failed=True)
    first, *rest = told.splitlines()
    assert first == "WARNING web: tries again"
    assert all(line.startswith("  ") for line in rest)
    assert '  UniqueViolationError: duplicate key value violates "person_email"' in rest
    assert rest[-1] == "  RuntimeError: it failed"
    assert "lan@" not in told
    assert "test_logs.py" in told
