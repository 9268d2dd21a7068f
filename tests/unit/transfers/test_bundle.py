"""An auditor's bundle: whatever is changed in it is found, by a byte or with care."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from matchmaker.audit.chain import Entry, link_hash
from matchmaker.transfers.bundle import AUDIT, CASE, BundleFault, pack, verify

PAPER = b"%PDF-1.7 Hop dong chuyen giao"
NAME = "evidence/4-Hợp đồng.pdf"
SHA256 = hashlib.sha256(PAPER).hexdigest()


def an_entry(seq: int, previous: bytes, action: str, details: str) -> dict[str, Any]:
    entry = Entry(
        id=seq + 10,
        at=datetime(2026, 11, 23, 8, tzinfo=UTC),
        actor="person:broker",
        origin=None,
        action=action,
        subject="case",
        subject_id=7,
        old_state=None,
        new_state="introduced",
        details=details,
    )
    own = link_hash(previous, seq, entry)
    at = {"at": entry.at.isoformat()}
    return vars(entry) | at | {"seq": seq, "previous": previous.hex(), "hash": own.hex()}


def entries() -> list[dict[str, Any]]:
    first = an_entry(3, bytes(32), "case:open", "{}")
    details = json.dumps({"evidence": 4, "kind": "contract", "sha256": SHA256})
    return [first, an_entry(4, bytes.fromhex(first["hash"]), "case:add_evidence", details)]


def a_case(**changed: Any) -> dict[str, Any]:  # noqa: ANN401  # any field
    paper = {"id": 4, "kind": "contract", "sha256": SHA256, "file": NAME}
    return {"id": 7, "title": "Đọc hóa đơn", "evidence": [paper]} | changed


def a_bundle() -> bytes:
    return pack(a_case(), entries(), {NAME: PAPER})


def faults(content: bytes) -> set[BundleFault]:
    return {found.fault for found in verify(content).faults}


def test_a_whole_bundle_says_so_and_opens_as_a_zip() -> None:
    report = verify(a_bundle())
    assert report.faults == ()
    assert (report.case_id, report.papers, report.entries) == (7, 1, 2)
    assert report.sha256 == hashlib.sha256(a_bundle()).hexdigest()  # the same case gives the same bytes
    with zipfile.ZipFile(io.BytesIO(a_bundle())) as archive:
        assert archive.namelist() == [CASE, AUDIT, NAME]
        assert archive.testzip() is None


def test_one_changed_byte_is_found_wherever_it_lies() -> None:
    whole = a_bundle()
    unnoticed = []
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 0x01
        if not verify(bytes(changed)).faults:
            unnoticed.append(position)
    assert unnoticed == []


@pytest.mark.parametrize("content", [b"", b"PK", a_bundle()[:-1], a_bundle()[:200], a_bundle() + b"\0", b"x" * 4096])
def test_what_is_cut_lengthened_or_no_bundle_is_told(content: bytes) -> None:
    assert faults(content)


def test_who_seals_a_changed_bundle_anew_is_found_by_the_hashes_inside() -> None:
    assert faults(pack(a_case(), entries(), {NAME: PAPER + b" "})) == {BundleFault.FILE_CHANGED}
    assert faults(pack(a_case(), entries(), {})) == {BundleFault.FILE_MISSING}
    other = a_case(evidence=[{"id": 4, "sha256": hashlib.sha256(b"x").hexdigest(), "file": NAME}])
    assert faults(pack(other, entries(), {NAME: b"x"})) == {BundleFault.ARRIVAL_UNKNOWN}
    assert faults(pack(a_case(evidence=[]), entries(), {})) == set()
    assert faults(pack({"title": "no id"}, entries(), {})) == {BundleFault.NOT_A_BUNDLE}


@pytest.mark.parametrize("field", ["actor", "action", "details", "at", "hash", "previous", "seq", "new_state"])
def test_an_audit_entry_that_was_changed_does_not_fit_its_link(field: str) -> None:
    changed = entries()
    changed[0][field] = {"at": "2026-11-23T09:00:00+00:00", "seq": 5}.get(field, "11" * 32)
    assert BundleFault.ENTRY_CHANGED in faults(pack(a_case(), changed, {NAME: PAPER}))
