"""Whoever follows a sector hears of its calls, once each, until they end it."""

import pytest

from matchmaker.calls import notify, subscriptions
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed
from matchmaker.privacy import erasing, exporting
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor
from matchmaker.rules.programme import Sector
from tests.support.calls import Council, an_open_call
from tests.support.listings import make_need
from tests.support.people import a_person
from tests.support.proposals import notices_of


@pytest.fixture
async def follower(connection: Connection) -> Actor:
    """Of no organisation, who follows health."""
    person = (await a_person(connection, email="theodoi@nguoi.example", name="Người theo dõi")).actor()
    await subscriptions.follow(connection, Sector.HEALTH, by=person)
    return person


async def tell(connection: Connection, council: Council, *suppliers: int, sector: Sector = Sector.HEALTH) -> None:
    await notify.tell(connection, await an_open_call(connection, council, sector=sector), suppliers)


async def mails_to(connection: Connection, address: str) -> list[str]:
    rows = await connection.fetch("SELECT kind FROM mail WHERE recipient = $1 ORDER BY id", address)
    return [row["kind"] for row in rows]


async def test_a_follower_hears_of_calls_of_the_sector_alone(
    connection: Connection, council: Council, follower: Actor
) -> None:
    await tell(connection, council)
    await tell(connection, council, sector=Sector.LOGISTICS)
    assert await notices_of(connection, follower) == ["call_in_sector"]
    assert await mails_to(connection, "theodoi@nguoi.example") == ["call_in_sector"]
    body = await connection.fetchval("SELECT body FROM mail WHERE recipient = 'theodoi@nguoi.example'")
    assert "/calls/sectors" in body  # where it ends by a click
    assert "Y tế" in body


async def test_whoever_is_reached_by_several_ways_is_told_once(connection: Connection, council: Council) -> None:
    owner, supplier = council.entrants[0], council.entrants[1]
    assert supplier.organisation_id
    colleague = await a_person(
        connection, email="ban@duthi2.example", name="Bạn", organisation_id=supplier.organisation_id
    )
    await connection.execute(  # who alone speaks for it
        "UPDATE organisation SET authorised_contact_id = $1 WHERE id = $2", supplier.person_id, supplier.organisation_id
    )
    for person in (owner, supplier, colleague.actor()):
        await subscriptions.follow(connection, Sector.HEALTH, by=person)
    call = await an_open_call(connection, council, sector=Sector.HEALTH)
    need = await make_need(connection, organisation="Đơn vị duthi1")
    await connection.execute("INSERT INTO call_need VALUES ($1, $2)", call.id, need.id)
    await notify.tell(connection, call, [supplier.organisation_id])
    for person, address, kind in (
        (owner, "duthi1@duthi1.example", "call_for_need"),
        (supplier, "duthi2@duthi2.example", "call_opened"),
        (colleague.actor(), "ban@duthi2.example", "call_opened"),  # who follows the sector and so gets a mail too
    ):
        assert await notices_of(connection, person) == [kind]
        assert await mails_to(connection, address) == [kind]


async def test_it_ends_by_a_click_and_with_whoever_is_erased(
    connection: Connection, council: Council, follower: Actor
) -> None:
    for _ in range(2):
        await subscriptions.end(connection, Sector.HEALTH, by=follower)
    await tell(connection, council)
    assert await notices_of(connection, follower) == []
    for _ in range(2):
        await subscriptions.follow(connection, Sector.HEALTH, by=follower)
    held = await exporting.own_data(connection, by=follower)
    assert [each["sector"] for each in held["call_sectors"]] == ["health"]
    changes = "SELECT count(*) FROM audit_entry WHERE action IN ('person:follow_sector', 'person:end_sector')"
    assert await connection.fetchval(changes) == 3  # what changes nothing is no act
    await erasing.erase(connection, follower.person_id or 0, by=SYSTEM)
    assert await connection.fetchval("SELECT count(*) FROM call_subscription") == 0


async def test_a_disabled_account_is_told_nothing_and_a_visitor_follows_nothing(
    connection: Connection, council: Council, follower: Actor
) -> None:
    await connection.execute("UPDATE person SET disabled_at = now() WHERE id = $1", follower.person_id)
    await tell(connection, council)
    assert await mails_to(connection, "theodoi@nguoi.example") == []
    with pytest.raises(NotAllowed):
        await subscriptions.follow(connection, Sector.HEALTH, by=VISITOR)
