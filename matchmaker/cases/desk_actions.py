"""What the desk does with a case: state its facts, move it on, hand it over, plan meetings and milestones."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.moves import (
    MoveDetails,
    OpenedCase,
    carried,
    checked_steps,
    clean_text,
    hold,
    move,
    note_problems,
    reason_problems,
    require_move,
    require_on,
)
from matchmaker.cases.notify import News, tell_parties, tell_verifiers
from matchmaker.cases.refused_cases import standing_refusal, steps_of
from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import CaseEvent
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.intake.faults import Faults
from matchmaker.notices.model import NoticeKind
from matchmaker.people import accounts
from matchmaker.rules.actors import SUPPLIERS, Actor
from matchmaker.rules.facts import Form, Money, Route, Standing
from matchmaker.rules.listing import changed_fields
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CASE_PERMISSION, may
from matchmaker.rules.programme import AiRisk, Sector
from matchmaker.rules.proposal import Reason, Side
from matchmaker.rules.stages import EDITABLE, ONWARD, CaseMove, Stage, way_to

LARGEST_VALUE = 10**15  # đồng
LONGEST_STEP = LONGEST_PLACE = 500
NO_DAYS: Mapping[Stage, date] = {}


@dataclass(frozen=True, kw_only=True)
class CaseDraft:
    """What is stated of a case; None is what nobody has said yet. `contract_value` is in đồng.

    `title` and `summary` say what a capability delivers; a listed solution keeps those of its listing.
    """

    title: str
    summary: str
    standing: str | None = None
    sector: str | None = None
    in_city: bool | None = None
    route: str | None = None
    form: str | None = None
    contract_value: int | None = None
    no_price_reason: str = ""
    money: str | None = None
    crosses_border: bool | None = None
    ai_risk: str | None = None
    process: str = ""
    use_from: date | None = None
    use_until: date | None = None
    also_product: bool = False


_CODES: Mapping[str, type[StrEnum]] = {
    "standing": Standing,
    "sector": Sector,
    "route": Route,
    "form": Form,
    "money": Money,
    "ai_risk": AiRisk,
}
_LONGEST = {"title": 300, "summary": 20_000, "no_price_reason": 2_000, "process": 2_000}


def draft_of(opened: OpenedCase) -> CaseDraft:
    """What a case says now, to be changed."""
    return CaseDraft(**{name: getattr(opened, name) for name in CaseDraft.__dataclass_fields__})


def problems_of(draft: CaseDraft) -> dict[str, str]:
    """Code of what is wrong, by field."""
    values = asdict(draft)
    problems = {
        name: "unknown_code" for name, known in _CODES.items() if values[name] and values[name] not in set(known)
    }
    problems |= {name: "too_long" for name, most in _LONGEST.items() if len(values[name]) > most}
    if len(draft.title) < 3:
        problems["title"] = "too_short"
    if draft.contract_value is not None and not 0 <= draft.contract_value <= LARGEST_VALUE:
        problems["contract_value"] = "out_of_range"
    if draft.use_from and draft.use_until and draft.use_until < draft.use_from:
        problems["use_until"] = "before_its_beginning"
    if draft.form and draft.route == Route.APPLIED:
        problems["form"] = "applied_has_no_contract"
    return problems


async def edit(connection: Connection, case_id: int, draft: CaseDraft, *, by: Actor, version: int) -> None:
    """States what is known. Raises NotFound, NotAllowed, WrongState once verified, Conflict, InvalidInput."""
    opened = await _to_follow(connection, case_id, by=by, version=version)
    given: dict[str, Any] = asdict(draft)
    tidy: dict[str, Any] = {k: nfc(v).strip() if isinstance(v, str) else v for k, v in given.items()}
    clean = CaseDraft(**tidy)
    problems = problems_of(clean)
    if clean.standing == Standing.CONTEST_WINNER != opened.standing and opened.supplier_kind in SUPPLIERS:
        problems["standing"] = "winner_on_main_line"  # a prize takes no university off the count
    if problems:
        raise InvalidInput(problems)
    changed = changed_fields(asdict(draft_of(opened)), asdict(clean))
    if not opened.of_capability:
        changed = [name for name in changed if name not in ("title", "summary")]
    if not changed:
        return
    values = asdict(clean)
    title, summary = values.pop("title"), values.pop("summary")
    await queries.describe_delivered(connection, delivered_id=opened.delivered_id, title=title, summary=summary)
    await queries.edit_case(connection, case_id=case_id, **values)
    await carried(connection, opened, by=by)
    await audit.append(connection, Action.CASE_EDIT, case_id, by=by, details={"fields": changed})


async def advance(
    connection: Connection,
    case_id: int,
    made: CaseMove,
    *,
    by: Actor,
    version: int,
    step: MoveDetails | None = None,
    passing: Mapping[Stage, date] = NO_DAYS,
) -> Stage:
    """On along the table: discuss, pilot, negotiate, sign, accept, hold, resume.

    A stage that lies some moves ahead is reached by all of them, each recorded; `passing` says when the case came into
    a stage between, else on the day of the next. Also a refused case is handed in again. Raises NotFound, NotAllowed,
    Conflict, WrongState where the table leads nowhere or no refusal stands, InvalidInput for a missing paper, days out
    of order, and for a hold that no note explains.
    """
    opened = await hold(connection, case_id, by=by, version=version)
    if made in (CaseMove.VERIFY, CaseMove.REFUSE, CaseMove.WITHDRAW, CaseMove.STOP):
        raise WrongState(old=opened.stage.value, new=opened.stage.value)
    require_on(opened, CASE_PERMISSION[made], by=by)
    way = way_to(made, opened.stage, opened.route, passing) if made in ONWARD else [made]
    if made is CaseMove.RESUBMIT and standing_refusal(await steps_of(connection, case_id)) is None:
        raise WrongState(old=opened.stage.value, new=opened.stage.value)
    await carried(connection, opened, by=by)
    moved, steps = opened, await checked_steps(connection, opened, way, step or MoveDetails(), passing)
    for each in way:
        moved = await move(connection, moved, each, steps[each], by=by)
    if made in (CaseMove.ACCEPT, CaseMove.RESUBMIT):
        await tell_verifiers(connection, moved)
    return moved.stage


async def stop(connection: Connection, case_id: int, reason: str, *, by: Actor, version: int, note: str = "") -> None:
    """Ends a case without a result. Raises NotFound, NotAllowed, Conflict, WrongState, InvalidInput."""
    opened = await hold(connection, case_id, by=by, version=version)
    require_move(opened, CaseMove.STOP, by=by)
    if problems := reason_problems(reason, Reason) | note_problems(note):
        raise InvalidInput(problems)
    await carried(connection, opened, by=by)
    await move(connection, opened, CaseMove.STOP, MoveDetails(reason=reason, note=note), by=by)
    await tell_parties(connection, opened, News(kind=NoticeKind.CASE_STOPPED, reason=reason))


async def plan_next(
    connection: Connection, case_id: int, *, owner_id: int | None, step: str, due: date | None, by: Actor, version: int
) -> None:
    """Who does what until when. Raises NotFound, NotAllowed, Conflict, InvalidInput for an owner of no desk."""
    opened = await _to_follow(connection, case_id, by=by, version=version)
    wrong, text = Faults(), None
    if owner_id is not None and not await _may_follow(connection, opened, owner_id):
        wrong.problems["owner"] = "not_at_the_desk"
    with wrong.also():
        text = clean_text(step, "next_step", LONGEST_STEP)
    wrong.check()
    await queries.plan_next(connection, case_id=case_id, owner_id=owner_id, next_step=text, next_due=due)
    await carried(connection, opened, by=by)
    await audit.append(connection, Action.CASE_HAND_OVER, case_id, by=by, details={"owner": owner_id})


@dataclass(frozen=True, kw_only=True)
class EventDraft:
    """A meeting lasts some minutes; a milestone, without them, is reached."""

    title: str
    starts_at: datetime
    minutes: int | None = None
    place: str | None = None


async def plan_event(connection: Connection, case_id: int, draft: EventDraft, *, by: Actor) -> int:
    """A meeting or a milestone; gives its id. Raises NotFound, NotAllowed, InvalidInput."""
    opened = await _to_follow(connection, case_id, by=by)
    title = normalise_spaces(nfc(draft.title))
    wrong, place = Faults(), None
    if not 3 <= len(title) <= 200:
        wrong.problems["title"] = "too_long" if len(title) > 200 else "too_short"
    if draft.minutes is not None and not 5 <= draft.minutes <= 1440:
        wrong.problems["minutes"] = "out_of_range"
    with wrong.also():
        place = clean_text(draft.place, "place", LONGEST_PLACE)
    wrong.check()
    made: int = await queries.insert_event(
        connection,
        case_id=case_id,
        kind="meeting" if draft.minutes is not None else "milestone",
        title=title,
        place=place,
        starts_at=draft.starts_at,
        minutes=draft.minutes,
        created_by=by.name,
    )
    await carried(connection, opened, by=by)
    await audit.append(connection, Action.CASE_PLAN, case_id, by=by, details={"event": made})
    return made


async def finish_event(connection: Connection, case_id: int, event_id: int, done_on: date, *, by: Actor) -> None:
    """It took place, or is reached. Raises NotFound, and Conflict when it was before."""
    opened = await _to_follow(connection, case_id, by=by)
    await _event_to_come(connection, case_id, event_id)
    await queries.finish_event(connection, event_id=event_id, done_on=done_on)
    await carried(connection, opened, by=by)
    await audit.append(connection, Action.CASE_PLAN, case_id, by=by, details={"event": event_id, "done": True})


async def reschedule_event(
    connection: Connection,
    case_id: int,
    event_id: int,
    starts_at: datetime,
    place: str | None,
    *,
    by: Actor,
    changes: int | None = None,
) -> None:
    """Another time or place; the calendar file replaces the older one.

    Raises NotFound, InvalidInput, and Conflict when it is done, or was changed more often than the `changes` seen.
    """
    opened = await _to_follow(connection, case_id, by=by)
    where = clean_text(place, "place", LONGEST_PLACE)
    event = await _event_to_come(connection, case_id, event_id)
    if changes not in (None, event.changes):
        raise Conflict(seen=changes, stored=event.changes)
    if (event.starts_at, event.place) == (starts_at, where):
        return  # a calendar has nothing to replace
    await queries.reschedule_event(connection, event_id=event_id, starts_at=starts_at, place=where)
    await carried(connection, opened, by=by)
    await audit.append(connection, Action.CASE_PLAN, case_id, by=by, details={"event": event_id})


async def _event_to_come(connection: Connection, case_id: int, event_id: int) -> CaseEvent:
    row = await queries.get_event(connection, case_id=case_id, event_id=event_id)
    if row is None:
        raise NotFound()
    event = CaseEvent.from_row(row)
    if event.done_on is not None:
        raise Conflict(seen=event_id, stored=event_id)
    return event


async def _to_follow(connection: Connection, case_id: int, *, by: Actor, version: int | None = None) -> OpenedCase:
    opened = await hold(connection, case_id, by=by, version=version)
    require_on(opened, Permission.FOLLOW_CASE, by=by)
    if opened.stage not in EDITABLE:
        raise WrongState(old=opened.stage.value, new=opened.stage.value)
    return opened


async def _may_follow(connection: Connection, opened: OpenedCase, person_id: int) -> bool:
    person = await accounts.get(connection, person_id)
    allowed = (may(person.actor(), Permission.FOLLOW_CASE, opened.matter(side)) for side in Side)
    return person.disabled_at is None and all(allowed)
