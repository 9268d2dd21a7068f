"""The stages of a case as a truth table: what is not in it is a skipped step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.ground.errors import WrongState
from matchmaker.rules.facts import EvidenceKind, Route
from matchmaker.rules.stages import (
    EDITABLE,
    ENDS,
    NEEDED,
    PROMISED_DAYS,
    UNDER_WAY,
    CaseMove,
    Stage,
    next_moves,
    passed,
    stage_after,
    way_to,
)

ON_THE_WAY = {s.value for s in UNDER_WAY}
BOTH = {
    ("introduced", "discuss", "in_discussion"),
    ("in_discussion", "begin_pilot", "pilot"),
    ("accepted", "verify", "verified"),
    ("accepted", "refuse", "accepted"),
    ("accepted", "resubmit", "accepted"),
    ("on_hold", "resume", "on_hold"),
    ("on_hold", "stop", "stopped"),
    ("verified", "withdraw", "withdrawn"),
    *((stage, "hold", "on_hold") for stage in ON_THE_WAY),
    *((stage, "stop", "stopped") for stage in ON_THE_WAY),
}
TABLE = {
    None: BOTH
    | {
        ("in_discussion", "negotiate", "negotiation"),
        ("pilot", "negotiate", "negotiation"),
        ("negotiation", "sign", "contract_signed"),
        ("contract_signed", "accept", "accepted"),
    },
    Route.APPLIED: BOTH | {("pilot", "accept", "accepted")},
}
TABLE[Route.TRANSFERRED] = TABLE[None]


@pytest.mark.parametrize("route", [None, *Route])
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", CaseMove)
def test_a_move_leads_where_the_table_says_or_nowhere(move: CaseMove, stage: Stage, route: Route | None) -> None:
    led = {after for before, made, after in TABLE[route] if (before, made) == (stage.value, move.value)}
    assert (move in next_moves(stage, route)) is bool(led)
    if led:
        assert {stage_after(move, stage, route).value} == led
    else:
        with pytest.raises(WrongState) as refused:
            stage_after(move, stage, route)
        assert refused.value.params["old"] == stage.value
        assert refused.value.params["new"] in set(Stage)


@pytest.mark.parametrize("stage", UNDER_WAY)
def test_a_case_on_hold_goes_on_where_it_was(stage: Stage) -> None:
    assert stage_after(CaseMove.RESUME, Stage.ON_HOLD, None, held=stage) is stage


def test_every_stage_that_waits_for_somebody_is_promised_by_a_day() -> None:
    assert set(PROMISED_DAYS) == EDITABLE
    assert set(Stage) - EDITABLE == {Stage.VERIFIED, *ENDS}
    assert not any(next_moves(stage, None) for stage in ENDS)


def test_signing_needs_the_contract_and_accepting_the_minutes_or_the_decision() -> None:
    assert NEEDED[Stage.CONTRACT_SIGNED] == {EvidenceKind.CONTRACT}
    assert NEEDED[Stage.ACCEPTED] == {EvidenceKind.ACCEPTANCE, EvidenceKind.DECISION_OF_USE}
    assert EvidenceKind.MOU not in NEEDED[Stage.PILOT]


@given(st.lists(st.sampled_from(CaseMove), max_size=25), st.sampled_from([None, *Route]))
def test_nothing_is_verified_that_was_not_accepted_and_ends_are_ends(
    moves: list[CaseMove], route: Route | None
) -> None:
    stage, held, seen = Stage.INTRODUCED, Stage.INTRODUCED, [Stage.INTRODUCED]
    for move in moves:
        try:
            after = stage_after(move, stage, route, held)
        except WrongState:
            continue
        assert stage not in ENDS
        held = stage if move is CaseMove.HOLD else held
        stage = after
        seen.append(stage)
    if Stage.VERIFIED in seen:
        assert Stage.ACCEPTED in seen
    if Stage.ACCEPTED in seen and route is not Route.APPLIED:
        assert Stage.CONTRACT_SIGNED in seen


@pytest.mark.parametrize(
    ("stage", "route", "made", "through", "way"),
    [
        (Stage.INTRODUCED, None, CaseMove.DISCUSS, (), "discuss"),
        (Stage.INTRODUCED, None, CaseMove.SIGN, (), "discuss negotiate sign"),
        (Stage.INTRODUCED, Route.TRANSFERRED, CaseMove.ACCEPT, (), "discuss negotiate sign accept"),
        (Stage.INTRODUCED, None, CaseMove.ACCEPT, (Stage.PILOT,), "discuss begin_pilot negotiate sign accept"),
        (Stage.PILOT, None, CaseMove.ACCEPT, (), "negotiate sign accept"),
        (Stage.INTRODUCED, Route.APPLIED, CaseMove.ACCEPT, (), "discuss begin_pilot accept"),
        (Stage.INTRODUCED, Route.APPLIED, CaseMove.ACCEPT, (Stage.NEGOTIATION,), "discuss begin_pilot accept"),
    ],
)
def test_a_stage_further_on_is_reached_by_the_moves_of_the_table(
    stage: Stage, route: Route | None, made: CaseMove, through: tuple[Stage, ...], way: str
) -> None:
    found = way_to(made, stage, route, through)
    assert found == [CaseMove(move) for move in way.split()]
    assert len(passed(found, stage, route)) == len(found) - 1


@pytest.mark.parametrize(
    ("stage", "route", "made"),
    [
        (Stage.PILOT, None, CaseMove.DISCUSS),
        (Stage.NEGOTIATION, None, CaseMove.BEGIN_PILOT),
        (Stage.INTRODUCED, Route.APPLIED, CaseMove.SIGN),
        (Stage.ON_HOLD, None, CaseMove.ACCEPT),
        *((stage, None, CaseMove.ACCEPT) for stage in (Stage.ACCEPTED, Stage.VERIFIED, *sorted(ENDS))),
    ],
)
def test_no_way_leads_back_or_out_of_an_end(stage: Stage, route: Route | None, made: CaseMove) -> None:
    with pytest.raises(WrongState):
        way_to(made, stage, route)
