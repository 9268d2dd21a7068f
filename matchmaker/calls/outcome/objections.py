"""Objections to a result: one at a time of each entrant, until a stated day; the chair answers each."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.outcome import results, telling
from matchmaker.calls.outcome.results import Objection
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import text_problems, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

LONGEST = 5_000  # characters, of an objection and of its answer


@dataclass(frozen=True, kw_only=True)
class Filed(Objection):
    """The same with the entry that it is about."""

    entry_id: int
    number: int
    entry_title: str


async def file(connection: Connection, call_id: int, body: str, *, by: Actor) -> int:
    """Objects to the result of one's own entry; the chair is told.

    Raises NotFound, WrongState once the call is published, InvalidInput, Conflict("objection_waits") while another one
    waits and Conflict("objections_over") after the last day.
    """
    await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    result = await results.own(connection, call_id, by=by)
    require(by, Permission.OBJECT, Matter.of_call(result.call, entrant_id=result.entry.person_id))
    said = nfc(body).strip()
    if problems := text_problems("objection", said, LONGEST):
        raise InvalidInput(problems)
    if result.waits:
        raise Conflict("objection_waits")
    if (await calls.progress(connection, call_id)).now >= result.object_until:
        raise Conflict("objections_over")
    objection_id: int = await queries.insert_objection(connection, entry_id=result.entry.id, body=said)
    await audit.append(connection, Action.ENTRY_OBJECT, result.entry.id, by=by, details={"call": call_id})
    await telling.tell_chair(connection, result.call)
    return objection_id


async def of_call(connection: Connection, call_id: int, *, by: Actor) -> Sequence[Filed]:
    """All objections of a call, what waits first. Raises NotFound, NotAllowed, WrongState before the decision."""
    await calls.hold(connection, call_id, Permission.SEE_ENTRANTS, by=by)
    rows = await queries.objections_of_call(connection, call_id=call_id)
    return [Filed(**values_of(Filed, row)) for row in rows]


async def answer(
    connection: Connection, call_id: int, objection_id: int, text: str, *, upheld: bool | None, by: Actor
) -> None:
    """The chair's answer, of which the entrant is told. One given before stands: a second is refused.

    Raises NotFound, NotAllowed for a chair with a conflict over the entry, InvalidInput, and
    Conflict("objection_answered").
    """
    call = await calls.hold(connection, call_id, Permission.LEAD_COUNCIL, by=by)
    filed = next((each for each in await of_call(connection, call_id, by=by) if each.id == objection_id), None)
    if filed is None:
        raise NotFound()
    conflicted = await queries.conflicted_over(connection, entry_id=filed.entry_id)
    if by.person_id in {row["person_id"] for row in conflicted}:
        raise NotAllowed("conflict_of_interest")
    if filed.answered_at is not None:
        raise Conflict("objection_answered")
    said = nfc(text).strip()
    problems = text_problems("objection_answer", said, LONGEST) | ({"upheld": "required"} if upheld is None else {})
    if upheld is None or problems:
        raise InvalidInput(problems)
    await queries.answer_objection(
        connection, objection_id=objection_id, answer=said, upheld=upheld, answered_by=by.name
    )
    details = {"call": call_id, "upheld": upheld}
    await audit.append(connection, Action.ENTRY_ANSWER_OBJECTION, filed.entry_id, by=by, details=details)
    await telling.tell_answered(connection, call, filed.entry_id, objection_id, said, upheld=upheld)
