"""The one door to another status: what a move needs is checked, recorded, told, and carried to the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases import dossier_money
from matchmaker.cases import moves as cases
from matchmaker.cases.loading import city_today
from matchmaker.dossiers import notify
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.checklists import checklist_of
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.dossier import DECISIONS, NEEDS, WHOLE, Dossier, DossierMove, DossierStatus, status_after
from matchmaker.rules.dossier_budget import budget_of
from matchmaker.rules.dossier_gaps import Gap, gaps
from matchmaker.rules.dossier_parts import DossierPart
from matchmaker.rules.facts import STATE_MONEY, Money
from matchmaker.rules.listing import field_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import DOSSIER_PERMISSION, Matter, require

_LONGEST = {
    "handed_in_to": 300,
    "receipt_number": 100,
    "council_number": 100,
    "decision_text": 2_000,
    "dossier_withdraw_note": 2_000,
}
_NO_PAPER = dict.fromkeys(("name", "stored_name", "media_type", "size", "sha256"))


@dataclass(frozen=True, kw_only=True)
class StepDraft:
    """What is recorded with a move: the day and number of handing in or of the decision, where, why, by which paper."""

    happened_on: date | None = None
    place: str = ""
    number: str = ""
    note: str = ""
    paper: StoredFile | None = None


async def move(
    connection: Connection, dossier_id: int, made: DossierMove, draft: StepDraft, *, version: int, by: Actor
) -> int:
    """Makes the move; gives the number of its step. `version` is that of the dossier as it was seen.

    Raises NotFound, NotAllowed, WrongState, InvalidInput, Conflict when something of it has changed since, and
    Conflict("dossier_lacks") while something is missing or a sum is broken.
    """
    dossier = await dossiers.hold(connection, dossier_id, Permission.SEE_DOSSIER, by=by)
    require(by, DOSSIER_PERMISSION[made], Matter.of_dossier(dossier))
    status = status_after(made, dossier.status)
    if version != dossier.version:
        raise Conflict(seen=version, stored=dossier.version)
    if made in WHOLE and await lacking(connection, dossier):
        raise Conflict("dossier_lacks")
    draft = _tidy(draft)
    await _check(connection, dossier, made, draft)
    step_id: int = await queries.insert_step(
        connection,
        dossier_id=dossier_id,
        move=made.value,
        status=status.value,
        happened_on=draft.happened_on,
        place=draft.place or None,
        number=draft.number or None,
        note=draft.note or None,
        sections={part.value: section.version for part, section in dossier.sections.items()},
        made_by=by.name,
        **(vars(draft.paper) if draft.paper else _NO_PAPER),
    )
    await queries.set_status(connection, dossier_id=dossier_id, status=status.value)
    await _audit_move(connection, dossier, made, status, step_id, draft, by=by)
    await _carry_to_case(connection, dossier, status, by=by)
    await notify.moved(connection, dossier, made, on=draft.happened_on, note=draft.note, step_id=step_id, by=by)
    return step_id


async def lacking(connection: Connection, dossier: Dossier) -> Sequence[Gap]:
    """What keeps it from being handed in, by the rules of its route that hold today."""
    return gaps(dossier, [line.code for line in (await checklist_of(connection, dossier)).lines])


async def link_case(connection: Connection, dossier_id: int, case_id: int, *, by: Actor) -> None:
    """The transfer that the task leads to; an approved dossier with state money says who pays for it from now on.

    Raises NotFound, NotAllowed, InvalidInput for a case that there is not or that is between others.
    """
    dossier = await dossiers.hold(connection, dossier_id, Permission.DECIDE_DOSSIER, by=by)
    try:
        opened = await cases.look_at(connection, case_id, by=by)
    except NotFound:
        raise InvalidInput({"linked_case": "no_such_case"}) from None
    if not {opened.adopter_id, opened.supplier_id} & {dossier.host_id, *dossier.writer_organisation_ids}:
        raise InvalidInput({"linked_case": "other_parties"})
    if dossier.case_id is not None and dossier.case_id != case_id:
        await dossier_money.leave(connection, dossier.case_id, dossier_id, by=by)
    await queries.set_case(connection, dossier_id=dossier_id, case_id=case_id)
    await audit.append(connection, Action.DOSSIER_LINK_CASE, dossier_id, by=by, details={"case": case_id})
    money = state_money(dossier)
    if dossier.status is DossierStatus.APPROVED and money is not None:
        await dossier_money.follow(connection, case_id, dossier_id, money, by=by)


def state_money(dossier: Dossier) -> Money | None:
    """Who pays where the state does, alone or with others; None where it does not."""
    money = budget_of(dossier.content(DossierPart.WORK), dossier.content(DossierPart.BUDGET)).money
    return money if money in STATE_MONEY else None


async def _carry_to_case(connection: Connection, dossier: Dossier, status: DossierStatus, *, by: Actor) -> None:
    case_id = await _case_of(connection, dossier)
    if case_id is None:
        return
    money = state_money(dossier)
    if status is DossierStatus.APPROVED and money is not None:
        await dossier_money.follow(connection, case_id, dossier.id, money, by=by)
    elif dossier.status is DossierStatus.APPROVED:
        await dossier_money.leave(connection, case_id, dossier.id, by=by)


async def _case_of(connection: Connection, dossier: Dossier) -> int | None:
    """The case that it is linked to; where the pair's own was opened after the dossier, that one from now on."""
    if dossier.case_id is not None or dossier.proposal_id is None:
        return dossier.case_id
    case_id: int | None = await queries.case_of_proposal(connection, proposal_id=dossier.proposal_id)
    if case_id is not None:
        await queries.set_case(connection, dossier_id=dossier.id, case_id=case_id)
    return case_id


