"""A judge's work: what waits for them, what they see before and after their own score, and what of a score stays."""

import pytest

from matchmaker.calls.judging import assigning, conflicts, sheets
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.rules.call import CallState
from tests.support.calls import in_state
from tests.support.judging import a_call_in_conflicts, a_call_in_scoring, a_sheet, begun, scored


async def test_others_scores_and_their_number_are_shown_after_ones_own(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection)
    first, second, third = council.judges
    await scored(connection, call, [first, second], {1: [(8, 6), (3, 2)]})
    before = await sheets.sheet(connection, call.id, 1, by=third)
    assert before.others is None
    assert before.talk == []
    await sheets.score(connection, call.id, 1, a_sheet(call, 5, 5), by=third)
    others = (await sheets.sheet(connection, call.id, 1, by=third)).others
    assert others is not None
    assert [[given.points for given in each.values()] for each in others] == [[8, 6], [3, 2]]


async def test_a_judge_without_others_sees_no_nought_of_nought(connection: Connection) -> None:
    """Neither does one who has not scored: "0/0" would tell that whoever has a conflict is the only other judge."""
    council, call = await a_call_in_scoring(connection, judges=1, judges_per_entry=1)
    own = await sheets.own_entries(connection, call, by=council.judges[0])
    assert next(vars(entry).keys() for entry in own) == {"number", "title", "scored", "abstained"}
    await scored(connection, call, council.judges, {1: [(5, 5)]})
    assert (await sheets.sheet(connection, call.id, 1, by=council.judges[0])).others == []


async def test_a_changed_score_keeps_the_old_one_and_leaves_a_trace(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection)
    judge = council.judges[0]
    for points in ((4, 4), (9, 4)):
        await sheets.score(connection, call.id, 1, a_sheet(call, *points), by=judge)
    sheet = await sheets.sheet(connection, call.id, 1, by=judge)
    assert [(given.points, given.earlier) for given in sheet.given.values()] == [(9, (4,)), (4, ())]
    stored = await connection.fetch("SELECT points FROM call_score ORDER BY id")
    assert [row["points"] for row in stored] == [4, 4, 9]
    traces = await connection.fetch("SELECT details FROM audit_entry WHERE action = 'entry:score' ORDER BY id")
    assert [row["details"]["again"] for row in traces] == [False, True]


async def test_the_same_sheet_again_changes_nothing(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection)
    for _ in range(2):
        await sheets.score(connection, call.id, 1, a_sheet(call, 4, 4), by=council.judges[0])
    assert await connection.fetchval("SELECT count(*) FROM call_score") == 2


async def test_a_sheet_without_a_reason_or_beyond_its_points_is_refused_whole(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection)
    for wrong in (a_sheet(call, 11, 5), a_sheet(call, -1, 5), a_sheet(call, 5, 5, why=" ")):
        with pytest.raises(InvalidInput):
            await sheets.score(connection, call.id, 1, wrong, by=council.judges[0])
    assert await connection.fetchval("SELECT count(*) FROM call_score") == 0


async def test_judges_see_what_waits_for_them_and_are_told_of_it_once(connection: Connection) -> None:
    council, call = await a_call_in_conflicts(connection)
    judge = council.judges[0]
    (declaring,) = await sheets.waiting(connection, by=judge)
    assert (declaring.undeclared, declaring.unscored) == (True, 0)
    call = await begun(connection, council, call)
    (waiting,) = await sheets.waiting(connection, by=judge)
    assert (waiting.call_id, waiting.undeclared, waiting.unscored) == (call.id, False, 3)
    await assigning.assign_all(connection, call.id, by=council.secretary)
    told = await connection.fetch("SELECT kind FROM notice WHERE person_id = $1", judge.person_id)
    assert [row["kind"] for row in told] == ["entries_to_score"]
    mails = await connection.fetch("SELECT kind FROM mail WHERE recipient LIKE 'giamkhao1@%'")
    assert [row["kind"] for row in mails] == ["entries_to_score"]
    await scored(connection, call, [judge], {1: [(5, 5)], 2: [(5, 5)], 3: [(5, 5)]})
    assert await sheets.waiting(connection, by=judge) == []


async def test_the_council_is_asked_to_declare_by_notice_and_mail(connection: Connection) -> None:
    council, call = await a_call_in_conflicts(connection)
    await in_state(connection, call, CallState.ELIGIBILITY)
    await conflicts.begin(connection, call.id, by=council.secretary)
    asked = await connection.fetch("SELECT person_id FROM notice WHERE kind = 'conflicts_to_declare' ORDER BY 1")
    assert [row["person_id"] for row in asked] == sorted(
        member.person_id or 0 for member in (council.chair, *council.judges)
    )
    assert await connection.fetchval("SELECT count(*) FROM mail WHERE kind = 'conflicts_to_declare'") == 4


async def test_who_abstains_says_why_and_may_score_after_all(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection)
    judge = council.judges[0]
    with pytest.raises(InvalidInput):
        await sheets.abstain(connection, call.id, 1, "", by=judge)
    await sheets.abstain(connection, call.id, 1, "Ngoài chuyên môn.", by=judge)
    assert (await sheets.sheet(connection, call.id, 1, by=judge)).abstained
    (waiting,) = await sheets.waiting(connection, by=judge)
    assert waiting.unscored == 2
    await sheets.score(connection, call.id, 1, a_sheet(call, 5, 5), by=judge)
    assert not (await sheets.sheet(connection, call.id, 1, by=judge)).abstained


async def test_an_entry_that_is_not_assigned_is_not_found(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection, judges_per_entry=2)
    for judge in council.judges:
        own = {entry.number for entry in await sheets.own_entries(connection, call, by=judge)}
        for number in {1, 2, 3, 4} - own:
            with pytest.raises(NotFound):
                await sheets.sheet(connection, call.id, number, by=judge)
    for other in (council.broker, council.chair, council.secretary, council.entrants[0]):
        with pytest.raises(NotFound):
            await sheets.sheet(connection, call.id, 1, by=other)


async def test_nobody_scores_before_or_after_its_time(connection: Connection) -> None:
    council, call = await a_call_in_scoring(connection)
    for state, error in ((CallState.CONFLICTS, NotFound), (CallState.DECIDED, WrongState)):
        await in_state(connection, call, state)
        with pytest.raises(error):
            await sheets.score(connection, call.id, 1, a_sheet(call, 5, 5), by=council.judges[0])
