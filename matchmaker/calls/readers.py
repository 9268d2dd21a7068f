"""Test readers: scientists who say by a mailed link whether they understand a call and would enter it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.letters import CallToRead
from matchmaker.calls.statements import queries
from matchmaker.ground import links
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, WrongState
from matchmaker.ground.i18n import LOCALES
from matchmaker.ground.links import Purpose
from matchmaker.ground.text import nfc
from matchmaker.intake.addresses import email_problem, mailbox
from matchmaker.notices import service as notices
from matchmaker.notices.model import Link, Mail
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.call import EDITABLE, Call, CallState
from matchmaker.rules.listing import Row, field_problems, values_of
from matchmaker.rules.permissions import Permission

LONGEST_NAME, LONGEST_REMARK = 200, 2_000  # characters


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_reading(connection, reading_id=row["id"])


READING_LINK = Purpose(
    name="call_reading",
    page="/call-readings",
    lasts=timedelta(days=21),
    keep=queries.keep_reading,
    find=queries.find_reading,
    lock=_lock,
)


@dataclass(frozen=True, kw_only=True)
class ReaderDraft:
    """Whom the desk asks."""

    email: str
    name: str
    locale: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Who was asked, and what they said; `older`: of a text that has changed since."""

    id: int
    email: str
    name: str
    locale: str
    asked_at: datetime
    expires_at: datetime
    answered_at: datetime | None
    understood: bool | None
    would_enter: bool | None
    remark: str | None
    older: bool

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row))


@dataclass(frozen=True, kw_only=True)
class Word:
    """What a reader answers."""

    understood: bool
    would_enter: bool
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class AskedToRead:
    """What the link shows."""

    call: Call
    name: str
    until: datetime


async def of_call(connection: Connection, call_id: int, *, by: Actor) -> Sequence[Reading]:
    """Who was asked, for the desk. Raises NotFound, NotAllowed."""
    await calls.hold(connection, call_id, Permission.WRITE_CALL, by=by)
    return [Reading.from_row(row) for row in await queries.readings_of(connection, call_id=call_id)]


async def ask(connection: Connection, call_id: int, said: ReaderDraft, *, by: Actor) -> None:
    """Mails a reader their link, a new one where they were asked before and have not answered the text as it stands.

    Raises NotFound, NotAllowed, WrongState unless the call is being test-read, InvalidInput.
    """
    call = await calls.hold(connection, call_id, Permission.WRITE_CALL, by=by)
    if call.state is not CallState.TESTED:
        raise WrongState(old=call.state.value, new=CallState.TESTED.value)
    values = {"reader_email": nfc(said.email).strip(), "reader_name": nfc(said.name).strip()}
    problems = field_problems(values, {"reader_email": (1, 254), "reader_name": (1, LONGEST_NAME)})
    if "reader_email" not in problems and (code := email_problem(values["reader_email"])):
        problems["reader_email"] = code
    if said.locale not in LOCALES:
        problems["reader_locale"] = "required"
    if problems:
        raise InvalidInput(problems)
    email = mailbox(values["reader_email"])
    if await queries.was_read(connection, call_id=call_id, email=email):
        raise InvalidInput({"reader_email": "reader_has_answered"})
    subject = {"call_id": call_id, "email": email, "name": values["reader_name"], "locale": said.locale}
    link = await links.issue(connection, READING_LINK, **subject, asked_by=by.name)
    letter = CallToRead(
        name=values["reader_name"], title=call.title, link=Link(path=link.path), answer_until=link.expires_at
    )
    await notices.queue_mail(connection, Mail(to=email, locale=said.locale, letter=letter), dedupe_key=None)
    await audit.append(connection, Action.CALL_ASK_READER, call_id, by=by)


async def open_link(connection: Connection, token: str) -> AskedToRead:
    """Shows the call, and changes nothing. Raises LinkUnusable saying why."""
    link = await links.find(connection, READING_LINK, token)
    call = await calls.get(connection, link.row["call_id"], by=SYSTEM)
    link.require_open(stands=call.state in EDITABLE)
    return AskedToRead(call=call, name=link.row["name"], until=link.expires_at)


async def answer(connection: Connection, token: str, word: Word, *, by: Actor) -> None:
    """What the reader says, once. Raises LinkUnusable, InvalidInput."""
    link = await links.hold(connection, READING_LINK, token)
    call = await calls.get(connection, link.row["call_id"], by=SYSTEM)
    link.require_open(stands=call.state in EDITABLE)
    remark = nfc(word.remark).strip()
    if problems := field_problems({"reader_remark": remark}, {"reader_remark": (0, LONGEST_REMARK)}):
        raise InvalidInput(problems)
    await queries.answer_reading(
        connection,
        reading_id=link.row["id"],
        understood=word.understood,
        would_enter=word.would_enter,
        remark=remark or None,
    )
    await audit.append(connection, Action.CALL_READ, call.id, by=by)
