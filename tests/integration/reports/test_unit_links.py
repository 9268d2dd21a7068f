"""A unit's own link: what it opens, until when, and what stays of what was sent by it."""

import re
from dataclasses import replace

import pytest

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, LinkUnusable, NotAllowed, TooManyAttempts
from matchmaker.ground.keys import digest
from matchmaker.reports import contributions, unit_links
from matchmaker.reports.contributions import Contribution
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor, Role
from tests.support.people import a_person, mails

MAILBOX = "yte@so.example"
SOMEBODY = replace(VISITOR, origin="203.0.113.9")
SENT = Contribution(results="Đã triển khai 3 ứng dụng AI.")
SENDER = "Trần Thị Hoa"


@pytest.fixture
async def broker(connection: Connection) -> Actor:
    """Who has named the unit "Sở Y tế"; the Department reports on the last day of the year."""
    person = await a_person(connection, email="can.bo@so.example", role=Role.BROKER)
    await contributions.add_unit(connection, "Sở Y tế", MAILBOX, by=person.actor())
    await contributions.set_department_date(connection, 31, 12, by=SYSTEM)
    return person.actor()


async def the_unit(connection: Connection) -> contributions.UnitYear:
    [unit] = await contributions.of_year(connection, (await city_today(connection)).year)
    return unit


async def a_link(connection: Connection, broker: Actor) -> str:
    unit, today = await the_unit(connection), await city_today(connection)
    await unit_links.ask(connection, unit.id, today.year, by=broker)
    [*_, last] = await mails(connection, MAILBOX)
    found = re.search(r"/unit-reports/([\w-]+)", last)
    assert found
    return found[1]


async def send(connection: Connection, token: str, what: Contribution = SENT, *, sender: str = SENDER) -> None:
    await unit_links.send(connection, token, what, sender, by=SOMEBODY)


async def a_year_ago(connection: Connection) -> None:
    """The links are those of last year, which has been reported."""
    await connection.execute("UPDATE unit_link SET year = year - 1")


async def stored(connection: Connection) -> list[str]:
    return [row["results"] for row in await connection.fetch("SELECT results FROM contribution ORDER BY id")]


async def test_only_the_hash_of_a_link_is_stored(connection: Connection, broker: Actor) -> None:
    token = await a_link(connection, broker)
    assert [row["token_hash"] for row in await connection.fetch("SELECT * FROM unit_link")] == [digest(token)]
    assert token not in str(await connection.fetch("SELECT unit_link::text, token_hash::text FROM unit_link"))


async def test_a_link_shows_its_unit_and_year_and_changes_nothing(connection: Connection, broker: Actor) -> None:
    token = await a_link(connection, broker)
    entries = await connection.fetchval("SELECT count(*) FROM audit_entry")
    report = await unit_links.open_link(connection, token)
    year = (await city_today(connection)).year
    assert (report.unit.name, report.year, report.over) == ("Sở Y tế", year, False)
    assert (report.due.day, report.due.month, report.last_day.day, report.last_day.month) == (25, 11, 31, 12)
    assert report.officer is not None
    assert report.officer.email == "can.bo@so.example"
    assert await connection.fetchval("SELECT count(*) FROM audit_entry") == entries
    assert await stored(connection) == []


async def test_a_link_that_is_not_ours_opens_nothing(connection: Connection, broker: Actor) -> None:
    token = await a_link(connection, broker)
    for wrong in ("", "khong-co", token[:-1], digest(token).hex()):
        with pytest.raises(LinkUnusable):
            await unit_links.open_link(connection, wrong)
        with pytest.raises(LinkUnusable):
            await send(connection, wrong)


async def test_it_is_known_who_sent_it_and_from_where(connection: Connection, broker: Actor) -> None:
    await send(connection, await a_link(connection, broker), sender="  Trần  Thị Hoa ")
    unit = await the_unit(connection)
    assert (unit.sent, unit.by_link, unit.sender, unit.entered_by) == (SENT, True, SENDER, None)
    entry = await connection.fetchrow("SELECT * FROM audit_entry WHERE action = 'report:contribute'")
    assert entry is not None
    assert (entry["actor"], entry["origin"], entry["details"]["by_link"]) == ("link", "203.0.113.9", True)
    assert SENDER not in str(dict(entry))


async def test_what_is_sent_again_replaces_and_the_old_text_stays(connection: Connection, broker: Actor) -> None:
    first, second = await a_link(connection, broker), await a_link(connection, broker)
    await send(connection, first)
    await send(connection, second, replace(SENT, results="Đã triển khai 4 ứng dụng."))
    await send(connection, first, replace(SENT, results="Đã triển khai 5 ứng dụng."), sender="Lê An")
    unit = await the_unit(connection)
    assert unit.sent is not None
    assert (unit.sent.results, unit.sender) == ("Đã triển khai 5 ứng dụng.", "Lê An")
    assert len(await stored(connection)) == 3


