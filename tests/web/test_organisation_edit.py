"""“Sửa thông tin đơn vị”: from the condition that fails to the case that counts, and who may do what on the way."""

from datetime import timedelta

import httpx
import pytest

from matchmaker.cases.loading import all_cases, city_today
from matchmaker.ground.db import transaction
from matchmaker.people import demonstration
from matchmaker.programme.service import counting_settings
from matchmaker.rules.actors import VISITOR, Actor, Role
from tests.support.cases import close, seen, with_adopter
from tests.support.screens import Screen
from tests.support.settings_pages import text_of

LIST = "/administration/changes"
TAX_CODE = "0312345678"
COUNTED, NO_CODE = "được ghi nhận", "Chưa có mã số thuế"


@pytest.fixture
async def company(screen: Screen) -> int:
    """The adopter of a verified case, which has no tax code any more and so does not count."""
    organisation = screen.people.desk.buyer.organisation_id or 0
    await screen.runtime.pool.execute("UPDATE organisation SET tax_code = NULL WHERE id = $1", organisation)
    return organisation


async def edited(screen: Screen, organisation: int, by: Actor, **typed: str) -> httpx.Response:
    screen.sit(by)
    page = f"/organisations/{organisation}/edit"
    row = await screen.runtime.pool.fetchrow("SELECT name, kind FROM organisation WHERE id = $1", organisation)
    assert row
    return await screen.post(page, page, **{"name": row["name"], "organisation_kind": row["kind"], **typed})


async def decided(screen: Screen, by: Actor, **typed: str) -> httpx.Response:
    screen.sit(by)
    number = await screen.runtime.pool.fetchval("SELECT max(id) FROM organisation_change")
    return await screen.post(f"{LIST}/{number}", LIST, **typed)


async def counted(screen: Screen) -> list[int]:
    async with transaction(screen.runtime.pool) as connection:
        settings = await counting_settings(connection)
        return list((await all_cases(connection)).count(settings).counted)


async def test_the_condition_that_fails_leads_to_the_form_and_the_case_counts(screen: Screen, company: int) -> None:
    office, case, link = screen.people, f"/cases/{screen.case_id}", f'href="/organisations/{company}/edit"'
    for actor, offered in ((office.desk.buyer, True), (office.broker, True), (office.desk.lab, False)):
        screen.sit(actor)
        page = await screen.read(case)
        assert NO_CODE in page
        assert (link in page) == offered
    assert await counted(screen) == []
    sent = await edited(screen, company, office.desk.buyers_colleague, tax_code=TAX_CODE, note="Tra cứu trên cổng thuế")
    assert sent.headers["location"] == f"/organisations/{company}?done=proposed"
    waits = text_of(await screen.read(f"/organisations/{company}"))
    assert "Mã số thuế" in waits
    assert f"→ đến {TAX_CODE}" in waits
    assert await counted(screen) == []
    screen.sit(office.broker)
    assert "Tra cứu trên cổng thuế" in await screen.read(LIST)
    assert (await decided(screen, office.broker, decision="approve")).headers["location"] == f"{LIST}?done=approve"
    assert await counted(screen) == [screen.case_id]
    assert NO_CODE not in await screen.read(case)


async def test_the_demonstrations_company_is_counted(screen: Screen, company: int) -> None:
    async with transaction(screen.runtime.pool) as connection:
        await demonstration.ensure(connection)
        people = {p.role: p for p in await demonstration.people(connection)}
        business = people[Role.BUSINESS]
        case = await seen(connection, screen.case_id)
        await with_adopter(connection, case, case, business.organisation_id or 0)
        await connection.execute("UPDATE organisation SET tax_code = NULL WHERE id = $1", business.organisation_id)
    assert await counted(screen) == []
    await edited(screen, business.organisation_id or 0, business.actor(), tax_code=TAX_CODE)
    await decided(screen, people[Role.BROKER].actor(), decision="approve")
    assert await counted(screen) == [screen.case_id]


async def test_a_closed_period_stands_as_it_was_closed(screen: Screen, company: int) -> None:
    async with transaction(screen.runtime.pool) as connection:
        today = await city_today(connection)
        await close(connection, today - timedelta(days=700), today, by=screen.people.leader)
        before = await connection.fetch("SELECT * FROM period_closing")
    await edited(screen, company, screen.people.broker, tax_code=TAX_CODE)
    assert await counted(screen) == [screen.case_id]
    assert await screen.runtime.pool.fetch("SELECT * FROM period_closing") == before


async def test_the_account_and_the_organisations_page_lead_to_the_form(screen: Screen, company: int) -> None:
    link = f'href="/organisations/{company}/edit"'
    screen.sit(screen.people.desk.buyer)
    assert link in await screen.read(f"/organisations/{company}")
    for actor in (VISITOR, screen.people.desk.lab, screen.people.verifier):
        screen.sit(actor)
        assert link not in await screen.read(f"/organisations/{company}")
        assert (await screen.client.get(f"/organisations/{company}/edit")).status_code in (303, 404)


async def test_a_refusal_asks_for_a_reason_which_the_organisation_reads(screen: Screen, company: int) -> None:
    buyer, broker = screen.people.desk.buyer, screen.people.broker
    await edited(screen, company, buyer, tax_code=TAX_CODE)
    wrong = await decided(screen, broker, decision="refuse")
    assert wrong.status_code == 422
    assert "Từ chối thay đổi" in wrong.text
    await decided(screen, broker, decision="refuse", reason="Mã số thuế của đơn vị khác")
    screen.sit(buyer)
    page = text_of(await screen.read(f"/organisations/{company}"))
    assert "không được chấp thuận: Mã số thuế của đơn vị khác" in page


async def test_a_wrong_field_loses_nothing_that_was_typed(screen: Screen, company: int) -> None:
    typed = {"tax_code": "12", "website": "minhanh.vn", "place": "Phường Sài Gòn", "note": "Theo giấy đăng ký"}
    answer = await edited(screen, company, screen.people.desk.buyer, **typed)
    assert answer.status_code == 422
    assert all(f'value="{text}"' in answer.text for text in typed.values())
    assert 'href="#tax_code"' in answer.text
    assert 'href="#website"' in answer.text


async def test_of_two_editors_neither_loses_a_word(screen: Screen, company: int) -> None:
    desk, page = screen.people.desk, f"/organisations/{company}/edit"
    screen.sit(desk.buyer)
    first = await screen.hidden(page, page)
    await edited(screen, company, desk.buyers_colleague, place="Phường Bến Thành")
    screen.sit(desk.buyer)
    row = await screen.runtime.pool.fetchrow("SELECT name, kind FROM organisation WHERE id = $1", company)
    assert row
    typed = {"name": row["name"], "organisation_kind": row["kind"], "abbreviation": "MA", "place": "Phường Sài Gòn"}
    both = await screen.send(page, first | typed)
    assert both.status_code == 409
    assert "Phường Bến Thành" in both.text
    assert "Phường Sài Gòn" in both.text


async def test_the_form_shows_what_waits_until_it_is_decided(screen: Screen, company: int) -> None:
    buyer, page = screen.people.desk.buyer, f"/organisations/{company}/edit"
    await edited(screen, company, buyer, tax_code=TAX_CODE)
    assert f'value="{TAX_CODE}"' in await screen.read(page)
    screen.sit(screen.people.broker)
    assert f'value="{TAX_CODE}"' not in await screen.read(page)
    screen.sit(screen.people.desk.lab)
    assert TAX_CODE not in await screen.read(f"/organisations/{company}")
