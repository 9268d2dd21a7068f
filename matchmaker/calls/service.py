"""Calls: written, held, and taken from state to state through one door; each change is audited in its transaction."""

from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls.outcome import correcting, telling
from matchmaker.calls.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import (
    EDITABLE,
    Appointment,
    Board,
    Call,
    CallDraft,
    CallKind,
    CallMove,
    CallState,
    Criterion,
    Rights,
    TieRule,
    next_moves,
    state_after,
)
from matchmaker.rules.call_moves import CallProgress, lacking
from matchmaker.rules.call_text import TEXTS, draft_problems
from matchmaker.rules.listing import text_problems, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CALL_PERMISSION, Matter, may, require
from matchmaker.rules.programme import Sector

LONGEST_REASON = 1_000  # characters
_APART = ("need_ids", "criteria")  # in tables of their own
_ACTION = {
    CallMove.EXTEND: Action.CALL_EXTEND,
    CallMove.REOPEN: Action.CALL_REOPEN,
    CallMove.CANCEL: Action.CALL_CANCEL,
}


async def get(connection: Connection, call_id: int, *, by: Actor) -> Call:
    """The call. Raises NotFound, also for what the actor may not see."""
    call = await _loaded(connection, call_id)
    if not may(by, Permission.SEE_CALL, Matter.of_call(call)):
        raise NotFound()
    return call


async def hold(connection: Connection, call_id: int, permission: Permission, *, by: Actor) -> Call:
    """The call, held until the transaction ends, for one who may do this. Raises NotFound, NotAllowed, WrongState."""
    await queries.lock_call(connection, call_id=call_id)
    call = await get(connection, call_id, by=by)
    require(by, permission, Matter.of_call(call))
    return call


async def draft(connection: Connection, said: CallDraft, *, by: Actor) -> Call:
    """A new call. Raises InvalidInput, NotAllowed."""
    require(by, Permission.WRITE_CALL)
    said = _checked(said)
    call_id = await queries.insert_call(connection, **_columns(said), created_by=by.name)
    await _write_parts(connection, call_id, said)
    await audit.append(connection, Action.CALL_DRAFT, call_id, by=by, new_state=CallState.DRAFT.value)
    return await get(connection, call_id, by=by)


async def edit(connection: Connection, call_id: int, said: CallDraft, *, version: int, by: Actor) -> Call:
    """What the call says now. Answers of test readers count for the text that they read.

    Raises InvalidInput, NotFound, NotAllowed, WrongState once it was opened, Conflict when another version is stored.
    """
    call = await hold(connection, call_id, Permission.WRITE_CALL, by=by)
    if call.state not in EDITABLE:
        raise WrongState(old=call.state.value, new=CallState.DRAFT.value)
    if version != call.version:
        raise Conflict(seen=version, stored=call.version)
    said = _checked(said)
    otherwise = _read_by_readers(said) != _read_by_readers(call)
    await queries.update_call(connection, call_id=call_id, **_columns(said), reads_otherwise=otherwise)
    await _write_parts(connection, call_id, said)
    await audit.append(connection, Action.CALL_EDIT, call_id, by=by)
    return await get(connection, call_id, by=by)


async def progress(connection: Connection, call_id: int) -> CallProgress:
    """What has been done for the call so far. Raises NotFound."""
    row = await queries.progress_of(connection, call_id=call_id)
    if row is None:
        raise NotFound()
    return CallProgress(**values_of(CallProgress, row))


async def open_moves(connection: Connection, call: Call, *, by: Actor) -> list[CallMove]:
    """What the actor may do with the call now, and nothing is missing for. Raises NotFound."""
    done, matter = await progress(connection, call.id), Matter.of_call(call)
    return [m for m in next_moves(call.state) if may(by, CALL_PERMISSION[m], matter) and not lacking(m, call, done)]


async def move(
    connection: Connection,
    call_id: int,
    made: CallMove,
    *,
    by: Actor,
    reason: str | None = None,
    closes_at: datetime | None = None,
) -> Call:
    """The one door to another state. `reason` is asked for where a call is extended, reopened or cancelled.

    Raises NotFound, NotAllowed, WrongState, InvalidInput for a reason or a later deadline that is missing, and
    Conflict("call_lacks") naming what is missing before the move can be made.
    """
    call = await hold(connection, call_id, CALL_PERMISSION[made], by=by)
    state = state_after(made, call.state)
    done = await progress(connection, call_id)
    if lacks := lacking(made, call, done):
        raise Conflict("call_lacks", lacks=tuple(lack.value for lack in lacks))
    reason = _reason(made, reason)
    await _note(connection, call, made, closes_at, reason, now=done.now, by=by)
    await queries.set_call_state(
        connection,
        call_id=call_id,
        state=state.value,
        closes_at=closes_at if made is CallMove.EXTEND else None,
        cancelled_because=reason if made is CallMove.CANCEL else None,
    )
    await audit.append(
        connection,
        _ACTION.get(made, Action.CALL_MOVE),
        call_id,
        by=by,
        old_state=call.state.value,
        new_state=state.value,
        details={"move": made.value} | ({"closes_at": closes_at.isoformat()} if closes_at else {}),
    )
    return await _moved(connection, call_id, made)


