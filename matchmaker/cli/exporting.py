"""`matchmaker export`: everything stored, as a file; decisions as a folder of labelled pairs."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from matchmaker.cli.choices import STANDARD_OUTPUT, Format, What
from matchmaker.cli.console import Console, file_errors_explained
from matchmaker.cli.system import database
from matchmaker.exporting.service import Export, export
from matchmaker.exporting.writing import csv_bytes, json_bytes, xlsx_bytes
from matchmaker.ground.db import transaction
from matchmaker.ground.disk import write_whole
from matchmaker.ground.errors import FileUnusable
from matchmaker.proposals.labelled_pairs import Labelled, labelled
from matchmaker.rules.actors import SYSTEM


def export_rows(console: Console, what: What, *, form: Format, out: str) -> None:
    if form is Format.CSV and what is What.ALL:
        raise typer.BadParameter(
            console.translate("A CSV file holds one kind: name it, or choose --format xlsx or json.")
        )
    if form is Format.XLSX and out == STANDARD_OUTPUT and sys.stdout.isatty():
        raise typer.BadParameter(
            console.translate("A workbook cannot be shown on a terminal: choose a file with --out.")
        )
    exports = asyncio.run(_read(console, what))
    content = _as_bytes(exports, form)
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
    else:
        with file_errors_explained(Path(out)):
            write_whole(Path(out), content)
        console.say("Written: %(path)s", path=out)
    if withheld := sum(export.withheld for export in exports):
        console.say("Tax codes that are personal numbers, and so not in the export: %(count)s", count=withheld)


def export_decisions(console: Console, folder: Path | None) -> None:
    """Writes into a new or empty folder: labels of two exports must not mix. Raises FileUnusable."""
    if folder is None:
        raise typer.BadParameter(console.translate("Name the folder that the decisions are written to."))
    with file_errors_explained(folder):
        (folder / "qrels").mkdir(parents=True, exist_ok=True)
    if any(path.name != "qrels" for path in folder.iterdir()):
        raise FileUnusable(path=folder, reason=console.translate("it is not empty"))
    made = asyncio.run(_read_decisions(console))
    with file_errors_explained(folder):
        _write_all(folder, made.files)
    console.say("Written: %(path)s, %(count)s labelled pairs", path=folder, count=made.pairs)


def _write_all(folder: Path, files: Mapping[str, str]) -> None:
    """All of them, or none."""
    try:
        for name, text in files.items():
            write_whole(folder / name, text.encode())
    except BaseException:
        for name in files:
            (folder / name).unlink(missing_ok=True)
        raise


async def _read_decisions(console: Console) -> Labelled:
    async with database(console) as pool, transaction(pool) as connection:
        return await labelled(connection, by=SYSTEM)


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
