"""What others call: queue a mail or a notice within their own transaction, and what pages show of them."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.logs import escaped
from matchmaker.intake.addresses import LONGEST_EMAIL, email_problem, read_email
from matchmaker.intake.cleaning import clean_line
from matchmaker.notices import desk_contact
from matchmaker.notices.folder import LocalMail as LocalMail
from matchmaker.notices.folder import local_mails as local_mails
from matchmaker.notices.model import Attachment, Mail, MailKind, Notice, NoticeKind
from matchmaker.notices.outbox import MailState, QueuedMail
from matchmaker.notices.rendering import render
from matchmaker.notices.statements import queries

LARGEST_FILES = 10 * 2**20  # bytes of one mail's files together; many servers refuse more than twice that


async def queue_mail(connection: Connection, mail: Mail, *, dedupe_key: str | None) -> int | None:
    """Puts a mail into the outbox, in the caller's transaction: it is sent when that commits, and never if it does not.

    Returns its id, or None when a mail of this `dedupe_key` was queued before: there is one for ever. The text is
    written now, in the reader's language. Where no mail can go to the address, as an earlier version stored some, the
    mail is stopped from the beginning and says why: whoever calls for many people goes on. Raises InvalidInput when a
    text is empty or a file is too large.
    """
    if sum(len(file.content) for file in mail.attachments) > LARGEST_FILES:
        raise InvalidInput({"attachments": "file_too_large"})
    ask = (await desk_contact.contact(connection)).line(mail.locale)
    subject, body = render(mail.letter, mail.locale, ask=ask)
    wrong = email_problem(mail.to)
    mail_id: int | None = await queries.insert_mail(
        connection,
        kind=mail.letter.kind.value,
        locale=mail.locale,
        recipient=escaped(mail.to)[:LONGEST_EMAIL] if wrong else read_email(mail.to),
        wrong=wrong,
        subject=subject,
        body=body,
        dedupe_key=dedupe_key,
    )
    if mail_id is not None and mail.attachments:
        files = [_file(mail_id, position, file) for position, file in enumerate(mail.attachments)]
        await queries.insert_attachment(connection, files)
    return mail_id


async def mails_in_trouble(connection: Connection, *, limit: int = 100) -> list[QueuedMail]:
    """Mails that stopped with a reason or of which nobody knows whether they arrived, newest first.

    For administrators: it shows addresses.
    """
    return [_queued(row) for row in await queries.mails_in_trouble(connection, limit=limit)]


async def send_again(connection: Connection, mail_id: int) -> None:
    """Queues a stopped or unsure mail once more, under the same Message-ID. For administrators.

    Raises NotFound when there is no such mail in one of these states.
    """
    if await queries.requeue_mail(connection, mail_id=mail_id) is None:
        raise NotFound()
    await queries.wake_workers(connection)


async def notify(
    connection: Connection,
    person_id: int,
    kind: NoticeKind,
    *,
    subject: str,
    subject_id: int,
    params: Mapping[str, Any] | None = None,
) -> int:
    """Tells a person something inside the service, in the caller's transaction; returns the notice's id.

    `subject` names the kind of record it is about, such as "need"; `params` are what its words need.
    """
    notice_id: int = await queries.insert_notice(
        connection,
        person_id=person_id,
        kind=kind.value,
        subject=subject,
        subject_id=subject_id,
        params=dict(params or {}),
    )
    return notice_id


async def remind(
    connection: Connection,
    people: Sequence[int],
    kind: NoticeKind,
    *,
    subject: str,
    subject_id: int,
    params: Mapping[str, Any] | None = None,
) -> None:
    """As `notify`, for several people; not once more for one who has the same unread."""
    about = {"subject": subject, "subject_id": subject_id, "params": dict(params or {})}
    await queries.remind(connection, people=list(people), kind=kind.value, **about)


async def unread_count(connection: Connection, person_id: int) -> int:
    return int(await queries.count_unread(connection, person_id=person_id))


async def take_untold(connection: Connection) -> bool:
    """Whether mails are in trouble that nobody has been told of; of two processes one learns it."""
    return bool(await queries.take_untold(connection))


def _file(mail_id: int, position: int, file: Attachment) -> dict[str, object]:
    return {
        "mail_id": mail_id,
        "position": position,
        "name": clean_line(file.name),
        "media_type": file.media_type,
        "content": file.content,
    }


def _queued(row: Record) -> QueuedMail:
    values = {f.name: row[f.name] for f in fields(QueuedMail)}
    return QueuedMail(**values | {"kind": MailKind(row["kind"]), "state": MailState(row["state"])})


def notice_of(row: Record) -> Notice:
    """A notice as stored."""
    values = {f.name: row[f.name] for f in fields(Notice)}
    return Notice(**values | {"kind": NoticeKind(row["kind"])})
