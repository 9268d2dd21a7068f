"""A judge who leaves, in whichever way, and a conflict that comes late: who hears of it, and who takes the place."""

import pytest

from matchmaker.calls import appointments
from matchmaker.calls.judging import assigning, conflicts, sheets
from matchmaker.ground.db import Connection
from matchmaker.rules.call import Call
from tests.support.calls import Council
from tests.support.judging import a_call_in_scoring
from tests.support.people import mails
from tests.support.proposals import notices_of


async def scored_by_two_of_three(connection: Connection) -> tuple[Council, Call]:
    return await a_call_in_scoring(connection, judges=3, entrants=3, judges_per_entry=2)


async def judge_of(connection: Connection, them: Council, call: Call, number: int) -> list[int]:
    rows = await connection.fetch(
        "SELECT a.person_id FROM call_assignment a JOIN call_entry e ON e.id = a.entry_id"
        " WHERE e.call_id = $1 AND e.number = $2 AND a.ended_at IS NULL",
        call.id,
        number,
    )
    return [row["person_id"] for row in rows]


@pytest.mark.parametrize("way", ["secretary", "desk", "declined"])
async def test_a_judge_leaves_in_one_way_all_concerned_hear_and_others_take_the_places(
    connection: Connection, way: str
) -> None:
    them, call = await scored_by_two_of_three(connection)
    leaver = them.judges[0]
    if way == "secretary":
        await appointments.remove_judge(connection, call.id, leaver.person_id or 0, "Ốm.", by=them.secretary)
    elif way == "desk":
        seats = await appointments.of_call(connection, call.id, by=them.broker)
        [seat] = [each.id for each in seats if each.person_id == leaver.person_id]
        await appointments.end(connection, call.id, seat, "Ốm.", by=them.broker)
    else:
        await appointments.decline(connection, call.id, "Ốm.", by=leaver)
    for reader in (them.chair, them.secretary):
        assert (await notices_of(connection, reader)).count("judge_left") == 1
    if way != "declined":  # who declines knows
        assert "call_appointment_ended" in await notices_of(connection, leaver)
        assert "Ốm." in (await mails(connection, "giamkhao1@giamkhao1.example"))[-1]
    for number in (1, 2, 3):
        assert sorted(await judge_of(connection, them, call, number)) == sorted(
            judge.person_id or 0 for judge in them.judges[1:]
        )
    assert await assigning.lacks(connection, call.id, by=them.secretary) == []


async def test_what_nobody_is_left_for_is_said(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    await appointments.remove_judge(connection, call.id, them.judges[0].person_id or 0, "Ốm.", by=them.secretary)
    missing = await assigning.lacks(connection, call.id, by=them.secretary)
    assert [(each.entry, each.missing) for each in missing] == [(1, 1), (2, 1), (3, 1)]


@pytest.mark.parametrize("way", ["declared", "recognised", "added"])
async def test_a_late_conflict_ends_the_assignment_at_once_and_the_secretary_hears(
    connection: Connection, way: str
) -> None:
    them, call = await scored_by_two_of_three(connection)
    [judge] = [each for each in them.judges if each.person_id == (await judge_of(connection, them, call, 1))[0]]
    if way == "declared":
        await conflicts.declare(connection, call.id, ["Đơn vị duthi1"], by=judge)
    elif way == "recognised":
        await sheets.recognise(connection, call.id, 1, "Tôi từng hướng dẫn nhóm này.", by=judge)
    else:
        await conflicts.add(connection, call.id, 1, judge.person_id or 0, "Cùng đề tài.", by=them.secretary)
    now = await judge_of(connection, them, call, 1)
    assert judge.person_id not in now
    assert len(now) == 2, "another judge has taken the place"
    assert (await notices_of(connection, them.secretary)).count("conflict_arisen") == 1


async def test_the_notice_of_a_judge_names_the_call(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    params = await connection.fetchval(
        "SELECT params FROM notice WHERE kind = 'entries_to_score' AND person_id = $1", them.judges[0].person_id
    )
    assert params == {"title": call.title}
