"""`matchmaker export-case` and `verify-bundle`: a case for an auditor, and the check of what they were given."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import typer

from matchmaker.cli.console import Console, file_errors_explained
from matchmaker.cli.exits import ExitCode
from matchmaker.cli.system import database
from matchmaker.db import transaction
from matchmaker.people.model import LOCAL_PERSON
from matchmaker.sentences import N_
from matchmaker.transfers.bundle import BundleFault, BundleReport, verify
from matchmaker.transfers.evidence import folder_beside
from matchmaker.transfers.exporting import export_case

SENTENCES: Mapping[BundleFault, str] = {
    BundleFault.NOT_A_BUNDLE: N_("This is no bundle of a case, or it cannot be read."),
    BundleFault.SEAL: N_("The seal does not fit: at least one byte was changed since the bundle was written."),
    BundleFault.FILE_MISSING: N_("The paper %(name)s is missing."),
    BundleFault.FILE_CHANGED: N_("The paper %(name)s is not the one that arrived."),
    BundleFault.ENTRY_CHANGED: N_("The audit entry %(name)s does not fit its hash."),
    BundleFault.ARRIVAL_UNKNOWN: N_("No audit entry tells that the paper %(name)s arrived."),
}


def export(console: Console, case_id: int, *, out: Path | None) -> None:
    """Writes the bundle of a case. Raises NotFound, FileUnusable."""
    path = out or Path(f"case-{case_id}.zip")
    content = asyncio.run(_export(console, case_id))
    with file_errors_explained(path):
        path.write_bytes(content)
    console.say("Written: %(path)s", path=path)
    console.tell(console.translate("SHA-256 of the bundle: %(hash)s", hash=verify(content).sha256))


def check(console: Console, path: Path, *, as_json: bool) -> None:
    """Checks a bundle; needs neither database nor settings. Raises FileUnusable."""
    with file_errors_explained(path):
        report = verify(path.read_bytes())
    if as_json:
        console.tell_json({"ok": not report.faults, **asdict(report)})
    else:
        _show(console, report)
    if report.faults:
        raise typer.Exit(ExitCode.BUNDLE_BROKEN)


async def _export(console: Console, case_id: int) -> bytes:
    folder = folder_beside(console.settings.files_folder)
    async with database(console) as pool, transaction(pool) as connection:
        return await export_case(connection, case_id, folder, by=replace(LOCAL_PERSON, origin="cli"))


def _show(console: Console, report: BundleReport) -> None:
    for found in report.faults:
        console.tell(console.translate(SENTENCES[found.fault], name=found.name))
    if not report.faults:
        console.tell(
            console.translate(
                "The bundle is whole. Case: %(case)s. Papers: %(papers)s. Audit entries: %(entries)s",
                case=report.case_id,
                papers=report.papers,
                entries=report.entries,
            )
        )
    console.tell(console.translate("SHA-256 of the bundle: %(hash)s", hash=report.sha256))
