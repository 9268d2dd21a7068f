"""`matchmaker export-case` and `verify-bundle`: a case for an auditor, and the check of what they were given."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import typer

from matchmaker.bundle.archive import LARGEST, BundleReport, verify
from matchmaker.bundle.export import Exported, export_case
from matchmaker.bundle.faults import BundleFault
from matchmaker.bundle.signing import load_signing_key, read_fingerprint
from matchmaker.cases.evidence import store_beside
from matchmaker.cli.console import Console, file_errors_explained
from matchmaker.cli.exits import ExitCode
from matchmaker.cli.system import database
from matchmaker.ground.db import transaction
from matchmaker.ground.disk import write_whole
from matchmaker.ground.errors import NotFound
from matchmaker.ground.marking import N_
from matchmaker.rules.actors import LOCAL_PERSON

SENTENCES: Mapping[BundleFault, str] = {
    BundleFault.NOT_A_BUNDLE: N_("This is no bundle of a case, or it cannot be read."),
    BundleFault.TOO_LARGE: N_("The file is larger than any bundle that this program writes; it was not read."),
    BundleFault.SEAL: N_("The seal does not fit: at least one byte was changed since the bundle was written."),
    BundleFault.LAYOUT: N_("The archive is not laid out as this program writes it: %(name)s."),
    BundleFault.SIGNATURE: N_("The bundle bears no signature, or one that does not fit its manifest."),
    BundleFault.OTHER_KEY: N_("The bundle is signed by another key than the one you named: %(name)s"),
    BundleFault.MALFORMED: N_("%(name)s does not say what it has to say."),
    BundleFault.MEMBER_UNKNOWN: N_("%(name)s is in the bundle, but not in its manifest."),
    BundleFault.MEMBER_MISSING: N_("%(name)s is missing."),
    BundleFault.MEMBER_CHANGED: N_("%(name)s is not what the manifest says."),
    BundleFault.FILE_MISSING: N_("The paper %(name)s is missing."),
    BundleFault.FILE_CHANGED: N_("The paper %(name)s is not the one that arrived."),
    BundleFault.FILE_UNTOLD: N_("The case tells of no paper %(name)s."),
    BundleFault.ENTRY_CHANGED: N_("The audit entry %(name)s does not fit its hash."),
    BundleFault.ENTRY_FOREIGN: N_("The audit entry %(name)s is not of this case."),
    BundleFault.ENTRY_ORDER: N_("The audit entry %(name)s stands in the wrong place, or twice."),
    BundleFault.BEGINNING: N_("The audit entries do not begin with the case."),
    BundleFault.ARRIVAL_UNKNOWN: N_("No audit entry tells that the paper %(name)s arrived."),
    BundleFault.PAPER_MISSING: N_("The audit tells of a paper no. %(name)s that the case does not have."),
    BundleFault.PAPER_DIFFERS: N_("What is said of the paper %(name)s is not what the audit tells."),
    BundleFault.STAGE_DIFFERS: N_("The stage of the case is not where its moves in the audit lead: %(name)s."),
    BundleFault.STEP_DIFFERS: N_("Step no. %(name)s of the case is not what the audit tells."),
    BundleFault.CONTACT_DIFFERS: N_("A contact is not what the audit tells: %(name)s."),
    BundleFault.CONFIRMATION_DIFFERS: N_("A party's confirmation is not what the audit tells: %(name)s."),
    BundleFault.VERIFICATION_DIFFERS: N_("Verification no. %(name)s is not what the audit tells."),
    BundleFault.FOLLOW_UP_DIFFERS: N_("The question after %(name)s months is not what the audit tells."),
    BundleFault.EVENT_DIFFERS: N_("The meeting or milestone no. %(name)s is not what the audit tells."),
}


def export(console: Console, case_id: int, *, out: Path | None) -> None:
    """Writes the bundle of a case. Raises NotFound, FileDamaged, FileUnusable."""
    path = out or Path(f"case-{case_id}.zip")
    made = asyncio.run(_export(console, case_id))
    with file_errors_explained(path):
        write_whole(path, made.content)
    console.say("Written: %(path)s", path=path)
    console.tell(console.translate("Signed by the key %(key)s", key=made.fingerprint))
    console.tell(console.translate("SHA-256 of the bundle: %(hash)s", hash=made.sha256))


def check(console: Console, path: Path, *, key: str | None, as_json: bool) -> None:
    """Checks a bundle; needs neither database nor settings. Raises FileUnusable."""
    wanted = _wanted(console, key)
    with file_errors_explained(path), path.open("rb") as file:
        content = file.read(LARGEST + 1)
    report = verify(content, wanted)
    if as_json:
        console.tell_json({"ok": not report.faults, **asdict(report)})
    else:
        _show(console, report)
    if report.faults:
        raise typer.Exit(ExitCode.BUNDLE_BROKEN)


def _wanted(console: Console, typed: str | None) -> str | None:
    if typed is None:
        return None
    fingerprint = read_fingerprint(typed)
    if fingerprint is None:
        raise typer.BadParameter(console.translate("A fingerprint has 64 hexadecimal digits: %(value)s", value=typed))
    return fingerprint


async def _export(console: Console, case_id: int) -> Exported:
    store, by = store_beside(console.settings.files_folder), replace(LOCAL_PERSON, origin="cli")
    key = load_signing_key(console.settings.data_folder)
    async with database(console) as pool, transaction(pool) as connection:
        try:
            return await export_case(connection, case_id, store, key=key, by=by)
        except NotFound as error:
            raise NotFound("case_not_found", id=case_id) from error


def _show(console: Console, report: BundleReport) -> None:
    for fault in report.faults:
        console.tell(console.translate(SENTENCES[fault.fault], name=fault.name))
    if report.case_id is not None:
        figures = {"case": report.case_id, "papers": report.papers, "entries": report.entries}
        console.tell(console.translate("Case: %(case)s. Papers: %(papers)s. Audit entries: %(entries)s", **figures))
    if not report.faults:
        console.tell(console.translate(_WHOLE if report.compared else _UNCOMPARED))
    if report.key is not None:
        console.tell(console.translate("Signed by the key %(key)s", key=report.key))
    console.tell(console.translate("SHA-256 of the bundle: %(hash)s", hash=report.sha256))


_WHOLE = N_("The bundle is whole, and signed by the key that you named.")
_UNCOMPARED = N_(
    "Nothing in the bundle contradicts itself. Anybody can sign with a key of their own: compare the key below with "
    "the one that the Department publishes on /results, or let --key compare it."
)
