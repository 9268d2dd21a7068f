"""A call is written, read, opened, extended, closed and cancelled through one door that says what is missing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from matchmaker.calls import service as calls
from matchmaker.calls.entries import submitting
from matchmaker.calls.judging import assigning, conflicts, deciding
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.call import CallMove, CallState
from tests.support.calls import (
    CRITERIA,
    Council,
    a_draft,
    an_entry,
    an_open_call,
    answered_by_readers,
    appoint,
    past_its_deadline,
)
from tests.support.judging import a_call_in_conflicts
from tests.support.people import mails
from tests.support.proposals import notices_of


async def actions_on(connection: Connection, call_id: int) -> list[str]:
    rows = await connection.fetch(
        "SELECT action FROM audit_entry WHERE subject = 'call' AND subject_id = $1 ORDER BY id", call_id
    )
    return [row["action"] for row in rows]


async def test_what_was_written_is_read_again(connection: Connection, council: Council) -> None:
    said = a_draft()
    call = await calls.draft(connection, said, by=council.broker)
    assert (call.title, call.closes_at, call.state) == (said.title, said.closes_at, CallState.DRAFT)
    assert [each.name for each in call.criteria] == [each.name for each in CRITERIA]
    assert await actions_on(connection, call.id) == ["call:draft"]


async def test_a_draft_is_nobodys_but_the_desks(connection: Connection, council: Council) -> None:
    call = await calls.draft(connection, a_draft(), by=council.broker)
    for actor in (VISITOR, council.entrants[0]):
        with pytest.raises(NotFound):
            await calls.get(connection, call.id, by=actor)
    with pytest.raises(NotAllowed):
        await calls.draft(connection, a_draft(), by=council.entrants[0])


async def test_it_opens_only_when_two_scientists_have_read_it(connection: Connection, council: Council) -> None:
    call = await calls.draft(connection, a_draft(), by=council.broker)
    await calls.move(connection, call.id, CallMove.TEST, by=council.broker)
    await appoint(connection, call, council)
    await answered_by_readers(connection, call, readers=1)
    with pytest.raises(Conflict) as refused:
        await calls.move(connection, call.id, CallMove.OPEN, by=council.broker)
    assert refused.value.params["lacks"] == ("readers",)


async def test_an_empty_call_says_all_that_it_lacks(connection: Connection, council: Council) -> None:
    call = await calls.draft(connection, a_draft(problem="", solved_when="", criteria=()), by=council.broker)
    with pytest.raises(Conflict) as refused:
        await calls.move(connection, call.id, CallMove.TEST, by=council.broker)
    assert refused.value.params["lacks"] == ("problem", "solved_when", "criteria")


async def test_an_open_call_is_everybodys_and_its_text_stands(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    assert (await calls.get(connection, call.id, by=VISITOR)).state is CallState.OPEN
    more = (*CRITERIA, replace(CRITERIA[0], position=3, name="Giá"))
    with pytest.raises(WrongState):  # a criterion added after opening
        await calls.edit(connection, call.id, a_draft(criteria=more), version=call.version, by=council.broker)


async def test_only_the_chair_extends_and_only_with_a_reason(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    assert call.closes_at
    later = call.closes_at + timedelta(days=7)
    for broken in (
        {"reason": None, "closes_at": later},
        {"reason": "Nhiều đơn vị đề nghị", "closes_at": call.closes_at},
    ):
        with pytest.raises(InvalidInput):
            await calls.move(connection, call.id, CallMove.EXTEND, by=council.chair, **broken)
    with pytest.raises((NotAllowed, NotFound)):
        await calls.move(connection, call.id, CallMove.EXTEND, by=council.broker, reason="x", closes_at=later)
    extended = await calls.move(
        connection, call.id, CallMove.EXTEND, by=council.chair, reason="Nhiều đơn vị đề nghị", closes_at=later
    )
    assert (extended.closes_at, extended.state) == (later, CallState.OPEN)
    assert (await actions_on(connection, call.id))[-1] == "call:extend"


async def test_it_closes_at_its_deadline_and_not_before(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    with pytest.raises(Conflict):
        await calls.move(connection, call.id, CallMove.CLOSE, by=SYSTEM)
    await past_its_deadline(connection, call)
    assert (await calls.move(connection, call.id, CallMove.CLOSE, by=SYSTEM)).state is CallState.CLOSED


async def test_it_is_cancelled_with_a_reason_that_stays(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    with pytest.raises(InvalidInput):
        await calls.move(connection, call.id, CallMove.CANCEL, by=council.broker, reason="  ")
    cancelled = await calls.move(connection, call.id, CallMove.CANCEL, by=council.broker, reason="Đã có giải pháp.")
    assert cancelled.cancelled_because == "Đã có giải pháp."
    assert (await calls.get(connection, call.id, by=VISITOR)).state is CallState.CANCELLED


async def test_scoring_waits_for_the_chairs_declaration_too(connection: Connection) -> None:
    """Without it the chair's pages refuse: nobody could say afterwards why the council stands still."""
    them, call = await a_call_in_conflicts(connection)
    for judge in them.judges:
        await conflicts.declare(connection, call.id, [], by=judge)
    await assigning.assign_all(connection, call.id, by=them.secretary)
    with pytest.raises(Conflict) as refused:
        await assigning.begin(connection, call.id, by=them.secretary)
    assert refused.value.params["lacks"] == ("undeclared_members",)


