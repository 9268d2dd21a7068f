"""The dossier of a science and technology task, and its life as one table of moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from matchmaker.ground.errors import WrongState
from matchmaker.rules.dossier_parts import Content, DossierPart, DossierRoute


class DossierStatus(StrEnum):
    DRAFTING = "drafting"
    READY = "ready"
    HANDED_IN = "handed_in"
    REVISION_ASKED = "revision_asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class DossierMove(StrEnum):
    """Everything that changes a dossier's status."""

    FINISH = "finish"
    REOPEN = "reopen"
    HAND_IN = "hand_in"
    ASK_REVISION = "ask_revision"
    REVISE = "revise"
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"  # an approval that does not stand any more


_S = DossierStatus
# The one table of the dossier's life; who may make each move stands in rules/policy.py (DOSSIER_PERMISSION), what it
# needs in `NEEDS` and in rules/dossier_gaps.py.
MOVES: Mapping[DossierMove, Mapping[DossierStatus, DossierStatus]] = {
    DossierMove.FINISH: {_S.DRAFTING: _S.READY},
    DossierMove.REOPEN: {_S.READY: _S.DRAFTING},
    DossierMove.HAND_IN: {_S.READY: _S.HANDED_IN},
    DossierMove.ASK_REVISION: {_S.HANDED_IN: _S.REVISION_ASKED},
    DossierMove.REVISE: {_S.REVISION_ASKED: _S.DRAFTING},
    DossierMove.APPROVE: {_S.HANDED_IN: _S.APPROVED},
    DossierMove.REJECT: {_S.HANDED_IN: _S.REJECTED},
    DossierMove.WITHDRAW: dict.fromkeys((_S.DRAFTING, _S.READY, _S.HANDED_IN, _S.REVISION_ASKED), _S.WITHDRAWN),
    DossierMove.REVOKE: {_S.APPROVED: _S.WITHDRAWN},
}
OVER = frozenset({_S.APPROVED, _S.REJECTED, _S.WITHDRAWN})
HANDED_IN = frozenset({_S.HANDED_IN, _S.REVISION_ASKED, _S.APPROVED, _S.REJECTED})  # read by who checks results
DECISIONS = frozenset({DossierMove.ASK_REVISION, DossierMove.APPROVE, DossierMove.REJECT})
WHOLE = frozenset({DossierMove.FINISH, DossierMove.HAND_IN})  # for which nothing may be missing
# What is recorded with a move, each of it asked for.
NEEDS: Mapping[DossierMove, tuple[str, ...]] = {
    DossierMove.HAND_IN: ("handed_in_to", "handed_in_on", "receipt_number"),
    DossierMove.ASK_REVISION: ("council_on", "decision_text"),
    DossierMove.APPROVE: ("council_number", "council_on", "file"),
    DossierMove.REJECT: ("council_number", "council_on", "decision_text"),
    DossierMove.WITHDRAW: ("dossier_withdraw_note",),
    DossierMove.REVOKE: ("dossier_withdraw_note",),
}


def status_after(move: DossierMove, status: DossierStatus) -> DossierStatus:
    """Raises WrongState where the table leads nowhere."""
    if status not in MOVES[move]:
        raise WrongState(old=status.value, new=next(iter(MOVES[move].values())).value)
    return MOVES[move][status]


def next_moves(status: DossierStatus) -> list[DossierMove]:
    """The moves that lead on from here, whoever may make them."""
    return [move for move in DossierMove if status in MOVES[move]]


class Origin(StrEnum):
    """What a dossier was begun from."""

    PROPOSAL = "proposal"
    ENTRY = "entry"
    NEED = "need"


class Source(StrEnum):
    """Where the words of a prefilled field come from."""

    NEED = "need"
    SOLUTION = "solution"
    PROPOSAL = "proposal"
    ENTRY = "entry"
    CALL = "call"
    ORGANISATION = "organisation"


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part as it is stored; version 0 is one that nobody has saved."""

    part: DossierPart
    version: int
    content: Content
    saved_at: datetime | None = None
    saved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A field that was prefilled; `confirmed_at` None until somebody has said that it holds."""

    part: DossierPart
    field: str
    source: Source
    confirmed_by: str | None
    confirmed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A dossier as it is stored, with its parts as they are now. `writer_ids` are people whom it was opened to;
    `handed_in_on` None while it is not, or not any more.
    """

    id: int
    origin: Origin
    proposal_id: int | None
    entry_id: int | None
    need_id: int | None
    case_id: int | None
    host_id: int
    title: str
    status: DossierStatus
    created_by: str
    created_at: datetime
    updated_at: datetime
    version: int
    handed_in_on: date | None
    writer_ids: frozenset[int]
    writer_organisation_ids: frozenset[int]
    sections: Mapping[DossierPart, Section]
    marks: tuple[Mark, ...]

    def content(self, part: DossierPart) -> Content:
        return self.sections[part].content

    @property
    def route(self) -> DossierRoute | None:
        code = self.content(DossierPart.ROUTE).get("dossier_route")
        return DossierRoute(str(code)) if code else None

    @property
    def unconfirmed(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.confirmed_at is None)

    def unconfirmed_in(self, part: DossierPart) -> Mapping[str, Mark]:
        return {mark.field: mark for mark in self.unconfirmed if mark.part is part}
