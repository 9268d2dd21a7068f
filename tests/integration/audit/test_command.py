"""`matchmaker audit verify` and what `doctor` says of the audit, run as a person runs them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaker.cli.checks import Finding, check_database
from matchmaker.cli.console import Console
from matchmaker.cli.exits import ExitCode
from matchmaker.ground.db import Pool
from matchmaker.ground.roles import Addresses
from matchmaker.settings import load_settings
from tests.support.audit import CUT_OFF, fill, tamper, verified
from tests.support.commands import execute

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(addresses: Addresses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command with the settings of two given roles; English unless said otherwise."""

    def run(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        given = {
            "MATCHMAKER_HOME": str(tmp_path),
            "MATCHMAKER_LANGUAGE": "en",
            "DATABASE_URL": addresses.application,
            "MATCHMAKER_MIGRATION_DATABASE_URL": addresses.owner,
        }
        return execute(arguments, given | settings, tmp_path, monkeypatch)

    return run


async def test_a_whole_audit_is_told_with_its_length_and_head(run: Run, pool: Pool) -> None:
    await fill(pool, 3)
    head = (await verified(pool)).head
    finished = run("audit", "verify")
    assert finished.returncode == ExitCode.OK, finished.stderr
    whole, files = "The audit is whole. Entries: 3", "Stored files are as they arrived. Files: 0"
    assert finished.stdout.splitlines() == [whole, f"Head of the chain: {head}", files]
    told = json.loads(run("audit", "verify", "--json", "--head", head.upper()).stdout)
    nothing_wrong: dict[str, object] = {"fault": None, "place": None, "entry_id": None, "files": 0, "damaged": []}
    assert told == {"ok": True, "count": 3, "head": head} | nothing_wrong


async def test_the_first_entry_that_does_not_fit_is_told_in_the_users_language(
    run: Run, pool: Pool, owner: Pool
) -> None:
    await fill(pool, 3)
    await tamper(owner, "UPDATE audit_entry SET actor = 'x' WHERE id = 2")
    finished = run("audit", "verify")
    assert finished.returncode == ExitCode.AUDIT_BROKEN
    assert finished.stdout.startswith("Entry 2 (place 2) does not fit its hash")
    assert run("audit", "verify", MATCHMAKER_LANGUAGE="vi").stdout.startswith("Mục 2 (vị trí 2) không khớp")
    told = run("audit", "verify", "--json")
    assert told.returncode == ExitCode.AUDIT_BROKEN
    found = json.loads(told.stdout)
    assert (found["ok"], found["fault"], found["entry_id"]) == (False, "changed", 2)


async def test_a_head_that_was_noted_tells_of_a_cut_off_end(run: Run, pool: Pool, owner: Pool) -> None:
    await fill(pool, 5)
    head = (await verified(pool)).head
    await tamper(owner, *CUT_OFF)
    assert run("audit", "verify").returncode == ExitCode.OK
    finished = run("audit", "verify", "--head", head)
    assert finished.returncode == ExitCode.AUDIT_BROKEN
    assert "cut off" in finished.stdout


@pytest.mark.parametrize("head", ["", "abc", "g" * 64, "0" * 63])
async def test_what_is_no_head_is_refused(run: Run, head: str) -> None:
    finished = run("audit", "verify", "--head", head)
    assert finished.returncode == ExitCode.USAGE
    assert finished.stdout == ""


async def test_an_import_says_that_it_came_from_the_command_line(run: Run, pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,kind\nTrường A,university\n", encoding="utf-8")
    assert run("import", "organisations", str(tmp_path / "a.csv")).returncode == ExitCode.OK
    assert await pool.fetchval("SELECT array_agg(origin) FROM audit_entry") == ["cli"]


async def audit_finding(application: str, owner: str = "") -> Finding:
    settings = load_settings(
        DATABASE_URL=application, MATCHMAKER_MIGRATION_DATABASE_URL=owner, MATCHMAKER_LANGUAGE="en"
    )
    findings = await check_database(Console(settings=settings), None)
    return next(finding for finding in findings if finding.name == "audit")


async def test_doctor_says_that_two_roles_protect_the_audit(addresses: Addresses) -> None:
    finding = await audit_finding(addresses.application, addresses.owner)
    assert (finding.ok, finding.advice) == (True, "")
    assert "can add to the audit, not change it" in finding.detail


async def test_doctor_says_that_one_role_does_not_and_what_to_do(addresses: Addresses) -> None:
    finding = await audit_finding(addresses.owner)
    assert finding.ok
    assert "could change the audit" in finding.detail
    assert "MATCHMAKER_MIGRATION_DATABASE_URL" in finding.advice


async def test_doctor_finds_two_roles_that_do_not_do_what_two_are_for(addresses: Addresses, owner: Pool) -> None:
    await owner.execute("GRANT DELETE ON audit_entry TO matchmaker_app")
    finding = await audit_finding(addresses.application, addresses.owner)
    assert not finding.ok


async def test_the_owners_address_stands_beside_the_applications_or_is_refused(run: Run, addresses: Addresses) -> None:
    finished = run("audit", "verify", DATABASE_URL="")
    assert finished.returncode == ExitCode.CANNOT_START
    assert "MATCHMAKER_MIGRATION_DATABASE_URL=…" in finished.stderr
    assert addresses.owner not in finished.stderr
