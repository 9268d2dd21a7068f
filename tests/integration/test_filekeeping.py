"""Stored files against the rows that name them: what `doctor` and `audit verify` say, and what an older dump costs."""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import typer

from matchmaker import filekeeping
from matchmaker.cases import evidence
from matchmaker.cases.evidence import EvidenceDraft, store_beside
from matchmaker.cli import auditing
from matchmaker.cli.checks import Finding, check_database
from matchmaker.cli.console import Console
from matchmaker.cli.exits import ExitCode
from matchmaker.foreign.process import Readers
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.file_store import LOST, FileStore
from matchmaker.proposals import thread
from matchmaker.proposals.thread import MessageDraft
from matchmaker.proposals.thread_files import StoredFile, receive
from matchmaker.settings import load_settings
from tests.support.cases import a_case, an_office

PDF = b"%PDF-1.7\nHop dong"


@pytest.fixture
def console(database: str, tmp_path: Path) -> Console:
    settings = load_settings(MATCHMAKER_HOME=str(tmp_path), DATABASE_URL=database, MATCHMAKER_LANGUAGE="en")
    return Console(settings=settings)


@pytest.fixture
async def files(pool: Pool, console: Console) -> dict[str, Path]:
    """A paper of a case and a file of a thread, by the addresses of their pages."""
    folder = console.settings.files_folder
    async with transaction(pool) as connection:
        office = await an_office(connection)
        case = await a_case(connection, office)
        paper, attached = await stored(store_beside(folder)), await stored(FileStore(folder))
        paper_id = await evidence.add(connection, case.id, EvidenceDraft(kind="nda", file=paper), by=office.broker)
        proposal_id = await connection.fetchval("SELECT id FROM proposal")
        message = MessageDraft(body="Hồ sơ kèm theo", files=(attached,))
        await thread.write(connection, proposal_id, message, by=office.broker)
        file_id = await connection.fetchval("SELECT id FROM proposal_file")
    return {
        f"/cases/{case.id}/evidence/{paper_id}": store_beside(folder).path(paper.stored_name),
        f"/files/{file_id}": FileStore(folder).path(attached.stored_name),
    }


async def stored(store: FileStore) -> StoredFile:
    async def chunks() -> AsyncIterator[bytes]:
        yield PDF

    return await receive(store, Readers(), "hợp đồng.pdf", chunks())


async def findings(console: Console) -> dict[str, Finding]:
    return {found.name: found for found in await check_database(console, None)}


async def audit_verified(console: Console, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    code = 0
    try:
        await asyncio.to_thread(auditing.verify, console, head=None, as_json=True)
    except typer.Exit as ended:
        code = ended.exit_code
    return code, json.loads(capsys.readouterr().out)


async def test_every_file_is_read_and_each_damaged_one_is_named(
    console: Console, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = await audit_verified(console, capsys)
    assert (code, told["ok"], told["files"], told["damaged"]) == (ExitCode.OK, True, 2, [])
    found = await findings(console)
    assert found["files"].ok
    assert "lost" not in found
    (paper_page, paper), (file_page, attached) = files.items()
    paper.write_bytes(PDF[:-1] + b"\x00")
    attached.write_bytes(b"")
    code, told = await audit_verified(console, capsys)
    assert (code, told["ok"], told["fault"]) == (ExitCode.AUDIT_BROKEN, False, None)
    damaged = told["damaged"]
    assert isinstance(damaged, list)
    assert {each["page"]: each["damage"] for each in damaged} == {paper_page: "changed", file_page: "changed"}
    paper.unlink()
    finding = (await findings(console))["files"]
    assert not finding.ok
    assert f"The file of {paper_page} is missing: {paper}" in finding.detail
    assert f"The file of {file_page} is not the one that arrived: {attached}" in finding.detail
    assert "backup" in finding.advice


async def test_a_row_and_a_file_that_were_changed_together_do_not_pass(
    console: Console, pool: Pool, files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    page, paper = next(iter(files.items()))
    paper.write_bytes(b"forged")
    await pool.execute("UPDATE case_evidence SET sha256 = sha256('forged')")
    code, told = await audit_verified(console, capsys)
    assert code == ExitCode.AUDIT_BROKEN
    assert [(each["page"], each["damage"]) for each in told["damaged"]] == [(page, "rewritten")]  # type: ignore[attr-defined]


async def test_an_older_dump_costs_no_newer_file(console: Console, pool: Pool, files: dict[str, Path]) -> None:
    folder = console.settings.files_folder
    for path in files.values():
        os.utime(path, (0, 0))
    await pool.execute("CREATE TABLE newer AS SELECT * FROM case_evidence")
    await pool.execute("DELETE FROM case_evidence")
    await filekeeping.sweep(pool, folder, now=time.time())
    paper, attached = files.values()
    lost = paper.parent / LOST / paper.name
    assert (lost.read_bytes(), attached.read_bytes()) == (PDF, PDF)
    finding = (await findings(console))["lost"]
    assert not finding.ok
    assert str(lost) in finding.detail
    assert "restore the newer one" in finding.advice
    await pool.execute("INSERT INTO case_evidence OVERRIDING SYSTEM VALUE SELECT * FROM newer")
    await filekeeping.sweep(pool, folder, now=time.time())
    assert paper.read_bytes() == PDF
    found = await findings(console)
    assert found["files"].ok
    assert "lost" not in found
