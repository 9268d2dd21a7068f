"""A disk without room, wherever it is met: the page says so, and nothing is half-written."""

import tempfile
from pathlib import Path

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from tests.support.case_pages import PDF, begun, upload
from tests.support.cases import Office
from tests.support.clients import sit_down
from tests.support.disks import ROOM, small_disk

NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON case_evidence EXECUTE FUNCTION no_room();
"""


def told(answer: httpx.Response) -> bool:
    return answer.status_code == 507 and "Ổ đĩa đã hết chỗ nên chưa có gì được lưu" in answer.text


async def test_a_file_for_which_there_is_no_room_while_it_arrives(
    app: FastAPI,
    client: httpx.AsyncClient,
    runtime: Runtime,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    with small_disk(tmp_path) as disk:
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        answer = await upload(client, case, PDF + bytes(3 * ROOM), evidence_kind="nda")
        assert told(answer)
        assert list(disk.iterdir()) == []
        assert (await upload(client, case, evidence_kind="nda")).status_code == 303, "a small one needs no disk"
    assert await runtime.pool.fetchval("SELECT count(*) FROM case_evidence") == 1


async def test_a_row_for_which_the_database_has_no_room_leaves_no_file(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, database: str
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    owner = await asyncpg.connect(database)
    await owner.execute(NO_ROOM)
    await owner.close()
    answer = await upload(client, case, evidence_kind="nda")
    assert told(answer)
    folder = runtime.settings.files_folder.with_name("evidence")
    assert list(folder.iterdir()) == []
