"""Support schemes on pages: an administrator keeps the catalogue, needs and cases name what may be asked for."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Person, Role
from tests.support.cases import a_case, an_office
from tests.support.clients import sit_down
from tests.support.forms import opened_form, token_form
from tests.support.people import stored_person

HOME, NEW = "/schemes", "/schemes/new"
TYPED = {
    "scheme_name_vi": "Phiếu hỗ trợ chuyển giao",
    "scheme_what_vi": "Hỗ trợ một phần chi phí chuyển giao giải pháp AI.",
    "scheme_applicants": "business",
    "scheme_moments": "discussion",
    "scheme_most": "250 triệu",
    "scheme_source": "Nghị định 268/2025/NĐ-CP, Điều 23",
    "scheme_address": "https://vanban.example/268",
}


@pytest.fixture
async def keeper(app: FastAPI, runtime: Runtime) -> Person:
    """An administrator, who sits at the browser."""
    person = await stored_person(runtime.pool, email="qt@so.example", name="Trần Quản", role=Role.ADMINISTRATOR)
    sit_down(app, person.actor())
    return person


async def add(client: httpx.AsyncClient, **other: str) -> httpx.Response:
    return await (await opened_form(client, NEW)).send(NEW, TYPED | other)


async def test_a_scheme_is_entered_changed_and_ended_and_everybody_reads_it(
    client: httpx.AsyncClient, app: FastAPI, keeper: Person
) -> None:
    assert (await add(client)).headers["location"] == f"{HOME}?done=added"
    page = (await client.get(HOME)).text
    for text in (
        "Phiếu hỗ trợ chuyển giao",
        "tối đa 250.000.000 đồng",
        "Nghị định 268/2025/NĐ-CP, Điều 23",
        "chưa xác nhận",
    ):
        assert text in page, text
    form = await opened_form(client, f"{HOME}/1/edit")
    saved = await form.send(f"{HOME}/1/edit", TYPED | {"version": "1", "scheme_confirmed": "yes"})
    assert saved.headers["location"] == f"{HOME}?done=saved"
    assert "chưa xác nhận" not in (await client.get(HOME)).text
    assert "Trần Quản" in (await client.get(f"{HOME}/1/edit")).text, "who said it stands in its history"
    await (await token_form(client, f"{HOME}/1/edit")).send(f"{HOME}/1/end", {})
    assert "Chương trình đã kết thúc: 1" in (await client.get(HOME)).text
    assert "Phiếu hỗ trợ" not in (await client.get(f"{HOME}?kind=university")).text
    app.dependency_overrides.clear()
    assert "Phiếu hỗ trợ chuyển giao" in (await client.get(HOME)).text
    assert (await client.get(NEW)).status_code in (303, 403)


async def test_what_is_wrong_with_a_scheme_is_said_and_what_was_typed_stays(
    client: httpx.AsyncClient, keeper: Person
) -> None:
    wrong = await add(client, scheme_source="", scheme_most="vài trăm", scheme_address="vanban")
    assert wrong.status_code == 422
    for text in ('id="scheme_source-wrong"', 'id="scheme_most-wrong"', 'id="scheme_address-wrong"', 'value="vài trăm"'):
        assert text in wrong.text, text
    assert "Số chương trình: 0" in (await client.get(HOME)).text


async def test_whoever_saves_after_somebody_else_reads_so_and_loses_nothing(
    client: httpx.AsyncClient, keeper: Person
) -> None:
    await add(client)
    first, second = [await opened_form(client, f"{HOME}/1/edit") for _ in range(2)]
    await first.send(f"{HOME}/1/edit", TYPED | {"version": "1", "scheme_name_vi": "Tên của người trước"})
    late = await second.send(f"{HOME}/1/edit", TYPED | {"version": "1", "scheme_name_vi": "Tên của người sau"})
    assert late.status_code == 409
    assert 'value="Tên của người sau"' in late.text
    assert "Tên của người trước" in (await client.get(HOME)).text


async def test_a_need_and_a_case_name_the_support_that_may_be_asked_for(
    client: httpx.AsyncClient, app: FastAPI, runtime: Runtime, keeper: Person
) -> None:
    await add(client)
    await add(client, scheme_name_vi="Quỹ tìm giải pháp", scheme_moments="need")
    async with transaction(runtime.pool) as connection:
        office = await an_office(connection)
        case = await a_case(connection, office)
        need_id = await connection.fetchval("SELECT need_id FROM transfer_case")
    for reader in (office.desk.buyer, office.desk.lab):
        sit_down(app, reader)
        page = (await client.get(f"/cases/{case.id}")).text
        assert "Có thể xin hỗ trợ" in page
        assert "Phiếu hỗ trợ chuyển giao" in page
        assert "Bên được xin: Bên nhận công nghệ" in page
        assert "vì: đúng loại đơn vị, đúng giai đoạn" in page
        assert "Quỹ tìm giải pháp" not in page, "nobody looks for a solution any more"
    sit_down(app, office.desk.buyer)
    own = (await client.get(f"/needs/{need_id}")).text
    assert "Quỹ tìm giải pháp" in own
    assert "Phiếu hỗ trợ chuyển giao" not in own
    app.dependency_overrides.clear()
    assert "Có thể xin hỗ trợ" not in (await client.get(f"/needs/{need_id}")).text, "it would tell what the owner is"
