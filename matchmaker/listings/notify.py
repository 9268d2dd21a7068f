"""Who hears what becomes of a record: its owner's members, whoever entered it, a sender without an account."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.intake.addresses import mailbox
from matchmaker.listings.holding import Held, Subject
from matchmaker.listings.statements import queries
from matchmaker.notices import service as notices
from matchmaker.notices.letters import Letter
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.rules.actors import Actor

Written = Callable[[str, Link, bool], Letter]
"""The letter to somebody of this name, with this link, which opens without an account or does not."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody with an account. `answers`: they entered the record, or are its owner's contact."""

    id: int
    name: str
    email: str
    locale: str
    answers: bool


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whoever posted a need without an account."""

    name: str
    email: str
    locale: str


@dataclass(frozen=True, kw_only=True)
class Readers:
    """`people` get notices; the `sender` is mailed a link."""

    people: Sequence[Reader]
    sender: Sender | None

    @property
    def mailed(self) -> int:
        """How many addresses a mail goes to."""
        return len(_reached(self.people)) + (self.sender is not None)


async def readers_of(connection: Connection, subject: Subject, record: Held, *, by: Actor) -> Readers:
    """Members of the owner and whoever entered the record, but for the one who does something with it."""
    rows = await queries.who_can_answer(
        connection, organisation_id=record.organisation_id, created_by=record.created_by, asker=by.name
    )
    people = [Reader(**row) for row in rows]
    sent = await queries.sender_without_account(connection, need_id=record.id) if subject == "need" else None
    if sent is None or mailbox(sent["email"]) in {mailbox(person.email) for person in _reached(people)}:
        return Readers(people=people, sender=None)
    return Readers(people=people, sender=Sender(**sent))


async def mail(
    connection: Connection, readers: Readers, written: Written, *, place: str, link: Callable[[], Awaitable[str]]
) -> None:
    """To each address one letter; `place` is where an account opens it, and `link` makes the way of a sender."""
    for person in _reached(readers.people):
        await _queue(connection, person, written(person.name, Link(path=place), False))
    if readers.sender is not None:
        await _queue(connection, readers.sender, written(readers.sender.name, Link(path=await link()), True))


async def notify(
    connection: Connection, readers: Readers, kind: NoticeKind, subject: Subject, record_id: int, **params: str
) -> None:
    """Tells everybody who has an account."""
    for person in readers.people:
        await notices.notify(connection, person.id, kind, subject=subject, subject_id=record_id, params=params)


def _reached(people: Sequence[Reader]) -> list[Reader]:
    """Whom to mail: who entered the record and the contact of its owner; every member where there is neither."""
    return [person for person in people if person.answers] or list(people)


async def _queue(connection: Connection, reader: Reader | Sender, letter: Letter) -> None:
    mail = Mail(to=reader.email, locale=reader.locale, letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=None)
