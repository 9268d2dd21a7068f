"""What somebody may see of a proposal: built for each reader anew, so that nothing is left in by mistake."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import consent_requests, official_letters
from matchmaker.proposals.moves import Opened, look_at
from matchmaker.proposals.official_letters import LetterShown
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import VISITOR, Actor, Organisation
from matchmaker.rules.need import Confidentiality, Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.proposal import (
    CARRIED_DAYS,
    POPULAR,
    PROMISED_DAYS,
    STEP_OF,
    WAITING_FOR_ANSWERS,
    Addressee,
    ConflictOfInterest,
    Consent,
    Promise,
    ProposalMove,
    ProposalState,
    Side,
    conflicts_of,
    offered_moves,
)
from matchmaker.rules.solution import Solution

_ABOUT_TO_ASK = frozenset({ProposalState.SUGGESTED, ProposalState.APPROVED, ProposalState.OVERDUE})


@dataclass(frozen=True, kw_only=True)
class ConsentShown:
    """How a side stands in this round. Reason and note are for the desk and for the side itself."""

    side: Side
    asked_at: datetime
    answer_by: datetime
    reminded_at: datetime | None
    answer: str | None
    answered_at: datetime | None
    reason: str | None
    note: str | None
    addressee: str | None  # for the desk and the side itself


@dataclass(frozen=True, kw_only=True)
class ContactShown:
    """Whom to call after the introduction."""

    organisation: str
    name: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, kw_only=True)
class DocumentShown:
    id: int
    kind: str
    name: str
    media_type: str
    size: int
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class DeskShown:
    """What only the desk sees: what the engine said, and what a broker has to know before deciding."""

    by_hand: bool
    rank: int | None
    place: int | None
    seen: Mapping[str, Any]
    engine: Mapping[str, Any] | None
    assignee_id: int | None
    conflicts: tuple[ConflictOfInterest, ...]
    public_body_asks: bool
    offered: tuple[ProposalMove, ...]
    changed: bool  # a record was edited since the approval
    unverified: tuple[Side, ...]  # organisations that no broker has checked
    reach: Mapping[Side, Addressee | None]  # whom an asking now would go to; None where nobody can be reached
    load: "Load"
    requests: Mapping[Side, datetime]  # sides that asked for the introduction themselves, and when


@dataclass(frozen=True, kw_only=True)
class Load:
    """How much a supplier carries: introductions under way of how many it can, and other needs of this solution."""

    carried: int
    capacity: int | None
    live_proposals: int

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.carried >= self.capacity

    @property
    def is_popular(self) -> bool:
        return self.live_proposals >= POPULAR


@dataclass(frozen=True, kw_only=True)
class ProposalView:
    """One proposal as its reader may see it. `side` is the reader's own, None at the desk; `desk` None elsewhere.

    `step` and `due_at` are what is waited for and promised; None at an end.
    """

    id: int
    version: int
    state: ProposalState
    side: Side | None
    need: Need
    solution: Solution
    step: Promise | None
    due_at: datetime | None
    consents: tuple[ConsentShown, ...]
    may_answer: bool
    contacts: Mapping[Side, ContactShown]
    introduction: str | None
    documents: tuple[DocumentShown, ...]
    letter: LetterShown | None  # a side is told of the signed one alone
    desk: DeskShown | None


async def get(connection: Connection, proposal_id: int, *, by: Actor) -> ProposalView:
    """Raises NotFound, also for what the actor may not see."""
    opened = await look_at(connection, proposal_id, by=by)
    own = opened.sides_of(by)
    side = own[0] if own else None
    introduced = await queries.get_introduction(connection, proposal_id=proposal_id)
    documents = await queries.documents_of(connection, proposal_id=proposal_id)
    letter = await official_letters.letter_of(connection, proposal_id)
    signing = side is None and letter is not None and letter.waits
    step = Promise.LETTER if signing else STEP_OF.get(opened.proposal.state)
    return ProposalView(
        id=proposal_id,
        version=opened.proposal.version,
        state=opened.proposal.state,
        side=side,
        need=need_shown_to(opened, side),
        solution=solution_shown_to(opened, side),
        step=step,
        due_at=due_at(opened, step),
        consents=tuple(_consent(asked, side) for asked in opened.current.values()),
        may_answer=side is not None and _may_answer(opened, side, by),
        contacts={s: contact_of(opened, s) for s in Side} if introduced else {},
        introduction=introduced["body"] if introduced else None,
        documents=tuple(DocumentShown(**row) for row in documents if _may_read(row["kind"], side)),
        letter=letter if side is None or (letter and letter.sent_at) else None,
        desk=None if side else await _desk(connection, opened, by),
    )


async def document(connection: Connection, proposal_id: int, document_id: int, *, by: Actor) -> tuple[str, str, bytes]:
    """Name, media type and content of a document of an introduction. Raises NotFound, to a side also for a draft."""
    opened = await look_at(connection, proposal_id, by=by)
    row = await queries.get_document(connection, proposal_id=proposal_id, document_id=document_id)
    if row is None or not _may_read(row["kind"], next(iter(opened.sides_of(by)), None)):
        raise NotFound()
    return row["name"], row["media_type"], row["content"]


def need_shown_to(opened: Opened, side: Side | None) -> Need:
    """Whole for its own side and the desk. Contacts wait for the introduction; so does the owner of what is not public.

    A need that only brokers may see is shown to the supplier as an anonymous one: its owner has agreed to that.
    """
    need = opened.parties.need
    if side is not Side.SOLUTION or opened.proposal.state is ProposalState.INTRODUCED:
        return need
    if need.confidentiality is Confidentiality.BROKERS:
        need = replace(need, confidentiality=Confidentiality.ANONYMOUS)
    return needs.as_seen_by(need, VISITOR)


def solution_shown_to(opened: Opened, side: Side | None) -> Solution:
    """Whole for its own side and the desk; for the other without its contact until the introduction."""
    solution = opened.parties.solution
    if side is not Side.NEED or opened.proposal.state is ProposalState.INTRODUCED:
        return solution
    return solutions.as_seen_by(solution, VISITOR)


def contact_of(opened: Opened, side: Side) -> ContactShown:
    """Who was asked for the side, with the telephone number that its record gives."""
    asked, record = opened.current[side], opened.parties.record(side)
    return ContactShown(
        organisation=opened.parties.owner(side).name, name=asked.name, phone=record.phone, email=asked.email
    )


def due_at(opened: Opened, step: Promise | None) -> datetime | None:
    """By when the present step was promised."""
    proposal = opened.proposal
    waiting: list[datetime] = [asked.answer_by for asked in opened.current.values() if asked.answer is None]
    if proposal.state in WAITING_FOR_ANSWERS and waiting:
        return min(waiting)
    begun = max((proposal.since, *opened.requests.values()))
    return begun + timedelta(days=PROMISED_DAYS[step]) if step else None


def _may_read(kind: str, side: Side | None) -> bool:
    """What nobody has signed yet is the desk's alone."""
    return side is None or kind != official_letters.DRAFT


