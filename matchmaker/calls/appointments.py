"""Who looks after a call: judge, chair, secretary are appointments of people to it, with a term and a reason to end.

Whoever has entered is appointed like anybody else, since a refusal would tell the desk who entered: the duty rests
while the entry stands, gives nothing until then, and the person alone reads why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from asyncpg import UniqueViolationError

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.judging import assigning
from matchmaker.calls.letters import CallAppointed, CallAppointmentEnded
from matchmaker.calls.statements import queries
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc
from matchmaker.intake.addresses import email_problem
from matchmaker.notices import service as notices
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import accounts
from matchmaker.people.directory import people_of
from matchmaker.rules.actors import Actor, Person, Role
from matchmaker.rules.call import UNPUBLISHED, Call, CallState, Duty
from matchmaker.rules.listing import Row, field_problems, text_problems, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

LONGEST_EXPERTISE = LONGEST_REASON = 1_000  # characters


@dataclass(frozen=True, kw_only=True)
class AppointmentDraft:
    """Whom the desk appoints, by the e-mail address of their account; `until` the last day of the term."""

    email: str
    duty: Duty
    expertise: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Appointed:
    """Somebody in the council, or who was; `name` None once their data were erased."""

    id: int
    person_id: int
    name: str | None
    organisation: str | None
    duty: Duty
    expertise: str
    until: date | None
    appointed_at: datetime
    declared_at: datetime | None
    ended_at: datetime | None
    ended_because: str | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, duty=Duty))


async def of_call(connection: Connection, call_id: int, *, by: Actor) -> Sequence[Appointed]:
    """Everybody in the council, those who left last. Raises NotFound, NotAllowed."""
    await calls.hold(connection, call_id, Permission.WRITE_CALL, by=by)
    return [Appointed.from_row(row) for row in await queries.council_of(connection, call_id=call_id)]


async def appoint(connection: Connection, call_id: int, said: AppointmentDraft, *, by: Actor) -> int:
    """Appoints somebody, who is told by a notice and a mail; gives the number of the appointment.

    Raises NotFound, NotAllowed, WrongState once the call is over, InvalidInput for an address without an account, for
    whoever has a duty in the call, and for a second chair.
    """
    call = await _held(connection, call_id, by=by)
    person = await _checked(connection, said)
    try:
        async with connection.transaction():
            made: int = await queries.insert_appointment(
                connection,
                call_id=call_id,
                person_id=person.id,
                duty=said.duty.value,
                expertise=nfc(said.expertise).strip(),
                until=said.until,
                appointed_by=by.name,
            )
    except UniqueViolationError as taken:
        code = "chair_is_taken" if taken.constraint_name == "call_one_chair" else "has_a_duty"
        raise InvalidInput({"duty" if code == "chair_is_taken" else "member_email": code}) from taken
    await audit.append(connection, Action.CALL_APPOINT, call_id, by=by, details={"duty": said.duty.value})
    await _tell(connection, call, person, NoticeKind.CALL_APPOINTED)
    duty = i18n.term("duty", said.duty, person.locale)
    letter = CallAppointed(name=person.name or "", title=call.title, link=_link(call), duty=duty)
    await _mail(connection, person, letter, dedupe_key=f"call_appointed:{made}")
    return made


async def end(connection: Connection, call_id: int, appointment_id: int, reason: str, *, by: Actor) -> None:
    """Ends a duty with a reason that the person is told; scores of a judge who leaves stay, and do not count.

    Raises NotFound, NotAllowed, WrongState, InvalidInput without a reason.
    """
    call = await _held(connection, call_id, by=by)
    await _end_for(connection, call, appointment_id, _reason("end_reason", reason), by=by)


async def remove_judge(connection: Connection, call_id: int, person_id: int, reason: str, *, by: Actor) -> None:
    """The secretary, who looks after the judging, ends the duty of a judge: in the same way.

    Raises NotFound, WrongState, InvalidInput without a reason.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    _require_unpublished(call)
    reason = _reason("removal_reason", reason)
    row = await queries.duty_of(connection, call_id=call_id, person_id=person_id)
    if row is None or row["duty"] != Duty.JUDGE:
        raise NotFound()
    await _end_for(connection, call, row["id"], reason, by=by)


