"""Open calls and competitions: what a call says, its life as one table of moves, and when an entry is too late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from matchmaker.ground.errors import WrongState
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.programme import Sector


class CallKind(StrEnum):
    """What a call is called; what differs between them are settings."""

    OPEN_CALL = "open_call"
    COMPETITION = "competition"
    CONTEST = "contest"


class CallState(StrEnum):
    DRAFT = "draft"
    TESTED = "tested"
    OPEN = "open"
    CLOSED = "closed"
    ELIGIBILITY = "eligibility"
    CONFLICTS = "conflicts"
    SCORING = "scoring"
    MODERATION = "moderation"
    DECIDED = "decided"
    OBJECTIONS = "objections"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class CallMove(StrEnum):
    """Everything that changes a call's state, and extending, which leaves it open."""

    TEST = "test"
    REVISE = "revise"
    OPEN = "open"
    EXTEND = "extend"
    CLOSE = "close"
    CHECK = "check"
    DECLARE = "declare"
    SCORE = "score"
    MODERATE = "moderate"
    DECIDE = "decide"
    ANNOUNCE = "announce"
    REOPEN = "reopen"
    PUBLISH = "publish"
    CANCEL = "cancel"


class Rights(StrEnum):
    """What whoever asks for solutions wants of the winner's intellectual property."""

    NONE = "none"
    NON_EXCLUSIVE = "non_exclusive"
    EXCLUSIVE = "exclusive"


class TieRule(StrEnum):
    """How entries of equal points are told apart; never by their place in a list."""

    HEAVIEST_CRITERION = "heaviest_criterion"
    SHARED_RANK = "shared_rank"
    CHAIR_DECIDES = "chair_decides"


class Board(StrEnum):
    """Groups in which entries compete; a call without boards has one for all."""

    STUDENTS = "students"
    FIRMS = "firms"
    INSTITUTES = "institutes"
    OPEN = "open"


class Duty(StrEnum):
    """What somebody is appointed to in one call."""

    JUDGE = "judge"
    CHAIR = "chair"
    SECRETARY = "secretary"


_S = CallState
UNPUBLISHED = tuple(s for s in CallState if s not in (_S.PUBLISHED, _S.CANCELLED))
EDITABLE = frozenset({_S.DRAFT, _S.TESTED})
UNBLIND = frozenset({_S.DECIDED, _S.OBJECTIONS, _S.PUBLISHED})  # from the decision on, who entered is known
MOVES: Mapping[CallMove, Mapping[CallState, CallState]] = {
    CallMove.TEST: {_S.DRAFT: _S.TESTED},
    CallMove.REVISE: {_S.TESTED: _S.DRAFT},
    CallMove.OPEN: {_S.TESTED: _S.OPEN},
    CallMove.EXTEND: {_S.OPEN: _S.OPEN},
    CallMove.CLOSE: {_S.OPEN: _S.CLOSED},
    CallMove.CHECK: {_S.CLOSED: _S.ELIGIBILITY},
    CallMove.DECLARE: {_S.ELIGIBILITY: _S.CONFLICTS},
    CallMove.SCORE: {_S.CONFLICTS: _S.SCORING},
    CallMove.MODERATE: {_S.SCORING: _S.MODERATION},
    CallMove.DECIDE: {_S.MODERATION: _S.DECIDED},
    CallMove.ANNOUNCE: {_S.DECIDED: _S.OBJECTIONS},
    CallMove.REOPEN: {_S.OBJECTIONS: _S.MODERATION},  # an upheld objection sends the result back to the council
    CallMove.PUBLISH: {_S.OBJECTIONS: _S.PUBLISHED},
    CallMove.CANCEL: dict.fromkeys(UNPUBLISHED, _S.CANCELLED),
}


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What entries are scored by; `longest` of an answer in characters. `id` None until it is stored."""

    id: int | None
    position: int
    name: str
    question: str
    weight: int
    most_points: int
    threshold: int | None
    longest: int

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row))


@dataclass(frozen=True, kw_only=True)
class CallDraft:
    """What whoever writes a call says of it. `public_share` in per cent, `closes_at` an instant."""

    kind: CallKind = CallKind.OPEN_CALL
    title: str = ""
    problem: str = ""
    tried: str = ""
    solved_when: str = ""
    data_offered: str = ""
    eligibility: str = ""
    prize: str = ""
    sector: Sector | None = None
    boards: tuple[Board, ...] = ()
    required_trl: int | None = None
    rights: Rights = Rights.NONE
    judges_per_entry: int = 3
    public_share: int = 0
    adjust_from: int | None = None
    tie_rule: TieRule = TieRule.HEAVIEST_CRITERION
    objection_days: int = 7
    keep_days: int = 365
    closes_at: datetime | None = None
    orientation_id: int | None = None
    need_ids: tuple[int, ...] = ()
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """Somebody's duty in one call; `declared_at` is when a judge declared what ties them to entrants."""

    id: int
    person_id: int
    duty: Duty
    expertise: str
    declared_at: datetime | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, duty=Duty))


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call as it is stored, with its criteria in their order and the appointments that stand."""

    id: int
    kind: CallKind
    title: str
    problem: str
    tried: str
    solved_when: str
    data_offered: str
    eligibility: str
    prize: str
    sector: Sector | None
    boards: tuple[Board, ...]
    required_trl: int | None
    rights: Rights
    judges_per_entry: int
    public_share: int
    adjust_from: int | None
    tie_rule: TieRule
    objection_days: int
    keep_days: int
    closes_at: datetime | None
    state: CallState
    opened_at: datetime | None
    decided_at: datetime | None
    announced_at: datetime | None
    published_at: datetime | None
    cancelled_because: str | None
    orientation_id: int | None
    created_by: str
    updated_at: datetime
    version: int
    need_ids: tuple[int, ...]
    criteria: tuple[Criterion, ...]
    appointments: tuple[Appointment, ...]

    def appointed(self, duty: Duty) -> frozenset[int]:
        """The people who have this duty now."""
        return frozenset(each.person_id for each in self.appointments if each.duty is duty)

    def has_declared(self, person_id: int | None) -> bool:
        """Whether this member of the council has said what ties them to those who may have entered."""
        return any(each.person_id == person_id and each.declared_at is not None for each in self.appointments)

    @property
    def is_shown(self) -> bool:
        """Whether everybody may see it: it was opened once."""
        return self.opened_at is not None


def state_after(move: CallMove, state: CallState) -> CallState:
    """Raises WrongState, naming both states, unless the move is in the table."""
    if state not in MOVES[move]:
        raise WrongState(old=state.value, new=next(iter(MOVES[move].values())).value)
    return MOVES[move][state]


def next_moves(state: CallState) -> list[CallMove]:
    """What the table allows now, in its order."""
    return [move for move, table in MOVES.items() if state in table]


def is_late(closes_at: datetime | None, now: datetime) -> bool:
    """Whether entries are refused: the one rule that page, form and clock follow. The instant itself is too late."""
    return closes_at is None or now >= closes_at


def accepts_entries(call: Call, now: datetime) -> bool:
    """Whether an entry may be begun, changed, submitted or withdrawn by what arrived `now`.

    The instant alone decides: what arrived before it and waited may be looked at when the clock has closed the call.
    """
    return call.state in (CallState.OPEN, CallState.CLOSED) and not is_late(call.closes_at, now)
