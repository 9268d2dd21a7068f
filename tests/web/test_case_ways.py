"""From each condition of a case to where it is met, and what a party reads before it confirms."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases import confirmations
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.proposal import Side
from tests.support.case_pages import PDF, accepted, begun, now, send, shown, upload
from tests.support.cases import BUYER, LAB, Office, seen, state, token_to
from tests.support.clients import sit_down
from tests.support.forms import opened_form

BY_THE_VERIFIER = "Người thẩm tra, không phải cán bộ phụ trách, sẽ kiểm tra khi hồ sơ đã nghiệm thu, bàn giao."


def remedies(page: str) -> set[str]:
    return set(re.findall(r'<p class="condition__remedy">(?:<span[^>]*>[^<]*</span>)? <a href="([^"]+)"', page))


def awaited(page: str) -> set[str]:
    return set(re.findall(r'class="condition__awaited">([^<]+)<', page))


async def test_each_condition_leads_to_its_form(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    page = await shown(client, f"/cases/{case.id}")
    forms = {"#facts-form", "#evidence-form", "#ask-need", "#ask-solution"}
    assert remedies(page) == forms
    assert awaited(page) == {BY_THE_VERIFIER}  # nobody verifies what they have carried
    assert all(f'id="{form[1:]}"' in page for form in forms if form.startswith("#"))
    assert "tạm tính theo các điều kiện của hình thức chuyển giao" in page
    sit_down(app, office.desk.lab)  # a party can add papers, and nothing else of it
    page = await shown(client, f"/cases/{case.id}")
    assert remedies(page) == {"#evidence-form"}
    assert awaited(page) == {
        *("Cán bộ phụ trách sẽ ghi nhận vào thông tin hồ sơ.", BY_THE_VERIFIER),
        "Cán bộ phụ trách sẽ gửi liên kết qua e-mail để bên nhận tự xác nhận.",
        "Cán bộ phụ trách sẽ gửi liên kết qua e-mail để đơn vị của Ông/Bà tự xác nhận.",
    }
    sit_down(app, office.verifier)
    assert remedies(await shown(client, f"/cases/{case.id}")) == set()


async def test_whoever_waits_for_an_answer_reads_until_when(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    for reader in (office.broker, office.desk.buyer, office.desk.lab):
        sit_down(app, reader)
        waiting = [each for each in awaited(await shown(client, f"/cases/{case.id}")) if "Đã gửi liên kết" in each]
        assert len(waiting) == 1
        assert "chờ trả lời đến hết ngày" in waiting[0]


async def test_only_a_verifier_who_has_not_carried_the_case_is_led_to_the_slip(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case, slip = await accepted(runtime, office), "/cases/{}/verify"
    for reader, led in ((office.verifier, True), (office.broker, False), (office.leader, False)):
        sit_down(app, reader)
        page = await shown(client, f"/cases/{case.id}")
        assert (slip.format(case.id) in remedies(page)) is led
        assert (BY_THE_VERIFIER in awaited(page)) is not led


async def test_an_officer_records_a_stage_further_on_with_the_days_between(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    await upload(client, case, evidence_kind="meeting_minutes", dated_on="2026-01-05")
    page = await shown(client, f"/cases/{case.id}")
    assert "ghi nhận luôn các giai đoạn: Đang trao đổi, Đàm phán hợp đồng" in page
    typed = {"move": "sign", "passed_in_discussion": "2026-02-03"}
    refused = await send(client, case, "move", version=str((await now(runtime, case)).version), **typed)
    assert refused.status_code == 422
    assert 'value="2026-02-03"' in refused.text
    await upload(client, case, evidence_kind="contract", dated_on="2026-03-05")
    typed |= {"version": str((await now(runtime, case)).version), "moved_on": "2026-03-05"}
    early = await send(client, case, "move", **typed | {"passed_in_discussion": "2020-01-01"})
    assert "là ngày hai bên được kết nối" in early.text
    assert (await send(client, case, "move", **typed)).status_code == 303
    assert (await now(runtime, case)).stage == "contract_signed"
    told = await shown(client, f"/cases/{case.id}")
    assert all(day in told for day in ("03/02/2026", "05/03/2026"))


@pytest.mark.parametrize("agreed", ["yes", "no"])
async def test_whoever_answered_reads_what_was_recorded_what_follows_and_whom_to_ask(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, agreed: str
) -> None:
    case = await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        await confirmations.ask(connection, case.id, Side.SOLUTION, by=office.broker, version=case.version)
        path = f"/case-answers/{await token_to(connection, LAB)}"
    sit_down(app, VISITOR)
    form = await opened_form(client, path)
    await form.send(path, {"agreed": agreed, "links": "no", "answerer": "Phạm Văn Bình"})
    page = await shown(client, path)
    recorded = {"yes": "Xác nhận đúng", "no": "Không xác nhận"}[agreed]
    follows = {"yes": "một cán bộ khác thẩm tra kết quả", "no": "chỉnh sửa hồ sơ và gửi e-mail đề nghị xác nhận lại"}
    for told in (case.title, recorded, "Phạm Văn Bình", follows[agreed], "mailto:"):
        assert told in page
    async with transaction(runtime.pool) as connection:
        await state(connection, case, office, in_city=False)
    changed = await shown(client, path)
    assert ("xác nhận này chưa có giá trị" in changed) is (agreed == "yes")


async def test_the_count_of_conditions_does_not_jump_when_the_route_is_stated(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    counted = re.compile(r"Đạt (\d+)/(\d+) điều kiện")
    before = counted.search(await shown(client, f"/cases/{case.id}"))
    version = str((await now(runtime, case)).version)
    await send(client, case, "facts", version=version, route="transferred", form="licence")
    after = counted.search(await shown(client, f"/cases/{case.id}"))
    assert before
    assert after
    assert (int(after[1]), after[2]) == (int(before[1]) + 1, before[2])  # stating it is itself a condition


@pytest.mark.parametrize("replaced", [False, True])
async def test_whoever_confirms_without_an_account_reads_the_papers(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, replaced: bool
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    await upload(client, case, evidence_kind="meeting_minutes", dated_on="2026-01-05")
    [paper] = await runtime.pool.fetch("SELECT id FROM case_evidence")
    if replaced:
        await upload(client, case, PDF + b" 2", evidence_kind="meeting_minutes", replaces=str(paper["id"]))
    async with transaction(runtime.pool) as connection:
        version = (await seen(connection, case.id)).version
        await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
        token = await token_to(connection, BUYER)
    sit_down(app, VISITOR)
    page = await shown(client, f"/case-answers/{token}")
    [link] = re.findall(rf'href="(/case-answers/{token}/papers/\d+)"', page)
    assert "Biên bản làm việc" in page
    kept = await client.get(link)
    assert kept.content == (PDF + b" 2" if replaced else PDF)
    assert kept.headers["content-disposition"].startswith("attachment")
    assert kept.headers["cache-control"] == "no-store"
    assert (await client.get(f"/case-answers/{token}/papers/999")).status_code == 404
    assert (await client.get(f"/case-answers/none/papers/{paper['id']}")).status_code == 410