async def test_an_officers_entry_after_it_is_the_officers(connection: Connection, broker: Actor) -> None:
    await send(connection, await a_link(connection, broker))
    unit, today = await the_unit(connection), await city_today(connection)
    await contributions.send(connection, unit.id, today.year, SENT, by=broker)
    unit = await the_unit(connection)
    assert (unit.by_link, unit.sender) == (False, None)
    assert unit.entered_by


async def test_after_the_departments_day_it_takes_nothing_more(connection: Connection, broker: Actor) -> None:
    token = await a_link(connection, broker)
    await a_year_ago(connection)
    assert (await unit_links.open_link(connection, token)).over
    with pytest.raises(LinkUnusable, match="link_expired"):
        await send(connection, token)
    unit, today = await the_unit(connection), await city_today(connection)
    with pytest.raises(Conflict):
        await unit_links.ask(connection, unit.id, today.year - 1, by=broker)
    assert await stored(connection) == []


async def test_a_link_of_another_year_reads_nothing_of_this_one(connection: Connection, broker: Actor) -> None:
    old = await a_link(connection, broker)
    await a_year_ago(connection)
    await send(connection, await a_link(connection, broker))
    assert (await unit_links.open_link(connection, old)).unit.sent is None


async def test_the_departments_day_is_never_before_that_of_the_units(connection: Connection) -> None:
    await contributions.set_department_date(connection, 1, 3, by=SYSTEM)
    last_day = (await contributions.deadlines(connection)).last_day(2026)
    assert (last_day.day, last_day.month) == (25, 11)


@pytest.mark.parametrize(
    ("what", "sender", "problems"),
    [
        (Contribution(results="  "), "", {"results": "required", "sender_name": "required"}),
        (replace(SENT, document="1" * 301), SENDER, {"document": "too_long"}),
        (SENT, "H", {"sender_name": "too_short"}),
        (SENT, "H" * 201, {"sender_name": "too_long"}),
    ],
)
async def test_what_is_wrong_is_said_by_field(
    connection: Connection, broker: Actor, what: Contribution, sender: str, problems: dict[str, str]
) -> None:
    token = await a_link(connection, broker)
    with pytest.raises(InvalidInput) as wrong:
        await send(connection, token, what, sender=sender)
    assert wrong.value.fields == problems


async def test_a_link_cannot_flood_the_table(connection: Connection, broker: Actor) -> None:
    token = await a_link(connection, broker)
    for _ in range(20):
        await send(connection, token)
    with pytest.raises(TooManyAttempts):
        await send(connection, token)


async def test_an_officer_sends_a_link_and_only_to_an_address(connection: Connection, broker: Actor) -> None:
    await a_link(connection, broker)
    assert len(await mails(connection, MAILBOX)) == 1
    assert await connection.fetchval("SELECT count(*) FROM unit_link") == 1
    assert (await the_unit(connection)).asked_at is not None
    await contributions.set_email(connection, (await the_unit(connection)).id, "", by=broker)
    unit, today = await the_unit(connection), await city_today(connection)
    with pytest.raises(InvalidInput):
        await unit_links.ask(connection, unit.id, today.year, by=broker)
    with pytest.raises(NotAllowed):
        await unit_links.ask(connection, unit.id, today.year, by=SOMEBODY)


async def test_the_address_of_a_unit_is_read_or_told_and_one_of_an_earlier_version_is_not_written_to(
    connection: Connection, broker: Actor
) -> None:
    await a_link(connection, broker)
    unit, today = await the_unit(connection), await city_today(connection)
    for typed, code in (("mailto:an@vidu.vn", "email_not_alone"), ("a..b@vidu.vn", "not_an_email")):
        with pytest.raises(InvalidInput) as refused:
            await contributions.set_email(connection, unit.id, typed, by=broker)
        assert refused.value.fields == {"unit_email": code}
        await connection.execute("UPDATE reporting_unit SET email = $1", typed)
        with pytest.raises(InvalidInput) as refused:
            await unit_links.ask(connection, unit.id, today.year, by=broker)
        assert refused.value.fields == {"unit_email": code}
    await contributions.set_email(connection, unit.id, "VanThu@Sở-Y-Tế.VN", by=broker)
    assert (await the_unit(connection)).email == "VanThu@xn--s-y-t-s61b1i.vn"


async def test_another_address_ends_the_links_that_went_to_the_old_one(connection: Connection, broker: Actor) -> None:
    token, unit = await a_link(connection, broker), await the_unit(connection)
    await contributions.set_email(connection, unit.id, MAILBOX, by=broker)
    await unit_links.open_link(connection, token)
    await contributions.set_email(connection, unit.id, "vanthu.yte@so.example", by=broker)
    with pytest.raises(LinkUnusable):
        await unit_links.open_link(connection, token)
