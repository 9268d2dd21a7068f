"""II.6 from the service's own data: who was active in twelve months, by what it did itself."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed
from matchmaker.listings.needs import service as needs
from matchmaker.reports import ecosystem, service
from matchmaker.reports.ecosystem import Act, ActiveOrganisation
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, VISITOR, Role
from matchmaker.rules.listing import ListingState
from tests.support.cases import Office, a_verified, an_office
from tests.support.listings import make_need, make_solution, need_draft
from tests.support.proposals import a_contact


@pytest.fixture
async def office(connection: Connection) -> Office:
    return await an_office(connection)


async def an_own_need(connection: Connection, name: str, **more: Any) -> int:  # noqa: ANN401
    """A need that a business posted itself and an officer published."""
    owner = await a_contact(connection, f"{uuid4().hex}@doanhnghiep.example", name, "business", Role.BUSINESS)
    need = await needs.submit(connection, need_draft(organisation=name, **more), by=owner)
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    return need.id


async def found(connection: Connection, until: date | None = None) -> dict[str, ActiveOrganisation]:
    day = until or await city_today(connection)
    return {each.name or "": each for each in await ecosystem.active(connection, day, by=SYSTEM)}


async def test_who_answers_confirms_and_brings_papers_is_active_on_either_side(
    connection: Connection, office: Office
) -> None:
    await a_verified(connection, office)
    told = await found(connection)
    [adopter] = [each for name, each in told.items() if "Minh Anh" in name]
    assert {Act.CONSENT, Act.CONFIRMATION} <= adopter.acts.keys()
    assert {each.kind.value for each in told.values()} == {"business", "institute"}


async def test_what_others_entered_makes_nobody_active(connection: Connection) -> None:
    await make_need(connection, organisation="Được nhập thay")
    await make_solution(connection)
    assert await found(connection) == {}
    await an_own_need(connection, "Tự đăng")
    assert {name: dict(each.acts) for name, each in (await found(connection)).items()} == {"Tự đăng": {Act.NEED: 1}}


async def test_a_need_that_nobody_published_yet_is_no_activity(connection: Connection) -> None:
    need = await an_own_need(connection, "Chờ duyệt")
    await connection.execute("UPDATE need SET state = 'submitted', published_at = NULL WHERE id = $1", need)
    assert await found(connection) == {}


async def test_a_need_posted_without_an_account_counts_once_its_owner_has_confirmed_it(connection: Connection) -> None:
    need = await make_need(connection, organisation="Không tài khoản")
    await connection.execute(
        "INSERT INTO need_confirmation (need_id, locale, notice_version) VALUES ($1, 'vi', '1')", need.id
    )
    assert await found(connection) == {}
    await connection.execute("UPDATE need_confirmation SET confirmed_at = now(), means = 'phone'")
    assert list(await found(connection)) == ["Không tài khoản"]


async def test_twelve_months_end_with_the_day(connection: Connection) -> None:
    need = await an_own_need(connection, "Tự đăng")
    await connection.execute("UPDATE need SET published_at = '2025-03-31 17:30+00' WHERE id = $1", need)  # 1 April here
    seen = {day: bool(await found(connection, day)) for day in map(date.fromisoformat, DAYS)}
    assert seen == {date.fromisoformat(day): active for day, active in DAYS.items()}


DAYS = {"2025-03-31": False, "2025-04-01": True, "2026-03-31": True, "2026-04-01": False}


async def test_leaders_do_not_learn_who_stands_behind_a_need_without_a_name(
    connection: Connection, office: Office
) -> None:
    await an_own_need(connection, "Ẩn danh", confidentiality="anonymous")
    await an_own_need(connection, "Công khai")
    until = await city_today(connection)
    told = await ecosystem.active(connection, until, by=office.leader)
    assert [(each.name, dict(each.acts)) for each in told] == [("Công khai", {Act.NEED: 1}), (None, {})]
    assert {each.name for each in await ecosystem.active(connection, until, by=office.broker)} == {
        "Công khai",
        "Ẩn danh",
    }


async def test_an_open_act_beside_a_hidden_one_is_told_alone(connection: Connection, office: Office) -> None:
    await an_own_need(connection, "Một nửa", confidentiality="brokers")
    await an_own_need(connection, "Một nửa")
    [told] = await ecosystem.active(connection, await city_today(connection), by=office.leader)
    assert (told.name, dict(told.acts)) == ("Một nửa", {Act.NEED: 1})
    assert (await found(connection))["Một nửa"].acts == {Act.NEED: 2}


async def test_visitors_and_parties_are_told_nothing(connection: Connection) -> None:
    with pytest.raises(NotAllowed):
        await ecosystem.active(connection, await city_today(connection), by=VISITOR)


async def test_the_report_tells_it_beside_what_was_entered(connection: Connection) -> None:
    await an_own_need(connection, "Tự đăng")
    today = await city_today(connection)
    sheet = await service.draft(connection, today - timedelta(days=30), today, by=SYSTEM)
    [row] = [row for each in sheet.tables for row in each.rows if str(row[0]).startswith("II.6.")]
    assert f"trên hệ thống: 1 đơn vị có hoạt động trong 12 tháng đến ngày {today:%d/%m/%Y} (doanh nghiệp: 1)" in str(
        row[1]
    )
