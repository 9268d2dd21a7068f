"""Papers of a case on its page: hashed, typed, checked against the original, replaced, and what they open."""

from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases.evidence import store_beside
from matchmaker.rules.stages import Stage
from tests.support.case_pages import PDF, begun, now, send, shown, upload
from tests.support.cases import Office
from tests.support.clients import sit_down
from tests.support.documents import DOCX, of_many_entries, ole
from tests.support.documents import office as document


async def test_a_stage_is_entered_with_the_paper_it_needs(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    move = {"version": str(case.version), "move": "discuss"}
    refused = await send(client, case, "move", **move)
    assert refused.status_code == 422
    assert "Thiếu tài liệu" in refused.text or "thiếu tài liệu" in refused.text.lower()
    added = await upload(client, case, evidence_kind="meeting_minutes", dated_on="2025-12-01")
    assert added.status_code == 303
    move["version"] = str((await now(runtime, case)).version)
    assert (await send(client, case, "move", **move)).status_code == 303
    assert (await now(runtime, case)).stage is Stage.IN_DISCUSSION


async def test_a_paper_is_hashed_kept_checked_and_replaced_but_never_lost(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.desk.lab)
    assert (await upload(client, case, evidence_kind="contract", dated_on="2026-02-01")).status_code == 303
    row = await runtime.pool.fetchrow("SELECT * FROM case_evidence")
    assert row is not None
    sit_down(app, office.broker)
    version = str((await now(runtime, case)).version)
    await send(client, case, f"evidence/{row['id']}/check", version=version, redacted="yes")
    html = await shown(client, f"/cases/{case.id}")
    assert row["sha256"].hex() in html
    assert "Đã đối chiếu bản chính" in html
    assert "đã che giá" in html
    file = await client.get(f"/cases/{case.id}/evidence/{row['id']}")
    assert file.content == PDF
    assert file.headers["content-disposition"].startswith("attachment")
    again = await upload(client, case, PDF + b"2", evidence_kind="contract", replaces=str(row["id"]))
    assert again.status_code == 303
    html = await shown(client, f"/cases/{case.id}")
    assert "đã thay bằng bản mới" in html
    assert (await client.get(f"/cases/{case.id}/evidence/{row['id']}")).content == PDF
    sit_down(app, office.desk.stranger)
    assert (await client.get(f"/cases/{case.id}/evidence/{row['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("stored", "offered"),
    [("capnhat.bat", "capnhat.bat.txt"), ("hop dong.pdf.js", "hop dong.pdf.js.txt"), ("CON", "_CON.txt")],
)
async def test_a_paper_stored_long_ago_is_offered_under_the_ending_of_what_it_holds(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, stored: str, offered: str
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    assert (await upload(client, case, b"del /q *.*", evidence_kind="nda")).status_code == 303
    assert await runtime.pool.fetchval("SELECT name FROM case_evidence") == "biên bản.txt"
    paper = await runtime.pool.fetchval("UPDATE case_evidence SET name = $1 RETURNING id", stored)
    file = await client.get(f"/cases/{case.id}/evidence/{paper}")
    assert file.headers["content-type"].startswith("text/plain")
    assert file.headers["content-disposition"] == f"attachment; filename*=UTF-8''{quote(offered)}"
    assert f">{offered}</a>" in await shown(client, f"/cases/{case.id}")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (ole("WordDocument"), "định dạng cũ của Word"),
        (ole("EncryptedPackage"), "bảo vệ bằng mật khẩu"),
        (document(DOCX, "application/vnd.ms-office.vbaProject"), "chứa macro"),
        (of_many_entries(120_000), "nhiều thành phần hơn"),
        (b"\xff\xfeB\0i\0", "không được mã hóa theo UTF-8"),
    ],
    ids=["old Word", "password", "macros", "many parts", "UTF-16"],
)
async def test_the_page_says_why_a_paper_is_not_taken_and_what_to_do(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, content: bytes, words: str
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    answer = await upload(client, case, content, evidence_kind="nda")
    assert answer.status_code == 422
    assert words in answer.text


async def test_what_is_no_document_is_not_kept_and_a_double_click_keeps_one(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    folder = store_beside(runtime.settings.files_folder).folder
    sit_down(app, office.broker)
    assert (await upload(client, case, b"<html>", evidence_kind="nda")).status_code == 422
    assert (await upload(client, case, evidence_kind="")).status_code == 422
    assert not folder.exists() or not list(folder.iterdir())
    for _ in range(2):
        assert (await upload(client, case, evidence_kind="nda", form_key="mot-khoa")).status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM case_evidence") == 1
    assert len(list(folder.iterdir())) == 1
