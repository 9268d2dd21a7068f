"""After the decision: each entrant reads their own result, may object and is answered; winners' papers are checked."""

from datetime import date

import pytest

from matchmaker.calls import erasing
from matchmaker.calls import service as calls
from matchmaker.calls.outcome import objections, papers, results
from matchmaker.calls.outcome.papers import PaperCheck
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, MatchmakerError, NotAllowed, NotFound, WrongState
from matchmaker.people import erasing as people
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import CallMove
from matchmaker.rules.entry_result import EntryReason
from tests.support.calls import Council, a_council
from tests.support.decided_calls import DecidedCall, a_decided_call, number_of, standings
from tests.support.people import mails
from tests.support.proposals import notices_of

HOLDS = PaperCheck(checked_on=date(2026, 1, 5), holds=True)
FAILS = PaperCheck(checked_on=date(2026, 1, 5), holds=False, note="Không chứng minh được quyền sở hữu.")


@pytest.fixture
async def decided(connection: Connection, council: Council) -> DecidedCall:
    return await a_decided_call(connection, council)


async def announced(connection: Connection, decided: DecidedCall) -> DecidedCall:
    await calls.move(connection, decided.call.id, CallMove.ANNOUNCE, by=decided.council.secretary)
    return decided


async def test_every_entrant_is_told_once_and_reads_their_own(connection: Connection, decided: DecidedCall) -> None:
    await connection.execute(
        "UPDATE call_entry SET state = 'ineligible', ineligible_because = 'off_topic', outcome = NULL, rank = NULL"
        " WHERE id = $1",
        decided.entries[2],
    )
    await announced(connection, decided)
    words = ("Được chọn", "Vào chung khảo", "Không đủ điều kiện")
    for n, (entrant, word) in enumerate(zip(decided.council.entrants, words, strict=True), start=1):
        [letter] = await mails(connection, f"duthi{n}@duthi{n}.example")
        assert f"Kết quả: {word}" in letter
        assert await notices_of(connection, entrant) == ["call_result"]
    with pytest.raises(WrongState):
        await announced(connection, decided)


async def test_ones_own_data_tell_a_result_once_it_is_announced(connection: Connection, decided: DecidedCall) -> None:
    person = await people.identify(connection, decided.council.entrants[0].person_id or 0)
    [before] = (await erasing.personal_data(connection, person))["call_entries"]
    await announced(connection, decided)
    [after] = (await erasing.personal_data(connection, person))["call_entries"]
    assert [(each["outcome"], each["rank"]) for each in (before, after)] == [(None, None), ("winner", 1)]


async def test_a_result_shows_medians_reasons_and_remarks_without_a_judge(
    connection: Connection, decided: DecidedCall
) -> None:
    await announced(connection, decided)
    winner, _, loser = [await results.own(connection, decided.call.id, by=e) for e in decided.council.entrants]
    assert [each.median for each in winner.medians] == [8, 8]
    assert (winner.entry.rank, winner.ranked, winner.reasons) == (1, 3, ())
    assert loser.reasons == (EntryReason.RANKED_BEHIND,)
    assert loser.remarks == ["Nhận xét 0.", "Nhận xét 1.", "Nhận xét 2."]


async def test_only_a_whole_sheet_of_a_judge_who_stands_counts(connection: Connection, decided: DecidedCall) -> None:
    entry = decided.entries[0]
    assert [each.median for each in await results.medians_of(connection, entry)] == [8, 8]
    await connection.execute(
        "UPDATE call_assignment SET ended_at = now() WHERE id = (SELECT max(id) FROM call_assignment"
        " WHERE entry_id = $1)",
        entry,
    )
    assert [each.median for each in await results.medians_of(connection, entry)] == [7.5, 7.5]


@pytest.mark.parametrize("who", ["judge", "broker", "stranger"])
async def test_nobody_elses_result_opens(connection: Connection, decided: DecidedCall, who: str) -> None:
    await announced(connection, decided)
    actors = {"judge": decided.council.judges[0], "broker": decided.council.broker, "stranger": decided.council.chair}
    with pytest.raises(NotFound):
        await results.own(connection, decided.call.id, by=actors[who])


async def test_before_it_is_announced_there_is_no_result(connection: Connection, decided: DecidedCall) -> None:
    with pytest.raises(NotFound):
        await results.own(connection, decided.call.id, by=decided.council.entrants[0])


async def objected(connection: Connection, decided: DecidedCall, *, by: Actor | None = None) -> int:
    loser = by or decided.council.entrants[2]
    return await objections.file(connection, decided.call.id, "Điểm tiêu chí 1 chưa xét thử nghiệm.", by=loser)


