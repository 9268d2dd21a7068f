"""An entry names a solution that its organisation has listed: no twin is made of it, and no judge reads it."""

import pytest

from matchmaker.calls.entries import loading, submitting
from matchmaker.calls.outcome import winners
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.listings import steps
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import Call, CallState
from matchmaker.rules.entry_text import EntryDraft
from matchmaker.rules.listing import ListingState
from matchmaker.rules.solution import Solution
from tests.support.calls import Council, an_open_call, in_state
from tests.support.listings import make_solution


async def listed(connection: Connection, organisation: str) -> Solution:
    return await make_solution(connection, organisation=organisation, title=f"Camera soi vải của {organisation}")


def a_draft(call: Call, solution_id: int | None) -> EntryDraft:
    answers = {criterion.id or 0: "Trả lời." for criterion in call.criteria}
    return EntryDraft(title="Soi vải bằng camera", trl=7, answers=answers, solution_id=solution_id)


async def test_a_winner_is_the_solution_that_the_entry_names_and_gets_no_twin(
    connection: Connection, council: Council
) -> None:
    own, by = await listed(connection, "Đơn vị duthi1"), council.entrants[0]
    call = await an_open_call(connection, council)
    await submitting.keep(connection, call.id, {"title": ["Soi"]}, by=by)
    await submitting.submit(connection, call.id, a_draft(call, own.id), remove=(), by=by)
    await connection.execute("UPDATE call_entry SET state = 'eligible', outcome = 'winner', rank = 1")
    (blind,) = await loading.blind_entries(connection, call)
    assert own.title not in str(blind)
    call = await in_state(connection, call, CallState.PUBLISHED)
    before = await connection.fetchval("SELECT count(*) FROM solution")
    assert await winners.list_solution(connection, call.id, 1, by=council.broker) == own.id
    assert await connection.fetchval("SELECT count(*) FROM solution") == before


async def test_only_what_ones_organisation_has_on_the_list_can_be_named(
    connection: Connection, council: Council
) -> None:
    foreign, paused = await listed(connection, "Đơn vị duthi2"), await listed(connection, "Đơn vị duthi1")
    await steps.move(connection, "solution", paused.id, ListingState.PAUSED, by=SYSTEM)
    call, by = await an_open_call(connection, council), council.entrants[0]
    assert await loading.own_solutions(connection, by=by) == {}
    for solution in (foreign, paused):
        with pytest.raises(InvalidInput) as refused:
            await submitting.submit(connection, call.id, a_draft(call, solution.id), remove=(), by=by)
        assert refused.value.fields == {"solution": "not_an_own_solution"}