async def _moved(connection: Connection, call_id: int, made: CallMove) -> Call:
    """The call after the move, once those are told whom it concerns."""
    call = await _loaded(connection, call_id)
    if made is CallMove.ANNOUNCE:
        await telling.tell_entrants(connection, call)
    elif made is CallMove.REOPEN:
        await telling.tell_reopened(connection, call)
    elif made is CallMove.CANCEL:
        await telling.tell_cancelled(connection, call)
    return call


async def _note(
    connection: Connection,
    call: Call,
    made: CallMove,
    becomes: datetime | None,
    reason: str | None,
    *,
    now: datetime,
    by: Actor,
) -> None:
    """What is kept beside the state: a deadline that is put off, a decision that is set aside."""
    if made is CallMove.REOPEN:
        await correcting.set_aside(connection, call, reason or "", by=by)
    if made is not CallMove.EXTEND:
        return
    if becomes is None or call.closes_at is None or becomes <= max(call.closes_at, now):
        raise InvalidInput({"closes_at": "not_later"})
    await queries.insert_extension(connection, call_id=call.id, was=call.closes_at, becomes=becomes, reason=reason)


def _read_by_readers(said: CallDraft | Call) -> dict[str, Any]:
    """What a test reader is shown, whatever number its criteria are stored under."""
    texts = {name: getattr(said, name) for name in (*TEXTS, "kind", "boards", "required_trl", "rights")}
    return texts | {"criteria": [replace(each, id=None) for each in said.criteria]}


def _reason(made: CallMove, reason: str | None) -> str | None:
    text = nfc(reason or "").strip()
    if made in _ACTION and (problems := text_problems("reason", text, LONGEST_REASON)):
        raise InvalidInput(problems)
    return text or None


async def _loaded(connection: Connection, call_id: int) -> Call:
    row = await queries.get_call(connection, call_id=call_id)
    if row is None:
        raise NotFound()
    criteria = tuple(Criterion.from_row(each) for each in await queries.criteria_of(connection, call_id=call_id))
    rows = await queries.appointments_of(connection, call_id=call_id)
    return _call(row, criteria, tuple(Appointment.from_row(each) for each in rows))


def _call(row: Record, criteria: tuple[Criterion, ...], appointments: tuple[Appointment, ...]) -> Call:
    columns = dict(row) | {"criteria": criteria, "appointments": appointments, "need_ids": tuple(row["need_ids"])}
    codes = {"kind": CallKind, "sector": Sector, "rights": Rights, "tie_rule": TieRule, "state": CallState}
    return Call(**values_of(Call, columns, **codes, boards=lambda boards: tuple(map(Board, boards))))


def _checked(said: CallDraft) -> CallDraft:
    """The draft as it is stored. Raises InvalidInput."""
    texts: dict[str, Any] = {name: nfc(getattr(said, name)).strip() for name in TEXTS}
    criteria = tuple(
        replace(each, position=at, name=nfc(each.name).strip(), question=nfc(each.question).strip())
        for at, each in enumerate(said.criteria, start=1)
    )
    said = replace(said, **texts, criteria=criteria)
    if problems := draft_problems(said):
        raise InvalidInput(problems)
    return said


def _columns(said: CallDraft) -> dict[str, Any]:
    return {field.name: getattr(said, field.name) for field in fields(said) if field.name not in _APART}


async def _write_parts(connection: Connection, call_id: int, said: CallDraft) -> None:
    await queries.drop_needs(connection, call_id=call_id)
    for need_id in said.need_ids:
        await queries.insert_need(connection, call_id=call_id, need_id=need_id)
    await queries.drop_criteria(connection, call_id=call_id)
    for criterion in said.criteria:
        values = {name: value for name, value in asdict(criterion).items() if name != "id"}
        await queries.insert_criterion(connection, call_id=call_id, **values)
