"""What mails and notices tell of a person: told to them, and erased."""

from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.notices.model import MailKind
from matchmaker.notices.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """Mails to the person and what they were told, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id, emails=person.emails)
    return held


async def erase(connection: Connection, person: Identity) -> None:
    """Notices and unsent mails to the person go, sent ones lose address and subject; others' lose the words."""
    await queries.drop_notices(connection, person_id=person.person_id)
    await queries.drop_unsent(connection, recipients=person.emails)
    await queries.forget_recipient(connection, recipients=person.emails)
    await queries.forget_words(connection, words=list(person.words))
    await queries.forget_words_of_notices(connection, words=list(person.words))


async def erase_unanswered(connection: Connection, email: str, kind: MailKind, *, days: int) -> None:
    """Mails of this kind to the address, older than that and answered by nobody, lose it or go.

    `email` is in small letters.
    """
    await queries.drop_unanswered(connection, recipient=email, kind=kind.value, days=days)
    await queries.forget_unanswered(connection, recipient=email, kind=kind.value, days=days)
