"""One's own page after the sign-in: what waits, what happened, what is one's own; for every role."""

import re

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.people import demonstration, editing
from matchmaker.people.service import OrganisationDraft
from matchmaker.proposals import decisions, requests
from matchmaker.rules.actors import Role
from tests.support.accounts import enter, sign_in
from tests.support.homes import waiting
from tests.support.listings import make_need, make_solution
from tests.support.people import EMAIL, registered, stored_person, verified

BUSINESS = demonstration.ORGANISATIONS[Role.BUSINESS].name
INSTITUTE = demonstration.ORGANISATIONS[Role.INSTITUTE].name


async def home(browser: httpx.AsyncClient) -> str:
    answer = await browser.get("/home")
    assert answer.status_code == 200
    return answer.text


async def test_the_sign_in_leads_to_ones_own_page_unless_one_came_from_another(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    assert (await sign_in(browser)).headers["location"] == "/home"
    assert (await sign_in(browser, next="/solutions")).headers["location"] == "/solutions"
    assert (await enter(browser, runtime, Role.VERIFIER)).headers["location"] == "/home"


@pytest.mark.parametrize("role", demonstration.NAMES)
async def test_every_role_has_a_page_that_opens_with_nothing_there(
    browser: httpx.AsyncClient, runtime: Runtime, role: Role
) -> None:
    await enter(browser, runtime, role)
    page = await home(browser)
    assert '<a href="/home" aria-current="page">Trang của tôi</a>' in page
    assert demonstration.NAMES[role] in page


async def test_a_stranger_is_led_to_the_sign_in(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/home")).headers["location"] == "/login?next=%2Fhome"


async def test_both_sides_and_the_desk_find_what_waits_for_them_and_what_is_theirs(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await enter(browser, runtime, Role.BUSINESS)
    async with transaction(runtime.pool) as connection:
        people = {person.role: person.actor() for person in await demonstration.people(connection)}
        need = await make_need(connection, organisation=BUSINESS, title="Đọc hóa đơn")
        solution = await make_solution(connection, organisation=INSTITUTE, title="Bộ đọc chứng từ")
        asked = await requests.request(connection, need.id, solution.id, fitting=True, by=people[Role.BUSINESS])
    page = await home(browser)
    assert waiting(page) == []
    assert "Đã đề nghị giới thiệu" in page
    assert f'href="/needs/{need.id}"' in page
    await enter(browser, runtime, Role.BROKER)
    page = await home(browser)
    assert [path for _, path in waiting(page)] == [f"/proposals/{asked}", "/desk/needs"]
    assert "Doanh nghiệp đề nghị được giới thiệu với một giải pháp" in page
    async with transaction(runtime.pool) as connection:
        await decisions.approve(connection, asked, by=people[Role.BROKER], version=1)
    for role in (Role.BUSINESS, Role.INSTITUTE):
        await enter(browser, runtime, role)
        assert waiting(await home(browser)) == [("Cho ý kiến về đề xuất kết nối", f"/proposals/{asked}")]


async def test_what_an_organisation_asks_to_have_changed_waits_on_the_pages_of_those_who_decide(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await enter(browser, runtime, Role.ADMINISTRATOR)
    async with transaction(runtime.pool) as connection:
        business = next(p for p in await demonstration.people(connection) if p.role is Role.BUSINESS)
        draft = OrganisationDraft(name=BUSINESS, kind="business", tax_code="0312345678")
        await editing.edit(connection, business.organisation_id or 0, draft, None, by=business.actor())
    for role in (Role.ADMINISTRATOR, Role.BROKER):
        await enter(browser, runtime, role)
        assert ("Duyệt thay đổi thông tin của đơn vị", "/administration/changes") in waiting(await home(browser))


async def pages_of(browser: httpx.AsyncClient, email: str, organisation: str) -> list[str]:
    """One's own two pages, without what differs by person and by form."""
    await sign_in(browser, email)
    pages = [await home(browser), (await browser.get("/account")).text]
    texts = (re.sub(r'value="[^"]*"|[0-9]+', "", page) for page in pages)
    return [text.replace(email, "").replace(organisation, "") for text in texts]


async def test_who_founds_an_organisation_and_who_asks_to_join_a_hidden_one_read_the_same(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        await make_need(connection, organisation="Công ty Giấu Tên", confidentiality="anonymous")
    founder = await registered(runtime.pool)
    await registered(runtime.pool, email="la@nguoi.example", organisation="Công ty Giấu Tên")
    pages = await pages_of(browser, "la@nguoi.example", "Công ty Giấu Tên")
    assert await pages_of(browser, EMAIL, "Công ty Minh Anh") == pages
    assert "chưa xác nhận Ông/Bà thay mặt đơn vị này" in pages[0]
    await runtime.pool.execute("UPDATE organisation SET tax_code = '0312345678' WHERE name = 'Công ty Giấu Tên'")
    await registered(runtime.pool, email="ma@so.example", organisation="Công ty Tên Khác", tax_code="0312345678")
    assert await pages_of(browser, "ma@so.example", "Công ty Tên Khác") == pages  # not under whose name the code stands
    await verified(runtime.pool, founder)
    page, account = await pages_of(browser, EMAIL, "Công ty Minh Anh")
    assert "chưa xác nhận" not in page
    assert "Sửa thông tin đơn vị" in account
