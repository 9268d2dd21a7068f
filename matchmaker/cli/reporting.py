"""`matchmaker report`: the report on the plan for any period, as a file."""

import asyncio
import sys
from datetime import date
from pathlib import Path

import typer

from matchmaker.cli.choices import STANDARD_OUTPUT
from matchmaker.cli.console import Console, file_errors_explained
from matchmaker.cli.system import database
from matchmaker.documents.blocks import Sheet
from matchmaker.ground.db import transaction
from matchmaker.ground.disk import write_whole
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.dates import PERIOD, day
from matchmaker.reports import service
from matchmaker.reports.model import ReportFormat
from matchmaker.rules.actors import SYSTEM
from matchmaker.sentences import describe_code


def report(
    console: Console, *, begin: str | None, end: str | None, year: int | None, form: ReportFormat, out: str
) -> None:
    """Writes the report. Raises BadParameter where the period is not told, InvalidInput for one that is none."""
    days = _period(console, begin, end, year)
    if out == STANDARD_OUTPUT and sys.stdout.isatty():
        raise typer.BadParameter(console.translate("A report cannot be shown on a terminal: choose a file with --out."))
    made = service.written(asyncio.run(_draft(console, *days)), form)
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(made.content)
        return
    path = Path(out or made.name)
    with file_errors_explained(path):
        write_whole(path, made.content)
    console.say("Written: %(path)s", path=path)


def _period(console: Console, begin: str | None, end: str | None, year: int | None) -> tuple[date, date]:
    if year is not None and begin is None and end is None:
        return date(year, 1, 1), date(year, 12, 31)
    if year is None and begin is not None and end is not None:
        return _day(console, begin), _day(console, end)
    raise typer.BadParameter(console.translate("Name the period: --from and --to, or --year alone."))


def _day(console: Console, text: str) -> date:
    try:
        return day(text, PERIOD)
    except InvalidValue as wrong:
        raise typer.BadParameter(f"{describe_code(wrong.code, console.locale)} [{text}]") from wrong


async def _draft(console: Console, begin: date, end: date) -> Sheet:
    async with database(console) as pool, transaction(pool) as connection:
        return await service.draft(connection, begin, end, by=SYSTEM)
