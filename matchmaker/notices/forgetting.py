"""Mails and notices forget a person."""

from collections.abc import Sequence

from matchmaker.db import Connection
from matchmaker.notices.model import MailKind
from matchmaker.notices.service import queries


async def forget(connection: Connection, person_id: int, email: str, words: Sequence[str]) -> None:
    """Notices and unsent mails to the person go, sent ones lose address and subject; others' mails lose `words`.

    `email` is in small letters.
    """
    await queries.drop_notices(connection, person_id=person_id)
    await queries.drop_unsent(connection, recipient=email)
    await queries.forget_recipient(connection, recipient=email)
    await queries.forget_words(connection, words=list(words))


async def forget_unanswered(connection: Connection, email: str, kind: MailKind, *, days: int) -> None:
    """Mails of this kind to the address, older than that and answered by nobody, lose it or go.

    `email` is in small letters.
    """
    await queries.drop_unanswered(connection, recipient=email, kind=kind.value, days=days)
    await queries.forget_unanswered(connection, recipient=email, kind=kind.value, days=days)
