"""The chain of the audit, checked without a database: each hash covers an entry and all that were linked before it.

A hash is SHA-256 over the hash before (32 zero bytes for the first) and the entry's canonical form: a line that names
the form, then every field as a line "LENGTH:TEXT", LENGTH in bytes of UTF-8, or "-" where it is null. Migration
0002_audit_chain.sql writes the same hashes. Hash-linked records: Haber and Stornetta, "How to time-stamp a digital
document", 1991.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

FORM = "matchmaker-audit-1"
GENESIS = bytes(32)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the audit; `details` is JSON as the database writes it, byte for byte."""

    id: int
    at: datetime
    actor: str
    origin: str | None
    action: str
    subject: str
    subject_id: int
    old_state: str | None
    new_state: str | None
    details: str


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """An entry's place in the chain, counted from 1, and the stored hash."""

    seq: int
    entry_id: int
    hash: bytes


class Fault(StrEnum):
    CHANGED = "changed"  # entry and hash do not belong together
    PLACE = "place"  # a link is missing before this one, or one place is taken twice
    ENTRY_MISSING = "entry_missing"
    UNLINKED = "unlinked"  # an entry that was written past the chain
    HEAD_UNKNOWN = "head_unknown"  # the chain is whole, but the head noted earlier is not in it


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a check found. `count` entries fit, `head` is the hash of the last of them.

    `place` and `entry_id` name the first entry that does not fit; None where the fault is of the whole chain.
    """

    count: int
    head: str
    fault: Fault | None = None
    place: int | None = None
    entry_id: int | None = None


def canonical(seq: int, entry: Entry) -> bytes:
    """The bytes of an entry at its place that its hash covers."""
    at = entry.at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    named = (entry.actor, entry.origin, entry.action, entry.subject)
    states = (entry.old_state, entry.new_state)
    fields = (str(seq), str(entry.id), at, *named, str(entry.subject_id), *states, entry.details)
    return f"{FORM}\n".encode() + b"".join(map(_field, fields))


def link_hash(previous: bytes, seq: int, entry: Entry) -> bytes:
    """The hash of the entry at place `seq`, where `previous` is the hash before it."""
    return hashlib.sha256(previous + canonical(seq, entry)).digest()


class ChainCheck:
    """Follows a chain from its beginning, link by link, holding no more than the last hash."""

    def __init__(self, noted_head: bytes | None = None) -> None:
        self._count = 0
        self._head = GENESIS
        self._noted = noted_head
        self._noted_found = noted_head in (None, GENESIS)
        self._broken: Report | None = None

    def follow(self, link: ChainLink | None, entry: Entry | None) -> bool:
        """Takes the next link with its entry, either of which may be lost; False once something does not fit."""
        fault = self._fault_of(link, entry)
        if fault or link is None:
            entry_id = entry.id if entry else link.entry_id if link else None
            self._broken = self._report(fault=fault, place=self._count + 1, entry_id=entry_id)
            return False
        self._count, self._head = link.seq, link.hash
        self._noted_found = self._noted_found or link.hash == self._noted
        return True

    def report(self) -> Report:
        """The verdict on everything that was followed."""
        return self._broken or self._report(fault=None if self._noted_found else Fault.HEAD_UNKNOWN)

    def _fault_of(self, link: ChainLink | None, entry: Entry | None) -> Fault | None:
        if link is None:
            return Fault.UNLINKED
        if link.seq != self._count + 1:
            return Fault.PLACE
        if entry is None:
            return Fault.ENTRY_MISSING
        return None if link_hash(self._head, link.seq, entry) == link.hash else Fault.CHANGED

    def _report(self, *, fault: Fault | None, place: int | None = None, entry_id: int | None = None) -> Report:
        return Report(count=self._count, head=self._head.hex(), fault=fault, place=place, entry_id=entry_id)


def _field(text: str | None) -> bytes:
    if text is None:
        return b"-\n"
    content = text.encode()
    return b"%d:%b\n" % (len(content), content)
