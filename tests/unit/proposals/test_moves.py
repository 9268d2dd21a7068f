"""The workflow of a proposal as truth tables, and walked at random."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from matchmaker.ground.city_time import end_of_day, last_day
from matchmaker.ground.errors import WrongState
from matchmaker.rules.proposal import (
    LIVE_STATES,
    MOVES,
    PROMISED_DAYS,
    STEP_OF,
    Promise,
    ProposalMove,
    ProposalState,
    Reason,
    Refusal,
    Side,
    refusal_problems,
    state_after,
)

STEPS = {
    ("suggested", "approve", "approved"),
    ("suggested", "decline", "declined"),
    ("approved", "decline", "declined"),
    ("approved", "ask", "asked"),
    ("approved", "reopen", "suggested"),
    ("approved", "withdraw", "withdrawn"),
    ("asked", "agree", "one_agreed"),
    ("asked", "refuse", "refused"),
    ("asked", "lapse", "overdue"),
    ("asked", "reopen", "suggested"),
    ("asked", "withdraw", "withdrawn"),
    ("one_agreed", "agree", "both_agreed"),
    ("one_agreed", "refuse", "refused"),
    ("one_agreed", "lapse", "overdue"),
    ("one_agreed", "reopen", "suggested"),
    ("one_agreed", "withdraw", "withdrawn"),
    ("both_agreed", "introduce", "introduced"),
    ("overdue", "ask", "asked"),
    ("overdue", "decline", "declined"),
    ("overdue", "reopen", "suggested"),
    ("overdue", "withdraw", "withdrawn"),
    ("declined", "reopen", "suggested"),
    ("withdrawn", "reopen", "suggested"),
}
ENDS = {ProposalState.INTRODUCED, ProposalState.REFUSED}


@pytest.mark.parametrize("state", ProposalState)
@pytest.mark.parametrize("move", ProposalMove)
def test_a_move_leads_where_the_table_says_or_nowhere(state: ProposalState, move: ProposalMove) -> None:
    led = {after for before, made, after in STEPS if (before, made) == (state.value, move.value)}
    if led:
        assert {state_after(move, state).value} == led
    else:
        with pytest.raises(WrongState) as refused:
            state_after(move, state)
        assert refused.value.params["old"] == state.value
        assert refused.value.params["new"] in set(ProposalState)


def test_only_ends_have_no_way_on_and_whatever_waits_is_promised_by_a_day() -> None:
    assert {s for s in ProposalState if not any(s in steps for steps in MOVES.values())} == ENDS
    waits_for_nobody = {ProposalState.BOTH_AGREED, ProposalState.DECLINED, ProposalState.WITHDRAWN}
    assert set(STEP_OF) == set(ProposalState) - ENDS - waits_for_nobody
    assert set(PROMISED_DAYS) == set(Promise)
    assert not LIVE_STATES & ENDS


class Walk(RuleBasedStateMachine):
    """However the moves come, nobody is introduced without an approval, both answers, and no edit since."""

    def __init__(self) -> None:
        super().__init__()
        self.state = ProposalState.SUGGESTED
        self.approved = False
        self.agreed = 0
        self.ended: ProposalState | None = None

    @rule(move=st.sampled_from(ProposalMove))
    def make(self, move: ProposalMove) -> None:
        try:
            self.state = state_after(move, self.state)
        except WrongState:
            return
        assert self.ended is None, f"{self.ended} was no end"
        self.ended = self.state if self.state in ENDS else None
        self.approved = self.approved if move is not ProposalMove.APPROVE else True
        if move is ProposalMove.AGREE:
            self.agreed += 1
        elif move is ProposalMove.ASK:
            self.agreed = 0  # what stands from before is counted anew by the service
        elif move is ProposalMove.REOPEN:
            self.approved, self.agreed = False, 0

    @invariant()
    def nobody_is_introduced_unasked(self) -> None:
        if self.state is ProposalState.INTRODUCED:
            assert self.approved
            assert self.agreed == 2


Walk.TestCase.settings = settings(max_examples=200, stateful_step_count=20)
test_a_walk_keeps_the_promise = Walk.TestCase


def test_a_side_has_whole_days_of_the_city_to_answer() -> None:
    evening = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # 1:30 in the city, the next day
    end = end_of_day(evening, 10)
    assert last_day(end) == date(2026, 12, 4)
    assert end.astimezone(UTC) == datetime(2026, 12, 4, 17, tzinfo=UTC)
    assert end - evening >= timedelta(days=10)


@pytest.mark.parametrize(
    ("refusal", "wrong"),
    [
        (Refusal(reason=Reason.BUDGET), {}),
        (Refusal(reason="other", note="Đã có đơn vị khác làm"), {}),
        (Refusal(reason=""), {"reason": "required"}),
        (Refusal(reason="because"), {"reason": "unknown_code"}),
        (Refusal(reason="budget", note="x" * 2001), {"note": "too_long"}),
    ],
)
def test_a_refusal_carries_a_reason_of_the_list(refusal: Refusal, wrong: dict[str, str]) -> None:
    assert refusal_problems(refusal) == wrong


def test_each_side_has_another() -> None:
    assert [side.other for side in Side] == [Side.SOLUTION, Side.NEED]
