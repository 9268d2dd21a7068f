"""A proposal: one need and one solution on their way to an introduction that both sides agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from matchmaker.ground.errors import InvalidInput, MatchmakerError, NotAllowed, WrongState
from matchmaker.rules.actors import Actor, Organisation, OrganisationKind
from matchmaker.rules.listing import ListingState, Row, values_of
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution


class Side(StrEnum):
    NEED = "need"
    SOLUTION = "solution"

    @property
    def other(self) -> "Side":
        return Side.SOLUTION if self is Side.NEED else Side.NEED


class ProposalState(StrEnum):
    SUGGESTED = "suggested"
    APPROVED = "approved"  # a broker wants it; asking waits until both sides can be reached
    DECLINED = "declined"
    ASKED = "asked"
    ONE_AGREED = "one_agreed"
    BOTH_AGREED = "both_agreed"
    INTRODUCED = "introduced"
    REFUSED = "refused"  # by one of the sides
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"


class ProposalMove(StrEnum):
    """Everything that changes a proposal's state."""

    APPROVE = "approve"
    DECLINE = "decline"
    ASK = "ask"
    AGREE = "agree"
    REFUSE = "refuse"
    LAPSE = "lapse"
    REOPEN = "reopen"
    INTRODUCE = "introduce"
    WITHDRAW = "withdraw"


_S = ProposalState
# The one table of the workflow; who may make each move stands in rules/policy.py (PROPOSAL_PERMISSION).
_UNDER_WAY = (_S.APPROVED, _S.ASKED, _S.ONE_AGREED, _S.OVERDUE)
MOVES: Mapping[ProposalMove, Mapping[ProposalState, ProposalState]] = {
    ProposalMove.APPROVE: {_S.SUGGESTED: _S.APPROVED},
    ProposalMove.DECLINE: {_S.SUGGESTED: _S.DECLINED, _S.APPROVED: _S.DECLINED, _S.OVERDUE: _S.DECLINED},
    ProposalMove.ASK: {_S.APPROVED: _S.ASKED, _S.OVERDUE: _S.ASKED},
    ProposalMove.AGREE: {_S.ASKED: _S.ONE_AGREED, _S.ONE_AGREED: _S.BOTH_AGREED},
    ProposalMove.REFUSE: {_S.ASKED: _S.REFUSED, _S.ONE_AGREED: _S.REFUSED},
    ProposalMove.LAPSE: {_S.ASKED: _S.OVERDUE, _S.ONE_AGREED: _S.OVERDUE},
    # To the broker: a record that was edited after approval, or what had ended before its owner knew of it and asked.
    ProposalMove.REOPEN: dict.fromkeys((*_UNDER_WAY, _S.DECLINED, _S.WITHDRAWN), _S.SUGGESTED),
    ProposalMove.INTRODUCE: {_S.BOTH_AGREED: _S.INTRODUCED},
    ProposalMove.WITHDRAW: dict.fromkeys(_UNDER_WAY, _S.WITHDRAWN),
}
DESK_MOVES = (
    ProposalMove.APPROVE,
    ProposalMove.DECLINE,
    ProposalMove.ASK,
    ProposalMove.WITHDRAW,
)  # those that a broker makes
WAITING_FOR_ANSWERS = frozenset({_S.ASKED, _S.ONE_AGREED})
UNASKED, QUESTIONED, REQUESTED, TURNED_DOWN = "unasked", "questioned", "requested", "turned_down"
# A side knows of a proposal from the day it was asked to agree, was put a question about it, or asked for it itself.
# Until then the table of permissions knows the state of the side's matter as `UNASKED`; `QUESTIONED` where there was
# only a question; `REQUESTED` and `TURNED_DOWN` where the desk has yet to decide on what the side asked for, or did.
SHOWN_TO_SIDES = frozenset({QUESTIONED, REQUESTED, TURNED_DOWN, *map(str, _S)}) - {
    _S.SUGGESTED,
    _S.APPROVED,
    _S.DECLINED,
}
LIVE_STATES = WAITING_FOR_ANSWERS | {_S.APPROVED, _S.OVERDUE, _S.BOTH_AGREED}


def state_after(move: ProposalMove, state: ProposalState) -> ProposalState:
    """Raises WrongState, naming both states, unless the move is in the table."""
    if state not in MOVES[move]:
        raise WrongState(old=state.value, new=next(iter(MOVES[move].values())).value)
    return MOVES[move][state]


class Reason(StrEnum):
    """Why somebody refuses; every refusal carries one, so that the other side can learn from their counts."""

    TOO_EARLY = "too_early"
    WRONG_SECTOR = "wrong_sector"
    DOES_NOT_SOLVE = "does_not_solve"
    BENEFIT_UNCLEAR = "benefit_unclear"
    DATA_NOT_AVAILABLE = "data_not_available"
    BUDGET = "budget"
    NO_CAPACITY = "no_capacity"
    IP_UNCLEAR = "ip_unclear"
    COMMERCIAL_TERMS = "commercial_terms"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    ALREADY_IN_CONTACT = "already_in_contact"
    OTHER = "other"


class Promise(StrEnum):
    """What somebody waits for, and has been promised by a day."""

    CALL = "call"  # whoever posted a need by a phone number alone
    REVIEW = "review"  # a record that was submitted
    INFORMATION = "information"  # the owner's answer to a question about it
    DECIDE = "decide"  # a suggested match
    REACH = "reach"  # an approved match of which a side cannot be reached yet
    ANSWER = "answer"  # of the sides that were asked
    FOLLOW_UP = "follow_up"  # a side did not answer: back to the broker
    LETTER = "letter"  # both are introduced: the official letter is to be signed and sent


