"""Administration in a browser: people, their roles and second factors, organisations that wait to be verified."""

import re

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.keys import Safe
from matchmaker.rules.actors import Person, Role
from tests.support.accounts import account_form, as_stored, sign_in
from tests.support.clients import sit_down
from tests.support.forms import token_form
from tests.support.people import EMAIL, actions, enrolled, register, registered, signed_in, stored_person


async def test_people_are_found_without_marks_by_name_address_or_organisation(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    await registered(runtime.pool)
    await stored_person(runtime.pool, email="binh@truong.example", name="Lê Văn Bình", role=Role.INSTITUTE)
    everybody = (await client.get("/administration/people")).text
    assert all(name in everybody for name in ("Nguyễn Thị Lan", "Lê Văn Bình", "Trần Quản"))
    for wanted in ("q=nguyen+lan", f"q={EMAIL}", "q=minh+anh", "role=business"):
        found = (await client.get(f"/administration/people?{wanted}")).text
        assert "Nguyễn Thị Lan" in found, wanted
        assert "Lê Văn Bình" not in found, wanted
    assert "Công ty Minh Anh" in everybody


async def test_the_list_tells_when_somebody_was_last_here(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    person = await stored_person(runtime.pool)
    assert "chưa đăng nhập lần nào" in (await client.get("/administration/people?q=lan")).text
    await signed_in(runtime.pool)
    async with transaction(runtime.pool) as connection:
        await connection.execute("DELETE FROM session WHERE person_id = $1", person.id)  # signed out since
    found = (await client.get("/administration/people?q=lan")).text
    assert "lần cuối" in found
    assert "chưa đăng nhập lần nào" not in found


async def test_a_new_role_is_in_force_at_once_and_recorded(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    person = await stored_person(runtime.pool)
    await signed_in(runtime.pool)
    path = f"/administration/people/{person.id}"
    form = await token_form(client, path)
    assert (await form.send(f"{path}/role", {"role": "emperor"})).status_code == 422
    done = await form.send(f"{path}/role", {"role": "institute"})
    assert done.headers["location"] == f"{path}?done=role"
    assert (await as_stored(runtime, person)).role is Role.INSTITUTE
    assert await runtime.pool.fetchval("SELECT count(*) FROM session WHERE person_id = $1", person.id) == 0
    assert "Đổi vai trò" in (await client.get(path)).text
    assert (await actions(runtime.pool, person))[-1] == "change_role"


async def test_a_lost_second_factor_is_reset_and_somebody_who_leaves_is_disabled(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    person = await stored_person(runtime.pool, role=Role.BROKER)
    await enrolled(runtime.pool, person, Safe(b"k" * 32))
    path = f"/administration/people/{person.id}"
    form = await token_form(client, path)
    await form.send(f"{path}/second-factor", {})
    assert not (await as_stored(runtime, person)).second_factor
    await form.send(f"{path}/disable", {})
    assert (await as_stored(runtime, person)).disabled_at is not None
    page = (await client.get(path)).text
    assert "đã khóa" in page
    assert f"{path}/disable" not in page
    assert (await actions(runtime.pool, person))[-2:] == ["reset_second_factor", "disable"]


async def test_nobody_changes_their_own_role(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    path = f"/administration/people/{administrator.id}"
    page = await client.get(path)
    assert f"{path}/role" not in page.text
    form = await token_form(client, "/needs/new")
    assert (await form.send(f"{path}/role", {"role": "business"})).status_code == 403
    assert (await form.send(f"{path}/disable", {})).status_code == 403
    assert (await as_stored(runtime, administrator)).role is Role.ADMINISTRATOR


async def test_an_administrator_lets_somebody_into_an_organisation_without_a_contact(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    first = await registered(runtime.pool)
    second = await registered(runtime.pool, email="binh@congty.example", name="Lê Văn Bình")
    assert second.joining_id == first.organisation_id
    path = f"/administration/people/{second.id}"
    page = (await client.get(path)).text
    assert "Bên yêu cầu" in page
    assert "trùng khớp" in page
    form = await token_form(client, path)
    await form.send(f"{path}/admit", {})
    assert (await as_stored(runtime, second)).organisation_id == first.organisation_id


async def test_a_broker_finds_the_organisations_that_wait_and_verifies_one(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await registered(runtime.pool, tax_code="0312345678")
    await register(runtime.pool, email="x@y.example", organisation="Chưa xác nhận email")
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    sit_down(app, broker.actor())
    page = (await client.get("/administration/organisations")).text
    assert all(word in page for word in ("Công ty Minh Anh", "0312345678", EMAIL))
    assert "Chữ số thứ mười của mã số thuế này không khớp" in page
    await runtime.pool.execute("UPDATE organisation SET tax_code = '0300588569'")
    assert "Chữ số thứ mười" not in (await client.get("/administration/organisations")).text
    assert "Chưa xác nhận email" not in page
    organisation = await runtime.pool.fetchval("SELECT id FROM organisation WHERE name = 'Công ty Minh Anh'")
    form = await token_form(client, "/administration/organisations")
    await form.send(f"/organisations/{organisation}/verify", {})
    assert "Không có đơn vị nào chờ xác minh" in (await client.get("/administration/organisations")).text


async def test_the_account_page_leads_officers_to_their_pages_and_nobody_else(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    await account_form(browser)
    assert "/administration/" not in (await browser.get("/account")).text
    assert (await browser.get("/administration/people")).status_code == 403


async def test_what_may_be_the_same_organisation_stands_beside_the_one_that_waits(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    first = await registered(runtime.pool)
    await registered(runtime.pool, email="ma@congty.example", organisation="Minh Anh JSC")
    await registered(runtime.pool, email="la@gmail.com", organisation="Công ty Lạ")
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    sit_down(app, broker.actor())
    page = (await client.get("/administration/organisations")).text
    assert page.count("Có thể trùng với:") == 2  # each of the two names the other
    other = rf'<a href="/organisations/{first.organisation_id}">Công ty Minh Anh</a>\s+\(trùng\s+tên miền email'
    assert re.search(other, page)
    assert "quản trị hệ thống có thể hợp nhất" in page
