"""Notices of a case: to the officer who owns it, and to those who verify."""

from matchmaker.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.transfers.moving import OpenedCase
from matchmaker.transfers.statements import queries


async def tell_owner(connection: Connection, opened: OpenedCase, kind: NoticeKind) -> None:
    """Nobody where nobody owns the case: the list of cases shows it to every broker."""
    if opened.owner_id is not None:
        await _tell(connection, opened, opened.owner_id, kind)


async def tell_verifiers(connection: Connection, opened: OpenedCase) -> None:
    """Every verifier who has not carried the case."""
    for row in await queries.verifiers_free_of(connection, case_id=opened.id):
        await _tell(connection, opened, row["id"], NoticeKind.CASE_TO_VERIFY)


async def _tell(connection: Connection, opened: OpenedCase, person_id: int, kind: NoticeKind) -> None:
    await notices.notify(
        connection, person_id, kind, subject="case", subject_id=opened.id, params={"title": opened.title}
    )
