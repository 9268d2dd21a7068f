"""The AI passport of a solution: answered page by page, confirmed by its provider, read by all, due for officers."""

import io
from datetime import timedelta

import httpx
import openpyxl
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import Conflict
from matchmaker.intake.dates import today
from matchmaker.listings.passports import clock
from matchmaker.listings.passports import service as passports
from matchmaker.regulations import service as regulations
from matchmaker.regulations.service import RegulationDraft
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor
from matchmaker.rules.passport import PassportStep
from matchmaker.rules.programme import AiRisk
from matchmaker.rules.regulations import RegulationKey
from matchmaker.rules.solution import Solution
from tests.support.clients import DESK, sit_down
from tests.support.forms import hidden_fields_of
from tests.support.passports import a_passport, an_own_solution, answers

PAGES: list[dict[str, str]] = [
    {"step": "listed", "list_field": "health", "list_item": "Chẩn đoán hình ảnh"},
    {"step": "harm", "harm": "no"},
    {"step": "people", "people_deal": "no"},
    {"step": "use", "in_use": "yes", "in_use_since": "15/06/2025", "use_area": "health"},
    {"step": "public_body", "public_body": "no"},
    {"step": "portal", "portal_code": "VN-AI-0012"},
]


@pytest.fixture
async def own(app: FastAPI, runtime: Runtime) -> Solution:
    """The reader's own solution."""
    solution, owner = await an_own_solution(runtime)
    sit_down(app, owner)
    return solution


async def send(client: httpx.AsyncClient, own: Solution, typed: dict[str, str], go: str = "on") -> httpx.Response:
    page = f"/solutions/{own.id}/passport"
    hidden = hidden_fields_of((await client.get(f"{page}?step={typed['step']}")).text, page)
    return await client.post(page, data=hidden | typed | {"go": go})


async def confirm(client: httpx.AsyncClient, own: Solution, **typed: str) -> httpx.Response:
    page = f"/solutions/{own.id}/passport"
    hidden = hidden_fields_of((await client.get(f"{page}?step=confirm")).text, f"{page}/confirm")
    return await client.post(f"{page}/confirm", data=hidden | typed)


async def answer_all(client: httpx.AsyncClient, own: Solution) -> None:
    for typed in PAGES:
        assert (await send(client, own, typed)).status_code == 303


async def test_a_passport_is_answered_page_by_page_and_stands_on_the_solutions_page(
    app: FastAPI, client: httpx.AsyncClient, own: Solution
) -> None:
    await answer_all(client, own)
    last = (await client.get(f"/solutions/{own.id}/passport?step=confirm")).text
    assert "Mức đề xuất theo các câu trả lời: Rủi ro cao" in last.replace("</strong>", "")
    assert "Thuộc danh mục hệ thống rủi ro cao" in last
    assert "01/09/2027" in last
    assert (await confirm(client, own, level="high")).status_code == 303
    sit_down(app, VISITOR)
    page = (await client.get(f"/solutions/{own.id}")).text
    for words in ("Rủi ro cao", "VN-AI-0012", "Chẩn đoán hình ảnh", "01/09/2027", "chưa xác nhận", "134/2025"):
        assert words in page, words


async def test_another_level_than_the_one_proposed_needs_a_reason(client: httpx.AsyncClient, own: Solution) -> None:
    await answer_all(client, own)
    refused = await confirm(client, own, level="low")
    assert refused.status_code == 422
    assert "Lý do phân loại" in refused.text
    assert (await confirm(client, own, level="low", level_reason="Chỉ hỗ trợ, bác sĩ đọc lại")).status_code == 303
    assert "Chỉ hỗ trợ, bác sĩ đọc lại" in (await client.get(f"/solutions/{own.id}")).text


async def test_going_back_keeps_what_was_typed_right_or_wrong(client: httpx.AsyncClient, own: Solution) -> None:
    wrong = {"step": "use", "in_use": "yes", "in_use_since": "hôm qua", "use_area": "health"}
    assert (await send(client, own, wrong, go="back")).headers["location"].endswith("step=people")
    page = (await client.get(f"/solutions/{own.id}/passport?step=use")).text
    assert 'value="hôm qua"' in page
    refused = await send(client, own, wrong)
    assert refused.status_code == 422
    assert 'value="hôm qua"' in refused.text


async def test_an_unanswered_page_leads_there_before_anything_is_confirmed(
    client: httpx.AsyncClient, own: Solution, runtime: Runtime
) -> None:
    await send(client, own, PAGES[0])
    refused = await confirm(client, own, level="high")
    assert refused.status_code == 422
    assert "Sai sót của hệ thống có thể gây hại đến đâu?" in refused.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM passport") == 0


async def test_who_confirms_what_somebody_else_has_changed_is_told(client: httpx.AsyncClient, own: Solution) -> None:
    await answer_all(client, own)
    page = f"/solutions/{own.id}/passport"
    seen = hidden_fields_of((await client.get(f"{page}?step=confirm")).text, f"{page}/confirm")
    await send(client, own, {"step": "harm", "harm": "yes"})
    late = await client.post(f"{page}/confirm", data=seen | {"level": "high"})
    assert late.status_code == 409
    assert "Người khác trong đơn vị đã sửa câu trả lời" in late.text


