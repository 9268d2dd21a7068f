"""An objection that is upheld sends the result back to the council, and whoever was told is told once more."""

import pytest

from matchmaker.calls import service as calls
from matchmaker.calls.judging import council, deciding
from matchmaker.calls.outcome import correcting, minutes, objections, results
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, MatchmakerError, NotFound
from matchmaker.rules.call import Board, CallMove, CallState
from tests.support.calls import Council
from tests.support.decided_calls import DecidedCall, a_decided_call, standings
from tests.support.people import mails
from tests.support.proposals import notices_of

WHY = "Điểm của hồ sơ này bị nhập sai."


@pytest.fixture
async def decided(connection: Connection, council: Council) -> DecidedCall:
    made = await a_decided_call(connection, council)
    await connection.execute("UPDATE call_appointment SET declared_at = now()")
    await calls.move(connection, made.call.id, CallMove.ANNOUNCE, by=council.secretary)
    return made


async def answered(connection: Connection, decided: DecidedCall, *, upheld: bool, entrant: int = 2) -> None:
    them, call_id = decided.council, decided.call.id
    number = await objections.file(connection, call_id, "Điểm bị tính sai.", by=them.entrants[entrant])
    await objections.answer(connection, call_id, number, "Đã xem lại.", upheld=upheld, by=them.chair)


async def reopened(connection: Connection, decided: DecidedCall, *, entrant: int = 2) -> None:
    await answered(connection, decided, upheld=True, entrant=entrant)
    await calls.move(connection, decided.call.id, CallMove.REOPEN, by=decided.council.chair, reason=WHY)


async def decided_again(connection: Connection, decided: DecidedCall) -> None:
    """The third entry was better than its points said."""
    them, call_id = decided.council, decided.call.id
    await connection.execute(
        "INSERT INTO call_score (entry_id, criterion_id, person_id, points, reason)"
        " SELECT entry_id, criterion_id, person_id, 10, 'Đính chính.' FROM call_score WHERE entry_id = $1",
        decided.entries[2],
    )
    await deciding.decide(connection, call_id, "Chọn hồ sơ số 3.", winners=[3], finalists=[1], by=them.chair)
    await calls.move(connection, call_id, CallMove.ANNOUNCE, by=them.secretary)


async def test_nothing_is_published_until_an_upheld_objection_is_corrected(
    connection: Connection, decided: DecidedCall
) -> None:
    await answered(connection, decided, upheld=True)
    with pytest.raises(Conflict) as refused:
        await calls.move(connection, decided.call.id, CallMove.PUBLISH, by=decided.council.secretary)
    assert refused.value.params["lacks"] == ("objection_days", "upheld_objections", "unchecked_papers")


async def test_without_an_upheld_objection_or_with_an_open_one_nothing_is_reopened(
    connection: Connection, decided: DecidedCall
) -> None:
    them, call_id = decided.council, decided.call.id
    await answered(connection, decided, upheld=False)
    with pytest.raises(Conflict) as refused:
        await calls.move(connection, call_id, CallMove.REOPEN, by=them.chair, reason=WHY)
    assert refused.value.params["lacks"] == ("no_upheld_objection",)
    await answered(connection, decided, upheld=True)
    await objections.file(connection, call_id, "Cũng sai.", by=them.entrants[1])
    with pytest.raises(Conflict) as refused:
        await calls.move(connection, call_id, CallMove.REOPEN, by=them.chair, reason=WHY)
    assert refused.value.params["lacks"] == ("open_objections",)


async def test_the_chair_alone_reopens_with_a_reason(connection: Connection, decided: DecidedCall) -> None:
    await answered(connection, decided, upheld=True)
    them = decided.council
    for other in (them.broker, them.secretary, them.judges[0], them.entrants[2]):
        with pytest.raises(MatchmakerError):
            await calls.move(connection, decided.call.id, CallMove.REOPEN, by=other, reason=WHY)
    with pytest.raises(InvalidInput):
        await calls.move(connection, decided.call.id, CallMove.REOPEN, by=them.chair, reason=" ")


