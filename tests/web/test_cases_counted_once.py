"""What the verifier and the desk are shown, so that nothing counts twice and nobody confirms for a party."""

import re
from asyncio import create_task, gather, wait

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases import confirmations
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import Conflict
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.proposal import Side
from tests.support.case_pages import accepted, begun, now, send, shown
from tests.support.cases import SOMEBODY, YES, K, Office, a_verified, paper, seen, token_to, verify, with_adopter
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.listings import make_solution
from tests.support.matching import urgencies
from tests.support.proposals import INSTITUTE

NOTE = "Đã xem hợp đồng bản chính"
GOOD = {"grade": "originated", "links_checked": "yes", "verify_note": NOTE}


async def decide(client: httpx.AsyncClient, case: OpenedCase, **values: str) -> httpx.Response:
    return await send(client, case, "verify", version=str(case.version), **GOOD, **values)


async def test_of_two_verifiers_of_near_copies_at_once_the_second_is_told_to_look(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    one, copy = await accepted(runtime, office), await accepted(runtime, office)
    sit_down(app, office.verifier)
    answers = await gather(*(decide(client, case) for case in (one, copy)))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    [late] = [answer.text for answer in answers if answer.status_code == 409]
    assert "Vừa có thêm một giải pháp gần giống được ghi nhận" in late
    assert f"{NOTE}</textarea>" in late  # nothing that was typed is lost
    assert 'name="nearest"' in late
    assert "1/10" in await shown(client, "/cases")
    [second] = [case for case, answer in zip((one, copy), answers, strict=True) if answer.status_code == 409]
    looked = await opened_form(client, f"/cases/{second.id}/verify")
    again = await decide(client, second, nearest=looked.hidden["nearest"])
    assert again.status_code == 303


async def test_what_a_verifier_compares_is_encoded_after_what_people_typed(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await accepted(runtime, office)
    await runtime.pool.execute("DELETE FROM text_vector")
    encoded = urgencies(runtime.encoder, monkeypatch)
    sit_down(app, office.verifier)
    await shown(client, f"/cases/{case.id}/verify")
    assert (await decide(client, case)).status_code == 303
    assert len(encoded) >= 2  # for the page, and when it was sent
    assert set(encoded) == {"background"}


async def test_a_verifier_waits_for_another_who_has_begun_to_confirm(runtime: Runtime, office: Office) -> None:
    one, copy = await accepted(runtime, office), await accepted(runtime, office)

    async def confirm_copy() -> None:
        async with transaction(runtime.pool) as connection:
            await verify(connection, copy, office)

    async with transaction(runtime.pool) as connection:
        await verify(connection, one, office)
        second = create_task(confirm_copy())
        assert not (await wait([second], timeout=0.7))[0]
    with pytest.raises(Conflict) as refused:
        await second
    assert refused.value.code == "nearest_unseen"


async def test_a_page_that_was_opened_before_the_near_copy_counted_confirms_nothing(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    async with transaction(runtime.pool) as connection:
        await a_verified(connection, office)
    sit_down(app, office.verifier)
    assert (await decide(client, case)).status_code == 409
    assert await runtime.pool.fetchval("SELECT count(*) FROM case_verification WHERE case_id = $1", case.id) == 0


async def test_an_address_that_the_desk_named_is_shown_and_ticked(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    sit_down(app, office.verifier)
    slip = await shown(client, f"/cases/{case.id}/verify")
    assert "đầu mối được ủy quyền của chính đơn vị" in slip
    assert 'name="address_need"' not in slip
    async with transaction(runtime.pool) as connection:
        await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
        version = (await seen(connection, case.id)).version
        await confirmations.ask(connection, case.id, Side.NEED, SOMEBODY, by=office.broker, version=version)
        await confirmations.answer(connection, await token_to(connection, SOMEBODY.email), YES, by=VISITOR)
        await connection.execute("UPDATE case_confirmation SET email = 'x@minhanh.example' WHERE side = 'solution'")
        await connection.execute("UPDATE person SET email = 'ai@minhanh.example' WHERE role = 'leadership'")
    slip = await shown(client, f"/cases/{case.id}/verify")
    for told in (
        SOMEBODY.email,
        "địa chỉ do cán bộ cung cấp: Người hoa@so.example",
        "Hai bên dùng hộp thư cùng một tên miền.",
        "Cán bộ của Sở cũng dùng hộp thư thuộc tên miền này.",
        "Địa chỉ do cán bộ cung cấp, người thẩm tra chưa kiểm tra",
        'name="address_need"',
    ):
        assert told in slip, told
    case = await now(runtime, case)
    unticked = await decide(client, case)
    assert unticked.status_code == 422
    assert re.search(r'href="#address_need"', unticked.text)
    assert (await decide(client, case, address_need="yes")).status_code == 303
    assert "1/10" in await shown(client, "/cases")
    sit_down(app, office.desk.lab)
    assert SOMEBODY.email not in await shown(client, f"/cases/{case.id}")


async def test_replaced_versions_and_corrections_stand_on_the_case_and_on_the_slip(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        first = await paper(connection, case, K.CONTRACT, 440, by=office.broker)
        await paper(connection, case, K.CONTRACT, 300, by=office.desk.lab, replaces_id=first)
        dates = await connection.fetch("SELECT to_char(dated_on, 'DD/MM/YYYY') AS day FROM case_evidence ORDER BY id")
    early, late = (row["day"] for row in dates)
    sit_down(app, office.broker)
    for path in (f"/cases/{case.id}", f"/cases/{case.id}/verify"):
        html = await shown(client, path)
        assert "Người binh@vien.example đã thay bằng bản mới" in html
        assert f"Ngày được tính là ngày sớm nhất trong các bản: {early}" in html
        assert late in html
    version = str((await now(runtime, case)).version)
    fixed = {"corrected_kind": "contract", "corrected_on": "2026-01-05", "version": version}
    assert (await send(client, case, f"evidence/{first}/correct", **fixed)).status_code == 303
    for path in (f"/cases/{case.id}", f"/cases/{case.id}/verify"):
        assert re.search(rf"sửa lúc [^<]*: [^<]*{early} → [^<]*05/01/2026", await shown(client, path))


async def test_a_second_case_of_the_same_two_leads_to_the_first(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        solution = await make_solution(connection, organisation=INSTITUTE, title="Đọc phiếu nhập kho")
    sit_down(app, office.broker)
    adopter = str(office.desk.buyer.organisation_id)
    values = {"solution": str(solution.id), "adopter": adopter, "contact_body": "dost", "contact_on": "2026-01-05"}
    values |= {"whom": "minh anh"}
    first = await (await opened_form(client, "/cases/new")).send("/cases/new", values)
    path = first.headers["location"].partition("?")[0]
    again = await (await opened_form(client, "/cases/new")).send("/cases/new", values)
    assert again.status_code == 409
    assert "Doanh nghiệp này đã có hồ sơ của giải pháp này" in again.text
    assert f'href="{path}"' in again.text
    assert f'name="adopter" value="{adopter}" checked' in " ".join(again.text.split())


async def test_a_further_case_of_the_same_adopter_says_that_it_is_neither(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        first, again = await a_verified(connection, office), await a_verified(connection, office)
        await with_adopter(connection, again, first, office.desk.buyer.organisation_id or 0)
    sit_down(app, office.leader)
    assert "không ghi nhận, không tính nhân rộng" in await shown(client, f"/cases/{again.id}")
    assert "không ghi nhận, không tính nhân rộng" not in await shown(client, f"/cases/{first.id}")
