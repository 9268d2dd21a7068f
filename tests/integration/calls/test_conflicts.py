"""Who has a conflict neither sees nor scores nor moderates an entry; what is known counts, confirmed or not."""

import pytest

from matchmaker.calls import appointments, erasing
from matchmaker.calls import service as calls
from matchmaker.calls.judging import assigning, conflicts, council, sheets, standings
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.people import erasing as people
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import CallState
from matchmaker.rules.ranking import Flag
from tests.support.calls import an_entry, in_state
from tests.support.judging import a_call_in_conflicts, a_call_in_scoring, a_sheet, begun, scored
from tests.support.people import a_person


async def own_numbers(connection: Connection, call_id: int, judge: Actor) -> set[int]:
    rows = await connection.fetch(
        "SELECT e.number FROM call_assignment a JOIN call_entry e ON e.id = a.entry_id"
        " WHERE e.call_id = $1 AND a.person_id = $2 AND a.ended_at IS NULL",
        call_id,
        judge.person_id,
    )
    return {row["number"] for row in rows}


async def test_what_a_judge_declares_keeps_the_entry_from_them(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection)
    first, *others = them.judges
    await conflicts.declare(connection, call.id, ["Đơn vị duthi2", "Đơn vị duthi2", ""], by=first)
    for judge in (them.chair, *others):
        await conflicts.declare(connection, call.id, [], by=judge)
    assigned = await assigning.assign_all(connection, call.id, by=them.secretary)
    assert [(lack.entry, lack.missing, lack.kept_away) for lack in assigned.lacks] == [(2, 1, 1)]
    await assigning.begin(connection, call.id, by=them.secretary)
    assert await own_numbers(connection, call.id, first) == {1, 3}
    call = await calls.get(connection, call.id, by=first)
    assert [entry.number for entry in await sheets.own_entries(connection, call, by=first)] == [1, 3]
    with pytest.raises(NotFound):
        await sheets.sheet(connection, call.id, 2, by=first)


async def test_a_judge_of_whom_it_is_not_confirmed_that_they_belong_there_has_the_conflict(
    connection: Connection,
) -> None:
    """The judge asks to join the entrant's organisation, and nobody has let them in yet."""
    them, call = await a_call_in_conflicts(connection)
    judge, entrant = them.judges[0], them.entrants[0]
    await connection.execute(
        "UPDATE person SET organisation_id = NULL, joining_id = $2, joining_as = 'Nơi này' WHERE id = $1",
        judge.person_id,
        entrant.organisation_id,
    )
    await begun(connection, them, call)
    assert 1 not in await own_numbers(connection, call.id, judge)


