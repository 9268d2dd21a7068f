"""A template of a paper, in the versions that administrators brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TemplateKind(StrEnum):
    """Of which paper."""

    DOSSIER = "dossier"


class TemplateState(StrEnum):
    """Of a version on a day."""

    IN_FORCE = "in_force"
    COMING = "coming"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True)
class TemplateVersion:
    """`added_by` and `taken_back_by` are names as the audit has them."""

    number: int
    kind: TemplateKind
    language: str
    file_name: str
    note: str
    valid_from: date
    added_by: str
    added_at: datetime
    taken_back_by: str | None = None
    taken_back_at: datetime | None = None
    reason: str | None = None

    @property
    def is_taken_back(self) -> bool:
        return self.taken_back_at is not None


@dataclass(frozen=True, kw_only=True)
class TemplateInForce:
    """What papers are written by; `number` None for the one that came with the program."""

    number: int | None
    content: bytes


def in_force(versions: Sequence[TemplateVersion], day: date) -> TemplateVersion | None:
    """Of versions of one kind and language that which papers of this day are written by: of those that had begun the
    one that began last, of several from one day the one that was brought last. None: the shipped one."""
    standing = [each for each in versions if each.valid_from <= day and not each.is_taken_back]
    return max(standing, key=lambda each: (each.valid_from, each.number), default=None)


def state_of(version: TemplateVersion, versions: Sequence[TemplateVersion], day: date) -> TemplateState:
    if version.is_taken_back:
        return TemplateState.TAKEN_BACK
    if version.valid_from > day:
        return TemplateState.COMING
    return TemplateState.IN_FORCE if in_force(versions, day) == version else TemplateState.REPLACED
