"""The private thread of a proposal on the pages: who reads what, and files by what they hold."""

import io
import zipfile

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.proposals import thread
from matchmaker.rules.proposal import Proposal
from tests.support.clients import ORIGIN, sit_down
from tests.support.introductions import hidden_fields, post
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, Desk
from tests.support.threads import PDF, SAYS, page_of, write

AGREE = {"answer": "agree"}


async def test_messages_and_files_reach_the_other_side_as_attachments_typed_by_content(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    sent = await write(client, proposal, file=PDF)
    assert sent.headers["location"].startswith(f"{page_of(proposal)}#message-")
    sit_down(app, desk.lab)
    page = (await client.get(page_of(proposal))).text
    assert "Có bản dùng thử không?" in page
    assert "Bản mô tả.pdf" in page
    assert f"Người {BUYER_EMAIL}" not in page
    file_id = await runtime.pool.fetchval("SELECT id FROM proposal_file")
    file = await client.get(f"/files/{file_id}")
    assert (file.status_code, file.content, file.headers["content-type"]) == (200, PDF[1], "application/pdf")
    assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''B%E1%BA%A3n")
    assert file.headers["x-content-type-options"] == "nosniff"
    assert file.headers["content-security-policy"].startswith("sandbox;")
    assert file.headers["cache-control"] == "no-store"
    for other in (desk.stranger,):
        sit_down(app, other)
        assert (await client.get(f"/files/{file_id}")).status_code == 404
    stored = list(runtime.settings.files_folder.iterdir())
    assert [path.stat().st_mode & 0o777 for path in stored] == [0o600]


async def test_what_a_side_writes_to_the_desk_alone_gives_the_other_neither_words_nor_file(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    await write(client, proposal, {"body": "Kinh phí chưa duyệt", "audience": "desk"}, file=PDF)
    async with transaction(runtime.pool) as connection:
        await thread.add_note(connection, proposal.id, "Nội bộ: ưu tiên", by=desk.broker)
    file_id = await runtime.pool.fetchval("SELECT id FROM proposal_file")
    sit_down(app, desk.lab)
    page = (await client.get(page_of(proposal))).text
    assert "Kinh phí chưa duyệt" not in page
    assert (await client.get(f"/files/{file_id}")).status_code == 404
    sit_down(app, desk.buyer)
    own = (await client.get(page_of(proposal))).text
    assert "Kinh phí chưa duyệt" in own
    for text in (page, own):
        assert "Nội bộ: ưu tiên" not in text
    sit_down(app, desk.broker)
    desks = (await client.get(page_of(proposal))).text
    assert "Kinh phí chưa duyệt" in desks
    assert "Nội bộ: ưu tiên" in desks


async def test_the_desk_says_who_reads_a_message_and_every_message_says_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    written = "SELECT body, audience FROM proposal_message WHERE kind = 'message'"
    sit_down(app, desk.broker)
    page = (await client.get(page_of(proposal))).text
    assert "dùng mục “Thêm ghi chú”" in page
    assert '<option value="">Chọn người được đọc</option>' in page
    refused = await write(client, proposal, {"body": "Nội bộ: hỏi lại giá", "audience": ""})
    assert (refused.status_code, 'id="audience-wrong"' in refused.text) == (422, True)
    assert "Nội bộ: hỏi lại giá" in refused.text
    assert await runtime.pool.fetch(written) == []
    await write(client, proposal, {"body": "Gửi bên cầu", "audience": "need"})
    assert "Người được đọc: Bên cầu và cán bộ kết nối" in (await client.get(page_of(proposal))).text


async def test_a_side_that_chooses_nobody_writes_to_the_desk_alone(
    app: FastAPI, client: httpx.AsyncClient, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    page = (await client.get(page_of(proposal))).text
    assert page.index('<option value="desk">') < page.index('<option value="both">')
    assert (await write(client, proposal, {"body": "Giá trần 2 tỷ"})).status_code == 303
    await write(client, proposal)
    own = (await client.get(page_of(proposal))).text
    assert own.index("Bên cầu và cán bộ kết nối") < own.index("Người được đọc: Hai bên và cán bộ kết nối")
    sit_down(app, desk.lab)
    theirs = (await client.get(page_of(proposal))).text
    assert "Giá trần 2 tỷ" not in theirs
    assert SAYS["body"] in theirs


def a_zip_with(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b"MZ\x90\x00",
        b"\x7fELF\x02\x00",
        b"",
        a_zip_with("x.exe"),
        b"ID3\x04\x00",
    ],
    ids=["page", "program", "elf", "empty", "archive", "sound"],
)
async def test_files_of_other_kinds_are_refused_and_what_was_written_stays(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal, content: bytes
) -> None:
    sit_down(app, desk.buyer)
    refused = await write(client, proposal, file=("Bản mô tả.pdf", content, "application/pdf"))
    assert refused.status_code == 422
    assert "Có bản dùng thử không?" in refused.text
    assert 'id="file-wrong"' in refused.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM proposal_message") == 1  # the reason for pairing
    folder = runtime.settings.files_folder
    assert not folder.exists() or list(folder.iterdir()) == []


async def test_an_empty_message_keeps_no_file_and_an_empty_file_field_is_no_file(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    assert (await write(client, proposal, {"body": " ", "audience": "both"}, file=PDF)).status_code == 422
    assert not runtime.settings.files_folder.exists()
    fields = await hidden_fields(client, page_of(proposal)) | SAYS
    head = "--x\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    # how a browser sends a field in which no file was chosen
    nothing = f'{head}"file"; filename=""\r\n\r\n\r\n--x--\r\n'
    headers = {"Origin": ORIGIN, "Content-Type": "multipart/form-data; boundary=x"}
    body = ("".join(parts) + nothing).encode()
    sent = await client.post(f"{page_of(proposal)}/messages", content=body, headers=headers)
    assert sent.status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM proposal_file") == 0


async def test_strangers_send_no_files_at_all(app: FastAPI, browser: httpx.AsyncClient, proposal: Proposal) -> None:
    large = {"file": ("x.pdf", b"%PDF-" + b"x" * 2_000_000, "application/pdf")}
    hidden = await hidden_fields(browser, "/login")
    headers = {"Origin": str(browser.base_url).rstrip("/")}
    path = f"{page_of(proposal)}/messages"
    refused = await browser.post(path, data=hidden | SAYS, files=large, headers=headers)
    assert refused.status_code == 401
    assert (await browser.post(path, data=hidden | SAYS, headers=headers)).status_code == 401


async def test_a_form_without_files_stays_small(app: FastAPI, client: httpx.AsyncClient, desk: Desk) -> None:
    sit_down(app, desk.buyer)
    large = {"file": ("x.pdf", b"x" * 2_000_000, "application/pdf")}
    hidden = await hidden_fields(client, "/login")
    assert (await client.post("/needs", data=hidden, files=large, headers={"Origin": ORIGIN})).status_code == 413


async def test_a_form_sent_twice_keeps_one_message_and_one_file(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    page = (await client.get(page_of(proposal))).text
    form = page[page.index(f'action="{page_of(proposal)}/messages"') :]
    key = form.split('name="form_key" value="')[1].split('"')[0]
    sent = await hidden_fields(client, page_of(proposal)) | SAYS | {"form_key": key}
    for _ in range(2):
        path = f"{page_of(proposal)}/messages"
        answer = await client.post(path, data=sent, files={"file": PDF}, headers={"Origin": ORIGIN})
        assert answer.status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM proposal_message WHERE kind = 'message'") == 1
    assert await runtime.pool.fetchval("SELECT count(*) FROM proposal_file") == 1
    assert len(list(runtime.settings.files_folder.iterdir())) == 1


async def test_documents_are_downloads_for_both_sides_and_nobody_else(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    for contact in (desk.buyer, desk.lab):
        sit_down(app, contact)
        await post(client, page_of(proposal), f"{page_of(proposal)}/answer", AGREE)
    document_id = await runtime.pool.fetchval("SELECT id FROM proposal_document WHERE kind = 'meeting_minutes'")
    path = f"/documents/{document_id}"
    for member in (desk.buyers_colleague, desk.lab, desk.broker):
        sit_down(app, member)
        answer = await client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].endswith("wordprocessingml.document")
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert answer.headers["content-security-policy"].startswith("sandbox;")
        assert zipfile.is_zipfile(io.BytesIO(answer.content))
    sit_down(app, desk.lab)
    assert f'href="{path}"' in (await client.get(page_of(proposal))).text
    sit_down(app, desk.stranger)
    assert (await client.get(path)).status_code == 404
    assert (await client.get("/documents/999")).status_code == 404
    assert LAB_EMAIL not in (await client.get("/proposals")).text


async def test_a_message_with_a_foreign_field_is_refused_and_one_with_too_many_files_comes_back(
    app: FastAPI, client: httpx.AsyncClient, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    assert (await write(client, proposal, SAYS | {"author": "x"})).status_code == 400
    hidden = await hidden_fields(client, page_of(proposal))
    path, many = f"{page_of(proposal)}/messages", [("file", PDF)] * 6
    answer = await client.post(path, data=hidden | SAYS, files=many, headers={"Origin": ORIGIN})
    assert answer.status_code == 422
    assert "nhận tối đa 5 tệp" in answer.text
    assert SAYS["body"] in answer.text
