"""The council's talk and its decision: what is flagged, how ties end, who may be chosen, and that nobody may win."""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from matchmaker.calls.judging import council, deciding, sheets
from matchmaker.calls.judging.council import Discussed
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.rules.call import Call, CallState, TieRule
from matchmaker.rules.ranking import Flag, SheetState
from tests.support.calls import Council, in_state
from tests.support.judging import a_call_in_scoring, scored

CLEAR = {1: [(9, 9), (8, 8), (9, 7)], 2: [(6, 6), (7, 5), (6, 6)], 3: [(2, 9), (3, 9), (2, 9)]}
EQUAL = {1: [(6, 6)] * 3, 2: [(6, 6)] * 3, 3: [(5, 5)] * 3}


async def moderated(
    connection: Connection, table: Mapping[int, Sequence[tuple[int, ...]]], **overrides: object
) -> tuple[Council, Call]:
    them, call = await a_call_in_scoring(connection, **overrides)  # type: ignore[arg-type]
    await scored(connection, call, them.judges, table)
    return them, await in_state(connection, call, CallState.MODERATION)


async def discussed(connection: Connection, call: Call, them: Council) -> dict[int, Discussed]:
    talked = await council.discussion(connection, call.id, by=them.chair)
    return {each.number: each for each in talked.boards[""]}


async def outcomes(connection: Connection, call: Call) -> dict[int, tuple[str, int | None]]:
    rows = await connection.fetch("SELECT number, outcome, rank FROM call_entry WHERE call_id = $1", call.id)
    return {row["number"]: (row["outcome"], row["rank"]) for row in rows}


async def test_the_chair_sees_medians_averages_and_what_is_flagged(connection: Connection) -> None:
    table = {**CLEAR, 2: [(10, 6), (6, 6), (1, 6)]}
    them, call = await moderated(connection, table)
    found = await discussed(connection, call, them)
    heavy, _ = (criterion.id for criterion in call.criteria)
    assert [found[n].place.rank for n in (1, 2, 3)] == [1, 2, None]
    assert found[2].place.flags >= {Flag.DISCORD}
    assert found[3].place.flags >= {Flag.BELOW_THRESHOLD}
    assert found[2].place.medians[heavy or 0] == 6
    assert found[2].means[heavy or 0] == Fraction(17, 3)
    assert [sheet.judge for sheet in found[1].sheets] == ["Người giamkhao1", "Người giamkhao2", "Người giamkhao3"]
    for other in (them.broker, them.secretary, them.judges[0]):
        with pytest.raises((NotAllowed, NotFound)):
            await council.discussion(connection, call.id, by=other)


async def test_winners_and_finalists_are_chosen_by_the_ranking(connection: Connection) -> None:
    them, call = await moderated(connection, CLEAR)
    decided = await deciding.decide(
        connection, call.id, "Hội đồng thống nhất.", winners=[1], finalists=[2], by=them.chair
    )
    assert decided.state is CallState.DECIDED
    assert await outcomes(connection, call) == {1: ("winner", 1), 2: ("finalist", 2), 3: ("not_selected", None)}
    kept = await connection.fetchval("SELECT ranking FROM call_decision WHERE call_id = $1", call.id)
    kept = json.loads(kept) if isinstance(kept, str) else kept
    assert [place["rank"] for place in kept[""]] == [1, 2, None]


@pytest.mark.parametrize(("winners", "code"), [([2], "passed_over"), ([3], "not_ranked"), ([9], "not_ranked")])
async def test_nobody_is_chosen_past_a_better_one(connection: Connection, winners: list[int], code: str) -> None:
    them, call = await moderated(connection, CLEAR)
    with pytest.raises(InvalidInput) as refused:
        await deciding.decide(connection, call.id, "Hội đồng thống nhất.", winners=winners, by=them.chair)
    assert refused.value.fields == {"winners": code}
    assert await connection.fetchval("SELECT count(outcome) FROM call_entry") == 0


