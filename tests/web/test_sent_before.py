"""The same form with other content is told, and what was typed can still be sent."""

import asyncio
import re

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.rules.actors import Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.accounts import open_session
from tests.support.clients import ORIGIN, sit_down
from tests.support.forms import SentForm, hidden_fields_of, opened_form
from tests.support.introductions import asked, hidden_fields
from tests.support.need_forms import BEHALF, THREE_FIELDS, posted_needs
from tests.support.people import stored_person
from tests.support.proposals import stored_desk

CORRECTED = "Chúng tôi nhập tay\nhóa đơn giấy, mỗi tháng 900 tờ. Cần đọc và trả về tổng tiền."
SECOND = THREE_FIELDS | BEHALF | {"problem": CORRECTED}


async def test_a_copy_leads_to_what_the_first_made(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    first, again = [await form.send("/needs", THREE_FIELDS | BEHALF) for _ in range(2)]
    assert (again.status_code, again.headers["location"]) == (303, first.headers["location"])
    assert await posted_needs(runtime) == 1


async def test_the_same_contact_in_another_spelling_is_the_same_form(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(client, "/needs/new")
    typed = ["0901 234 567, lan@congty.example", "lan@CONGTY.example; 0901.234.567", "+84 901234567 lan@congty.example"]
    answers = [await form.send("/needs", THREE_FIELDS | BEHALF | {"contact": each}) for each in typed]
    assert [answer.status_code for answer in answers] == [303] * 3
    assert await posted_needs(runtime) == 1
    another = THREE_FIELDS | BEHALF | {"contact": "0901 234 568, lan@congty.example"}
    assert (await form.send("/needs", another)).status_code == 409


async def test_so_is_the_same_day(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    for day in ("2027-02-01", "1/2/2027", "01.02.2027"):
        assert (await form.send("/needs", THREE_FIELDS | BEHALF | {"deadline": day})).status_code == 303
    assert await posted_needs(runtime) == 1


async def test_other_content_is_told_with_what_was_typed(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    await form.send("/needs", THREE_FIELDS | BEHALF)
    told = await form.send("/needs", SECOND)
    assert told.status_code == 409
    assert "đã được gửi trước đó" in told.text
    assert CORRECTED in told.text
    assert form.hidden["form_key"] not in told.text
    assert await posted_needs(runtime) == 1


async def test_what_was_told_is_sent_by_its_button(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    await form.send("/needs", THREE_FIELDS | BEHALF)
    kept = SentForm(client=client, hidden=hidden_fields_of((await form.send("/needs", SECOND)).text))
    sent = await asyncio.gather(kept.send("/needs", SECOND), kept.send("/needs", SECOND))
    assert len({answer.headers["location"] for answer in sent}) == 1
    assert CORRECTED in (await client.get(sent[0].headers["location"])).text
    assert await posted_needs(runtime) == 2


async def test_a_program_is_told_by_a_code(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    await form.send("/needs", THREE_FIELDS | BEHALF)
    told = await form.send("/needs", SECOND, Accept="application/json")
    assert (told.status_code, told.json()["code"]) == (409, "sent_otherwise")


async def test_a_need_without_an_account_is_told_too(
    client: httpx.AsyncClient, runtime: Runtime, as_visitor: None
) -> None:
    form = await opened_form(client, "/needs/request")
    typed = THREE_FIELDS | {"contact": "an@congty.example", "consent": NOTICE_VERSION}
    first = await form.send("/needs/request", typed)
    again = await form.send("/needs/request", typed)
    assert first.headers["location"] == again.headers["location"] == "/needs/request/sent?by=mail"
    assert await runtime.pool.fetchval("SELECT count(*) FROM need") == 1
    told = await form.send("/needs/request", typed | {"problem": CORRECTED})
    assert told.status_code == 409
    assert CORRECTED in told.text
    assert 'href="/needs/1"' not in told.text  # which nobody without an account may open


async def test_a_key_that_no_page_wrote_does_no_harm(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    answer = await form.send("/needs", THREE_FIELDS | BEHALF | {"form_key": "k\x00đ"})
    assert answer.status_code == 303
    assert await posted_needs(runtime) == 1


async def test_a_message_with_files_is_told_and_asks_for_its_files_again(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    desk = await stored_desk(runtime.pool)
    page = f"/proposals/{(await asked(runtime, desk)).id}"
    sit_down(app, desk.buyer)
    path, typed = f"{page}/messages", await hidden_fields(client, page) | {"body": "Gửi bản mô tả", "audience": "both"}

    async def send(content: bytes) -> httpx.Response:
        files = {"file": ("ban-mo-ta.pdf", b"%PDF-1.7" + content, "application/pdf")}
        return await client.post(path, data=typed, files=files, headers={"Origin": ORIGIN})

    assert [(await send(b"1")).status_code for _ in range(2)] == [303, 303]
    told = await send(b"2")
    assert told.status_code == 409
    assert "Gửi bản mô tả" in told.text
    assert re.search(r'type="file"[^>]* required', told.text)
    assert await runtime.pool.fetchval("SELECT count(*) FROM proposal_file") == 1
    assert len(list(runtime.settings.files_folder.iterdir())) == 1


async def test_a_request_about_ones_data_and_a_breach_are_recorded_once(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(client, "/administration/personal-data")
    form.hidden.pop("seen")  # of another form on the page
    breach = {"known_at": "2026-01-05T08:00", "body": "Gửi nhầm danh sách liên hệ.", "people_affected": "12"}
    for _ in range(2):
        assert (await form.send("/administration/personal-data/breaches", breach)).status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM data_breach") == 1
    person = await stored_person(runtime.pool)
    sit_down(app, person.actor())
    form = await opened_form(client, "/account/personal-data")
    for _ in range(2):
        await form.send("/account/personal-data/requests", {"request_kind": "access", "body": "Xin xem dữ liệu"})
    assert await runtime.pool.fetchval("SELECT count(*) FROM data_request") == 1


async def test_what_was_posted_before_can_be_changed_to_what_was_typed_now(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    """By the page's other button, which shows what would change before anything is written over."""
    officer = await stored_person(runtime.pool, role=Role.ADMINISTRATOR)
    await open_session(app, client, runtime, officer.actor())
    form = await opened_form(client, "/needs/new")
    made = (await form.send("/needs", THREE_FIELDS | BEHALF)).headers["location"].partition("?")[0]
    told = await form.send("/needs", SECOND)
    number = made.rpartition("/")[2]
    assert f"Biểu mẫu này đã tạo hồ sơ số {number}." in told.text
    assert f"Sửa hồ sơ số {number} theo nội dung này" in told.text
    assert "nội dung đã được tiếp nhận, hãy mở" not in told.text, "the same told in a second voice"
    assert f'formaction="{made}"' in told.text
    shown = SentForm(client=client, hidden=hidden_fields_of(told.text))
    asked_first = await shown.send(made, SECOND)
    assert asked_first.status_code == 409
    assert "Sửa hồ sơ theo nội dung này" in asked_first.text
    chosen = SentForm(client=client, hidden=hidden_fields_of(asked_first.text))
    assert (await chosen.send(made, {"problem": CORRECTED})).status_code == 303
    assert await runtime.pool.fetchval("SELECT string_agg(problem, '|') FROM need") == CORRECTED
