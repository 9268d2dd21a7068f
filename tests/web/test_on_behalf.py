"""Officers and an association enter records for others, through the pages."""

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Person, Role
from tests.support.accounts import sign_in
from tests.support.associations import verified
from tests.support.forms import opened_form
from tests.support.listings import make_need
from tests.support.need_forms import BEHALF, PROBLEM
from tests.support.people import stored_person

SECRETARY = "ha@hiephoi.example"
NEED = {"problem": PROBLEM, "organisation": "Công ty Được Nhập Thay", "contact": "0901 234 567"}
SOLUTION = {"title": "Đọc hóa đơn", "summary": PROBLEM, "organisation": "Công ty Được Nhập Thay"}
FORMS = [("/needs", NEED), ("/solutions", SOLUTION)]


@pytest.fixture
async def secretary(runtime: Runtime, browser: httpx.AsyncClient) -> Person:
    """Somebody of a verified association, signed in."""
    async with transaction(runtime.pool) as connection:
        association_id = await verified(connection, "Hiệp hội Thử Nghiệm", "association")
    person = await stored_person(runtime.pool, email=SECRETARY, organisation_id=association_id)
    await sign_in(browser, SECRETARY)
    return person


@pytest.mark.usefixtures("secretary")
@pytest.mark.parametrize(("path", "told"), FORMS)
async def test_an_association_enters_a_record_and_the_page_says_for_whom(
    browser: httpx.AsyncClient, path: str, told: dict[str, str]
) -> None:
    form = await opened_form(browser, f"{path}/new")
    answer = await form.send(path, told | BEHALF)
    assert answer.status_code == 303
    page = (await browser.get(answer.headers["location"])).text
    for words in ("Công ty Được Nhập Thay", "chưa được đơn vị xác nhận", "Phiếu khảo sát số 12", "Bà Hà, Phó Giám đốc"):
        assert words in page
    assert "02/11/2026" in page
    assert "Chờ duyệt" in page
    assert "Công ty Được Nhập Thay" in (await browser.get("/account/records")).text


@pytest.mark.usefixtures("secretary")
@pytest.mark.parametrize(("path", "told"), FORMS)
async def test_whoever_does_not_say_who_agreed_is_asked_and_loses_nothing(
    browser: httpx.AsyncClient, runtime: Runtime, path: str, told: dict[str, str]
) -> None:
    form = await opened_form(browser, f"{path}/new")
    answer = await form.send(path, told | {"behalf_date": "31/12/2099"})
    assert answer.status_code == 422
    for field in ("behalf_source", "behalf_person", "behalf_date"):
        assert f'id="{field}-wrong"' in answer.text
    assert PROBLEM in answer.text
    assert 'value="31/12/2099"' in answer.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM behalf") == 0


@pytest.mark.usefixtures("secretary")
async def test_for_the_association_itself_nobody_else_is_asked_for(browser: httpx.AsyncClient) -> None:
    form = await opened_form(browser, "/needs/new")
    answer = await form.send("/needs", NEED | {"organisation": "hiệp hội thử nghiệm"})
    assert answer.status_code == 303
    assert "chưa được đơn vị xác nhận" not in (await browser.get(answer.headers["location"])).text


async def test_a_member_of_a_company_is_not_asked_at_all(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        company_id = await verified(connection, "Công ty Minh Anh")
    await stored_person(runtime.pool, organisation_id=company_id)
    await sign_in(browser)
    assert "behalf_source" not in (await browser.get("/needs/new")).text


async def test_the_desk_sees_who_agreed(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    address = (await form.send("/needs", NEED | BEHALF)).headers["location"]
    assert "Bà Hà, Phó Giám đốc" in (await client.get(address)).text


@pytest.mark.usefixtures("as_visitor")
async def test_a_visitor_reads_that_it_is_unconfirmed_and_not_who_agreed(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, by=broker.actor())
    page = (await client.get(f"/needs/{need.id}")).text
    assert "chưa được đơn vị xác nhận" in page
    assert "Trần Thu Hà" not in page
    assert "Phiếu khảo sát" not in page
    assert f'href="/login?next=/needs/{need.id}"' in page
