"""What state money paid for is followed to the fifth year: asked once for each year, and listed with its answers."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from matchmaker.cases import clock
from matchmaker.cases.clock import WordOnUse
from matchmaker.cases.loading import all_cases
from matchmaker.cases.still_used import UseLine, by_state, still_used
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import NotAllowed
from matchmaker.regulations.service import RegulationDraft, add
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.follow_up import UseState
from matchmaker.rules.regulations import RegulationKey
from tests.support.cases import Office, a_verified, an_office, token_to
from tests.support.state_money import paid_by_state

BUYER = "lan@minhanh.example"


async def in_days(connection: Connection, days: int) -> datetime:
    now: datetime = await connection.fetchval("SELECT now()")
    return now + timedelta(days=days)


async def asked(connection: Connection) -> Sequence[int]:
    return [row["months"] for row in await connection.fetch("SELECT months FROM case_follow_up ORDER BY months")]


async def listed(connection: Connection) -> list[UseLine]:
    return await still_used(connection, await all_cases(connection), by=SYSTEM)


@pytest.mark.parametrize(
    ("money", "months"), [("state", [6, 12, 24, 36, 48, 60]), ("mixed", [6, 12, 24, 36, 48, 60]), ("own", [6, 12])]
)
async def test_the_adopter_is_asked_each_year_and_after_the_fifth_no_more(
    connection: Connection, office: Office, money: str, months: list[int]
) -> None:
    case = await paid_by_state(connection, office, money)
    for day in (0, *(365 * year for year in range(1, 9))):
        now = await in_days(connection, day)
        for _ in range(2):
            await clock.tick(connection, now=now)
    assert await asked(connection) == months
    assert await connection.fetchval("SELECT count(*) FROM mail WHERE kind = 'case_follow_up'") == len(months)
    assert {row["case_id"] for row in await connection.fetch("SELECT case_id FROM case_follow_up")} == {case.id}


async def test_years_that_an_administrator_sets_hold_for_results_from_their_day_on(
    connection: Connection, office: Office
) -> None:
    await paid_by_state(connection, office)
    result_on: date = (await listed(connection))[0].result_on or date.max
    for years, since in ((1, result_on - timedelta(days=1)), (9, result_on + timedelta(days=1))):
        draft = RegulationDraft(
            key=RegulationKey.FOLLOW_UP_YEARS, value=years, valid_from=since, source="Thông tư thử nghiệm"
        )
        await add(connection, draft, by=SYSTEM)
    for day in (0, 200, 600, 1_000):
        await clock.tick(connection, now=await in_days(connection, day))
    assert await asked(connection) == [6, 12]


async def test_the_list_says_of_each_result_what_was_asked_and_answered_last(
    connection: Connection, office: Office
) -> None:
    case = await paid_by_state(connection, office)
    [before] = await listed(connection)
    assert (before.case_id, before.state, before.asked_on, before.answer) == (case.id, UseState.NOT_ASKED, None, None)
    await clock.tick(connection, now=await in_days(connection, 0))
    [silent] = await listed(connection)
    assert (silent.state, silent.asked_months) == (UseState.NO_ANSWER, 6)
    await clock.answer(connection, await token_to(connection, BUYER), WordOnUse(still_used=True), by=VISITOR)
    [used] = await listed(connection)
    assert used.state is UseState.IN_USE
    assert used.answer
    assert (used.answer.months, used.answer.still_used) == (6, True)
    await clock.tick(connection, now=await in_days(connection, 365))
    [again] = await listed(connection)
    assert (again.state, again.asked_months) == (UseState.NO_ANSWER, 12)
    assert again.answer == used.answer
    await clock.answer(connection, await token_to(connection, BUYER), WordOnUse(still_used=False), by=VISITOR)
    [ended] = await listed(connection)
    assert (ended.state, ended.next_on) == (UseState.ENDED, None)
    assert dict(by_state([ended])) == {state: int(state is UseState.ENDED) for state in UseState}


async def test_what_the_enterprise_paid_itself_is_not_in_the_list(connection: Connection, office: Office) -> None:
    await a_verified(connection, office)
    assert await listed(connection) == []


async def test_only_officers_read_it(connection: Connection, office: Office) -> None:
    with pytest.raises(NotAllowed):
        await still_used(connection, await all_cases(connection), by=office.desk.buyer)


async def test_two_clocks_at_once_ask_once(pool: Pool) -> None:
    async with transaction(pool) as connection:
        await paid_by_state(connection, await an_office(connection))
        now = await in_days(connection, 365)

    async def tick() -> int:
        async with transaction(pool) as connection:
            return (await clock.tick(connection, now=now)).asked_again

    assert sorted(await asyncio.gather(*(tick() for _ in range(4)))) == [0, 0, 0, 1]
    assert await pool.fetchval("SELECT count(*) FROM case_follow_up") == 1
    assert await pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'case_follow_up'") == 1
    assert await pool.fetchval("SELECT count(*) FROM audit_entry WHERE action = 'case:ask_again'") == 1
