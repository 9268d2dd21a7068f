"""What people ask about their data, answered and completed by an administrator while two clocks run."""

from collections.abc import Mapping

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.people import data_consent
from matchmaker.privacy.statements import queries
from matchmaker.programme import service as programme
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.personal_data import DEFAULT_DAYS, DataRequest, RequestKind
from matchmaker.rules.policy import Matter, require

LONGEST = 5000
MOST_DAYS = 365
SETTING = "personal_data_days"


async def days_to_complete(connection: Connection) -> Mapping[RequestKind, int]:
    """The programme's setting: calendar days from the request to its completion."""
    stored = await programme.setting(connection, SETTING) or {}
    return {kind: int(stored.get(kind.value, days)) for kind, days in DEFAULT_DAYS.items()}


async def set_days(connection: Connection, days: Mapping[RequestKind, int], *, by: Actor) -> None:
    """For requests to come: those that are there keep what was promised. Raises InvalidInput, NotAllowed."""
    if wrong := days_problems(days):
        raise InvalidInput(wrong)
    value = {kind.value: number for kind, number in days.items()}
    await programme.save_setting(connection, SETTING, value, by=by)


def days_problems(days: Mapping[RequestKind, int]) -> dict[str, str]:
    """Code of what is wrong, by field."""
    return {f"days_{kind}": "not_days" for kind, number in days.items() if not 1 <= number <= MOST_DAYS}


async def take_turn_to_set(connection: Connection) -> None:
    """Whoever would set what the notice promises too waits until the transaction ends."""
    await programme.take_turn_to_set(connection, SETTING)


async def settings_history(connection: Connection) -> list[HistoryEntry]:
    """Who set the days when, oldest first."""
    return await programme.setting_history(connection, SETTING)


async def file(connection: Connection, kind: RequestKind, body: str, *, by: Actor) -> int:
    """A request of the actor's own; gives its number. Withdrawn consent ends at once. Raises InvalidInput."""
    require(by, Permission.USE_OWN_ACCOUNT)
    body = nfc(body).strip()
    if len(body) > LONGEST or (kind is RequestKind.CORRECTION and not body):
        raise InvalidInput({"body": "too_long" if body else "required"})
    days = (await days_to_complete(connection))[kind]
    request_id: int = await queries.insert_request(
        connection, person_id=by.person_id, kind=kind.value, body=body or None, completion_days=days
    )
    if kind is RequestKind.WITHDRAWAL:
        await data_consent.withdraw(connection, by.person_id or 0)
    await audit.append(connection, Action.DATA_REQUEST_FILE, request_id, by=by, details={"kind": kind.value})
    return request_id


async def own(connection: Connection, *, by: Actor) -> list[DataRequest]:
    """What the actor asked for, the newest first."""
    require(by, Permission.USE_OWN_ACCOUNT)
    return [DataRequest.from_row(row) for row in await queries.requests_of(connection, person_id=by.person_id)]


async def get(connection: Connection, request_id: int, *, by: Actor) -> DataRequest:
    """Raises NotAllowed, NotFound."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    row = await queries.get_request(connection, request_id=request_id)
    if row is None:
        raise NotFound()
    return DataRequest.from_row(row)


async def answer(connection: Connection, request_id: int, text: str, *, by: Actor) -> None:
    """The first answer, which the person reads with their request. Raises NotFound, InvalidInput, Conflict."""
    request = await held(connection, request_id, by=by)
    text = nfc(text).strip()
    if problems := text_problems("answer", text, LONGEST):
        raise InvalidInput(problems)
    if request.answered_at is not None:
        raise Conflict("request_answered")
    await queries.answer_request(connection, request_id=request_id, answer=text, answered_by=by.name)
    await audit.append(connection, Action.DATA_REQUEST_ANSWER, request_id, by=by)


async def complete(connection: Connection, request_id: int, *, by: Actor) -> None:
    """What was asked for is done. Erasing is done by `erasing.carry_out` alone. Raises NotFound, Conflict."""
    request = await held(connection, request_id, by=by)
    if request.kind is RequestKind.ERASURE:
        raise Conflict("request_needs_erasure")
    if request.answered_at is None or request.completed_at is not None:
        raise Conflict("request_completed" if request.completed_at else "request_unanswered")
    await close(connection, request_id, by=by)


async def close(connection: Connection, request_id: int, *, by: Actor) -> None:
    """Marks as completed what the caller has checked."""
    await queries.complete_request(connection, request_id=request_id, completed_by=by.name)
    await audit.append(connection, Action.DATA_REQUEST_COMPLETE, request_id, by=by)


async def held(connection: Connection, request_id: int, *, by: Actor) -> DataRequest:
    """One request until the transaction ends, for who may decide on it: nobody on their own. Raises NotFound."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    row = await queries.lock_request(connection, request_id=request_id)
    if row is None:
        raise NotFound()
    require(by, Permission.HANDLE_PERSONAL_DATA, Matter(person_id=row["person_id"]))
    return DataRequest.from_row(row)
