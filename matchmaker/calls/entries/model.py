"""Entries as they are stored, and as judges see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from matchmaker.ground.db import Record
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.call import Board
from matchmaker.rules.entry import EntryOutcome, EntryState, IneligibleReason
from matchmaker.rules.entry_text import answer_field
from matchmaker.rules.listing import values_of


@dataclass(frozen=True, kw_only=True)
class EntryFile:
    """A file as it arrived, and its copy for judges; `submitted_at` None while it was only brought."""

    id: int
    position: int
    name: str
    stored_name: str
    media_type: str
    size: int
    sha256: bytes
    blind_stored_name: str
    blind_size: int
    blind_sha256: bytes
    blind_text: str
    submitted_at: datetime | None

    @classmethod
    def from_row(cls, row: Record) -> Self:
        return cls(**values_of(cls, row))

    @property
    def original(self) -> StoredFile:
        return StoredFile(
            name=self.name,
            stored_name=self.stored_name,
            media_type=self.media_type,
            size=self.size,
            sha256=self.sha256,
        )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry with whose it is; `typed` is what its form held when it was saved last, None once that was sent."""

    id: int
    call_id: int
    number: int | None
    person_id: int | None
    organisation_id: int | None
    board: Board | None
    title: str
    trl: int | None
    co_authors: str
    solution_id: int | None
    rights_agreed_at: datetime | None
    state: EntryState
    submitted_at: datetime | None
    receipt: bytes | None
    ineligible_because: IneligibleReason | None
    ineligible_note: str | None
    typed: Mapping[str, Sequence[str]] | None
    typed_at: datetime | None
    typed_tab: str | None
    version: int
    answers: Mapping[int, str]
    files: tuple[EntryFile, ...]

    @classmethod
    def from_row(cls, row: Record, answers: Mapping[int, str], files: Sequence[EntryFile]) -> Self:
        codes = {"board": Board, "state": EntryState, "ineligible_because": IneligibleReason}
        return cls(**values_of(cls, dict(row) | {"answers": answers, "files": tuple(files)}, **codes))

    @property
    def is_submitted(self) -> bool:
        """Whether it stands as one that is judged, or will be."""
        return self.state not in (EntryState.DRAFT, EntryState.WITHDRAWN)

    def texts(self) -> dict[str, str]:
        """All that judges read, by the field of the form or the name of the file in which it stands."""
        answers = {answer_field(criterion_id): body for criterion_id, body in self.answers.items()}
        files = {each.name: each.blind_text for each in self.files if each.submitted_at}
        return {"title": self.title, **answers, **files}


@dataclass(frozen=True, kw_only=True)
class EntryListed:
    """A line of the secretary's list: without answers and files, of which a thousand entries hold much."""

    id: int
    number: int
    board: Board | None
    title: str
    state: EntryState
    submitted_at: datetime
    ineligible_because: IneligibleReason | None


@dataclass(frozen=True, kw_only=True)
class OwnEntry:
    """A line of somebody's list of what they entered."""

    call_id: int
    call_title: str
    call_state: str
    closes_at: datetime
    number: int | None
    title: str
    state: EntryState
    submitted_at: datetime | None
    typed_at: datetime | None
    receipt: bytes | None
    has_result: bool  # that was announced
    outcome: EntryOutcome | None  # what it says of an entry that was judged


@dataclass(frozen=True, kw_only=True)
class BlindFile:
    """The copy of a file for judges, under a name that tells nothing; `file` is what lies on disk."""

    position: int
    file: StoredFile


@dataclass(frozen=True, kw_only=True)
class BlindEntry:
    """All that a judge may know of an entry: a list of what is allowed, so that nothing else gets through."""

    id: int
    code: str  # such as "07"
    board: Board | None
    title: str
    trl: int | None
    answers: Mapping[int, str]  # by criterion
    files: tuple[BlindFile, ...]
