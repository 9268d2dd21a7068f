"""Controlled trials: every state with every step, and what each step needs."""

from datetime import date

import pytest

from matchmaker.rules.trial import (
    MOVES,
    TrialDraft,
    TrialMove,
    TrialState,
    TrialStep,
    draft_problems,
    offered,
    step_problems,
)

S, M = TrialState, TrialMove
TABLE = {
    S.PLANNED: {M.START: S.RUNNING, M.STOP: S.STOPPED},
    S.RUNNING: {M.EXTEND: S.EXTENDED, M.END: S.ENDED, M.STOP: S.STOPPED},
    S.EXTENDED: {M.EXTEND: S.EXTENDED, M.END: S.ENDED, M.STOP: S.STOPPED},
    S.ENDED: {},
    S.STOPPED: {},
}
FIRST, LAST = date(2026, 6, 1), date(2026, 9, 1)


@pytest.mark.parametrize("state", TrialState)
@pytest.mark.parametrize("move", TrialMove)
def test_each_step_leads_where_the_table_says(state: TrialState, move: TrialMove) -> None:
    assert MOVES.get((state, move)) == TABLE[state].get(move)
    assert (move in offered(state)) == (move in TABLE[state])


@pytest.mark.parametrize(
    ("move", "needed"),
    [
        (M.START, {"trial_day"}),
        (M.EXTEND, {"trial_day", "trial_until", "trial_paper"}),
        (M.END, {"trial_day", "trial_text"}),
        (M.STOP, {"trial_day", "trial_text"}),
    ],
)
def test_each_step_names_what_it_lacks(move: TrialMove, needed: set[str]) -> None:
    assert step_problems(TrialStep(move=move), since=FIRST, ends_on=LAST) == dict.fromkeys(needed, "required")


def test_an_extension_lies_after_what_was_allowed_and_recorded() -> None:
    step = TrialStep(move=M.EXTEND, happened_on=date(2026, 5, 31), until=LAST, paper="12/QĐ")
    assert step_problems(step, since=FIRST, ends_on=LAST) == {
        "trial_day": "before_last_step",
        "trial_until": "not_longer",
    }


def test_a_draft_says_all_that_is_wrong() -> None:
    assert set(draft_problems(TrialDraft(), ())) == set(vars(TrialDraft()))
    draft = TrialDraft(
        trial_place="Phòng thử",
        trial_aim="Đo",
        trial_limits="x" * 4001,
        trial_authority="Sở",
        trial_paper="1/QĐ",
        trial_paper_on=LAST,
        trial_from=LAST.replace(month=8),
        trial_until=FIRST,
        trial_ground="gone",
    )
    assert draft_problems(draft, ("ai_decree",)) == {
        "trial_limits": "too_long",
        "trial_ground": "ground_not_on_day",
        "trial_until": "ends_before_start",
        "trial_paper_on": "allowed_after_start",
    }
