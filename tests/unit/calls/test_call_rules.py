"""The life of a call as a table, and what each of its moves needs."""

from datetime import UTC, datetime, timedelta

import pytest

from matchmaker.ground.errors import WrongState
from matchmaker.rules.call import MOVES, UNPUBLISHED, CallMove, CallState, is_late, next_moves, state_after

S, M = CallState, CallMove
NOW = datetime(2026, 12, 1, 17, tzinfo=UTC)
WAY = (M.TEST, M.OPEN, M.CLOSE, M.CHECK, M.DECLARE, M.SCORE, M.MODERATE, M.DECIDE, M.ANNOUNCE, M.PUBLISH)


def test_the_way_leads_from_a_draft_to_publication_through_every_state() -> None:
    states = [S.DRAFT]
    for move in WAY:
        states.append(state_after(move, states[-1]))
    assert states == [state for state in CallState if state is not S.CANCELLED]


@pytest.mark.parametrize("state", CallState)
def test_a_call_can_be_cancelled_until_it_is_published(state: CallState) -> None:
    assert (M.CANCEL in next_moves(state)) is (state in UNPUBLISHED)


def test_what_has_ended_goes_nowhere() -> None:
    assert next_moves(S.PUBLISHED) == next_moves(S.CANCELLED) == []


@pytest.mark.parametrize("move", CallMove)
def test_a_move_from_another_state_is_refused_by_name(move: CallMove) -> None:
    for state in set(CallState) - set(MOVES[move]):
        with pytest.raises(WrongState):
            state_after(move, state)


@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, True), (1, True)])
def test_the_instant_of_the_deadline_is_too_late(seconds: int, late: bool) -> None:
    assert is_late(NOW, NOW + timedelta(seconds=seconds)) is late


def test_a_call_without_deadline_takes_nothing() -> None:
    assert is_late(None, NOW)
