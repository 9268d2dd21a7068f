"""The buttons that take a call from step to step, put its deadline off, and cancel it."""

from collections.abc import Awaitable, Mapping
from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.judging import conflicts
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.intake import dates
from matchmaker.rules.call import Call, CallMove
from matchmaker.rules.permissions import Permission
from web.calls.pages import with_form
from web.calls.ways import BY_BUTTON
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import redirect

router = APIRouter()

# What the service calls each field, and what the page does, which shows both forms.
_NAMES: Mapping[CallMove, Mapping[str, str]] = {
    CallMove.EXTEND: {"closes_at": "extended_to", "reason": "extension_reason"},
    CallMove.REOPEN: {"reason": "correction_reason"},
    CallMove.CANCEL: {"reason": "cancel_reason"},
}


@router.post("/calls/{call_id:int}/move", dependencies=[asks(Permission.RUN_CALL)])
async def move(visit: CurrentVisit, call_id: RecordId) -> Response:
    """One of the steps that a button takes; the others have a page of their own."""
    form = await read_form(visit.request, frozenset({"call_move"}))
    made = form.text("call_move")
    if made not in BY_BUTTON:
        raise InvalidInput({"call_move": "required"})
    return await _make(visit, call_id, CallMove(made), form)


@router.post("/calls/{call_id:int}/extend", dependencies=[asks(Permission.LEAD_COUNCIL)])
async def extend(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _make(visit, call_id, CallMove.EXTEND, await read_form(visit.request, _fields(CallMove.EXTEND)))


@router.post("/calls/{call_id:int}/reopen", dependencies=[asks(Permission.LEAD_COUNCIL)])
async def reopen(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _make(visit, call_id, CallMove.REOPEN, await read_form(visit.request, _fields(CallMove.REOPEN)))


@router.post("/calls/{call_id:int}/cancel", dependencies=[asks(Permission.CANCEL_CALL)])
async def cancel(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _make(visit, call_id, CallMove.CANCEL, await read_form(visit.request, _fields(CallMove.CANCEL)))


def _fields(made: CallMove) -> frozenset[str]:
    return frozenset(_NAMES[made].values())


async def _named(moved: Awaitable[Call], names: Mapping[str, str]) -> Call:
    try:
        return await moved
    except InvalidInput as wrong:
        raise InvalidInput({names.get(name, name): code for name, code in wrong.fields.items()}) from wrong


async def _make(visit: Visit, call_id: int, made: CallMove, form: FormState) -> Response:
    names = _NAMES.get(made, {})

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        if made is CallMove.EXTEND:
            reader.require("extended_to")
        later = reader.moment("extended_to", dates.DEADLINE)
        reason = form.stripped(names.get("reason", "")) if names else None
        if made is CallMove.DECLARE:  # which tells the council
            return (await conflicts.begin(connection, call_id, by=visit.actor)).id
        moved = calls.move(connection, call_id, made, by=visit.actor, reason=reason, closes_at=later)
        return (await reader.together(_named(moved, names))).id

    try:
        await once(visit, form, "call_move", act)
    except InvalidInput as wrong:
        return await with_form(visit, call_id, made.value, replace(form, problems=wrong.fields))
    except Conflict:  # the page says what is missing
        return await with_form(visit, call_id, made.value, form.anew(), status=409)
    return redirect(f"/calls/{call_id}?done={made.value}")
