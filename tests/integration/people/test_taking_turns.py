"""Who edits, decides on, joins or merges an organisation at once takes turns, and nothing stays behind."""

import asyncio

import pytest

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import Conflict, NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import editing, membership, merging, proposed_changes
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import SYSTEM, Actor
from tests.support.listings import need_draft, solution_draft
from tests.support.people import a_person, an_organisation
from tests.support.proposals import BUSINESS, Desk, a_desk

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"
SECONDS_TO_WAIT = 30


async def somebody_waits(connection: Connection) -> None:
    async with asyncio.timeout(SECONDS_TO_WAIT):
        while not await connection.fetchval(WAITING):
            await asyncio.sleep(0.01)


async def gathered(pool: Pool) -> tuple[Desk, int]:
    """With another record of the buyer's organisation."""
    async with transaction(pool) as connection:
        return await a_desk(connection), (await an_organisation(connection, "Minh Anh JSC")).id


async def test_who_decides_a_change_waits_for_who_edits_and_learns_that_it_is_another(pool: Pool) -> None:
    desk, _ = await gathered(pool)
    draft = OrganisationDraft(name=BUSINESS, kind="business", tax_code="0311111111")
    number = desk.buyer.organisation_id or 0
    async with transaction(pool) as connection:
        await editing.edit(connection, number, draft, None, by=desk.buyer)
        [change] = await proposed_changes.waiting(connection, by=desk.broker)

    async def decide() -> None:
        async with transaction(pool) as connection:
            await proposed_changes.decide(connection, change.id, granted=True, by=desk.broker)

    async with transaction(pool) as connection:
        await editing.held(connection, number, by=desk.buyer)
        deciding = asyncio.create_task(decide())
        await somebody_waits(connection)
        await editing.edit(connection, number, draft, "Theo giấy đăng ký", by=desk.buyer)
    with pytest.raises(Conflict):
        await deciding


async def post(pool: Pool, by: Actor, what: str) -> int:
    async with transaction(pool) as connection:
        if what == "need":
            return (await needs.submit(connection, need_draft(), by=by)).id
        return (await solutions.submit(connection, solution_draft(), by=by)).id


@pytest.mark.parametrize("what", ["need", "solution"])
async def test_what_is_written_during_a_merging_stands_under_the_record_that_stays(pool: Pool, what: str) -> None:
    desk, kept = await gathered(pool)
    by = desk.buyer if what == "need" else desk.lab
    async with transaction(pool) as connection:
        await merging.merge(connection, kept, by.organisation_id or 0, by=SYSTEM)
        posting = asyncio.create_task(post(pool, by, what))
        await somebody_waits(connection)
    assert await pool.fetchval(f"SELECT organisation_id FROM {what} WHERE id = $1", await posting) == kept


async def test_who_lets_somebody_in_waits_for_a_merging(pool: Pool) -> None:
    desk, kept = await gathered(pool)
    gone = desk.buyer.organisation_id or 0
    async with transaction(pool) as connection:
        asking = (await a_person(connection)).id
        await connection.execute("UPDATE person SET joining_id = $1 WHERE id = $2", gone, asking)

    async def admit() -> None:
        async with transaction(pool) as connection:
            await membership.admit(connection, asking, by=desk.buyer)

    async with transaction(pool) as connection:
        await merging.both(connection, kept, gone, by=SYSTEM)
        admitting = asyncio.create_task(admit())
        await somebody_waits(connection)
        await merging.merge(connection, kept, gone, by=SYSTEM)
    with pytest.raises(NotFound):  # they ask to join the other by now
        await admitting
    assert await pool.fetchval("SELECT joining_id FROM person WHERE id = $1", asking) == kept
