"""What the sides of proposals see of them together: their own list, and beside one proposal what they may still do."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.proposals import suggestions, views
from matchmaker.proposals.moves import look_at
from matchmaker.proposals.statements import queries
from matchmaker.proposals.suggestions import Pair
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, own_records
from matchmaker.rules.proposal import (
    MOVES,
    PROMISED_DAYS,
    QUESTIONED,
    REQUESTED,
    SHOWN_TO_SIDES,
    TURNED_DOWN,
    Promise,
    ProposalMove,
    Side,
)
from matchmaker.rules.search import ListPage

PAGE_SIZE = 20
_NOT_ASKED = (QUESTIONED, REQUESTED, TURNED_DOWN)


@dataclass(frozen=True, kw_only=True)
class OwnProposal:
    """One line of the list. `state` is a proposal's, or what the side knows of one that it was not asked about.

    `waits_for_us`: the own side is to answer. `due_at` is what was promised for the present step, None at an end.
    """

    id: int
    side: Side
    state: str
    need_title: str
    solution_title: str
    solution_summary: str
    since: datetime
    waits_for_us: bool
    due_at: datetime | None

    @classmethod
    def from_row(cls, row: Record) -> Self:
        values = {f.name: row[f.name] for f in fields(cls)}
        return cls(**values | {"side": Side(row["side"])})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How the reader's side stands to a proposal. Who was not asked to agree knows no more of it than `state` says.

    `declined_for` is the desk's reason, where the side asked for the introduction.
    """

    state: str
    asked: bool
    declined_for: str | None
    version: int
    contact: str | None  # who speaks for the side, by name
    may_withdraw: bool
    may_take_back: bool  # its own request for the introduction


async def own(connection: Connection, *, page: int = 1, by: Actor) -> ListPage[OwnProposal]:
    """The proposals that the actor's organisation knows of: what waits for it first, then the latest."""
    rows = await queries.own_proposals(
        connection,
        **own_records(by),
        shown=list(SHOWN_TO_SIDES - {*_NOT_ASKED}),
        days={step.value: PROMISED_DAYS[step] for step in (Promise.FOLLOW_UP, Promise.INFORMATION, Promise.DECIDE)},
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )
    items = [OwnProposal.from_row(row) for row in rows]
    return ListPage.of(rows, items, page=page, limit=PAGE_SIZE)


async def of_need(connection: Connection, need: Need) -> list[Pair]:
    """What the side of a need that nobody has taken over knows of its proposals, for whoever posted it."""
    if need.confirmed:
        return []
    pairs = await suggestions.pairs_of(connection, need.id, by=SYSTEM)
    return [pair for pair in pairs if pair.proposal.state in SHOWN_TO_SIDES]


async def may_see(connection: Connection, proposal_id: int, *, by: Actor) -> bool:
    """Whether the actor knows of a proposal; it goes back to the desk when a record is edited."""
    try:
        await look_at(connection, proposal_id, by=by)
    except NotFound:
        return False
    return True


async def document(connection: Connection, document_id: int, *, by: Actor) -> tuple[str, str, bytes]:
    """Name, media type and content of an introduction's document. Raises NotFound, also for another's."""
    proposal_id = await queries.proposal_of_document(connection, document_id=document_id)
    if proposal_id is None:
        raise NotFound()
    return await views.document(connection, proposal_id, document_id, by=by)


async def standing(connection: Connection, proposal_id: int, side: Side, *, by: Actor) -> Standing:
    """Raises NotFound for what the actor may not see."""
    opened = await look_at(connection, proposal_id, by=by)
    matter, state = opened.matter(side), opened.proposal.state
    contact = await queries.contact_name(connection, organisation_id=matter.organisation_id)
    return Standing(
        state=matter.state,
        asked=matter.state not in _NOT_ASKED,
        declined_for=await queries.declined_for(connection, proposal_id=proposal_id)
        if matter.state == TURNED_DOWN
        else None,
        version=opened.proposal.version,
        contact=contact,
        may_take_back=matter.state == REQUESTED and side in opened.sides_of(by),
        may_withdraw=state in MOVES[ProposalMove.WITHDRAW] and may(by, Permission.WITHDRAW_PROPOSAL, matter),
    )