def _may_answer(opened: Opened, side: Side, by: Actor) -> bool:
    asked = opened.current.get(side)
    waits = asked is not None and asked.answer is None
    return waits and may(by, Permission.ANSWER_PROPOSAL, opened.matter(side))


def _consent(asked: Consent, reader: Side | None) -> ConsentShown:
    open_to_reader = reader is None or reader is asked.side
    return ConsentShown(
        side=asked.side,
        asked_at=asked.asked_at,
        answer_by=asked.answer_by,
        reminded_at=asked.reminded_at,
        answer=asked.answer,
        answered_at=asked.answered_at,
        reason=asked.reason if open_to_reader else None,
        note=asked.note if open_to_reader else None,
        addressee=asked.name if open_to_reader else None,
    )


async def load_of(connection: Connection, solution: Solution, owner: Organisation) -> Load:
    """What the supplier of a solution carries now."""
    row = await queries.load_of(connection, solution_id=solution.id, organisation_id=owner.id, days=CARRIED_DAYS)
    return Load(carried=row["carried"], capacity=row["capacity"], live_proposals=row["live_proposals"])


async def _desk(connection: Connection, opened: Opened, by: Actor) -> DeskShown:
    proposal, parties = opened.proposal, opened.parties
    return DeskShown(
        by_hand=proposal.by_hand,
        rank=proposal.rank,
        place=proposal.place,
        seen=proposal.seen,
        engine=proposal.engine,
        assignee_id=proposal.assignee_id,
        conflicts=conflicts_of(by, parties),
        public_body_asks=parties.public_body_asks,
        offered=offered_moves(by, proposal.state, parties),
        changed=proposal.approved_text is not None and not opened.stands,
        unverified=tuple(s for s in Side if parties.owner(s).verified_at is None),
        reach=await _reach(connection, opened),
        load=await load_of(connection, parties.solution, parties.solution_owner),
        requests=opened.requests,
    )


async def _reach(connection: Connection, opened: Opened) -> Mapping[Side, Addressee | None]:
    if opened.proposal.state not in _ABOUT_TO_ASK or opened.parties.public_body_asks:
        return {}
    if opened.proposal.state is ProposalState.SUGGESTED:
        opened = replace(opened, consents=())  # an approval asks anew, whoever agreed in an earlier round
    sides = consent_requests.sides_to_ask(opened)
    return {side: await consent_requests.addressee(connection, opened, side, None) for side in sides}
