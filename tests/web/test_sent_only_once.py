"""A form that can be accepted only once offers no second time: it shows what stands, and where to have it changed."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from tests.support.accounts import open_session
from tests.support.case_pages import PDF, begun, send, upload
from tests.support.cases import Office
from tests.support.clients import ORIGIN
from tests.support.forms import opened_form
from tests.support.introductions import asked, consent_path, hidden_fields
from tests.support.proposals import BUYER_EMAIL, Desk
from tests.support.unit_reports import TYPED

REFUSE = {"answer": "refuse", "reason": "budget", "note": "Năm nay chưa có ngân sách"}
AGREE = {"answer": "agree"}
IN_ADDITION = "Gửi thêm nội dung này"


async def leads_to(client: httpx.AsyncClient, told: httpx.Response) -> str:
    """Where "open what was accepted" leads to, which is there."""
    found = re.search(r'<a href="([^"]+)">(?:Mở nội dung đã được tiếp nhận|Open what was accepted)</a>', told.text)
    assert found, told.text
    assert (await client.get(found[1])).status_code == 200
    return found[1]


@pytest.mark.parametrize("signed_in", [False, True])
async def test_another_answer_to_a_used_link_shows_the_one_that_stands(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, signed_in: bool
) -> None:
    await asked(runtime, desk)
    app.dependency_overrides.clear()
    if signed_in:
        await open_session(app, client, runtime, desk.buyer)
    path = await consent_path(runtime, BUYER_EMAIL)
    form = await opened_form(client, path)
    assert (await form.send(path, REFUSE)).status_code == 303
    told = await form.send(path, AGREE)
    assert "Tôi không đồng ý" in told.text
    assert "Liên kết đã được dùng và không nhận thêm câu trả lời" in told.text
    assert IN_ADDITION not in told.text
    assert "/proposals/0" not in told.text
    assert [row["answer"] for row in await runtime.pool.fetch("SELECT answer FROM consent WHERE side = 'need'")] == [
        "refused"
    ]


@pytest.mark.parametrize(
    ("language", "whom"), [("vi", "viết cho cán bộ kết nối"), ("en", "write to the broker in the private thread")]
)
async def test_another_answer_on_the_page_says_that_the_first_stands_and_whom_to_ask(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, language: str, whom: str
) -> None:
    page = f"/proposals/{(await asked(runtime, desk)).id}"
    await open_session(app, client, runtime, desk.buyer)
    client.cookies.set("language", language)
    form = await opened_form(client, page)
    assert (await form.send(f"{page}/answer", AGREE)).status_code == 303
    told = await form.send(f"{page}/answer", REFUSE)
    assert told.status_code == 409
    assert whom in told.text
    assert REFUSE["note"] in told.text
    assert 'name="form_key"' not in told.text
    assert await leads_to(client, told) == page


async def test_another_change_of_one_version_is_not_offered_as_a_second_one(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    await open_session(app, client, runtime, office.broker)
    move = {"form_key": "mot-khoa", "version": str(case.version), "move": "hold"}
    assert (await send(client, case, "move", **move, move_note="Chờ kinh phí")).status_code == 303
    told = await send(client, case, "move", **move, move_note="Gặp lại tuần sau")
    assert told.status_code == 409
    assert "Gặp lại tuần sau" in told.text
    assert IN_ADDITION not in told.text
    assert await leads_to(client, told) == f"/cases/{case.id}"


async def test_a_message_leads_to_its_place_in_the_thread(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    page = f"/proposals/{(await asked(runtime, desk)).id}"
    await open_session(app, client, runtime, desk.buyer)
    typed = await hidden_fields(client, page) | {"audience": "both"}
    first, told = [
        await client.post(f"{page}/messages", data=typed | {"body": body}, headers={"Origin": ORIGIN})
        for body in ("Câu hỏi một", "Câu hỏi hai")
    ]
    assert await leads_to(client, told) == first.headers["location"]
    assert "sửa tại đó" not in told.text, "a message cannot be edited"


async def test_a_paper_leads_to_the_papers_of_its_case(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    await open_session(app, client, runtime, office.broker)
    first, told = [
        await upload(client, case, content, form_key="mot-khoa", evidence_kind="meeting_minutes")
        for content in (PDF, PDF + b" khac")
    ]
    assert first.status_code == 303
    assert await leads_to(client, told) == f"/cases/{case.id}#evidence"


async def test_a_report_leads_to_its_form_and_can_be_sent_in_place_of_the_first(
    browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    form = await opened_form(browser, link)
    await form.send(link, TYPED)
    told = await form.send(link, TYPED | {"results": "Đã triển khai 4 ứng dụng AI."})
    assert told.status_code == 409
    assert "Gửi thay nội dung trước" in told.text
    assert IN_ADDITION not in told.text
    assert await leads_to(browser, told) == link
