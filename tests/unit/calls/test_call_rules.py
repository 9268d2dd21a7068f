"""The life of a call as a table, and what each of its moves needs."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from matchmaker.ground.errors import WrongState
from matchmaker.rules.call import (
    MOVES,
    UNPUBLISHED,
    Call,
    CallDraft,
    CallMove,
    CallState,
    is_late,
    next_moves,
    state_after,
)
from matchmaker.rules.call_moves import CallProgress, Lack, lacking
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CALL_PERMISSION

S, M, L = CallState, CallMove, Lack
STORED = {"id": 1, "state": CallState.OBJECTIONS, "version": 1, "appointments": (), "cancelled_because": None}
NOW = datetime(2026, 12, 1, 17, tzinfo=UTC)
WAY = (M.TEST, M.OPEN, M.CLOSE, M.CHECK, M.DECLARE, M.SCORE, M.MODERATE, M.DECIDE, M.ANNOUNCE, M.PUBLISH)


def a_call() -> Call:
    """One of which results were told to entrants."""
    said = CallDraft()
    values: dict[str, Any] = {each.name: getattr(said, each.name, None) for each in fields(Call)}
    return Call(**values | STORED)


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


@pytest.mark.parametrize(
    ("open_ones", "upheld", "reopening", "publishing"),
    [
        (0, 0, [L.NO_UPHELD_OBJECTION], []),
        (1, 0, [L.OPEN_OBJECTIONS, L.NO_UPHELD_OBJECTION], [L.OPEN_OBJECTIONS]),
        (0, 1, [], [L.UPHELD_OBJECTIONS]),
        (1, 1, [L.OPEN_OBJECTIONS], [L.OPEN_OBJECTIONS, L.UPHELD_OBJECTIONS]),
    ],
)
def test_an_upheld_objection_goes_back_to_the_council_before_anything_is_published(
    open_ones: int, upheld: int, reopening: list[Lack], publishing: list[Lack]
) -> None:
    done = CallProgress(now=NOW, open_objections=open_ones, upheld_objections=upheld, objections_end=NOW)
    assert lacking(M.REOPEN, a_call(), done) == reopening
    assert lacking(M.PUBLISH, a_call(), done) == publishing


@pytest.mark.parametrize("state", CallState)
def test_only_a_result_that_was_told_is_opened_again_and_by_its_chair(state: CallState) -> None:
    assert (M.REOPEN in next_moves(state)) is (state is S.OBJECTIONS)
    assert CALL_PERMISSION[M.REOPEN] is Permission.LEAD_COUNCIL
