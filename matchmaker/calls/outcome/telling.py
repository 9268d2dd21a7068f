"""Who is told what of a decision: each entrant of their own entry, the council and the desk of what waits for them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from matchmaker.calls.outcome import correcting
from matchmaker.calls.outcome.letters import (
    CallCancelled,
    CallResult,
    CallResultChanged,
    CallResultCorrected,
    ObjectionAnswered,
)
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection, Record
from matchmaker.notices import service as notices
from matchmaker.notices.letters import CallTold
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people.directory import people_of
from matchmaker.rules.actors import Role
from matchmaker.rules.call import Call, Duty
from matchmaker.rules.entry import EntryState

OWN, COUNCILS, CALL = "call_result", "call_outcome", "call"  # the pages that notices lead to


async def tell_entrants(connection: Connection, call: Call) -> None:
    """Each entrant, winners and all others, of the result of their own entry; in the transaction that announces it.

    After an objection was upheld they are told once more, of what has become of it.
    """
    assert call.announced_at is not None
    until = objections_end(call.announced_at, call.objection_days)
    correction = await correcting.newest(connection, call.id)
    for row in await queries.entries_decided(connection, call_id=call.id, entry_ids=None):
        if row["email"] is None:
            continue
        said = {"number": row["number"], "outcome": outcome_word(row, row["locale"]), "object_until": until}
        if correction is None:
            letter: CallTold = CallResult(**_values(call, row), **said)
            await _tell(connection, call, row, letter, NoticeKind.CALL_RESULT, once="announced")
        else:
            letter, once = CallResultCorrected(**_values(call, row), **said, reason=correction.reason), correction.id
            await _tell(connection, call, row, letter, NoticeKind.CALL_RESULT_CORRECTED, once=f"correction{once}")


async def tell_reopened(connection: Connection, call: Call) -> None:
    """Each entrant, and the council, that the result is looked into again: what was announced does not stand."""
    entries = await queries.entries_decided(connection, call_id=call.id, entry_ids=None)
    entrants = [row["person_id"] for row in entries if row["email"] is not None]
    for person_id in dict.fromkeys([*entrants, *(each.person_id for each in call.appointments)]):
        await _notice(connection, call, person_id, NoticeKind.CALL_REOPENED, CALL)


async def tell_cancelled(connection: Connection, call: Call) -> None:
    """Each entrant, of a draft too, that nothing comes of it and why; the council that its work is over."""
    for row in await queries.entrants_of(connection, call_id=call.id):
        values = _values(call, row) | {"link": Link(path=f"/calls/{call.id}")}
        letter = CallCancelled(**values, reason=call.cancelled_because or "")
        await _tell(connection, call, row, letter, NoticeKind.CALL_CANCELLED, once="cancelled", page=CALL)
    for appointment in call.appointments:
        await _notice(connection, call, appointment.person_id, NoticeKind.CALL_CANCELLED, CALL)


async def tell_changed(connection: Connection, call: Call, entry_ids: Iterable[int]) -> None:
    """Those whose result was announced and is another now; the desk and the chair that the winners are others."""
    changed = set(entry_ids)
    for row in await queries.entries_decided(connection, call_id=call.id, entry_ids=None):
        if row["id"] in changed and row["email"] is not None and call.announced_at is not None:
            outcome = outcome_word(row, row["locale"])
            letter = CallResultChanged(**_values(call, row), number=row["number"], outcome=outcome)
            await _tell(connection, call, row, letter, NoticeKind.CALL_RESULT_CHANGED, once=f"v{row['version']}")
    desk = await people_of(connection, [Role.BROKER, Role.ADMINISTRATOR])
    for person_id in {*desk, *call.appointed(Duty.CHAIR), *call.appointed(Duty.SECRETARY)}:
        await _notice(connection, call, person_id, NoticeKind.WINNER_CHANGED, COUNCILS)


async def tell_chair(connection: Connection, call: Call) -> None:
    """That an objection waits for an answer; the secretary too, who publishes after it."""
    for person_id in call.appointed(Duty.CHAIR) | call.appointed(Duty.SECRETARY):
        await _notice(connection, call, person_id, NoticeKind.OBJECTION_MADE, COUNCILS)


async def tell_answered(
    connection: Connection, call: Call, entry_id: int, objection_id: int, answer: str, *, upheld: bool
) -> None:
    """Whoever objected."""
    for row in await queries.entries_decided(connection, call_id=call.id, entry_ids=[entry_id]):
        if row["email"] is not None:
            letter = ObjectionAnswered(**_values(call, row), answer=answer, upheld=upheld)
            await _tell(connection, call, row, letter, NoticeKind.OBJECTION_ANSWERED, once=f"objection{objection_id}")


def objections_end(announced_at: datetime, days: int) -> datetime:
    """The instant from which nobody may object any more."""
    return announced_at + timedelta(days=days)


def outcome_word(row: Record, locale: str) -> str:
    """What became of an entry, in words."""
    if row["state"] == EntryState.INELIGIBLE:
        return i18n.term("entry_state", row["state"], locale)
    return i18n.term("entry_outcome", row["outcome"] or "not_selected", locale)


def _values(call: Call, row: Record) -> dict[str, Any]:
    return {"name": row["person_name"] or "", "title": call.title, "link": Link(path=f"/calls/{call.id}/result")}


async def _tell(
    connection: Connection, call: Call, row: Record, letter: CallTold, kind: NoticeKind, *, once: str, page: str = OWN
) -> None:
    mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
    key = f"{letter.kind}:{row['id']}:{once}"
    if await notices.queue_mail(connection, mail, dedupe_key=key) is not None:
        await _notice(connection, call, row["person_id"], kind, page)


async def _notice(connection: Connection, call: Call, person_id: int, kind: NoticeKind, page: str) -> None:
    await notices.notify(connection, person_id, kind, subject=page, subject_id=call.id, params={"title": call.title})
