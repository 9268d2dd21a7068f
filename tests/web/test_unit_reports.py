"""A unit's own page behind its link: form, workbook, receipt, the end of its time; and the officers' button."""

import asyncio
import io
import re

import httpx
import openpyxl
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.reports import contributions
from matchmaker.reports.filled_form import QUESTIONS
from matchmaker.rules.actors import SYSTEM
from tests.support.clients import DESK, VISITORS_ADDRESS
from tests.support.forms import SentForm, keys_in, opened_form
from tests.support.unit_reports import TYPED, form_to, stored_reports, this_year, upload, workbook
from web.ground.dependencies import current_actor


async def test_the_unit_reads_which_part_of_the_plan_asks_and_until_when(
    browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    year = await this_year(runtime)
    for _ in range(2):
        page = await browser.get(link)
        assert page.status_code == 200
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
        for words in ("Sở Y tế", "mục III.7", f"25/11/{year}", f"31/12/{year}", 'lang="vi"'):
            assert words in page.text
    assert await stored_reports(runtime) == [], "opening the link sends nothing"
    browser.cookies.set("language", "en")
    english = (await browser.get(link)).text
    assert "Section III.7" in english
    assert "Name of whoever sends it" in english


async def test_it_sends_gets_a_receipt_and_sends_again(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    assert (await browser.get(f"{link}/receipt")).headers["location"] == link
    answer = await (await opened_form(browser, link)).send(link, TYPED)
    assert answer.headers["location"] == f"{link}/receipt"
    receipt = (await browser.get(f"{link}/receipt")).text
    for words in ("Đã nhận báo cáo", "Đã triển khai 3 ứng dụng AI.", "12/BC-SYT", "Trần Thị Hoa"):
        assert words in receipt
    again = (await browser.get(link)).text
    assert "Đã triển khai 3 ứng dụng AI.</textarea>" in again
    assert 'name="sender_name" type="text" value=""' in again
    form = await opened_form(browser, link)
    await form.send(link, TYPED | {"results": "Đã triển khai 4 ứng dụng.", "sender_name": "Lê An"})
    assert [sender for _, sender in await stored_reports(runtime)] == ["Trần Thị Hoa", "Lê An"]
    assert "Đã triển khai 4 ứng dụng." in (await browser.get(f"{link}/receipt")).text
    origins = await runtime.pool.fetch("SELECT actor, origin FROM audit_entry WHERE action = 'report:contribute'")
    assert {tuple(row) for row in origins} == {("link", VISITORS_ADDRESS)}
    app.dependency_overrides[current_actor] = lambda: DESK
    assert "Đơn vị gửi qua liên kết: Lê An" in (await browser.get("/reports/contributions")).text


async def test_a_double_click_sends_once(browser: httpx.AsyncClient, runtime: Runtime, link: str) -> None:
    form = await opened_form(browser, link)
    answers = await asyncio.gather(*(form.send(link, TYPED) for _ in range(3)))
    assert {answer.headers["location"] for answer in answers} == {f"{link}/receipt"}
    assert len(await stored_reports(runtime)) == 1


async def test_what_is_missing_is_said_beside_its_field(
    browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    answer = await (await opened_form(browser, link)).send(link, {"difficulties": "Thiếu dữ liệu."})
    assert answer.status_code == 422
    for words in ('id="results-wrong"', 'id="sender_name-wrong"', "Thiếu dữ liệu.</textarea>"):
        assert words in answer.text
    assert (await (await opened_form(browser, link)).send(link, TYPED | {"year": "2030"})).status_code == 400
    assert await stored_reports(runtime) == []


async def test_the_filled_in_workbook_stands_for_the_form(
    browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    template = await browser.get(f"{link}/template")
    assert openpyxl.load_workbook(io.BytesIO(template.content)).active["A3"].value == QUESTIONS["results"]
    form = await opened_form(browser, link)
    nameless = await upload(form, link, workbook(results="Từ tệp."), results="Từ biểu mẫu.")
    assert nameless.status_code == 422
    assert "Từ tệp.</textarea>" in nameless.text, "what the workbook says can be sent on from the form"
    sent = await upload(form, link, workbook(results="Từ tệp."), results="Từ biểu mẫu.", sender_name="Trần Thị Hoa")
    assert sent.status_code == 303
    assert await stored_reports(runtime) == [("Từ tệp.", "Trần Thị Hoa")]
    wrong = await upload(form, link, b"no workbook", sender_name="Trần Thị Hoa", results="Từ biểu mẫu.")
    assert wrong.status_code == 422
    assert 'id="file-wrong"' in wrong.text
    assert "Từ biểu mẫu.</textarea>" in wrong.text


async def test_after_the_last_day_it_says_whom_to_call(browser: httpx.AsyncClient, runtime: Runtime, link: str) -> None:
    form = await opened_form(browser, link)
    await runtime.pool.execute("UPDATE unit_link SET year = year - 1")
    for answer in (
        await browser.get(link),
        await browser.get(f"{link}/receipt"),
        await browser.get(f"{link}/template"),
        await form.send(link, TYPED),
    ):
        assert answer.status_code == 410
        assert "Đã hết thời gian gửi báo cáo" in answer.text
        assert "xin liên hệ Sở Khoa học và Công nghệ" in answer.text
    assert TYPED["results"] in answer.text, "what was typed until then is not lost"
    assert await stored_reports(runtime) == []


async def test_a_link_of_nobody_tells_nothing(browser: httpx.AsyncClient, link: str) -> None:
    form = await opened_form(browser, link)
    for path in ("/unit-reports/khong-co", "/unit-reports/khong-co/receipt", "/unit-reports/khong-co/template"):
        answer = await browser.get(path)
        assert answer.status_code == 410
        assert "Sở Y tế" not in answer.text
    assert (await form.send("/unit-reports/khong-co", TYPED)).status_code == 410


async def test_a_page_elsewhere_cannot_send_for_the_unit(
    browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    form = await opened_form(browser, link)
    assert (await form.send(link, TYPED, Origin="https://khac.example")).status_code == 403
    assert (await form.send(link, TYPED | {"csrf_token": "x"})).status_code == 403
    assert await stored_reports(runtime) == []


async def test_a_unit_without_an_address_says_so_until_it_has_one(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        await contributions.add_unit(connection, "Sở Xây dựng", "", by=SYSTEM)
        await contributions.set_department_date(connection, 31, 12, by=SYSTEM)
    place = f"/reports/contributions/1/{await this_year(runtime)}"
    assert "chưa có địa chỉ email" in (await client.get("/reports/contributions")).text
    page = await client.get(place)
    assert "Đơn vị chưa có địa chỉ email" in page.text
    assert "Gửi liên kết cho đơn vị" not in page.text
    form = await form_to(f"{place}/email", client, place)
    bare = keys_in(form.hidden)
    assert (await SentForm(client=client, hidden=bare).send(f"{place}/link", {})).status_code == 422
    assert (await form.send(f"{place}/email", {"unit_email": "không phải"})).status_code == 422
    assert (await form.send(f"{place}/email", {"unit_email": "xaydung@so.example"})).headers["location"] == place
    assert "Gửi liên kết cho đơn vị" in (await client.get(place)).text
    sending = await form_to(f"{place}/link", client, place)
    assert (await sending.send(f"{place[:-4]}2024/link", {})).status_code == 409


async def test_what_of_a_workbook_is_not_read_is_told_beside_its_field_by_cell(
    browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(results="Từ tệp.")))
    book.active["C4"], book.active["B5"] = "Ở cột C <b>", '="a"&"b"'
    file = io.BytesIO()
    book.save(file)
    answer = await upload(await opened_form(browser, link), link, file.getvalue(), **TYPED)
    assert answer.status_code == 422
    assert re.search(r'id="file-cells".*?Ô C4: .*?\[Ở cột C &lt;b&gt;\].*?Ô B5: Công thức', answer.text, re.DOTALL)
    assert re.search(r'role="alert".*?<a href="#file">Ô C4: .*?<a href="#file">Ô B5: .*?<form', answer.text, re.DOTALL)
    assert re.search(r'<a href="#file">Tệp mẫu đã điền \(XLSX\)', answer.text)
    assert re.search(r'id="file" name="file"[^>]*aria-describedby="[^"]*file-wrong file-cells"', answer.text)
    assert f"{TYPED['results']}</textarea>" in answer.text, "what was typed is kept"
    assert await stored_reports(runtime) == []
