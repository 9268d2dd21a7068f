"""`matchmaker import`: a file into the system, or an empty file to fill in."""

import asyncio
import io
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import typer

from matchmaker import sentences
from matchmaker.cli.console import Console, Meter, file_errors_explained
from matchmaker.cli.exits import ExitCode
from matchmaker.cli.system import database, embed, opened
from matchmaker.ground.disk import write_whole
from matchmaker.ground.errors import CellProblem, ImportRejected
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import ImportReport, import_file
from matchmaker.importing.template import csv_template, write_xlsx_template
from matchmaker.intake.tables import WHOLE_FILE, spans
from matchmaker.rules.actors import IMPORTER

_AT_THE_TERMINAL = replace(IMPORTER, origin="cli")


def import_rows(console: Console, kind: ImportKind, file: Path | None, *, dry_run: bool, as_json: bool) -> None:
    if file is None or not file.is_file():
        raise typer.BadParameter(console.translate("This file does not exist: %(path)s", path=file or "FILE"))
    try:
        report = asyncio.run(_import(console, kind, file, dry_run=dry_run))
    except ImportRejected as rejected:
        _show_problems(console, rejected, as_json=as_json)
        raise typer.Exit(ExitCode.REJECTED) from rejected
    _show_report(console, report, as_json=as_json)


async def _import(console: Console, kind: ImportKind, file: Path, *, dry_run: bool) -> ImportReport:
    meter = Meter(console, console.translate("rows checked") if dry_run else console.translate("rows written"))
    if dry_run or kind is ImportKind.ORGANISATIONS:  # nothing to embed: the model need not be loaded
        async with database(console) as pool:
            return await import_file(pool, kind, file, by=_AT_THE_TERMINAL, dry_run=dry_run, progress=meter)
    async with opened(console) as runtime:
        report = await import_file(runtime.pool, kind, file, by=_AT_THE_TERMINAL, progress=meter)
        if report.written:
            await embed(runtime, console)
    return report


def write_template(console: Console, kind: ImportKind, file: Path | None) -> None:
    if file is None:
        sys.stdout.buffer.write(csv_template(kind, console.locale).encode())
        return
    if file.exists():
        raise typer.BadParameter(console.translate("This file exists already: %(path)s", path=file))
    with file_errors_explained(file):
        made = io.BytesIO(csv_template(kind, console.locale).encode())
        if file.suffix.lower() == ".xlsx":
            made = io.BytesIO()
            write_xlsx_template(kind, console.locale, made)
        write_whole(file, made.getvalue())
    console.say("Written: %(path)s", path=file)


def _show_problems(console: Console, rejected: ImportRejected, *, as_json: bool) -> None:
    if as_json:
        problems = [asdict(p) | {"message": sentences.describe_code(p.code, console.locale)} for p in rejected.problems]
        console.tell_json({"sheet": rejected.sheet, "problems": problems})
    else:
        if rejected.sheet:
            console.progress(console.translate("Read from the sheet “%(sheet)s”.", sheet=rejected.sheet))
        for problem in rejected.problems:
            console.progress(_problem_line(console, problem))
    console.explain(rejected)


def _problem_line(console: Console, problem: CellProblem) -> str:
    sentence = sentences.describe_code(problem.code, console.locale)
    shown = f" [{problem.value}]" if problem.value else ""
    if problem.row == WHOLE_FILE:
        return sentence + shown
    place = console.translate("row %(row)s, column “%(column)s”", row=problem.row, column=problem.column)
    return f"{place}: {sentence}{shown}"


def _show_report(console: Console, report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        console.tell_json(asdict(report))
        return
    console.tell(
        console.translate(
            "%(rows)s rows: %(written)s new or changed, %(unchanged)s already there, %(left_out)s left out "
            "because their file says that they are not published.",
            **asdict(report),
        )
    )
    for line in _what_was_read(console, report):
        console.tell(line)
    if report.dry_run:
        console.tell(console.translate("This was a dry run: nothing was written."))


def _what_was_read(console: Console, report: ImportReport) -> Iterator[str]:
    unread = report.unread
    if report.sheet:
        yield console.translate("Read from the sheet “%(sheet)s”.", sheet=report.sheet)
    if unread.sheets:
        yield console.translate("Sheets not read: %(names)s.", names=", ".join(unread.sheets))
    if unread.hidden_sheets:
        yield console.translate("Hidden sheets not read: %(names)s.", names=", ".join(unread.hidden_sheets))
    if unread.columns:
        yield console.translate("Columns not read: %(names)s.", names=", ".join(unread.columns))
    if unread.rows:
        yield console.translate("Rows around the headings not read: %(rows)s.", rows=spans(unread.rows))
    if unread.notes:
        yield console.translate("Comments and text boxes of the workbook were not read.")
