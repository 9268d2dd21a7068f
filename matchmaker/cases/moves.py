"""The one door: a case is opened for somebody, held, checked against the tables, moved and recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.confirmed_facts import FACT_CODES, StatedFacts
from matchmaker.cases.loading import city_today
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.intake import dates, tax_codes
from matchmaker.intake.faults import Faults
from matchmaker.rules.actors import Actor, OrganisationKind
from matchmaker.rules.facts import EvidenceKind
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CASE_PERMISSION, Matter, Relation, may, relations, require
from matchmaker.rules.proposal import LONGEST_NOTE, Side
from matchmaker.rules.stages import NEEDED, CaseMove, Stage, passed, stage_after

_NEED_NO_PAPER = (CaseMove.RESUME, CaseMove.HOLD, CaseMove.VERIFY, CaseMove.REFUSE, CaseMove.RESUBMIT)


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedCase(StatedFacts):
    """A case as stored, with its parties and what is delivered.

    `version` counts its changes, `since` is when it came into its stage, `held_stage` the one that it was put on hold
    in. `brokers` are audit names of the officers who carried it. `of_capability`: a team built it for this case.
    """

    summary: str
    delivered_id: int
    solution_id: int
    of_capability: bool
    need_id: int | None
    proposal_id: int | None
    dossier_id: int | None  # the approved one that says who pays
    entered_afterwards: bool
    adopter_name: str
    adopter_kind: OrganisationKind
    adopter_tax_code: str | None
    supplier_name: str
    supplier_kind: OrganisationKind
    stage: Stage
    held_stage: Stage | None
    since: datetime
    reason: str | None
    owner_id: int | None
    owner_name: str | None
    next_step: str | None
    next_due: date | None
    brokers: tuple[str, ...]
    version: int

    @classmethod
    def from_row(cls, row: Row) -> Self:
        codes = {"stage": Stage, "held_stage": Stage, "brokers": tuple}
        kinds = dict.fromkeys(("adopter_kind", "supplier_kind"), OrganisationKind)
        return cls(**values_of(cls, row, **FACT_CODES, **codes, **kinds))

    def for_anybody(self) -> Self:
        """Without a tax code that is a person's number."""
        return replace(self, adopter_tax_code=tax_codes.public(self.adopter_tax_code))

    def organisation_id(self, side: Side) -> int:
        return self.adopter_id if side is Side.NEED else self.supplier_id

    def name(self, side: Side) -> str:
        """Of the party."""
        return self.adopter_name if side is Side.NEED else self.supplier_name

    def matter(self, side: Side) -> Matter:
        return Matter(organisation_id=self.organisation_id(side), state=self.stage.value)

    def side_of(self, by: Actor) -> Side | None:
        """The side that the actor belongs to, if any."""
        return next((side for side in Side if Relation.OWNER in relations(by, self.matter(side))), None)


@dataclass(frozen=True, kw_only=True)
class MoveDetails:
    """What goes with a move. `happened_on` is the day itself where it lies before today; a reason ends a case."""

    happened_on: date | None = None
    reason: str | None = None
    note: str | None = None


async def look_at(connection: Connection, case_id: int, *, by: Actor) -> OpenedCase:
    """To read only. Raises NotFound, also for what the actor may not see."""
    row = await queries.get_case(connection, case_id=case_id)
    if row is None:
        raise NotFound()
    opened = OpenedCase.from_row(row)
    if not any(may(by, Permission.SEE_CASE, opened.matter(side)) for side in Side):
        raise NotFound()
    if may(by, Permission.SEE_PERSONAL_NUMBER, opened.matter(Side.NEED)):
        return opened
    return opened.for_anybody()


async def hold(connection: Connection, case_id: int, *, by: Actor, version: int | None = None) -> OpenedCase:
    """Held until the transaction ends. Raises NotFound; Conflict when another version than the one seen is stored."""
    await queries.lock_case(connection, case_id=case_id)
    opened = await look_at(connection, case_id, by=by)
    if version is not None and version != opened.version:
        raise Conflict(seen=version, stored=opened.version)
    return opened


def require_on(opened: OpenedCase, permission: Permission, *, by: Actor) -> None:
    """On one's own side where there is one; else on both."""
    side = opened.side_of(by)
    for each in (side,) if side else Side:
        require(by, permission, opened.matter(each))


async def move(
    connection: Connection,
    opened: OpenedCase,
    made: CaseMove,
    step: MoveDetails,
    *,
    by: Actor,
    details: Mapping[str, Any] | None = None,
) -> OpenedCase:
    """Makes the move and records it. Raises WrongState for a skipped stage, InvalidInput for a missing paper."""
    after = stage_after(made, opened.stage, opened.route, opened.held_stage)
    happened_on = await checked_day(connection, opened, made, step)
    step = replace(step, note=clean_note(step.note))
    await queries.move_case(
        connection,
        case_id=opened.id,
        stage=after.value,
        held_stage=opened.stage.value if made is CaseMove.HOLD else None,
        reason=step.reason if made in (CaseMove.STOP, CaseMove.WITHDRAW) else None,
    )
    await record_step(connection, opened.id, made.value, opened.stage, after, step, happened_on, by=by)
    stored = {"move": made.value, "happened_on": happened_on.isoformat()} | dict(details or {})
    stored |= {"reason": step.reason} if step.reason else {}
    await audit.append(
        connection,
        Action.CASE_MOVE,
        opened.id,
        by=by,
        old_state=opened.stage.value,
        new_state=after.value,
        details=stored,
    )
    return OpenedCase.from_row(await queries.get_case(connection, case_id=opened.id))


