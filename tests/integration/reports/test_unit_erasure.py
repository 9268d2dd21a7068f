"""Erasing a person reaches what they sent for a unit, and nothing of whoever has the same name elsewhere."""

import pytest

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.privacy import erasing
from matchmaker.reports import contributions
from matchmaker.reports.contributions import Contribution
from matchmaker.rules.actors import SYSTEM, Person, Role
from tests.support.people import a_person, an_organisation

NAME, EMAIL = "Trần Thị Hoa Riêng", "hoa.rieng@so.example"


async def a_unit(connection: Connection, name: str, email: str) -> int:
    await contributions.add_unit(connection, name, email, by=SYSTEM)
    return int(await connection.fetchval("SELECT max(id) FROM reporting_unit"))


async def sent(connection: Connection, unit_id: int, sender: str, by: Person | None = None) -> None:
    what = Contribution(results=f"{NAME} đã triển khai 3 ứng dụng.")
    who = by.actor() if by else SYSTEM
    year = (await city_today(connection)).year
    await contributions.store(connection, unit_id, year, what, by=who, sender=sender)


async def senders(connection: Connection) -> list[str | None]:
    return [row["sender_name"] for row in await connection.fetch("SELECT sender_name FROM contribution ORDER BY id")]


@pytest.fixture
async def person(connection: Connection) -> Person:
    organisation = await an_organisation(connection, "Sở Du lịch")
    return await a_person(connection, email=EMAIL, name=NAME, role=Role.BUSINESS, organisation_id=organisation.id)


async def test_who_sent_it_goes_and_the_report_stays_without_their_name(connection: Connection, person: Person) -> None:
    mailbox = await a_unit(connection, "Sở Y tế", EMAIL)
    account = await a_unit(connection, "Sở Xây dựng", "xaydung@so.example")
    organisation = await a_unit(connection, "Sở Du lịch", "dulich@so.example")
    await sent(connection, mailbox, "Chị Hoa")
    await sent(connection, account, "Hoa", by=person)
    await sent(connection, account, "Lê Văn An")
    await sent(connection, organisation, NAME)
    await erasing.erase(connection, person.id, by=SYSTEM)
    assert await senders(connection) == [None, None, "Lê Văn An", "[đã xóa]"]
    texts = [row["results"] for row in await connection.fetch("SELECT results FROM contribution")]
    assert texts == ["[đã xóa] đã triển khai 3 ứng dụng."] * 4
    assert await connection.fetchval("SELECT email FROM reporting_unit WHERE id = $1", mailbox) is None


async def test_another_of_the_same_name_in_another_unit_keeps_theirs(connection: Connection, person: Person) -> None:
    elsewhere = await a_unit(connection, "Sở Tư pháp", "tuphap@so.example")
    await sent(connection, elsewhere, NAME)
    await erasing.erase(connection, person.id, by=SYSTEM)
    assert await senders(connection) == [NAME]


async def test_links_that_went_to_their_mailbox_end(connection: Connection, person: Person) -> None:
    unit_id = await a_unit(connection, "Sở Y tế", EMAIL)
    await connection.execute("INSERT INTO unit_link VALUES (sha256('a'), $1, 2026)", unit_id)
    await erasing.erase(connection, person.id, by=SYSTEM)
    assert await connection.fetchval("SELECT count(*) FROM unit_link") == 0