async def test_no_winner_is_a_decision(connection: Connection) -> None:
    them, call = await moderated(connection, {n: [(4, 9)] * 3 for n in (1, 2, 3)})
    assert {each.place.rank for each in (await discussed(connection, call, them)).values()} == {None}
    with pytest.raises(InvalidInput):
        await deciding.decide(connection, call.id, "", by=them.chair)
    decided = await deciding.decide(connection, call.id, "Không hồ sơ nào đạt ngưỡng.", by=them.chair)
    assert decided.state is CallState.DECIDED
    assert set((await outcomes(connection, call)).values()) == {("not_selected", None)}


async def test_all_abstain_and_the_council_decides_that_nobody_wins(connection: Connection) -> None:
    them, call = await a_call_in_scoring(connection)
    for judge in them.judges:
        for number in (1, 2, 3):
            await sheets.abstain(connection, call.id, number, "Ngoài chuyên môn.", by=judge)
    call = await in_state(connection, call, CallState.MODERATION)
    found = await discussed(connection, call, them)
    assert {each.place.flags for each in found.values()} == {frozenset({Flag.NO_SCORES, Flag.ABSTENTION})}
    assert {sheet.state for each in found.values() for sheet in each.sheets} == {SheetState.ABSTAINED}
    await deciding.decide(connection, call.id, "Không đủ người chấm.", by=them.chair)


async def test_equal_entries_wait_for_the_chairs_word_and_the_order_of_the_list_is_none(
    connection: Connection,
) -> None:
    them, call = await moderated(connection, EQUAL, tie_rule=TieRule.CHAIR_DECIDES)
    for one in (1, 2):
        with pytest.raises(InvalidInput) as refused:
            await deciding.decide(connection, call.id, "Hội đồng thống nhất.", winners=[one], by=them.chair)
        assert refused.value.fields == {"winners": "tie_at_the_line"}
    for order, reason in (([2, 3], "Vì."), ([2], "Vì."), ([2, 1], "")):
        with pytest.raises(InvalidInput):
            await deciding.break_tie(connection, call.id, order, reason, by=them.chair)
    await deciding.break_tie(connection, call.id, [2, 1], "Đã thử tại hai xưởng.", by=them.chair)
    await deciding.decide(connection, call.id, "Hội đồng thống nhất.", winners=[2], by=them.chair)
    assert await outcomes(connection, call) == {
        1: ("not_selected", 2),
        2: ("winner", 1),
        3: ("not_selected", 3),
    }


async def test_where_ranks_are_shared_both_win_or_none(connection: Connection) -> None:
    them, call = await moderated(connection, EQUAL, tie_rule=TieRule.SHARED_RANK)
    with pytest.raises(InvalidInput):
        await deciding.break_tie(connection, call.id, [2, 1], "Vì.", by=them.chair)
    await deciding.decide(connection, call.id, "Hội đồng thống nhất.", winners=[1, 2], by=them.chair)
    assert [(await outcomes(connection, call))[n] for n in (1, 2)] == [("winner", 1)] * 2


async def test_the_public_counts_once_it_has_scored_all(connection: Connection) -> None:
    them, call = await moderated(connection, EQUAL, public_share=50)
    assert (await council.discussion(connection, call.id, by=them.chair)).public_missing
    with pytest.raises(InvalidInput):
        await council.record_public_scores(connection, call.id, {1: 101}, by=them.secretary)
    await council.record_public_scores(connection, call.id, {1: 10, 2: 20, 3: 90}, by=them.secretary)
    found = await discussed(connection, call, them)
    assert [found[n].place.total for n in (1, 2, 3)] == [35, 40, 70]
    with pytest.raises(NotFound):
        await council.record_public_scores(connection, call.id, {1: 1}, by=them.judges[0])


async def test_it_is_decided_once_by_the_chair_after_the_talk(connection: Connection) -> None:
    them, call = await moderated(connection, CLEAR)
    for other in (them.secretary, them.broker, them.judges[0]):
        with pytest.raises((NotAllowed, NotFound)):
            await deciding.decide(connection, call.id, "Tôi quyết.", winners=[1], by=other)
    await deciding.decide(connection, call.id, "Hội đồng thống nhất.", winners=[1], by=them.chair)
    with pytest.raises((WrongState, Conflict)):
        await deciding.decide(connection, call.id, "Đổi ý.", winners=[1, 2], by=them.chair)
