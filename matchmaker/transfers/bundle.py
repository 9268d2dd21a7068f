"""An auditor's bundle: one archive of a case with its papers and audit entries, checked without a database.

It is a plain ZIP, stored without compression, whose comment is the SHA-256 of every byte before it: one changed byte
anywhere is found. Beyond that each part is held against the others: papers against the hashes in the case and in the
audit entries that recorded their arrival, each entry against its link of the chain. Whoever makes a whole new bundle
meets the chain itself: the hashes of `audit.json` stand in the audit of the service, whose head is noted elsewhere.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from matchmaker.audit.chain import Entry, link_hash

FORM = "matchmaker-case-1"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same case gives the same bytes
_SEAL_BYTES = 64  # hexadecimal digits of SHA-256
CASE, AUDIT = "case.json", "audit.json"


class BundleFault(StrEnum):
    NOT_A_BUNDLE = "not_a_bundle"
    SEAL = "seal"  # a byte was changed since it was written
    FILE_MISSING = "file_missing"
    FILE_CHANGED = "file_changed"  # a paper is not the one that arrived
    ENTRY_CHANGED = "entry_changed"  # an audit entry does not fit its link
    ARRIVAL_UNKNOWN = "arrival_unknown"  # no audit entry tells that this paper arrived


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong; `name` is the file or the number of the entry."""

    fault: BundleFault
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class BundleReport:
    """What a check found; whole when `faults` is empty. `sha256` is that of the whole file."""

    sha256: str
    case_id: int | None
    papers: int
    entries: int
    faults: tuple[Finding, ...]


def pack(case: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], papers: Mapping[str, bytes]) -> bytes:
    """The archive. `case["evidence"]` names each paper with its hash; `papers` are contents by those names."""
    held = dict(case) | {"bundle": FORM}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in [(CASE, _json(held)), (AUDIT, _json(list(entries))), *sorted(papers.items())]:
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data)
        archive.comment = b"0" * _SEAL_BYTES  # its length stands before it, and is sealed with the rest
    body = content.getvalue()[:-_SEAL_BYTES]
    return body + hashlib.sha256(body).hexdigest().encode()


def verify(content: bytes) -> BundleReport:
    """Checks a bundle; never raises for what the file holds."""
    found = list(_seal_faults(content))
    files = _files(content)
    case, entries = _case(files), _entries(files)
    if case is None or entries is None:
        found.append(Finding(fault=BundleFault.NOT_A_BUNDLE))
    else:
        found += [*_paper_faults(case, entries, files), *_entry_faults(entries)]
    return BundleReport(
        sha256=hashlib.sha256(content).hexdigest(),
        case_id=case["id"] if case else None,
        papers=len(case["evidence"]) if case else 0,
        entries=len(entries or []),
        faults=tuple(found),
    )


def _seal_faults(content: bytes) -> Iterator[Finding]:
    if hashlib.sha256(content[:-_SEAL_BYTES]).hexdigest().encode() != content[-_SEAL_BYTES:]:
        yield Finding(fault=BundleFault.SEAL)


def _files(content: bytes) -> Mapping[str, bytes]:
    """What the archive holds; nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return {}


def _case(files: Mapping[str, bytes]) -> Mapping[str, Any] | None:
    held = _parsed(files.get(CASE))
    whole = isinstance(held, dict) and held.get("bundle") == FORM and isinstance(held.get("evidence"), list)
    return held if whole and isinstance(held.get("id"), int) else None


def _entries(files: Mapping[str, bytes]) -> list[Mapping[str, Any]] | None:
    held = _parsed(files.get(AUDIT))
    return held if isinstance(held, list) else None


def _parsed(data: bytes | None) -> Any:  # noqa: ANN401  # whatever the file holds
    try:
        return json.loads(data) if data is not None else None
    except ValueError:
        return None


def _paper_faults(
    case: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], files: Mapping[str, bytes]
) -> Iterator[Finding]:
    arrived = {_arrival(entry) for entry in entries}
    for paper in case["evidence"]:
        name, sha256 = str(paper.get("file")), paper.get("sha256")
        if name not in files:
            yield Finding(fault=BundleFault.FILE_MISSING, name=name)
        elif hashlib.sha256(files[name]).hexdigest() != sha256:
            yield Finding(fault=BundleFault.FILE_CHANGED, name=name)
        if (paper.get("id"), sha256) not in arrived:
            yield Finding(fault=BundleFault.ARRIVAL_UNKNOWN, name=name)


def _arrival(entry: Mapping[str, Any]) -> tuple[Any, Any]:
    details = _parsed(str(entry.get("details", "")).encode()) or {}
    return (
        (details.get("evidence"), details.get("sha256")) if entry.get("action") == "case:add_evidence" else (None, None)
    )


def _entry_faults(entries: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    hashes: dict[int, bytes] = {}
    for entry in entries:
        try:
            seq, previous, own = int(entry["seq"]), bytes.fromhex(entry["previous"]), bytes.fromhex(entry["hash"])
            fits = link_hash(previous, seq, _entry(entry)) == own and hashes.get(seq - 1, previous) == previous
        except (KeyError, TypeError, ValueError, AttributeError):
            fits = False
        else:
            hashes[seq] = own
        if not fits:
            yield Finding(fault=BundleFault.ENTRY_CHANGED, name=str(entry.get("id")))


def _entry(held: Mapping[str, Any]) -> Entry:
    values = {name: held[name] for name in Entry.__dataclass_fields__}
    return Entry(**values | {"at": datetime.fromisoformat(held["at"])})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str).encode()
