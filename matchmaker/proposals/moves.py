"""The one door: a proposal is opened for somebody, held, checked against the tables, moved and recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.proposals.agreed_text import text_hash
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import PROPOSAL_PERMISSION, Matter, Relation, may, relations, require
from matchmaker.rules.proposal import (
    QUESTIONED,
    REQUESTED,
    SHOWN_TO_SIDES,
    TURNED_DOWN,
    UNASKED,
    Consent,
    Parties,
    Proposal,
    ProposalMove,
    ProposalState,
    Side,
    state_after,
)

ENDED = frozenset({ProposalState.DECLINED, ProposalState.REFUSED, ProposalState.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A proposal with both records, and what was asked of whom. For services: pages get what `views` makes of it."""

    proposal: Proposal
    parties: Parties
    consents: tuple[Consent, ...]  # of every round
    questioned: frozenset[Side]  # sides that the desk put a question to
    requests: Mapping[Side, datetime]  # sides that asked for the introduction themselves, and when

    @property
    def asked(self) -> frozenset[Side]:
        """Sides that were ever asked."""
        return frozenset(consent.side for consent in self.consents)

    @property
    def current(self) -> Mapping[Side, Consent]:
        """What was asked in this round."""
        return {each.side: each for each in self.consents if each.round == self.proposal.round}

    @property
    def stands(self) -> bool:
        """Whether both records are published and still say what was approved."""
        proposal = self.proposal
        return self.parties.published and text_hash(self.parties, proposal.approved_form) == proposal.approved_text

    def matter(self, side: Side) -> Matter:
        record = self.parties.record(side)
        return Matter(organisation_id=record.organisation_id, created_by=record.created_by, state=self._state_for(side))

    def knows(self, side: Side) -> bool:
        """Whether the side may know that there is a proposal."""
        return self._state_for(side) in SHOWN_TO_SIDES

    def sides_of(self, by: Actor) -> list[Side]:
        """The sides that the actor belongs to: nearly always one or none."""
        return [side for side in Side if Relation.OWNER in relations(by, self.matter(side))]

    def may_see(self, by: Actor) -> bool:
        return any(may(by, Permission.SEE_PROPOSAL, self.matter(side)) for side in Side)

    def _state_for(self, side: Side) -> str:
        return state_known(
            self.proposal.state.value,
            asked=side in self.asked,
            questioned=side in self.questioned,
            requested=side in self.requests and self._on_show(side.other),
        )

    def _on_show(self, side: Side) -> bool:
        """Whether everybody may read the side's record: who only asked for the introduction knows no more."""
        record = self.parties.record(side)
        of = needs.matter_of(record) if isinstance(record, Need) else solutions.matter_of(record)
        return may(VISITOR, Permission.SEE_LISTING, of)


def state_known(state: str, *, asked: bool, questioned: bool, requested: bool) -> str:
    """What a side may know of a proposal in this state, by what it was asked, or has asked for itself."""
    if asked and state in SHOWN_TO_SIDES:
        return state
    if requested:
        return TURNED_DOWN if state in ENDED else REQUESTED
    return QUESTIONED if questioned else UNASKED


async def requests_of(connection: Connection, proposal_id: int) -> dict[Side, datetime]:
    """Which sides asked the desk for the introduction, and when: a supplier by saying that it is interested."""
    row = await queries.requests_of(connection, proposal_id=proposal_id)
    return {side: row[side.value] for side in Side if row[side.value] is not None}


async def parties_of(connection: Connection, need_id: int, solution_id: int) -> Parties:
    """Both records whole, whoever asks. Raises NotFound."""
    need = await needs.get(connection, need_id, by=SYSTEM)
    solution = await solutions.get(connection, solution_id, by=SYSTEM)
    return Parties(
        need=need,
        solution=solution,
        need_owner=await people.get(connection, need.organisation_id, by=SYSTEM),
        solution_owner=await people.get(connection, solution.organisation_id, by=SYSTEM),
    )


async def look_at(connection: Connection, proposal_id: int, *, by: Actor) -> Opened:
    """To read only. Raises NotFound, also for what the actor may not see."""
    return await _opened(connection, await queries.get_proposal(connection, proposal_id=proposal_id), by=by)


async def hold(connection: Connection, proposal_id: int, *, by: Actor, version: int | None = None) -> Opened:
    """Held until the transaction ends. Raises NotFound; Conflict when another version than the one seen is stored."""
    opened = await _opened(connection, await queries.lock_proposal(connection, proposal_id=proposal_id), by=by)
    if version is not None and version != opened.proposal.version:
        raise Conflict(seen=version, stored=opened.proposal.version)
    return opened


def require_move(opened: Opened, move: ProposalMove, *, by: Actor) -> None:
    """Raises WrongState for a skipped step, NotAllowed for what is not the actor's to do or is their own."""
    state_after(move, opened.proposal.state)
    require_on(opened, PROPOSAL_PERMISSION[move], by=by)


def require_on(opened: Opened, permission: Permission, *, by: Actor) -> None:
    """On one's own side where there is one; else on both."""
    for side in opened.sides_of(by) or Side:
        require(by, permission, opened.matter(side))


async def move(
    connection: Connection,
    proposal: Proposal,
    made: ProposalMove,
    *,
    by: Actor,
    details: Mapping[str, Any] | None = None,
) -> Proposal:
    """Makes the move and records it. Raises WrongState."""
    after = state_after(made, proposal.state)
    row = await queries.move_proposal(connection, proposal_id=proposal.id, state=after.value)
    await audit.append(
        connection,
        Action(f"proposal:{made.value}"),
        proposal.id,
        by=by,
        old_state=proposal.state.value,
        new_state=after.value,
        details=details,
    )
    return Proposal.from_row(row)


async def _opened(connection: Connection, row: Record | None, *, by: Actor) -> Opened:
    if row is None:
        raise NotFound()
    proposal = Proposal.from_row(row)
    questioned = await queries.questioned_sides(connection, proposal_id=proposal.id)
    opened = Opened(
        proposal=proposal,
        parties=await parties_of(connection, proposal.need_id, proposal.solution_id),
        consents=tuple(map(Consent.from_row, await queries.consents_of(connection, proposal_id=proposal.id))),
        questioned=frozenset(Side(row["audience"]) for row in questioned),
        requests=await requests_of(connection, proposal.id),
    )
    if not opened.may_see(by):
        raise NotFound()
    return opened
