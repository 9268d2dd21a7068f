"""What belongs to a case, as it is stored: papers, contacts, meetings, steps, questions and decisions.

Who did something is named by a key of the audit until somebody who may know is told the name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from matchmaker.intake.file_names import file_name
from matchmaker.rules.facts import ContactBody, EvidenceKind, Grade, Measure
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage

Codes = Mapping[str, Callable[[Any], Any]]


def measure_of(value: Mapping[str, Any]) -> Measure:
    """A measure as it is stored."""
    return Measure(**value)


@dataclass(frozen=True, kw_only=True)
class Part:
    """`codes` make the values of columns that are more than what the driver gives."""

    codes: ClassVar[Codes] = {}

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, **cls.codes))


@dataclass(frozen=True, kw_only=True)
class Paper(Part):
    """One version of a document; `replaced` by a newer one. `added_side` is None where the desk added it.

    `redacted`: prices are blacked out in the copy that is kept here, which the officer saw who checked the original.
    """

    codes: ClassVar[Codes] = {"kind": EvidenceKind, "added_side": Side}

    id: int
    kind: EvidenceKind
    dated_on: date | None
    replaces_id: int | None
    replaced: bool
    name: str
    media_type: str
    size: int
    sha256: bytes
    added_by: str
    added_side: Side | None
    added_at: datetime
    checked_by: str | None
    checker_name: str | None
    checked_at: datetime | None
    redacted: bool | None

    @property
    def offered_name(self) -> str:
        """What its download is called; papers stored long ago may bear the ending of another type."""
        return file_name(self.name, self.media_type)


@dataclass(frozen=True, kw_only=True)
class ContactMade(Part):
    """A contact that may have brought both parties together."""

    codes: ClassVar[Codes] = {"body": ContactBody}

    body: ContactBody
    body_name: str | None
    named_both: bool
    happened_on: date
    recorded_on: date
    recorded_by: str
    recorded_at: datetime
    note: str | None


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Part):
    """A meeting lasts some minutes; a milestone is a day. `changes` counts how often it was rescheduled."""

    id: int
    key: UUID
    title: str
    place: str | None
    starts_at: datetime
    minutes: int | None
    done_on: date | None
    changes: int


@dataclass(frozen=True, kw_only=True)
class StepMade(Part):
    """A line of the case's history; `move` is one of the table of stages, or "open"."""

    codes: ClassVar[Codes] = {"new_stage": Stage}

    move: str
    new_stage: Stage
    happened_on: date
    reason: str | None
    note: str | None
    made_by: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class Adopter(Part):
    """A case of the same solution."""

    codes: ClassVar[Codes] = {"stage": Stage}

    id: int
    stage: Stage
    adopter_name: str


@dataclass(frozen=True, kw_only=True)
class Question(Part):
    """What a side was asked to confirm, and its one answer. `name` is whom the link was sent to, `answered_name` who
    answered, both None once that person is erased; `named_by` is the officer who named the address.
    """

    codes: ClassVar[Codes] = {"side": Side, "measure": measure_of}

    side: Side
    name: str | None
    named_by: str | None
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None
    answered_name: str | None
    agreed: bool | None
    links: bool | None
    links_note: str | None
    contribution: str
    measure: Measure | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class FollowedUp(Part):
    """The adopter, asked again after so many months; `still_used` is None while it has not answered."""

    months: int
    name: str | None
    asked_at: datetime
    answered_at: datetime | None
    answered_name: str | None
    still_used: bool | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Decided(Part):
    """What a verifier decided; a refusal has a reason, a confirmation a grade."""

    codes: ClassVar[Codes] = {"grade": Grade, "addresses": lambda sides: tuple(map(Side, sides))}

    confirmed: bool
    verified_by: str
    verifier_name: str | None
    verified_at: datetime
    grade: Grade | None
    addresses: tuple[Side, ...]
    reason: str | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class AuditLine(Part):
    """An entry of the audit at its place in the chain."""

    seq: int
    hash: bytes
    at: datetime
    actor: str
    action: str
    new_state: str | None


_STAGES = {stage.value: stage for stage in Stage}  # thousands for one page, and calling an enumeration is slow


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseOutline:
    """What figures show of a case; `asked` are the sides whose answer is waited for.

    `refused`: a refusal stands, as `standing_refusal` has it.
    """

    id: int
    title: str
    need_id: int | None
    sector: str | None
    adopter_id: int
    adopter_name: str
    supplier_id: int
    supplier_name: str
    stage: Stage
    since: datetime
    next_due: date | None
    owner_id: int | None
    entered_afterwards: bool
    asked: Sequence[str] | None
    refused: bool

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(
            id=row["id"],
            title=row["title"],
            need_id=row["need_id"],
            sector=row["sector"],
            adopter_id=row["adopter_id"],
            adopter_name=row["adopter_name"],
            supplier_id=row["supplier_id"],
            supplier_name=row["supplier_name"],
            stage=_STAGES[row["stage"]],
            since=row["since"],
            next_due=row["next_due"],
            owner_id=row["owner_id"],
            entered_afterwards=row["entered_afterwards"],
            asked=row["asked"],
            refused=row["refused"],
        )