async def test_a_judge_whose_term_is_over_is_not_waited_for(connection: Connection) -> None:
    them, call = await a_call_in_conflicts(connection)
    await connection.execute(
        "UPDATE call_appointment SET until = current_date - 2 WHERE person_id = $1", them.judges[0].person_id
    )
    assert (await calls.progress(connection, call.id)).undeclared_members == 3


async def test_a_call_that_nobody_entered_ends_with_nobody(connection: Connection, council: Council) -> None:
    """No judge is asked for: there is nothing to judge."""
    call = await an_open_call(connection, replace(council, judges=()))
    await past_its_deadline(connection, call)
    for move, by in ((CallMove.CLOSE, SYSTEM), (CallMove.CHECK, council.secretary)):
        await calls.move(connection, call.id, move, by=by)
    await conflicts.begin(connection, call.id, by=council.secretary)
    await conflicts.declare(connection, call.id, [], by=council.chair)
    await assigning.begin(connection, call.id, by=council.secretary)
    await calls.move(connection, call.id, CallMove.MODERATE, by=council.chair)
    await deciding.decide(connection, call.id, "Không có hồ sơ dự thi.", by=council.chair)
    await calls.move(connection, call.id, CallMove.ANNOUNCE, by=council.secretary)
    await connection.execute("UPDATE call SET announced_at = now() - interval '61 days'")
    ended = await calls.move(connection, call.id, CallMove.PUBLISH, by=council.secretary)
    assert ended.state is CallState.PUBLISHED


async def test_a_deadline_that_is_past_is_not_put_off_to_another_that_is(
    connection: Connection, council: Council
) -> None:
    call = await past_its_deadline(connection, await an_open_call(connection, council))
    assert call.closes_at
    later = call.closes_at + timedelta(minutes=5)
    with pytest.raises(InvalidInput):
        await calls.move(connection, call.id, CallMove.EXTEND, by=council.chair, reason="Bão.", closes_at=later)


async def test_whoever_entered_or_began_to_is_told_that_a_call_is_cancelled(
    connection: Connection, council: Council
) -> None:
    call = await an_open_call(connection, council)
    first, second, third = council.entrants
    await an_entry(connection, call, first)
    await submitting.keep(connection, call.id, {"title": ["Soi vải"]}, by=second)
    await an_entry(connection, call, third, state="withdrawn")
    await calls.move(connection, call.id, CallMove.CANCEL, by=council.broker, reason="Đã có giải pháp.")
    for n, entrant in ((1, first), (2, second)):
        [letter] = await mails(connection, f"duthi{n}@duthi{n}.example")
        assert "Lý do: Đã có giải pháp." in letter
        assert await notices_of(connection, entrant) == ["call_cancelled"]
    assert await notices_of(connection, third) == []
    for member in (council.secretary, council.chair, *council.judges):
        assert await notices_of(connection, member) == ["call_cancelled"]
