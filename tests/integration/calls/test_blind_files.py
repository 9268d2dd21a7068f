"""Files of entries as judges get them: for whoever reads the entry, from the moment on at which they may."""

import pytest

from matchmaker.calls.judging import assigning, sheets
from matchmaker.calls.judging.blind_files import blind_file
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound, WrongState
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState
from tests.support.calls import in_state
from tests.support.judging import a_call_in_conflicts, begun


async def a_file_for_each(connection: Connection) -> None:
    await connection.execute(
        "INSERT INTO call_file (entry_id, position, name, stored_name, media_type, size, sha256, blind_stored_name,"
        " blind_size, blind_sha256, blind_text, submitted_at) SELECT id, 1, 'a.pdf', 'whole' || id, 'application/pdf',"
        " 1, receipt, 'blind' || id, 1, receipt, '', now() FROM call_entry"
    )


async def is_refused(connection: Connection, call: Call, number: int, *, by: Actor) -> None:
    with pytest.raises((NotFound, WrongState)):
        await blind_file(connection, call.id, number, 1, by=by)


async def test_a_copy_goes_to_whoever_judges_the_entry_and_not_before_scoring(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection, judges_per_entry=1)
    await a_file_for_each(connection)
    for state in (CallState.CLOSED, CallState.ELIGIBILITY, CallState.CONFLICTS):
        call = await in_state(connection, call, state)
        for member in (*them.judges, them.chair, them.broker):
            await is_refused(connection, call, 1, by=member)
    call = await begun(connection, them, call)
    own = {judge: await sheets.own_entries(connection, call, by=judge) for judge in them.judges}
    for judge, entries in own.items():
        for number in (1, 2, 3):
            if number not in [entry.number for entry in entries]:
                await is_refused(connection, call, number, by=judge)
        file = await blind_file(connection, call.id, entries[0].number, 1, by=judge)
        assert file.name == f"Hồ sơ 0{entries[0].number} - tệp 1.pdf"
    for reader in (them.chair, them.secretary, them.entrants[0]):
        assert (await blind_file(connection, call.id, 1, 1, by=reader)).stored_name.startswith("blind")
    for other in (them.broker, them.entrants[1]):
        await is_refused(connection, call, 1, by=other)


async def test_a_conflict_keeps_a_file_away_that_nobody_has_written_down_yet(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection)
    await a_file_for_each(connection)
    call = await begun(connection, them, call)
    for member in (them.judges[0], them.chair):
        await blind_file(connection, call.id, 1, 1, by=member)
        await connection.execute(
            "UPDATE person SET organisation_id = $2 WHERE id = $1", member.person_id, them.entrants[0].organisation_id
        )
        await is_refused(connection, call, 1, by=member)


async def test_who_joins_while_others_score_declares_before_reading(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection)
    await a_file_for_each(connection)
    call = await begun(connection, them, call)
    late = them.judges[0]
    await connection.execute(
        "UPDATE call_appointment SET declared_at = NULL WHERE person_id = ANY ($1)",
        [late.person_id, them.chair.person_id],
    )
    await assigning.assign_all(connection, call.id, by=them.secretary)
    call = await in_state(connection, call, CallState.SCORING)
    assert await sheets.own_entries(connection, call, by=late) == []
    with pytest.raises(WrongState):
        await sheets.sheet(connection, call.id, 1, by=late)
    for member in (late, them.chair):
        await is_refused(connection, call, 1, by=member)
