"""Calls close at their deadline and tell whoever may answer them, each once, whoever dies in the middle."""

from datetime import UTC, datetime, timedelta

import pytest

from matchmaker.calls import clock, notify
from matchmaker.calls import service as calls
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import CallState, is_late
from matchmaker.rules.programme import Sector
from tests.support.calls import Council, an_open_call, past_its_deadline
from tests.support.listings import make_need


async def kinds_told(connection: Connection) -> list[tuple[str, int]]:
    rows = await connection.fetch("SELECT kind, person_id FROM notice WHERE subject = 'call' ORDER BY id")
    return [(row["kind"], row["person_id"]) for row in rows]


async def test_a_call_closes_by_the_clock_and_its_council_hears_once(connection: Connection, council: Council) -> None:
    call = await past_its_deadline(connection, await an_open_call(connection, council))
    still = await an_open_call(connection, council)
    assert [await clock.close_due(connection) for _ in range(2)] == [1, 0]
    assert (await calls.get(connection, call.id, by=SYSTEM)).state is CallState.CLOSED
    assert (await calls.get(connection, still.id, by=SYSTEM)).state is CallState.OPEN
    expected = {("call_closed", council.secretary.person_id), ("call_closed", council.chair.person_id)}
    told = await kinds_told(connection)
    assert (set(told), len(told)) == (expected, 2)


async def test_dying_while_a_call_closes_leaves_it_for_the_next_round(
    connection: Connection, council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = await past_its_deadline(connection, await an_open_call(connection, council))
    with monkeypatch.context() as broken:

        async def dies(*_: object) -> None:
            raise ConnectionError

        broken.setattr(notify, "closed", dies)
        await clock.close_due(connection)
    assert (await calls.get(connection, call.id, by=SYSTEM)).state is CallState.OPEN
    assert await kinds_told(connection) == []
    assert await clock.close_due(connection) == 1
    assert len(await kinds_told(connection)) == 2


async def test_the_instant_itself_is_too_late_for_page_and_clock(connection: Connection, council: Council) -> None:
    deadline = datetime(2027, 3, 31, 10, tzinfo=UTC)
    assert is_late(deadline, deadline)
    assert not is_late(deadline, deadline - timedelta(microseconds=1))
    call = await an_open_call(connection, council)
    await connection.execute("UPDATE call SET closes_at = now() WHERE id = $1", call.id)
    assert await clock.close_due(connection) == 1


async def test_owners_suppliers_and_institutes_of_the_sector_hear_once(
    connection: Connection, council: Council
) -> None:
    call = await an_open_call(connection, council, sector=Sector.HEALTH)
    supplier, owner = council.entrants[0], council.entrants[1]
    need = await make_need(connection, organisation="Đơn vị duthi2")
    assert need.organisation_id == owner.organisation_id
    await connection.execute("INSERT INTO call_need VALUES ($1, $2)", call.id, need.id)
    assert supplier.organisation_id
    for _ in range(2):
        await notify.tell(connection, call, [supplier.organisation_id])
    told = await kinds_told(connection)
    assert sorted(told) == sorted([("call_for_need", owner.person_id), ("call_opened", supplier.person_id)])
    mails = await connection.fetch("SELECT kind, recipient FROM mail WHERE kind IN ('call_opened', 'call_for_need')")
    assert len(mails) == 2