async def _audit_move(
    connection: Connection,
    dossier: Dossier,
    made: DossierMove,
    status: DossierStatus,
    step_id: int,
    draft: StepDraft,
    *,
    by: Actor,
) -> None:
    paper = {"sha256": draft.paper.sha256.hex()} if draft.paper else {}
    await audit.append(
        connection,
        Action.DOSSIER_MOVE,
        dossier.id,
        by=by,
        old_state=dossier.status.value,
        new_state=status.value,
        details={"move": made.value, "step": step_id, **paper},
    )


def _tidy(draft: StepDraft) -> StepDraft:
    place, number, note = (nfc(text).strip() for text in (draft.place, draft.number, draft.note))
    return StepDraft(happened_on=draft.happened_on, place=place, number=number, note=note, paper=draft.paper)


def named(made: DossierMove, draft: StepDraft) -> dict[str, object]:
    """What was said, by the fields that this move's form has."""
    decides = made in DECISIONS
    return {
        "council_on" if decides else "handed_in_on": draft.happened_on,
        "council_number" if decides else "receipt_number": draft.number,
        "decision_text" if decides else "dossier_withdraw_note": draft.note,
        "handed_in_to": draft.place,
        "file": draft.paper,
    }


async def _check(connection: Connection, dossier: Dossier, made: DossierMove, draft: StepDraft) -> None:
    said = named(made, draft)
    problems = {name: "required" for name in NEEDS.get(made, ()) if not said[name]}
    limits = {name: (0, most) for name, most in _LONGEST.items() if name in said}
    problems |= field_problems(said, limits)
    if draft.happened_on and draft.happened_on > await city_today(connection):
        problems[next(name for name in said if name.endswith("_on"))] = "in_the_future"
    if made in DECISIONS and draft.happened_on and draft.happened_on < await _handed_in_on(connection, dossier):
        problems["council_on"] = "before_handed_in"
    if problems:
        raise InvalidInput(problems)


async def _handed_in_on(connection: Connection, dossier: Dossier) -> date:
    """The day of the last hand-in."""
    steps = await queries.steps_of(connection, dossier_id=dossier.id)
    return max((row["happened_on"] for row in steps if row["move"] == DossierMove.HAND_IN), default=date.min)
