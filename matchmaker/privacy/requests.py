"""What people ask about their data, answered and completed by an administrator while two clocks run."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.notices import service as notices
from matchmaker.notices.letters import DataRequestTold
from matchmaker.notices.link import Link
from matchmaker.notices.model import Mail
from matchmaker.people import accounts, data_consent
from matchmaker.privacy.letters import DataRequestAnswered, DataRequestCompleted, DataRequestExtended
from matchmaker.privacy.statements import queries
from matchmaker.programme import service as programme
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.personal_data import (
    DEFAULT_DAYS,
    DataRequest,
    RequestKind,
    answer_rule,
    days_of,
    withdrawal_rules,
)
from matchmaker.rules.policy import Matter, require
from matchmaker.rules.regulations import Regulations

LONGEST = 5000
MOST_DAYS = 365
SETTING = "personal_data_days"


async def days_to_complete(connection: Connection) -> Mapping[RequestKind, int]:
    """The programme's setting, of what no rule of law says: calendar days from the request to its completion."""
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
    rules, today = await regulations(connection), datetime.now(CITY_TIME).date()
    request_id: int = await queries.insert_request(
        connection,
        person_id=by.person_id,
        kind=kind.value,
        body=body or None,
        answer_days=days_of(answer_rule(rules, today)),
        completion_days=(await _set_by_law(connection, rules, today))[kind],
    )
    if kind is RequestKind.WITHDRAWAL:
        await data_consent.withdraw(connection, by.person_id or 0)
    await audit.append(connection, Action.DATA_REQUEST_FILE, request_id, by=by, details={"kind": kind.value})
    return request_id


async def promised(connection: Connection, day: date) -> Mapping[RequestKind, int]:
    """Calendar days to complete a request that comes on this day, by kind."""
    return await _set_by_law(connection, await regulations(connection), day)


async def _set_by_law(connection: Connection, rules: Regulations, day: date) -> dict[RequestKind, int]:
    by_law = {RequestKind.WITHDRAWAL: days_of(withdrawal_rules(rules, day).alone)}
    return {**await days_to_complete(connection), **by_law}


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


async def answer(connection: Connection, request_id: int, text: str, *, third_parties: bool = False, by: Actor) -> None:
    """The first answer, which the person reads with their request. Raises NotFound, InvalidInput, Conflict.

    Where `third_parties` hold the data too, a withdrawal may take the longer time of the rules of its day.
    """
    request = await held(connection, request_id, by=by)
    text = nfc(text).strip()
    if problems := text_problems("answer", text, LONGEST):
        raise InvalidInput(problems)
    if request.answered_at is not None:
        raise Conflict("request_answered")
    shared = third_parties and request.kind is RequestKind.WITHDRAWAL
    rules = withdrawal_rules(await regulations(connection), _received(request))
    answered = replace(request, completion_days=days_of(rules.shared)) if shared else request
    await queries.answer_request(
        connection,
        request_id=request_id,
        answer=text,
        answered_by=by.name,
        third_parties=shared,
        completion_days=answered.completion_days,
    )
    details = {"third_parties": True} if shared else {}
    await audit.append(connection, Action.DATA_REQUEST_ANSWER, request_id, by=by, details=details)
    letter = DataRequestAnswered(**_addressed(answered), complete_by=_complete_by(answered))
    await _mail(connection, answered, letter)


async def extend(connection: Connection, request_id: int, reason: str, *, by: Actor) -> None:
    """The one extension of a withdrawal, by the rules of the day on which it came; the person is told why, by mail.

    Raises NotFound, InvalidInput, and Conflict for another kind, once extended or completed, or when its time is over.
    """
    request = await held(connection, request_id, by=by)
    reason = nfc(reason).strip()
    if problems := text_problems("longer_reason", reason, LONGEST):
        raise InvalidInput(problems)
    if not request.may_be_extended(datetime.now(UTC)):
        raise Conflict("request_not_extended")
    days = days_of(withdrawal_rules(await regulations(connection), _received(request)).extension)
    await queries.extend_request(connection, request_id=request_id, days=days, reason=reason, extended_by=by.name)
    await audit.append(connection, Action.DATA_REQUEST_EXTEND, request_id, by=by, details={"days": days})
    complete_by = _complete_by(replace(request, extension_days=days))
    letter = DataRequestExtended(**_addressed(request), complete_by=complete_by, reason=reason)
    await _mail(connection, request, letter)


def _addressed(request: DataRequest) -> dict[str, Any]:
    link = Link(path="/account/personal-data")
    return {"name": request.person_name or "", "received_on": _received(request), "link": link}


def _complete_by(request: DataRequest) -> date:
    return request.complete_by.astimezone(CITY_TIME).date()


async def _mail(connection: Connection, request: DataRequest, letter: DataRequestTold) -> None:
    """To whoever asked, where they have an address."""
    if request.person_email is None:
        return
    locale = (await accounts.get(connection, request.person_id)).locale
    mail = Mail(to=request.person_email, locale=locale, letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=f"{letter.kind}:{request.id}")


def _received(request: DataRequest) -> date:
    return request.received_at.astimezone(CITY_TIME).date()


async def complete(connection: Connection, request_id: int, *, by: Actor) -> None:
    """What was asked for is done. Erasing is done by `erasing.carry_out` alone. Raises NotFound, Conflict."""
    request = await held(connection, request_id, by=by)
    if request.kind is RequestKind.ERASURE:
        raise Conflict("request_needs_erasure")
    if request.answered_at is None or request.completed_at is not None:
        raise Conflict("request_completed" if request.completed_at else "request_unanswered")
    await close(connection, request_id, by=by)
    await _mail(connection, request, DataRequestCompleted(**_addressed(request)))


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
