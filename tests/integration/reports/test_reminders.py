"""Reminders of the year's report: units that have not sent by mail, officers by notices, each once."""

import re
from datetime import UTC, datetime

import pytest

from matchmaker.ground.db import Connection
from matchmaker.reports import clock, contributions, unit_links
from matchmaker.reports.contributions import Contribution
from matchmaker.rules.actors import SYSTEM, Role
from tests.support.people import a_person, mails


def at(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 5, tzinfo=UTC)


@pytest.fixture
async def units(connection: Connection) -> None:
    for name in ("y te", "xay dung"):
        await contributions.add_unit(connection, f"Sở {name}", f"{name.replace(' ', '')}@so.example", by=SYSTEM)
    await a_person(connection, email="can.bo@so.example", role=Role.BROKER)


async def kinds(connection: Connection) -> list[str]:
    return [row["kind"] for row in await connection.fetch("SELECT kind FROM notice ORDER BY id")]


@pytest.mark.usefixtures("units")
async def test_each_unit_that_has_not_sent_is_asked_once_a_step(connection: Connection) -> None:
    first, _ = await contributions.of_year(connection, 2026)
    await contributions.send(connection, first.id, 2026, Contribution(results="Đã gửi"), by=SYSTEM)
    for now in (at(18), at(18), at(19), at(24), at(25)):
        await clock.tick(connection, now=now)
    assert await mails(connection, "yte@so.example") == []
    texts = await mails(connection, "xaydung@so.example")
    assert len(texts) == 2
    assert "trước ngày 25/11/2026" in texts[0]


@pytest.mark.usefixtures("units")
async def test_officers_are_told_of_both_days(connection: Connection) -> None:
    for now in (at(1, 9), at(18), at(18), at(20, 12)):
        await clock.tick(connection, now=now)
    assert await kinds(connection) == ["contributions_due", "report_due"]


@pytest.mark.usefixtures("units")
async def test_nothing_is_said_after_the_day(connection: Connection) -> None:
    await clock.tick(connection, now=at(20, 12))
    assert await kinds(connection) == []
    assert await mails(connection, "yte@so.example") == []


@pytest.mark.usefixtures("units")
async def test_each_reminder_brings_a_link_and_older_ones_still_open(connection: Connection) -> None:
    for now in (at(1), at(1), at(18), at(24)):
        await clock.tick(connection, now=now)
    texts = await mails(connection, "yte@so.example")
    tokens = [found for text in texts for found in re.findall(r"/unit-reports/([\w-]+)", text)]
    assert len(set(tokens)) == 3
    assert "/results" not in "".join(texts)
    for token in tokens:
        report = await unit_links.open_link(connection, token)
        assert (report.unit.name, report.year) == ("Sở y te", 2026)
    assert await connection.fetchval("SELECT count(*) FROM unit_link") == 6  # of two units