async def test_a_reopened_result_keeps_what_was_decided_and_is_nobodys_meanwhile(
    connection: Connection, decided: DecidedCall
) -> None:
    await reopened(connection, decided)
    them, call_id = decided.council, decided.call.id
    assert (await calls.get(connection, call_id, by=them.chair)).state is CallState.MODERATION
    assert await standings(connection, call_id) == [(None, None)] * 3
    [kept] = await connection.fetch("SELECT body, reason, standings FROM call_correction")
    assert (kept["body"], kept["reason"]) == ("Chọn hồ sơ số 1.", WHY)
    assert [each["outcome"] for each in kept["standings"]] == ["winner", "finalist", "not_selected"]
    assert await connection.fetchval("SELECT count(*) FROM call_score") == 18, "scores stay"
    with pytest.raises(NotFound):
        await results.own(connection, call_id, by=them.entrants[0])
    for entrant in them.entrants:
        assert (await notices_of(connection, entrant)).count("call_reopened") == 1
    assert "call_reopened" in await notices_of(connection, them.judges[0])
    talk = await council.discussion(connection, call_id, by=them.chair)
    assert talk.correction is not None
    assert talk.correction.reason == WHY
    acts = await connection.fetch(
        "SELECT action FROM audit_entry WHERE subject = 'call' AND subject_id = $1 ORDER BY id", call_id
    )
    assert acts[-1]["action"] == "call:reopen"


async def test_everybody_is_told_once_of_the_corrected_result_and_may_object_to_it(
    connection: Connection, decided: DecidedCall
) -> None:
    await reopened(connection, decided)
    await decided_again(connection, decided)
    them, call_id = decided.council, decided.call.id
    assert [outcome for outcome, _ in await standings(connection, call_id)] == ["finalist", "not_selected", "winner"]
    for n, entrant in enumerate(them.entrants, start=1):
        corrected = [mail for mail in await mails(connection, f"duthi{n}@duthi{n}.example") if WHY in mail]
        assert len(corrected) == 1
        assert (await notices_of(connection, entrant)).count("call_result_corrected") == 1
    own = await results.own(connection, call_id, by=them.entrants[0])
    assert own.correction is not None
    assert own.correction.reason == WHY
    await objections.file(connection, call_id, "Nay đến lượt tôi.", by=them.entrants[0])
    _, document = await minutes.minutes_of(connection, call_id, by=them.chair)
    assert len(document) > 1_000


async def test_a_second_correction_keeps_both_decisions(connection: Connection, decided: DecidedCall) -> None:
    await reopened(connection, decided)
    await decided_again(connection, decided)
    await reopened(connection, decided, entrant=0)
    bodies = await connection.fetch("SELECT body FROM call_correction ORDER BY id")
    assert [row["body"] for row in bodies] == ["Chọn hồ sơ số 1.", "Chọn hồ sơ số 3."]


async def test_an_entry_that_was_ruled_out_comes_before_the_council(connection: Connection, council: Council) -> None:
    made = await a_decided_call(connection, council, [("winner", 1), ("finalist", 2), (None, None)])
    await calls.move(connection, made.call.id, CallMove.ANNOUNCE, by=council.secretary)
    await reopened(connection, made)
    [row] = await connection.fetch("SELECT state, ineligible_because FROM call_entry WHERE id = $1", made.entries[2])
    assert tuple(row) == ("eligible", None)


async def test_only_the_board_of_the_objection_is_decided_again(connection: Connection, council: Council) -> None:
    boards = (Board.FIRMS, Board.INSTITUTES)
    made = await a_decided_call(connection, council, [("winner", 1), ("winner", 1), ("not_selected", 2)], boards=boards)
    await connection.execute("UPDATE call_appointment SET declared_at = now()")
    for entry_id, board in zip(made.entries, ("firms", "institutes", "institutes"), strict=True):
        await connection.execute("UPDATE call_entry SET board = $2 WHERE id = $1", entry_id, board)
    await calls.move(connection, made.call.id, CallMove.ANNOUNCE, by=council.secretary)
    await reopened(connection, made)
    correction = await correcting.newest(connection, made.call.id)
    assert correction is not None
    assert correction.boards == ("institutes",)
    assert [outcome for outcome, _ in await standings(connection, made.call.id)] == ["winner", None, None]
    with pytest.raises(InvalidInput):  # it stands, and is not chosen again
        await deciding.decide(connection, made.call.id, "Chọn.", winners=[1, 2], by=council.chair)
    await deciding.decide(connection, made.call.id, "Chọn hồ sơ số 2.", winners=[2], by=council.chair)
    assert [outcome for outcome, _ in await standings(connection, made.call.id)] == ["winner", "winner", "not_selected"]
