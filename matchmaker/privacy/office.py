"""What an administrator sees and keeps: every clock, the register of breaches, the holidays, whom people ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.intake.old_encodings import problem_of
from matchmaker.privacy.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.personal_data import Breach, Clock, DataRequest, clocks
from matchmaker.rules.policy import require

SHORTEST_BREACH, LONGEST_BREACH = 10, 5000
LONGEST_NAME, LONGEST_CONTACT = 200, 1000


@dataclass(frozen=True, kw_only=True)
class Holiday:
    day: date
    name: str


@dataclass(frozen=True, kw_only=True)
class BreachDraft:
    """What is known of a breach, and since when."""

    known_at: datetime
    body: str
    people_affected: int | None = None


async def running_clocks(connection: Connection, *, by: Actor, now: datetime | None = None) -> list[Clock]:
    """Those of requests and breaches, overdue first. Raises NotAllowed."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    requests = [DataRequest.from_row(row) for row in await queries.open_requests(connection)]
    register = [Breach.from_row(row) for row in await queries.breaches(connection)]
    return clocks(requests, register, await days_off(connection), now=now or datetime.now(UTC))


async def register_of_breaches(connection: Connection, *, by: Actor) -> list[Breach]:
    require(by, Permission.HANDLE_PERSONAL_DATA)
    return [Breach.from_row(row) for row in await queries.breaches(connection)]


async def record_breach(connection: Connection, draft: BreachDraft, *, by: Actor) -> int:
    """Enters a breach; its 72 hours run from when it was known. Raises InvalidInput, also for a time to come."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    body = nfc(draft.body).strip()
    problems = {}
    if not SHORTEST_BREACH <= len(body) <= LONGEST_BREACH:
        problems["body"] = "too_long" if len(body) > LONGEST_BREACH else "too_short"
    if draft.known_at > datetime.now(UTC):
        problems["known_at"] = "in_the_future"
    if problems:
        raise InvalidInput(problems)
    breach_id: int = await queries.insert_breach(
        connection,
        known_at=draft.known_at,
        body=body,
        people_affected=draft.people_affected,
        recorded_by=by.name,
    )
    await audit.append(connection, Action.DATA_BREACH_RECORD, breach_id, by=by)
    return breach_id


async def mark_notified(connection: Connection, breach_id: int, *, by: Actor) -> None:
    """The authority has been told. Raises NotFound for no breach, or one that it was told of before."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    if await queries.notify_breach(connection, breach_id=breach_id, notified_by=by.name) is None:
        raise NotFound()
    await audit.append(connection, Action.DATA_BREACH_NOTIFY, breach_id, by=by)


async def holidays(connection: Connection) -> Sequence[Holiday]:
    """In order of their days."""
    return [Holiday(day=row["day"], name=row["name"]) for row in await queries.holidays(connection)]


async def days_off(connection: Connection) -> frozenset[date]:
    return frozenset(row["day"] for row in await queries.holidays(connection))


async def save_holiday(connection: Connection, day: date, name: str, *, by: Actor) -> None:
    """Clocks that run are told by the calendar as it then is. Raises InvalidInput."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    name = normalise_spaces(nfc(name))
    if not 2 <= len(name) <= LONGEST_NAME:
        raise InvalidInput({"name": "too_long" if len(name) > LONGEST_NAME else "too_short"})
    await queries.save_holiday(connection, day=day, name=name)
    await _record_calendar(connection, day, "added", by=by)


async def drop_holiday(connection: Connection, day: date, *, by: Actor) -> None:
    """Raises NotFound."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    if await queries.drop_holiday(connection, day=day) is None:
        raise NotFound()
    await _record_calendar(connection, day, "removed", by=by)


async def contact(connection: Connection) -> str | None:
    """Whom people ask about their data; None until an administrator has said it."""
    mailbox: str | None = await queries.contact(connection)
    return mailbox


def contact_problems(body: str) -> dict[str, str]:
    """Code of what is wrong, by field."""
    body = nfc(body).strip()
    if not 3 <= len(body) <= LONGEST_CONTACT:
        return {"protection_contact": "too_long" if len(body) > LONGEST_CONTACT else "too_short"}
    soup = problem_of(body)
    return {"protection_contact": soup} if soup else {}


async def save_contact(connection: Connection, body: str, *, by: Actor) -> None:
    """The audit learns that it changed, not to whom: it is a person's name, perhaps. Raises InvalidInput."""
    require(by, Permission.HANDLE_PERSONAL_DATA)
    if problems := contact_problems(body):
        raise InvalidInput(problems)
    body = nfc(body).strip()
    await queries.save_contact(connection, body=body)
    await audit.append(connection, Action.SETTING_CHANGE, 0, by=by, details={"name": "data_protection_contact"})


async def _record_calendar(connection: Connection, day: date, change: str, *, by: Actor) -> None:
    details = {"name": "holidays", "day": day.isoformat(), "change": change}
    await audit.append(connection, Action.SETTING_CHANGE, 0, by=by, details=details)
