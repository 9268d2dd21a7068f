"""Notices of a proposal: to the members of a side, and to the broker who looks after it."""

from matchmaker.ground.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people.membership import member_ids
from matchmaker.proposals.moves import Opened
from matchmaker.rules.proposal import Proposal, Side


async def tell_side(connection: Connection, opened: Opened, side: Side, kind: NoticeKind) -> None:
    """Names only the side's own record: a notice must not tell what the reader may not see yet."""
    record = opened.parties.record(side)
    for member in await member_ids(connection, record.organisation_id):
        await notices.notify(
            connection,
            member,
            kind,
            subject="proposal",
            subject_id=opened.proposal.id,
            params={"title": record.title},
        )


async def tell_desk(connection: Connection, proposal: Proposal, kind: NoticeKind) -> None:
    """Nobody where nobody looks after the proposal: the queue shows it to every broker."""
    if proposal.assignee_id is not None:
        await notices.notify(
            connection, proposal.assignee_id, kind, subject="proposal", subject_id=proposal.id, params={}
        )