async def checked_day(connection: Connection, opened: OpenedCase, made: CaseMove, step: MoveDetails) -> date:
    """The day of a move. Raises InvalidInput with all that is wrong with it: its day, its note, a missing paper."""
    after = stage_after(made, opened.stage, opened.route, opened.held_stage)
    wrong, happened_on = Faults(), await city_today(connection)
    with wrong.also():
        happened_on = await _day(connection, opened, step.happened_on)
    with wrong.also():
        clean_note(step.note)
    if made not in _NEED_NO_PAPER:
        with wrong.also():
            await _require_papers(connection, opened, [after])
    wrong.check()
    return happened_on


async def checked_steps(
    connection: Connection,
    opened: OpenedCase,
    way: Sequence[CaseMove],
    last: MoveDetails,
    passing: Mapping[Stage, date],
) -> dict[CaseMove, MoveDetails]:
    """What goes with each move of a way; `passing` says when the case came into a stage between, else on the day of
    the next. Raises InvalidInput with all that is wrong.
    """
    wrong, stages = Faults(), passed(way, opened.stage, opened.route)
    if way[-1] is CaseMove.HOLD and not (last.note or "").strip():
        wrong.problems["note"] = "required"
    with wrong.also():
        await _require_papers(connection, opened, stages)
    latest, steps = last.happened_on or await city_today(connection), {way[-1]: last}
    for made, stage in reversed(list(zip(way, stages, strict=False))):
        day = passing.get(stage, latest)
        with wrong.also():
            await _day(connection, opened, passing.get(stage), field=f"passed_{stage}", latest=latest)
        latest, steps[made] = day, MoveDetails(happened_on=day)
    wrong.problems |= {f"passed_{stage}": "stage_not_passed" for stage in passing if stage not in stages}
    before = stages[-1] if stages else opened.stage
    with wrong.also():
        await checked_day(connection, replace(opened, stage=before), way[-1], last)
    wrong.check()
    return steps


async def record_step(
    connection: Connection,
    case_id: int,
    move_made: str,
    old: Stage | None,
    new: Stage,
    step: MoveDetails,
    happened_on: date,
    *,
    by: Actor,
) -> None:
    """A line of the case's history."""
    await queries.insert_step(
        connection,
        case_id=case_id,
        move=move_made,
        old_stage=old.value if old else None,
        new_stage=new.value,
        happened_on=happened_on,
        reason=step.reason,
        note=step.note,
        made_by=by.name,
    )


async def carried(connection: Connection, opened: OpenedCase, *, by: Actor) -> None:
    """Whoever of the desk works on a case is its broker from now on, and never its verifier."""
    if by.person_id is not None and opened.side_of(by) is None:
        await queries.carry_case(connection, case_id=opened.id, broker=by.name)


def require_move(opened: OpenedCase, made: CaseMove, *, by: Actor) -> None:
    """Raises WrongState for a skipped stage, NotAllowed for what is not the actor's to do."""
    require_on(opened, CASE_PERMISSION[made], by=by)
    stage_after(made, opened.stage, opened.route, None)


def clean_note(note: str | None, field: str = "note") -> str | None:
    """A remark, on one line, or None. Raises InvalidInput when it is too long."""
    return clean_text(note, field, LONGEST_NOTE)


def note_problems(note: str | None) -> dict[str, str]:
    """Code of what is wrong with a remark, by its field."""
    return {"note": "too_long"} if len(normalise_spaces(nfc(note or ""))) > LONGEST_NOTE else {}


def reason_problems(reason: str, known: type[StrEnum]) -> dict[str, str]:
    """Code of what is wrong with a reason that is chosen from a list, by its field."""
    return {} if reason in set(known) else {"reason": "unknown_code" if reason else "required"}


def clean_text(given: str | None, field: str, longest: int) -> str | None:
    """The text on one line, or None. Raises InvalidInput when it has more than `longest` characters."""
    text = normalise_spaces(nfc(given or ""))
    if len(text) > longest:
        raise InvalidInput({field: "too_long"})
    return text or None


async def _day(
    connection: Connection,
    opened: OpenedCase,
    wanted: date | None,
    *,
    field: str = "happened_on",
    latest: date | None = None,
) -> date:
    """The day itself, or today. `latest` is the day of the stage after it."""
    today = await city_today(connection)
    if wanted is None:
        return today
    begun: date | None = await queries.begun_on(connection, case_id=opened.id)
    if wanted > today:
        raise InvalidInput({field: "in_the_future"})
    if begun and wanted < begun:
        raise InvalidInput({field: InvalidValue("before_the_case", day=dates.shown(begun)).code})
    if latest and wanted > latest:
        raise InvalidInput({field: "after_the_next_stage"})
    return wanted


async def _require_papers(connection: Connection, opened: OpenedCase, stages: Sequence[Stage]) -> None:
    held = {EvidenceKind(row["kind"]) for row in await queries.evidence_of(connection, case_id=opened.id)}
    if any(NEEDED[stage].isdisjoint(held) for stage in stages if stage in NEEDED):
        raise InvalidInput({"evidence": "evidence_missing"})
