"""What a call needs before each of its moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaker.rules.call import Call, CallMove, Duty, is_late

LEAST_READERS = 2  # scientists who have read a call before it opens


class Lack(StrEnum):
    """What a call lacks for its next move."""

    PROBLEM = "problem"
    SOLVED_WHEN = "solved_when"
    ELIGIBILITY = "eligibility"
    CRITERIA = "criteria"
    DEADLINE = "deadline"
    DEADLINE_PAST = "deadline_past"
    READERS = "readers"
    CHAIR = "chair"
    SECRETARY = "secretary"
    JUDGES = "judges"
    STILL_OPEN = "still_open"
    UNCHECKED_ENTRIES = "unchecked_entries"
    UNDECLARED_MEMBERS = "undeclared_members"
    UNASSIGNED_ENTRIES = "unassigned_entries"
    MISSING_SCORES = "missing_scores"
    DECISION = "decision"
    OBJECTION_DAYS = "objection_days"
    OPEN_OBJECTIONS = "open_objections"
    UPHELD_OBJECTIONS = "upheld_objections"
    NO_UPHELD_OBJECTION = "no_upheld_objection"
    UNCHECKED_PAPERS = "unchecked_papers"


@dataclass(frozen=True, kw_only=True)
class CallProgress:
    """What has been done for a call, as its moves ask for it; counts."""

    now: datetime
    readers_answered: int = 0
    unchecked_entries: int = 0  # submitted, and neither eligible nor ineligible
    eligible_entries: int = 0
    undeclared_members: int = 0  # judges, and the chair
    unassigned_entries: int = 0  # eligible ones with no judge at all
    missing_scores: int = 0  # assignments without a whole set of scores
    decided: bool = False
    open_objections: int = 0
    upheld_objections: int = 0  # upheld, and not corrected yet
    objections_end: datetime | None = None
    unchecked_papers: int = 0  # winners of whom nobody has found the papers to hold


def lacking(move: CallMove, call: Call, progress: CallProgress) -> list[Lack]:
    """What is missing before the move can be made, in the order in which it is to be done; empty when nothing is."""
    asked = {
        CallMove.TEST: _of_text,
        CallMove.OPEN: _of_opening,
        CallMove.CLOSE: _of_closing,
        CallMove.DECLARE: _of_eligibility,
        CallMove.SCORE: _of_conflicts,
        CallMove.MODERATE: _of_scoring,
        CallMove.DECIDE: _of_decision,
        CallMove.REOPEN: _of_correcting,
        CallMove.PUBLISH: _of_objections,
    }
    return [lack for lack, is_missing in asked[move](call, progress).items() if is_missing] if move in asked else []


def _of_text(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {
        Lack.PROBLEM: not call.problem,
        Lack.SOLVED_WHEN: not call.solved_when,
        Lack.ELIGIBILITY: not call.eligibility,
        Lack.CRITERIA: not call.criteria,
    }


def _of_opening(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {
        **_of_text(call, progress),
        Lack.DEADLINE: call.closes_at is None,
        Lack.DEADLINE_PAST: call.closes_at is not None and is_late(call.closes_at, progress.now),
        Lack.READERS: progress.readers_answered < LEAST_READERS,
        Lack.SECRETARY: not call.appointed(Duty.SECRETARY),
        Lack.CHAIR: not call.appointed(Duty.CHAIR),
    }


def _of_closing(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {Lack.STILL_OPEN: not is_late(call.closes_at, progress.now)}


def _of_eligibility(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {
        Lack.UNCHECKED_ENTRIES: progress.unchecked_entries > 0,
        # Where nothing is to be judged nobody has to judge: the council can say that nobody won.
        Lack.JUDGES: progress.eligible_entries > 0 and not call.appointed(Duty.JUDGE),
    }


def _of_conflicts(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {
        Lack.UNDECLARED_MEMBERS: progress.undeclared_members > 0,
        Lack.UNASSIGNED_ENTRIES: progress.unassigned_entries > 0,
    }


def _of_scoring(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {Lack.MISSING_SCORES: progress.missing_scores > 0}


def _of_decision(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {Lack.DECISION: not progress.decided}


def _of_correcting(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    return {
        Lack.OPEN_OBJECTIONS: progress.open_objections > 0,  # all are answered, so that the result is corrected once
        Lack.NO_UPHELD_OBJECTION: progress.upheld_objections == 0,
    }


def _of_objections(call: Call, progress: CallProgress) -> Mapping[Lack, bool]:
    end = progress.objections_end
    return {
        Lack.OBJECTION_DAYS: end is None or progress.now < end,
        Lack.OPEN_OBJECTIONS: progress.open_objections > 0,
        Lack.UPHELD_OBJECTIONS: progress.upheld_objections > 0,
        Lack.UNCHECKED_PAPERS: progress.unchecked_papers > 0,
    }
