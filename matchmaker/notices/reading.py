"""A person's notices on their page: the unread first, one or all marked as read."""

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.notices.model import Notice
from matchmaker.notices.service import notice_of
from matchmaker.notices.statements import queries
from matchmaker.rules.search import ListPage

PAGE_SIZE = 20


async def unread_first(connection: Connection, person_id: int, *, page: int = 1) -> ListPage[Notice]:
    """One page of a person's notices: what they have not read, then the rest, each newest first."""
    offset = (page - 1) * PAGE_SIZE
    rows = await queries.unread_first(connection, person_id=person_id, limit=PAGE_SIZE, offset=offset)
    items = [notice_of(row) for row in rows]
    return ListPage.of(rows, items, page=page, limit=PAGE_SIZE)


async def open_one(connection: Connection, person_id: int, notice_id: int) -> Notice:
    """The notice, read from now on. Raises NotFound for another person's as for one that is not there."""
    row = await queries.open_notice(connection, person_id=person_id, notice_id=notice_id)
    if row is None:
        raise NotFound()
    return notice_of(row)


async def mark_all_read(connection: Connection, person_id: int) -> None:
    await queries.mark_all_read(connection, person_id=person_id)