# Calendar days that each step may take, shown to everybody concerned.
PROMISED_DAYS: Mapping[Promise, int] = {
    Promise.CALL: 3,
    Promise.REVIEW: 5,
    Promise.INFORMATION: 10,
    Promise.DECIDE: 5,
    Promise.REACH: 3,
    Promise.ANSWER: 10,
    Promise.FOLLOW_UP: 5,
    Promise.LETTER: 5,
}
STEP_OF_RECORD: Mapping[ListingState, Promise] = {
    ListingState.DRAFT: Promise.CALL,  # one that was posted without an account
    ListingState.SUBMITTED: Promise.REVIEW,
    ListingState.INFORMATION_REQUESTED: Promise.INFORMATION,
}
STEP_OF: Mapping[ProposalState, Promise] = {
    _S.SUGGESTED: Promise.DECIDE,
    _S.APPROVED: Promise.REACH,
    _S.ASKED: Promise.ANSWER,
    _S.ONE_AGREED: Promise.ANSWER,
    _S.OVERDUE: Promise.FOLLOW_UP,
}
CARRIED_DAYS = 90  # how long an introduction occupies the institute after it was made
POPULAR = 3  # from so many live proposals on, a solution takes work that others could share


class ConflictOfInterest(StrEnum):
    """Why this actor's approval would not be impartial."""

    OWN_ORGANISATION = "own_organisation"
    ENTERED_RECORD = "entered_record"  # they wrote the need or the solution on its owner's behalf


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One pair, as stored. `rank` is the engine's, None when it does not suggest the pair; `place` a broker's."""

    id: int
    need_id: int
    solution_id: int
    state: ProposalState
    by_hand: bool
    rank: int | None
    place: int | None
    seen: Mapping[str, Any]
    engine: Mapping[str, Any] | None
    assignee_id: int | None
    round: int
    approved_text: bytes | None
    approved_form: int  # in which `approved_text` was hashed
    since: datetime
    version: int

    @classmethod
    def from_row(cls, row: Row) -> Self:
        values = {f.name: row[f.name] for f in fields(cls)}
        return cls(**values | {"state": ProposalState(row["state"])})


@dataclass(frozen=True, kw_only=True)
class Consent:
    """What a side was asked in a round, and its one answer: "agreed" or "refused". `asks` counts the asking.

    Name and address are None once that person is erased: there is nobody to write to.
    """

    id: int
    proposal_id: int
    round: int
    side: Side
    person_id: int | None
    name: str | None
    email: str | None
    locale: str
    asks: int
    asked_at: datetime
    answer_by: datetime
    reminded_at: datetime | None
    answer: str | None
    answered_at: datetime | None
    reason: str | None
    note: str | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, side=Side))


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Both records and whose they are, whole: for services, never for a page as they are."""

    need: Need
    solution: Solution
    need_owner: Organisation
    solution_owner: Organisation

    def record(self, side: Side) -> Need | Solution:
        return self.need if side is Side.NEED else self.solution

    def owner(self, side: Side) -> Organisation:
        return self.need_owner if side is Side.NEED else self.solution_owner

    @property
    def public_body_asks(self) -> bool:
        """A public body's problem is published to all suppliers and never introduced to one."""
        return self.need_owner.kind is OrganisationKind.PUBLIC_BODY

    @property
    def published(self) -> bool:
        return all(self.record(side).state is ListingState.PUBLISHED for side in Side)


def conflicts_of(actor: Actor, parties: Parties) -> tuple[ConflictOfInterest, ...]:
    """What speaks against this actor's deciding on the pair; the program itself has no interests."""
    if actor.person_id is None:
        return ()
    conflicts = []
    if actor.organisation_id in (parties.need_owner.id, parties.solution_owner.id):
        conflicts.append(ConflictOfInterest.OWN_ORGANISATION)
    if actor.name in (parties.need.created_by, parties.solution.created_by):
        conflicts.append(ConflictOfInterest.ENTERED_RECORD)
    return tuple(conflicts)


def approval_problem(actor: Actor, parties: Parties) -> MatchmakerError | None:
    """Why this actor may not approve the pair as it is now; None where they may."""
    if parties.public_body_asks:
        return NotAllowed("public_body_not_introduced")
    if conflicts_of(actor, parties):
        return NotAllowed("conflict_of_interest")
    hidden = [side for side in Side if parties.record(side).state is not ListingState.PUBLISHED]
    return InvalidInput({side.value: "not_published" for side in hidden}) if hidden else None


def offered_moves(actor: Actor, state: ProposalState, parties: Parties) -> tuple[ProposalMove, ...]:
    """What the desk's page offers a broker: nobody at the desk has a side here, they get that side's page."""
    approvable = approval_problem(actor, parties) is None
    return tuple(m for m in DESK_MOVES if state in MOVES[m] and (approvable or m is not ProposalMove.APPROVE))


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A coded reason with what somebody wants to add; others than the desk only ever see counts of the codes."""

    reason: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Whom a side is asked through: `person_id` where they have an account."""

    name: str
    email: str
    locale: str = "vi"
    person_id: int | None = None


LONGEST_NOTE = 2_000
LONGEST_MESSAGE = 10_000


def refusal_problems(refusal: Refusal) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = {}
    if refusal.reason not in set(Reason):
        problems["reason"] = "unknown_code" if refusal.reason else "required"
    if len(refusal.note or "") > LONGEST_NOTE:
        problems["note"] = "too_long"
    return problems