async def test_a_second_copy_of_the_form_confirms_nothing_twice(
    client: httpx.AsyncClient, own: Solution, runtime: Runtime
) -> None:
    await answer_all(client, own)
    page = f"/solutions/{own.id}/passport"
    seen = hidden_fields_of((await client.get(f"{page}?step=confirm")).text, f"{page}/confirm")
    sent = [await client.post(f"{page}/confirm", data=seen | {"level": "high"}) for _ in range(2)]
    assert [each.status_code for each in sent] == [303, 303]
    assert await runtime.pool.fetchval("SELECT count(*) FROM passport") == 1


async def test_only_its_owner_writes_it(app: FastAPI, client: httpx.AsyncClient, own: Solution) -> None:
    for somebody in (DESK, Actor(name="person:other", role=DESK.role, organisation_id=999)):
        sit_down(app, somebody)
        assert (await client.get(f"/solutions/{own.id}/passport")).status_code in (403, 404)


async def test_a_passport_keeps_the_rule_of_its_day(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> None:
    solution, owner = await an_own_solution(runtime)
    async with transaction(runtime.pool) as connection:
        await a_passport(connection, solution.id, by=owner, use_area="other")
        draft = RegulationDraft(
            key=RegulationKey.AI_RUNNING_MONTHS,
            value=24,
            valid_from=today() + timedelta(days=1),
            source="Luật sửa đổi",
            source_on=today(),
        )
        await regulations.add(connection, draft, by=SYSTEM)
    sit_down(app, VISITOR)
    assert "01/03/2027" in (await client.get(f"/solutions/{solution.id}")).text
    await runtime.pool.execute("UPDATE passport SET classified_on = $1", today() + timedelta(days=1))
    assert "01/03/2028" in (await client.get(f"/solutions/{solution.id}")).text


async def test_officers_see_what_falls_due_by_month_and_take_it_with_them(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    for title, area in (("Đọc phim X-quang", "health"), ("Đếm xe", "other")):
        solution, owner = await an_own_solution(runtime, title=title)
        async with transaction(runtime.pool) as connection:
            await a_passport(connection, solution.id, by=owner, use_area=area)
    sit_down(app, DESK)
    page = (await client.get("/desk/passports")).text
    assert page.index("Đếm xe") < page.index("Đọc phim X-quang")
    narrowed = (await client.get("/desk/passports?month=2027-09")).text
    assert "Đọc phim X-quang" in narrowed
    assert "Đếm xe" not in narrowed
    answer = await client.get("/desk/passports/workbook?month=2027-09")
    [sheet] = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    assert [cell.value for cell in sheet[3]][:3] == [
        "01/09/2027",
        "Hết thời gian chuyển tiếp: cần mã trên cổng, và giấy chứng nhận nếu thuộc diện phải có",
        "Đọc phim X-quang",
    ]


async def test_its_owner_is_reminded_once_of_each_thing(runtime: Runtime) -> None:
    solution, owner = await an_own_solution(runtime, email="lab@truong.example")
    until = today() + timedelta(days=30)
    async with transaction(runtime.pool) as connection:
        await a_passport(connection, solution.id, by=owner, certificate="12/GCN", certificate_until=until)
        sent = [await clock.tell_owners(connection) for _ in range(2)]
    assert sent == [1, 0]
    mails = await runtime.pool.fetch("SELECT recipient, subject FROM mail WHERE kind = 'passport_falls_due'")
    assert [(row["recipient"], row["subject"]) for row in mails] == [
        ("lab@truong.example", f"Hồ sơ AI sắp đến hạn: {solution.title}")
    ]


async def test_an_earlier_passport_stays_as_it_was(runtime: Runtime) -> None:
    solution, owner = await an_own_solution(runtime)
    async with transaction(runtime.pool) as connection:
        first = await a_passport(connection, solution.id, by=owner, portal_code="VN-1")
        second = await a_passport(connection, solution.id, by=owner, portal_code="VN-2")
        holds = await passports.of_solution(connection, solution.id)
    assert holds
    assert (holds.id, holds.portal_code, first < second) == (second, "VN-2", True)
    kept = await runtime.pool.fetch("SELECT portal_code, classified_on FROM passport ORDER BY id")
    assert [tuple(row) for row in kept] == [("VN-1", today()), ("VN-2", today())]


async def test_who_confirms_anew_with_the_same_days_is_not_reminded_again(runtime: Runtime) -> None:
    solution, owner = await an_own_solution(runtime, email="lab@truong.example")
    until = today() + timedelta(days=30)
    async with transaction(runtime.pool) as connection:
        for code in ("VN-1", "VN-2"):
            await a_passport(
                connection,
                solution.id,
                by=owner,
                certificate="12/GCN",
                certificate_until=until,
                portal_code=code,
            )
            await clock.tell_owners(connection)
        assert await connection.fetchval("SELECT count(*) FROM mail WHERE kind = 'passport_falls_due'") == 1


async def test_who_read_the_answers_before_a_colleague_confirmed_has_not_read_those_after(runtime: Runtime) -> None:
    solution, owner = await an_own_solution(runtime)
    async with transaction(runtime.pool) as connection:
        await passports.keep(connection, solution.id, PassportStep.HARM, {"harm": ["no"]}, by=owner)
        seen = (await passports.open_to_write(connection, solution.id, by=owner)).version
        await passports.confirm(connection, solution.id, answers(), AiRisk.HIGH, "", version=seen, by=owner)
        await passports.keep(connection, solution.id, PassportStep.HARM, {"harm": ["yes"]}, by=owner)
        with pytest.raises(Conflict):
            await passports.confirm(connection, solution.id, answers(), AiRisk.HIGH, "", version=seen, by=owner)
