"""Controlled trials of solutions, of a case or of none: recorded by the desk, read by the parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.moves import look_at
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.listings.solutions import service as solutions
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require
from matchmaker.rules.regulations import Regulation, RegulationKey
from matchmaker.rules.trial import (
    MOVES,
    TrialDraft,
    TrialMove,
    TrialState,
    TrialStep,
    draft_problems,
    step_problems,
)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One trial as it stands. `last_day` is the end that the latest extension allows."""

    id: int
    solution_id: int
    solution_title: str
    case_id: int | None
    ground: str
    place: str
    aim: str
    limits: str
    authority: str
    paper: str
    paper_on: date
    starts_on: date
    ends_on: date
    last_day: date
    state: TrialState
    version: int
    supplier_id: int | None
    adopter_id: int | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, state=TrialState))

    @property
    def matters(self) -> Sequence[Matter]:
        """Of each party."""
        parties = (self.supplier_id, self.adopter_id)
        return [Matter(organisation_id=each) for each in parties if each is not None]


@dataclass(frozen=True, kw_only=True)
class About:
    """What a trial is to be recorded of."""

    solution_id: int
    title: str
    case_id: int | None
    parties: Sequence[int | None]


@dataclass(frozen=True, kw_only=True)
class TrialView:
    """A trial with its steps; `grounds` is the rule that held on its first day."""

    trial: Trial
    steps: Sequence[TrialStep]
    grounds: Regulation | None
    follows: bool


async def about(connection: Connection, solution_id: int, case_id: int | None, *, by: Actor) -> About:
    """Raises NotFound, NotAllowed for what is the actor's own."""
    if case_id is None:
        solution = await solutions.get(connection, solution_id, by=by)
        meant = About(solution_id=solution.id, title=solution.title, case_id=None, parties=(solution.organisation_id,))
    else:
        case = await look_at(connection, case_id, by=by)
        meant = About(
            solution_id=case.solution_id,
            title=case.title,
            case_id=case_id,
            parties=(case.supplier_id, case.adopter_id),
        )
    for party in meant.parties:
        require(by, Permission.FOLLOW_CASE, Matter(organisation_id=party))
    return meant


async def grounds_on(connection: Connection, day: date) -> Regulation | None:
    """The rule of grounds that held on that day."""
    return (await regulations(connection)).on(RegulationKey.TRIAL_GROUNDS, day)


async def record(connection: Connection, meant: About, draft: TrialDraft, *, by: Actor) -> int:
    """Gives the number of the trial. Raises NotFound, NotAllowed, InvalidInput."""
    meant = await about(connection, meant.solution_id, meant.case_id, by=by)
    rule = await grounds_on(connection, draft.trial_from) if draft.trial_from else None
    codes = [line.code for line in rule.value] if rule and isinstance(rule.value, tuple) else []
    if problems := draft_problems(draft, codes):
        raise InvalidInput(problems)
    trial_id: int = await queries.add_trial(
        connection,
        solution_id=meant.solution_id,
        case_id=meant.case_id,
        ground=draft.trial_ground,
        place=draft.trial_place,
        aim=draft.trial_aim,
        limits=draft.trial_limits,
        authority=draft.trial_authority,
        paper=draft.trial_paper,
        paper_on=draft.trial_paper_on,
        starts_on=draft.trial_from,
        ends_on=draft.trial_until,
    )
    details = {"solution": meant.solution_id, "case": meant.case_id, "ground": draft.trial_ground}
    await audit.append(connection, Action.TRIAL_RECORD, trial_id, by=by, details=details)
    return trial_id


async def get(connection: Connection, trial_id: int, *, by: Actor) -> TrialView:
    """Raises NotFound, also for what the actor may not see."""
    row = await queries.get_trial(connection, trial_id=trial_id)
    trial = Trial.from_row(row) if row else None
    if trial is None or not _sees(trial, by):
        raise NotFound()
    steps = [TrialStep(**values_of(TrialStep, row, move=TrialMove)) for row in await _steps(connection, trial_id)]
    follows = all(may(by, Permission.FOLLOW_CASE, each) for each in trial.matters)
    grounds = await grounds_on(connection, trial.starts_on)
    return TrialView(trial=trial, steps=steps, grounds=grounds, follows=follows)


async def take_step(connection: Connection, trial_id: int, step: TrialStep, *, version: int, by: Actor) -> None:
    """Raises NotFound, NotAllowed, InvalidInput; Conflict where the trial changed or the step is not possible."""
    await queries.lock_trial(connection, trial_id=trial_id)
    view = await get(connection, trial_id, by=by)
    trial = view.trial
    for each in trial.matters:
        require(by, Permission.FOLLOW_CASE, each)
    state = MOVES.get((trial.state, step.move))
    if version != trial.version or state is None:
        raise Conflict(seen=version, stored=trial.version)
    days = [trial.paper_on, *(each.happened_on for each in view.steps if each.happened_on)]
    if problems := step_problems(step, since=max(days), ends_on=trial.last_day):
        raise InvalidInput(problems)
    extends = step.move is TrialMove.EXTEND
    await queries.add_trial_step(
        connection,
        trial_id=trial_id,
        move=step.move.value,
        happened_on=step.happened_on,
        until=step.until if extends else None,
        paper=step.paper if extends else None,
        note=step.note,
    )
    await queries.set_trial_state(connection, trial_id=trial_id, state=state.value)
    details = {"move": step.move.value, "from": trial.state.value, "to": state.value}
    await audit.append(connection, Action.TRIAL_STEP, trial_id, by=by, details=details)


async def of_case(connection: Connection, case_id: int, *, by: Actor) -> list[Trial]:
    """Raises NotFound, also for what the actor may not see."""
    await look_at(connection, case_id, by=by)
    return [each for each in await every(connection, by=by) if each.case_id == case_id]


async def every(connection: Connection, *, by: Actor) -> list[Trial]:
    """Those that the actor may see, the newest first."""
    trials = [Trial.from_row(row) for row in await queries.every_trial(connection)]
    return [trial for trial in trials if _sees(trial, by)]


async def _steps(connection: Connection, trial_id: int) -> Sequence[Row]:
    steps: Sequence[Row] = await queries.trial_steps(connection, trial_id=trial_id)
    return steps


def _sees(trial: Trial, by: Actor) -> bool:
    return any(may(by, Permission.SEE_CASE, each) for each in trial.matters)
