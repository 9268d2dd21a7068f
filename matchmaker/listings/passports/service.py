"""Passports of solutions: answered page by page, confirmed by whoever provides the solution, read by all who see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.intake.dates import today
from matchmaker.listings.passports.statements import queries
from matchmaker.listings.solutions import service as solutions
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import Actor
from matchmaker.rules.passport import (
    LIMITS,
    STEP_FIELDS,
    Choices,
    Passport,
    PassportAnswers,
    PassportStep,
    answer_problems,
    area_of,
    level_problems,
    proposed,
)
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import AiRisk
from matchmaker.rules.regulations import Regulations
from matchmaker.rules.solution import Solution

Typed = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A passport that is being answered: what was typed for it, else the one that holds. `version` 0: nothing typed."""

    solution: Solution
    typed: Typed | None
    holds: Passport | None
    version: int
    regulations: Regulations

    @property
    def choices(self) -> Choices:
        return Choices.on(self.regulations, today())


async def of_solution(connection: Connection, solution_id: int) -> Passport | None:
    """The one that holds. The caller asks whether its reader may see the solution."""
    row = await queries.passport_of(connection, solution_id=solution_id)
    return Passport.from_row(row) if row else None


async def open_to_write(connection: Connection, solution_id: int, *, by: Actor) -> Opened:
    """Raises NotFound, NotAllowed, WrongState for a closed solution."""
    solution = await solutions.get(connection, solution_id, by=by)
    require(by, Permission.WRITE_PASSPORT, solutions.matter_of(solution))
    row = await queries.passport_draft(connection, solution_id=solution_id)
    return Opened(
        solution=solution,
        typed=row["answers"] if row else None,
        holds=await of_solution(connection, solution_id),
        version=row["version"] if row else 0,
        regulations=await regulations(connection),
    )


def suggested(opened: Opened) -> PassportAnswers:
    """What a passport starts from that nobody has begun to answer."""
    if opened.holds:
        return PassportAnswers(**{each.name: getattr(opened.holds, each.name) for each in fields(PassportAnswers)})
    return PassportAnswers(use_area=area_of(opened.solution.sectors, opened.choices.area_lines))


async def keep(connection: Connection, solution_id: int, step: PassportStep, typed: Typed, *, by: Actor) -> None:
    """Keeps what stands on one page as it was typed, beside the other pages. Raises as `open_to_write` does."""
    opened = await open_to_write(connection, solution_id, by=by)
    answers: Typed = {name: [nfc(text) for text in typed.get(name, ())] for name in STEP_FIELDS[step]}
    if opened.typed is None:
        answers = {**as_typed(suggested(opened)), **answers}
    await queries.save_passport_answers(connection, solution_id=solution_id, answers=answers, updated_by=by.name)


async def confirm(
    connection: Connection,
    solution_id: int,
    said: PassportAnswers,
    level: AiRisk | None,
    reason: str,
    *,
    version: int,
    by: Actor,
) -> int:
    """The passport holds from today on; gives its number. `version` is that of the answers as they were read.

    Raises InvalidInput, Conflict where somebody has answered otherwise since, and as `open_to_write` does.
    """
    await solutions.LIFE.hold(connection, solution_id, by=by)
    opened = await open_to_write(connection, solution_id, by=by)
    if opened.version != version:
        raise Conflict(seen=version, stored=opened.version)
    suggestion, reason = proposed(said), nfc(reason).strip()
    problems = answer_problems(said) | level_problems(level, reason, suggestion)
    if problems or level is None:
        raise InvalidInput(problems)
    passport_id: int = await queries.insert_passport(
        connection,
        solution_id=solution_id,
        **_columns(said),
        level=level.value,
        proposed=suggestion.level.value,
        level_reason=reason,
        classified_on=today(),
        confirmed_by=by.name,
    )
    await queries.drop_passport_draft(connection, solution_id=solution_id)
    old = opened.holds.level.value if opened.holds else None
    await audit.append(
        connection, Action.SOLUTION_CONFIRM_PASSPORT, solution_id, by=by, details={"level": level.value, "before": old}
    )
    return passport_id


def as_typed(said: PassportAnswers) -> Typed:
    """Answers as a form holds them."""
    return {each.name: _texts(getattr(said, each.name)) for each in fields(PassportAnswers)}


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    return ["yes" if value else "no"] if isinstance(value, bool) else [str(value)]


def _columns(said: PassportAnswers) -> dict[str, object]:
    """What cannot be of a system that is not in use, or not in the list, is not kept."""
    values = {each.name: getattr(said, each.name) for each in fields(PassportAnswers)}
    values |= {name: nfc(values[name]).strip() or None for name in LIMITS if values.get(name)}
    if not said.in_use:
        values |= {"in_use_since": None, "use_area": None}
    return values