async def test_an_objection_is_answered_by_the_chair_and_told(connection: Connection, decided: DecidedCall) -> None:
    await announced(connection, decided)
    number = await objected(connection, decided)
    council, call_id = decided.council, decided.call.id
    assert "objection_made" in await notices_of(connection, council.chair)
    with pytest.raises(Conflict):
        await objected(connection, decided)  # one at a time
    for other in (council.broker, council.secretary, council.judges[0], council.entrants[2]):
        with pytest.raises(MatchmakerError):
            await objections.answer(connection, call_id, number, "Không.", upheld=False, by=other)
    await objections.answer(connection, call_id, number, "Hội đồng đã xem lại.", upheld=False, by=council.chair)
    with pytest.raises(Conflict):
        await objections.answer(connection, call_id, number, "Khác.", upheld=True, by=council.chair)
    own = await results.own(connection, call_id, by=council.entrants[2])
    assert [(each.answer, each.upheld) for each in own.objections] == [("Hội đồng đã xem lại.", False)]
    assert "Hội đồng đã xem lại." in (await mails(connection, "duthi3@duthi3.example"))[-1]
    await objected(connection, decided)  # and another after it


async def test_nothing_is_published_over_an_open_objection(connection: Connection, decided: DecidedCall) -> None:
    await announced(connection, decided)
    await objected(connection, decided)
    await connection.execute("UPDATE call SET announced_at = now() - interval '8 days' WHERE id = $1", decided.call.id)
    with pytest.raises(Conflict) as refused:
        await calls.move(connection, decided.call.id, CallMove.PUBLISH, by=decided.council.secretary)
    assert refused.value.params["lacks"] == ("open_objections", "unchecked_papers")
    with pytest.raises(Conflict):  # and none is taken any more
        await objected(connection, decided, by=decided.council.entrants[1])


async def test_a_chair_with_a_conflict_answers_no_objection_over_it(
    connection: Connection, decided: DecidedCall
) -> None:
    await announced(connection, decided)
    number = await objected(connection, decided)
    await connection.execute(
        "INSERT INTO call_conflict (entry_id, person_id, ground) VALUES ($1, $2, 'declared')",
        decided.entries[2],
        decided.council.chair.person_id,
    )
    with pytest.raises(NotAllowed):
        await objections.answer(connection, decided.call.id, number, "Không.", upheld=False, by=decided.council.chair)


async def test_papers_that_fail_let_the_next_move_up_and_all_concerned_know(
    connection: Connection, decided: DecidedCall
) -> None:
    await announced(connection, decided)
    council, call_id = decided.council, decided.call.id
    number = await number_of(connection, decided.entries[0])
    await papers.check(connection, call_id, number, FAILS, by=council.secretary)
    assert await standings(connection, call_id) == [("disqualified", None), ("winner", 1), ("not_selected", 2)]
    for n, told in ((1, 2), (2, 2), (3, 1)):
        assert len(await mails(connection, f"duthi{n}@duthi{n}.example")) == told
    assert "winner_changed" in await notices_of(connection, council.broker)
    actions = await connection.fetch("SELECT action, new_state FROM audit_entry WHERE subject = 'entry' ORDER BY id")
    assert [tuple(each) for each in actions][:2] == [("entry:check_papers", None), ("entry:rank", "disqualified")]
    with pytest.raises(Conflict):  # who is out is out
        await papers.check(connection, call_id, number, HOLDS, by=council.secretary)
    await papers.check(connection, call_id, 2, HOLDS, by=council.secretary)
    assert (await calls.progress(connection, call_id)).unchecked_papers == 0


async def test_a_place_is_taken_by_the_next_of_the_same_board(connection: Connection, decided: DecidedCall) -> None:
    await connection.execute(
        "UPDATE call_entry SET board = CASE WHEN id = $1 THEN 'students' ELSE 'firms' END", decided.entries[1]
    )
    await papers.check(connection, decided.call.id, 1, FAILS, by=decided.council.secretary)
    assert await standings(connection, decided.call.id) == [("disqualified", None), ("finalist", 2), ("winner", 2)]


async def test_only_the_secretary_checks_and_says_why_they_fail(connection: Connection, decided: DecidedCall) -> None:
    for other in (decided.council.broker, decided.council.chair, decided.council.entrants[1]):
        with pytest.raises((NotAllowed, NotFound)):
            await papers.check(connection, decided.call.id, 1, HOLDS, by=other)
    wrong = PaperCheck(checked_on=date(2100, 1, 1), holds=False)
    with pytest.raises(InvalidInput) as refused:
        await papers.check(connection, decided.call.id, 1, wrong, by=decided.council.secretary)
    assert set(refused.value.fields) == {"papers_checked_on", "papers_note"}


async def test_an_account_that_was_disabled_is_told_nothing(connection: Connection) -> None:
    decided = await a_decided_call(connection, await a_council(connection, entrants=1), [("winner", 1)])
    await connection.execute("UPDATE person SET disabled_at = now() WHERE email LIKE 'duthi1@%'")
    await announced(connection, decided)
    assert await mails(connection, "duthi1@duthi1.example") == []