async def _end_for(connection: Connection, call: Call, appointment_id: int, reason: str, *, by: Actor) -> None:
    row = await _end(connection, call.id, appointment_id, reason, by=by)
    person = await accounts.get(connection, row["person_id"])
    await _tell(connection, call, person, NoticeKind.CALL_APPOINTMENT_ENDED)
    duty = i18n.term("duty", row["duty"], person.locale)
    letter = CallAppointmentEnded(name=person.name or "", title=call.title, link=_link(call), duty=duty, reason=reason)
    await _mail(connection, person, letter, dedupe_key=f"call_appointment_ended:{appointment_id}")


async def decline(connection: Connection, call_id: int, reason: str, *, by: Actor) -> None:
    """Whoever was appointed gives the duty back; the desk is told, so that it appoints somebody else.

    Raises NotFound without a duty, WrongState once the call is over, InvalidInput without a reason.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    row = await queries.duty_of(connection, call_id=call_id, person_id=by.person_id)
    if row is None:
        raise NotFound()
    _require_unpublished(call)
    await _end(connection, call_id, row["id"], _reason("duty_reason", reason), by=by)
    for person_id in await people_of(connection, [Role.BROKER, Role.ADMINISTRATOR]):
        params = {"title": call.title}
        kind = NoticeKind.CALL_DUTY_DECLINED
        await notices.notify(connection, person_id, kind, subject="call_council", subject_id=call_id, params=params)


async def _end(connection: Connection, call_id: int, appointment_id: int, reason: str, *, by: Actor) -> Record:
    row: Record | None = await queries.end_duty(
        connection, call_id=call_id, appointment_id=appointment_id, reason=reason
    )
    if row is None:
        raise NotFound()
    details = {"duty": row["duty"], "person": row["person_id"]}
    if row["duty"] == Duty.JUDGE:
        details["assignments"] = await assigning.release(connection, call_id, row["person_id"], reason)
    await audit.append(connection, Action.CALL_END_APPOINTMENT, call_id, by=by, details=details)
    return row


def _reason(name: str, typed: str) -> str:
    reason = nfc(typed).strip()
    if problems := text_problems(name, reason, LONGEST_REASON):
        raise InvalidInput(problems)
    return reason


def _require_unpublished(call: Call) -> None:
    if call.state not in UNPUBLISHED:
        raise WrongState(old=call.state.value, new=CallState.DRAFT.value)


async def _held(connection: Connection, call_id: int, *, by: Actor) -> Call:
    call = await calls.hold(connection, call_id, Permission.WRITE_CALL, by=by)
    _require_unpublished(call)
    return call


async def _checked(connection: Connection, said: AppointmentDraft) -> Person:
    values = {"member_email": said.email.strip(), "expertise": nfc(said.expertise).strip()}
    problems = field_problems(values, {"member_email": (1, 254), "expertise": (0, LONGEST_EXPERTISE)})
    if "member_email" not in problems and (code := email_problem(values["member_email"])):
        problems["member_email"] = code
    if problems:
        raise InvalidInput(problems)
    try:
        person = await accounts.find(connection, values["member_email"])
    except NotFound as nobody:
        raise InvalidInput({"member_email": "cannot_serve"}) from nobody
    if person.disabled_at is not None:
        raise InvalidInput({"member_email": "cannot_serve"})
    return person


def _link(call: Call) -> Link:
    return Link(path=f"/calls/{call.id}")


async def _tell(connection: Connection, call: Call, person: Person, kind: NoticeKind) -> None:
    params = {"title": call.title}
    await notices.notify(connection, person.id, kind, subject="call", subject_id=call.id, params=params)


async def _mail(
    connection: Connection, person: Person, letter: CallAppointed | CallAppointmentEnded, *, dedupe_key: str
) -> None:
    if person.email is not None:
        mail = Mail(to=person.email, locale=person.locale, letter=letter)
        await notices.queue_mail(connection, mail, dedupe_key=dedupe_key)
