"""The parts of a bundle as its check reads them: whatever else a file holds, it either has this shape or is malformed.

Moments and days stay the text that they are: the check compares them and counts nothing with them.
"""

import json
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from matchmaker.rules.proposal import Side

FORM = "matchmaker-case-2"
Id = Annotated[int, Field(strict=True, ge=1, lt=2**63)]
Size = Annotated[int, Field(strict=True, ge=0)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Told = TypeVar("Told")


class Strict(BaseModel):
    """Further fields are told to people and not compared."""

    model_config = ConfigDict(frozen=True)


class Member(Strict):
    name: str
    size: Size
    sha256: Sha256


class Manifest(Strict):
    bundle: str
    case: Id
    members: tuple[Member, ...]


class Paper(Strict):
    id: Id
    file: str
    sha256: Sha256
    size: Size
    kind: str
    dated_on: str | None
    added_by: str
    added_at: str
    checked_by: str | None
    checked_at: str | None
    redacted: bool | None


class StepEntry(Strict):
    id: Id
    move: str
    old_stage: str | None
    new_stage: str
    happened_on: str
    reason: str | None
    made_by: str
    made_at: str


class Contact(Strict):
    id: Id
    happened_on: str
    recorded_by: str
    recorded_at: str


class Confirmation(Strict):
    id: Id
    side: Side
    agreed: bool | None
    asked_at: str
    answered_at: str | None
    answered_by: str | None


class Verification(Strict):
    id: Id
    confirmed: bool
    grade: str | None
    nearest: tuple[int, ...] | None
    addresses: tuple[str, ...]
    reason: str | None
    verified_by: str
    verified_at: str


class FollowUp(Strict):
    months: int
    still_used: bool | None


class Event(Strict):
    id: Id


class Case(Strict):
    """`case.json`."""

    id: Id
    stage: str
    held_stage: str | None
    reason: str | None
    entered_afterwards: bool
    created_by: str
    evidence: tuple[Paper, ...]
    steps: tuple[StepEntry, ...]
    contacts: tuple[Contact, ...]
    confirmations: tuple[Confirmation, ...]
    verifications: tuple[Verification, ...]
    follow_ups: tuple[FollowUp, ...]
    events: tuple[Event, ...]


class ChainEntry(Strict):
    """One of `audit.json`: an entry of the audit at its place in the chain; `details` is JSON as it was hashed."""

    seq: Id
    previous: Sha256
    hash: Sha256
    id: Id
    at: str
    actor: str
    origin: str | None
    action: str
    subject: str
    subject_id: int
    old_state: str | None
    new_state: str | None
    details: str

    @property
    def content(self) -> dict[str, Any]:
        """The details; nothing where they are no JSON object, which the hash then tells too."""
        value = parsed(self.details)
        return value if isinstance(value, dict) else {}


_MANIFEST = TypeAdapter(Manifest)
_CASE = TypeAdapter(Case)
_AUDIT = TypeAdapter(tuple[ChainEntry, ...])


def read_manifest(content: bytes | None) -> Manifest | None:
    """None where the content is no manifest of this form."""
    manifest = _read(_MANIFEST, content)
    return manifest if manifest is not None and manifest.bundle == FORM else None


def read_case(content: bytes | None) -> Case | None:
    return _read(_CASE, content)


def read_audit(content: bytes | None) -> Sequence[ChainEntry] | None:
    return _read(_AUDIT, content)


def parsed(content: bytes | str) -> Any:  # noqa: ANN401  # whatever the file holds
    """JSON, or None for what is none, or is nested deeper than anything we write."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _read(shape: TypeAdapter[Told], content: bytes | None) -> Told | None:
    try:
        return shape.validate_python(parsed(content)) if content is not None else None
    except ValidationError:
        return None
