"""`matchmaker audit verify`: whether every entry of the audit, and every stored file, still is as it was written."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import asdict

import typer

from matchmaker import filekeeping
from matchmaker.audit import service as audit
from matchmaker.audit.chain import Fault, Report
from matchmaker.cli.console import Console
from matchmaker.cli.exits import ExitCode
from matchmaker.cli.files import file_lines
from matchmaker.cli.system import database
from matchmaker.filekeeping import FileReport
from matchmaker.ground.db import transaction
from matchmaker.ground.marking import N_

_HEAD = re.compile(r"[0-9a-f]{64}")

SENTENCES: Mapping[Fault, str] = {
    Fault.CHANGED: N_("Entry %(entry_id)s (place %(place)s) does not fit its hash: it or the chain was changed."),
    Fault.PLACE: N_("At place %(place)s the chain has a gap or goes astray; entry %(entry_id)s stands there."),
    Fault.ENTRY_MISSING: N_("Entry %(entry_id)s (place %(place)s) is missing."),
    Fault.UNLINKED: N_("Entry %(entry_id)s is not in the chain: it was written past it."),
    Fault.HEAD_UNKNOWN: N_("The head that you noted is not in the chain: entries were cut off or written anew."),
}


def verify(console: Console, *, head: str | None, as_json: bool) -> None:
    noted = _noted_head(console, head)
    report, files = asyncio.run(_verify(console, noted))
    ok = report.fault is None and not files.damaged
    if as_json:
        console.tell_json(
            {"ok": ok, **asdict(report), "files": files.count, "damaged": list(map(asdict, files.damaged))}
        )
    else:
        _show(console, report, files)
    if not ok:
        raise typer.Exit(ExitCode.AUDIT_BROKEN)


def _noted_head(console: Console, head: str | None) -> bytes | None:
    if head is None:
        return None
    if not _HEAD.fullmatch(head.strip().lower()):
        raise typer.BadParameter(console.translate("A head is 64 digits of 0–9 and a–f: %(value)s", value=head))
    return bytes.fromhex(head.strip())


async def _verify(console: Console, noted_head: bytes | None) -> tuple[Report, FileReport]:
    async with database(console) as pool:
        async with transaction(pool) as connection:
            report = await audit.verify(connection, noted_head=noted_head)
        return report, await filekeeping.check(pool, console.settings.files_folder)


def _show(console: Console, report: Report, files: FileReport) -> None:
    if report.fault:
        console.tell(console.translate(SENTENCES[report.fault], entry_id=report.entry_id, place=report.place))
        console.tell(console.translate("Entries that fit before it: %(count)s", count=report.count))
    else:
        console.tell(console.translate("The audit is whole. Entries: %(count)s", count=report.count))
    console.tell(console.translate("Head of the chain: %(head)s", head=report.head))
    console.tell("\n".join(file_lines(console, files)))
    if not report.fault:
        console.say("Note the head down outside this system: `--head` then tells whether entries were cut off since.")
