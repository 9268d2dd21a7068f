"""`matchmaker export`: everything stored, as a file."""

import asyncio
import sys
from pathlib import Path

import typer

from matchmaker.cli.choices import STANDARD_OUTPUT, Format, What
from matchmaker.cli.console import Console, file_errors_explained
from matchmaker.cli.system import database
from matchmaker.db import transaction
from matchmaker.exporting.service import Export, export
from matchmaker.exporting.writing import csv_bytes, json_bytes, xlsx_bytes


def export_rows(console: Console, what: What, *, form: Format, out: str) -> None:
    if form is Format.CSV and what is What.ALL:
        raise typer.BadParameter(
            console.translate("A CSV file holds one kind: name it, or choose --format xlsx or json.")
        )
    if form is Format.XLSX and out == STANDARD_OUTPUT and sys.stdout.isatty():
        raise typer.BadParameter(
            console.translate("A workbook cannot be shown on a terminal: choose a file with --out.")
        )
    content = _as_bytes(asyncio.run(_read(console, what)), form)
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        return
    with file_errors_explained(Path(out)):
        Path(out).write_bytes(content)
    console.say("Written: %(path)s", path=out)


async def _read(console: Console, what: What) -> list[Export]:
    async with database(console) as pool, transaction(pool) as connection:
        return await export(connection, what.kinds)


def _as_bytes(exports: list[Export], form: Format) -> bytes:
    match form:
        case Format.JSON:
            return json_bytes(exports)
        case Format.CSV:
            return csv_bytes(exports[0])
        case Format.XLSX:
            return xlsx_bytes(exports)
