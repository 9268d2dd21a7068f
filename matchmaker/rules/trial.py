"""Controlled trials: what is recorded of one, and which step may follow which."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_LINE, LONGEST_TEXT = 300, 4000


class TrialState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    EXTENDED = "extended"
    ENDED = "ended"
    STOPPED = "stopped"


class TrialMove(StrEnum):
    START = "start"
    EXTEND = "extend"
    END = "end"
    STOP = "stop"


S, M = TrialState, TrialMove
MOVES: Mapping[tuple[TrialState, TrialMove], TrialState] = {
    (S.PLANNED, M.START): S.RUNNING,
    (S.PLANNED, M.STOP): S.STOPPED,
    (S.RUNNING, M.EXTEND): S.EXTENDED,
    (S.RUNNING, M.END): S.ENDED,
    (S.RUNNING, M.STOP): S.STOPPED,
    (S.EXTENDED, M.EXTEND): S.EXTENDED,
    (S.EXTENDED, M.END): S.ENDED,
    (S.EXTENDED, M.STOP): S.STOPPED,
}
NEEDS: Mapping[TrialMove, frozenset[str]] = {
    M.START: frozenset({"trial_day"}),
    M.EXTEND: frozenset({"trial_day", "trial_until", "trial_paper"}),
    M.END: frozenset({"trial_day", "trial_text"}),
    M.STOP: frozenset({"trial_day", "trial_text"}),
}


@dataclass(frozen=True, kw_only=True)
class TrialDraft:
    """As it was typed; None stands for what is missing."""

    trial_place: str | None = None
    trial_aim: str | None = None
    trial_limits: str | None = None
    trial_authority: str | None = None
    trial_paper: str | None = None
    trial_paper_on: date | None = None
    trial_from: date | None = None
    trial_until: date | None = None
    trial_ground: str | None = None


@dataclass(frozen=True, kw_only=True)
class TrialStep:
    """One step. `until` and `paper` are those of an extension, `note` the result or the reason."""

    move: TrialMove
    happened_on: date | None = None
    until: date | None = None
    paper: str | None = None
    note: str | None = None


def offered(state: TrialState) -> tuple[TrialMove, ...]:
    return tuple(move for move in TrialMove if (state, move) in MOVES)


def draft_problems(draft: TrialDraft, grounds: Collection[str]) -> dict[str, str]:
    """Code of what is wrong, by field. `grounds` are the codes that held on the first day."""
    problems = {name: "required" for name, value in vars(draft).items() if value is None}
    problems |= _too_long({name: value for name, value in vars(draft).items() if isinstance(value, str)})
    if draft.trial_ground and draft.trial_from and draft.trial_ground not in grounds:
        problems["trial_ground"] = "ground_not_on_day"
    if draft.trial_from and draft.trial_until and draft.trial_until < draft.trial_from:
        problems["trial_until"] = "ends_before_start"
    if draft.trial_from and draft.trial_paper_on and draft.trial_paper_on > draft.trial_from:
        problems["trial_paper_on"] = "allowed_after_start"
    return problems


def step_problems(step: TrialStep, *, since: date, ends_on: date) -> dict[str, str]:
    """Code of what is wrong, by field. `since` is the day of what went before, `ends_on` the last one allowed."""
    said = {
        "trial_day": step.happened_on,
        "trial_until": step.until,
        "trial_paper": step.paper,
        "trial_text": step.note,
    }
    problems = {name: "required" for name in NEEDS[step.move] if said[name] is None}
    problems |= _too_long({name: value for name, value in said.items() if isinstance(value, str)})
    if step.happened_on and step.happened_on < since:
        problems["trial_day"] = "before_last_step"
    if step.move is TrialMove.EXTEND and step.until and step.until <= ends_on:
        problems["trial_until"] = "not_longer"
    return problems


def _too_long(texts: Mapping[str, str]) -> dict[str, str]:
    longest = dict.fromkeys(("trial_aim", "trial_limits", "trial_text"), LONGEST_TEXT)
    return {name: "too_long" for name, text in texts.items() if len(text) > longest.get(name, LONGEST_LINE)}
