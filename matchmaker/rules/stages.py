"""The stages of a transfer case: one table of moves, what each stage needs, and by when it was promised."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from matchmaker.ground.errors import WrongState
from matchmaker.rules.facts import EvidenceKind, Route


class Stage(StrEnum):
    INTRODUCED = "introduced"
    IN_DISCUSSION = "in_discussion"
    PILOT = "pilot"
    NEGOTIATION = "negotiation"
    CONTRACT_SIGNED = "contract_signed"
    ACCEPTED = "accepted"
    VERIFIED = "verified"
    ON_HOLD = "on_hold"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


class CaseMove(StrEnum):
    """Everything that changes a case's stage, and refusing and handing in anew, which leave it where it is."""

    DISCUSS = "discuss"
    BEGIN_PILOT = "begin_pilot"
    NEGOTIATE = "negotiate"
    SIGN = "sign"
    ACCEPT = "accept"
    VERIFY = "verify"
    REFUSE = "refuse"
    RESUBMIT = "resubmit"
    HOLD = "hold"
    RESUME = "resume"
    STOP = "stop"
    WITHDRAW = "withdraw"


_S, _K = Stage, EvidenceKind
UNDER_WAY = (_S.INTRODUCED, _S.IN_DISCUSSION, _S.PILOT, _S.NEGOTIATION, _S.CONTRACT_SIGNED, _S.ACCEPTED)
EDITABLE = frozenset({*UNDER_WAY, _S.ON_HOLD})
ENDS = frozenset({_S.STOPPED, _S.WITHDRAWN})
# Resuming leads back to where the case was held: the case itself knows.
MOVES: Mapping[CaseMove, Mapping[Stage, Stage]] = {
    CaseMove.DISCUSS: {_S.INTRODUCED: _S.IN_DISCUSSION},
    CaseMove.BEGIN_PILOT: {_S.IN_DISCUSSION: _S.PILOT},
    # A finished product may be licensed without a pilot; no condition of the rule asks for one.
    CaseMove.NEGOTIATE: {_S.IN_DISCUSSION: _S.NEGOTIATION, _S.PILOT: _S.NEGOTIATION},
    CaseMove.SIGN: {_S.NEGOTIATION: _S.CONTRACT_SIGNED},
    CaseMove.ACCEPT: {_S.CONTRACT_SIGNED: _S.ACCEPTED},
    CaseMove.VERIFY: {_S.ACCEPTED: _S.VERIFIED},
    CaseMove.REFUSE: {_S.ACCEPTED: _S.ACCEPTED},
    CaseMove.RESUBMIT: {_S.ACCEPTED: _S.ACCEPTED},
    CaseMove.HOLD: dict.fromkeys(UNDER_WAY, _S.ON_HOLD),
    CaseMove.RESUME: {_S.ON_HOLD: _S.ON_HOLD},
    CaseMove.STOP: dict.fromkeys((*UNDER_WAY, _S.ON_HOLD), _S.STOPPED),
    CaseMove.WITHDRAW: {_S.VERIFIED: _S.WITHDRAWN},
}
# The applied route has no contract: what is piloted is accepted.
APPLIED_MOVES: Mapping[CaseMove, Mapping[Stage, Stage]] = {
    **MOVES,
    CaseMove.NEGOTIATE: {},
    CaseMove.SIGN: {},
    CaseMove.ACCEPT: {_S.PILOT: _S.ACCEPTED},
}

ONWARD = (
    CaseMove.DISCUSS,
    CaseMove.BEGIN_PILOT,
    CaseMove.NEGOTIATE,
    CaseMove.SIGN,
    CaseMove.ACCEPT,
)  # moves that may be made in a row

# One document of these kinds lets a case enter the stage; stages that are not named need none.
NEEDED: Mapping[Stage, frozenset[EvidenceKind]] = {
    _S.IN_DISCUSSION: frozenset({_K.MEETING_MINUTES, _K.CONTACT_PROOF, _K.NDA, _K.MOU}),
    _S.PILOT: frozenset({_K.PILOT_AGREEMENT, _K.MEETING_MINUTES, _K.PROOF_OF_USE}),
    _S.CONTRACT_SIGNED: frozenset({_K.CONTRACT}),
    _S.ACCEPTED: frozenset({_K.ACCEPTANCE, _K.DECISION_OF_USE}),
}

# Calendar days that a stage may take before somebody is asked why, unless the owner has promised another day.
PROMISED_DAYS: Mapping[Stage, int] = {
    _S.INTRODUCED: 14,
    _S.IN_DISCUSSION: 60,
    _S.PILOT: 120,
    _S.NEGOTIATION: 60,
    _S.CONTRACT_SIGNED: 180,
    _S.ACCEPTED: 30,
    _S.ON_HOLD: 90,
}


class WithdrawReason(StrEnum):
    """Why a verified result is taken back, openly."""

    USE_ENDED = "use_ended"
    CONTRACT_CANCELLED = "contract_cancelled"
    EVIDENCE_WRONG = "evidence_wrong"
    NOT_DISTINCT = "not_distinct"
    OTHER = "other"


class RefusalReason(StrEnum):
    """Why a verifier does not confirm; the case stays accepted, and what is wrong can be mended."""

    DOCUMENT_UNCLEAR = "document_unclear"
    USE_NOT_REAL = "use_not_real"
    PARTIES_LINKED = "parties_linked"
    ATTRIBUTION_UNCLEAR = "attribution_unclear"
    NOT_DISTINCT = "not_distinct"
    OTHER = "other"


def moves_of(route: Route | None) -> Mapping[CaseMove, Mapping[Stage, Stage]]:
    """The table for a route; before the route is known, that of a transfer, which has every stage."""
    return APPLIED_MOVES if route is Route.APPLIED else MOVES


def stage_after(move: CaseMove, stage: Stage, route: Route | None, held: Stage | None = None) -> Stage:
    """Where the move leads; `held` is where a case on hold was. Raises WrongState, naming both stages."""
    table = moves_of(route)[move]
    if stage not in table:
        raise WrongState(old=stage.value, new=next(iter(MOVES[move].values())).value)
    return held if move is CaseMove.RESUME and held else table[stage]


def next_moves(stage: Stage, route: Route | None) -> list[CaseMove]:
    """What the table allows now, in its order."""
    return [move for move, table in moves_of(route).items() if stage in table]


def way_to(made: CaseMove, stage: Stage, route: Route | None, through: Collection[Stage] = ()) -> list[CaseMove]:
    """The moves of the table that lead on to this one and end with it: the fewest that pass these stages.

    A stage that lies on no such way is left out. Raises WrongState where none leads there.
    """
    ways = [way for way in _ways(stage, moves_of(route)) if way[-1] is made]
    if not ways:
        raise WrongState(old=stage.value, new=next(iter(MOVES[made].values())).value)
    return min(ways, key=lambda way: (-len(set(through) & set(passed(way, stage, route))), len(way)))


def passed(way: Collection[CaseMove], stage: Stage, route: Route | None) -> list[Stage]:
    """The stages between, in their order: neither the first nor the one that the way ends in."""
    stages = [stage]
    for move in way:
        stages.append(stage_after(move, stages[-1], route))
    return stages[1:-1]


def _ways(stage: Stage, table: Mapping[CaseMove, Mapping[Stage, Stage]]) -> Iterator[list[CaseMove]]:
    for move in ONWARD:
        if stage in table[move]:
            yield [move]
            yield from ([move, *rest] for rest in _ways(table[move][stage], table))
