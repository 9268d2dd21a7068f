"""Proposals in the running system: the clock strikes by itself, suggestions come, and the command writes labels."""

import asyncio
import os
import subprocess
from pathlib import Path

import pytest

from embeddings.evaluation import read_beir
from matchmaker import housekeeping
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.file_store import LOST
from matchmaker.rules.listing import ListingState
from tests.support.commands import execute
from tests.support.listings import make_need
from tests.support.matching import ASKED, add_solutions, system
from tests.support.proposals import BUYER_EMAIL, an_asked, mails_to, stored_desk


async def test_housekeeping_reminds_and_sets_aside_what_was_never_sent(database: str, tmp_path: Path) -> None:
    async with system(database, tmp_path) as runtime:
        desk = await stored_desk(runtime.pool)
        async with transaction(runtime.pool) as connection:
            await an_asked(connection, desk)
            await connection.execute("UPDATE consent SET asked_at = now() - interval '15 days'")
        folder = runtime.settings.files_folder
        folder.mkdir(parents=True, exist_ok=True)
        lost = folder / ("0" * 32)
        lost.write_bytes(b"%PDF-")
        os.utime(lost, (0, 0))
        for _ in range(2):
            await housekeeping.tidy(runtime.pool, runtime.matching, folder)
        async with transaction(runtime.pool) as connection:
            kinds = [mail["kind"] for mail in await mails_to(connection, BUYER_EMAIL)]
        assert kinds == ["consent_request", "consent_reminder"]
        assert not lost.exists()
        assert (folder / LOST / lost.name).exists()


async def test_a_published_need_gets_suggestions_by_itself(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "SUGGEST_SECONDS", 0.05)
    async with system(database, tmp_path) as runtime:
        await add_solutions(runtime, {"title": "Đọc hóa đơn", "summary": ASKED})
        async with transaction(runtime.pool) as connection:
            need = await make_need(connection, problem=ASKED, organisation="Công ty Cần")
        assert need.state is ListingState.PUBLISHED
        await until_suggested(runtime.pool, need.id)


async def until_suggested(pool: Pool, need_id: int) -> None:
    """Waits as long as a slow machine may take; the test's own time limit ends it otherwise."""
    while True:
        async with transaction(pool) as connection:
            if await connection.fetch("SELECT FROM proposal WHERE need_id = $1", need_id):
                return
        await asyncio.sleep(0.05)


async def test_the_command_writes_a_folder_that_evaluation_reads(
    pool: Pool, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await stored_desk(pool)
    async with transaction(pool) as connection:
        proposal = await an_asked(connection, desk)
    folder = tmp_path / "labels"
    finished = export(database, tmp_path, monkeypatch, str(folder))
    assert finished.returncode == 0, finished.stderr
    assert "1 labelled pairs" in finished.stderr
    assert finished.stdout == ""
    assert read_beir(folder).qrels == {f"need-{proposal.need_id}": {f"solution-{proposal.solution_id}": 1}}
    again = export(database, tmp_path, monkeypatch, str(folder))
    assert again.returncode != 0
    assert "not empty" in again.stderr
    assert export(database, tmp_path, monkeypatch).returncode == 2


def export(
    database: str, home: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> "subprocess.CompletedProcess[str]":
    given = {"MATCHMAKER_HOME": str(home), "MATCHMAKER_LANGUAGE": "en", "DATABASE_URL": database}
    return execute(["export", "decisions", *arguments], given, home, monkeypatch)