async def test_nobody_judges_what_they_sent_in_from_a_second_account(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    judge = them.judges[0]
    await connection.execute("UPDATE person SET phone = '0903123456' WHERE id = $1", judge.person_id)
    second = await a_person(connection, email="toi@khac.example", name="Ai đó", phone="+84903123456")
    await an_entry(connection, call, second.actor(), state="eligible")
    await assigning.assign_all(connection, call.id, by=them.secretary)
    assert 4 not in await own_numbers(connection, call.id, judge)
    assert 4 in await own_numbers(connection, call.id, them.judges[1])


async def test_what_becomes_known_after_assigning_closes_the_entry_at_once(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    judge, entrant = them.judges[0], them.entrants[1]
    await scored(connection, call, them.judges, {2: [(9, 9), (5, 5), (5, 5)]})
    await connection.execute(
        "UPDATE person SET organisation_id = $2 WHERE id = $1", judge.person_id, entrant.organisation_id
    )
    with pytest.raises(NotFound):
        await sheets.sheet(connection, call.id, 2, by=judge)
    with pytest.raises(NotFound):
        await sheets.score(connection, call.id, 2, a_sheet(call, 10, 10), by=judge)
    await assigning.assign_all(connection, call.id, by=them.secretary)
    (places,) = (await standings.ranking_of(connection, call)).values()
    place = next(place for place in places if place.total is not None)
    assert place.judges == 2
    assert place.total == 50
    assert Flag.NOT_COUNTED in place.flags


async def test_whoever_recognises_an_entry_loses_it_and_says_how(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    judge = them.judges[0]
    with pytest.raises(InvalidInput):
        await sheets.recognise(connection, call.id, 2, " ", by=judge)
    await sheets.recognise(connection, call.id, 2, "Tôi từng hướng dẫn đề tài này.", by=judge)
    with pytest.raises(NotFound):
        await sheets.sheet(connection, call.id, 2, by=judge)
    known = await conflicts.all_known(connection, call.id, by=them.secretary)
    assert [(each.number, each.person_id, each.ground, each.note) for each in known] == [
        (2, judge.person_id, "recognised", "Tôi từng hướng dẫn đề tài này.")
    ]
    for other in (them.chair, them.broker, judge):
        with pytest.raises(NotFound):
            await conflicts.all_known(connection, call.id, by=other)


async def test_the_chair_declares_first_and_does_not_moderate_what_they_are_tied_to(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    # Another chair, appointed while others score.
    await connection.execute("UPDATE call_appointment SET declared_at = NULL WHERE duty = 'chair'")
    await scored(connection, call, them.judges, {n: [(7, 7), (6, 6), (5, 5)] for n in (1, 2, 3)})
    call = await in_state(connection, call, CallState.MODERATION)
    with pytest.raises(WrongState):
        await council.discussion(connection, call.id, by=them.chair)
    await conflicts.declare(connection, call.id, ["Người duthi3"], by=them.chair)
    talked = await council.discussion(connection, call.id, by=them.chair)
    third = next(each for each in talked.boards[""] if each.number == 3)
    assert third.kept_away
    assert (third.title, third.sheets, third.notes) == ("", (), ())
    with pytest.raises(NotFound):
        await council.note(connection, call.id, 3, "Tốt.", by=them.chair)
    await council.note(connection, call.id, 1, "Cần xem lại chi phí.", by=them.chair)
    talked = await council.discussion(connection, call.id, by=them.chair)
    assert [n.body for each in talked.boards[""] for n in each.notes] == ["Cần xem lại chi phí."]


async def test_who_is_no_judge_declares_nothing(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection)
    for other in (them.secretary, them.broker, them.entrants[0]):
        with pytest.raises(NotFound):
            await conflicts.declare(connection, call.id, [], by=other)
    with pytest.raises(InvalidInput):
        await conflicts.declare(connection, call.id, ["x"], by=them.judges[0])


async def test_a_judge_who_leaves_while_scoring_leaves_scores_that_do_not_count(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    await scored(connection, call, them.judges, {1: [(10, 10), (4, 4), (6, 6)]})
    with pytest.raises(InvalidInput):
        await appointments.remove_judge(connection, call.id, them.judges[0].person_id or 0, "", by=them.secretary)
    await appointments.remove_judge(connection, call.id, them.judges[0].person_id or 0, "Ốm.", by=them.secretary)
    assert await connection.fetchval("SELECT count(*) FROM call_score") == 6
    (places,) = (await standings.ranking_of(connection, call)).values()
    place = next(each for each in places if each.total is not None)
    assert place.judges == 2
    assert place.total == 50
    assert {Flag.NOT_COUNTED, Flag.FEWER_JUDGES} <= place.flags
    assigned = await assigning.assign_all(connection, call.id, by=them.secretary)
    assert {lack.missing for lack in assigned.lacks} == {1}


async def test_ones_own_data_do_not_tell_before_the_decision_who_entered(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection)
    judge, entrant = them.judges[0], them.entrants[0]
    await connection.execute(
        "UPDATE person SET organisation_id = $2 WHERE id = $1", judge.person_id, entrant.organisation_id
    )
    call = await begun(connection, them, call)
    await sheets.recognise(connection, call.id, 2, "Tôi từng hướng dẫn đề tài này.", by=judge)
    person = await people.identify(connection, judge.person_id or 0)
    shown = (await erasing.personal_data(connection, person))["call_conflicts"]
    assert [each["ground"] for each in shown] == ["recognised"]
    await in_state(connection, call, CallState.DECIDED)
    shown = (await erasing.personal_data(connection, person))["call_conflicts"]
    assert {each["ground"] for each in shown} >= {"recognised", "same_organisation"}
