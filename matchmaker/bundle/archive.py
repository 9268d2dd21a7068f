"""An auditor's bundle: one signed archive of a case with its papers and audit entries, checked without a database.

It is a plain ZIP, stored without compression. `manifest.json` names every member with size and SHA-256; its signature
is that of the installation's key, whose fingerprint is published elsewhere: whoever makes a whole new bundle cannot
sign it with that key. The archive's comment is the SHA-256 of every byte before it, since a ZIP has bytes that no
member holds. Beyond that the facts are held against the audit entries that made them (`bundle_ties`).
"""

import hashlib
import io
import json
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.bundle.faults import BundleFault, Finding, finding
from matchmaker.bundle.shape import FORM, Case, ChainEntry, Manifest, read_audit, read_case, read_manifest
from matchmaker.bundle.signing import PublicKey, SigningKey
from matchmaker.bundle.ties import chain_faults, fact_faults
from matchmaker.foreign.archives import TooManyEntries, opened

LARGEST = 2**30  # bytes; a check holds all of it in memory
MOST_MEMBERS = 10_000  # the papers of a case are dozens
CASE, AUDIT, SHEET = "case.json", "audit.json", "ho-so.html"
MANIFEST, SIGNATURE, KEY = "manifest.json", "manifest.sig", "key.pem"
_SIGNING = frozenset({MANIFEST, SIGNATURE, KEY})  # the manifest cannot name what is made from it
_REQUIRED = (CASE, AUDIT, SHEET)
_PAPER = re.compile(r"evidence/[0-9]{1,19}-[^/\\\x00-\x1f\x7f]{1,200}")
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same case gives the same bytes
_SEAL_BYTES = 64  # hexadecimal digits of SHA-256
_LOCAL_HEADER = 30  # bytes before a member's name
_UTF8_NAME = 0x800
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, struct.error)


@dataclass(frozen=True, kw_only=True)
class BundleReport:
    """What a check found; whole when `faults` is empty. `sha256` is that of the whole file.

    `key` is the fingerprint of the key that signed it, None where none did; `compared` says whether it was the one
    that was asked for.
    """

    sha256: str
    case_id: int | None
    papers: int
    entries: int
    key: str | None
    compared: bool
    faults: tuple[Finding, ...]


def pack(
    case: Mapping[str, Any],
    entries: Sequence[Mapping[str, Any]],
    papers: Mapping[str, bytes],
    sheet: str,
    *,
    key: SigningKey,
) -> bytes:
    """The archive. `case["evidence"]` names each paper with its hash; `papers` are contents by those names."""
    parts = {CASE: as_json(case), AUDIT: as_json(list(entries)), SHEET: sheet.encode(), **dict(sorted(papers.items()))}
    members = [{"name": n, "size": len(d), "sha256": hashlib.sha256(d).hexdigest()} for n, d in parts.items()]
    manifest = as_json({"bundle": FORM, "case": case["id"], "members": members})
    return seal([(MANIFEST, manifest), (SIGNATURE, key.sign(manifest)), (KEY, key.public.pem), *parts.items()])


def seal(members: Sequence[tuple[str, bytes]]) -> bytes:
    """The archive of these members, as they stand."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data)
        archive.comment = b"0" * _SEAL_BYTES  # its length stands before it, and is sealed with the rest
    body = content.getvalue()[:-_SEAL_BYTES]
    return body + hashlib.sha256(body).hexdigest().encode()


def verify(content: bytes, key: str | None = None) -> BundleReport:
    """Checks a bundle, also whether the key with this fingerprint signed it; never raises for what the file holds."""
    files, wrong = _files(content)
    case, entries, signer = read_case(files.get(CASE)), read_audit(files.get(AUDIT)), _signer(files)
    faults = list(wrong)
    if hashlib.sha256(content[:-_SEAL_BYTES]).hexdigest().encode() != content[-_SEAL_BYTES:]:
        faults.insert(0, finding(BundleFault.SEAL))
    if files:
        faults += [*_signature_faults(signer, key), *_part_faults(case, entries, files)]
    return BundleReport(
        sha256=hashlib.sha256(content).hexdigest(),
        case_id=case.id if case else None,
        papers=len(case.evidence) if case else 0,
        entries=len(entries or ()),
        key=signer.fingerprint if signer else None,
        compared=key is not None,
        faults=tuple(faults),
    )


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str).encode()


def _part_faults(
    case: Case | None, entries: Sequence[ChainEntry] | None, files: Mapping[str, bytes]
) -> Iterator[Finding]:
    """Each part by itself, and one against the other as far as they can be read."""
    manifest = read_manifest(files.get(MANIFEST))
    for name, part in {MANIFEST: manifest, CASE: case, AUDIT: entries}.items():
        if part is None and name in files:
            yield finding(BundleFault.MALFORMED, name)
    if MANIFEST not in files:
        yield finding(BundleFault.MEMBER_MISSING, MANIFEST)
    if manifest is not None:
        yield from _member_faults(manifest, files)
    if case is None:
        return
    if manifest is not None and manifest.case != case.id:
        yield finding(BundleFault.MALFORMED, MANIFEST)
    yield from _file_faults(case, files)
    if entries is not None:
        yield from chain_faults(case.id, entries)
        yield from fact_faults(case, entries)


def _files(content: bytes) -> tuple[Mapping[str, bytes], list[Finding]]:
    """The members, read only where the archive is laid out as `seal` does it: nothing in it can unpack to more."""
    if len(content) > LARGEST:
        return {}, [finding(BundleFault.TOO_LARGE)]
    try:
        with opened(io.BytesIO(content), most=MOST_MEMBERS) as archive:
            if wrong := [finding(BundleFault.LAYOUT, name) for name in _odd_members(archive, len(content))]:
                return {}, wrong
            if files := {info.filename: archive.read(info) for info in archive.infolist()}:
                return files, []
    except TooManyEntries:
        return {}, [finding(BundleFault.TOO_LARGE)]
    except _UNREADABLE:
        pass  # told below, as an archive without a member is
    return {}, [finding(BundleFault.NOT_A_BUNDLE)]


def _odd_members(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    """Members that do not lie one right after the other from the first byte on, each once, as they are."""
    infos, at = archive.infolist(), 0
    times = Counter(info.filename for info in infos)
    for info in infos:
        plain = info.compress_type == zipfile.ZIP_STORED and info.compress_size == info.file_size <= size
        bare = not info.extra and not info.comment and not info.flag_bits & ~_UTF8_NAME
        known = info.filename in {*_SIGNING, *_REQUIRED} or _PAPER.fullmatch(info.filename)
        if (
            info.filename != info.orig_filename
            or not plain
            or not bare
            or not known
            or info.header_offset != at
            or times[info.filename] > 1
        ):
            yield info.orig_filename
        at += _LOCAL_HEADER + len(info.orig_filename.encode("utf-8", "replace")) + info.compress_size
    if infos and at != archive.start_dir:
        yield infos[-1].orig_filename


def _signer(files: Mapping[str, bytes]) -> PublicKey | None:
    """Whose signature stands under the manifest; None where none does."""
    pem = files.get(KEY, b"")
    key = PublicKey.from_pem(pem)
    fits = key is not None and key.pem == pem and key.signed(files.get(MANIFEST, b""), files.get(SIGNATURE, b""))
    return key if fits else None


def _signature_faults(signer: PublicKey | None, wanted: str | None) -> Iterator[Finding]:
    if signer is None:
        yield finding(BundleFault.SIGNATURE)
    elif wanted is not None and signer.fingerprint != wanted:
        yield finding(BundleFault.OTHER_KEY, signer.fingerprint)


def _member_faults(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Exactly the members that the manifest names, each as it says; what every bundle has is among them."""
    named = {member.name: member for member in manifest.members}
    if len(named) != len(manifest.members):
        yield finding(BundleFault.MALFORMED, MANIFEST)
    for name in sorted(files.keys() - named.keys() - _SIGNING):
        yield finding(BundleFault.MEMBER_UNKNOWN, name)
    for name in sorted({*named, *_REQUIRED}):
        if name not in files:
            yield finding(BundleFault.MEMBER_MISSING, name)
        elif name in named and (named[name].size, named[name].sha256) != _measured(files[name]):
            yield finding(BundleFault.MEMBER_CHANGED, name)


def _measured(content: bytes) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


def _file_faults(case: Case, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Every paper of the case has its file as it arrived, and no file is there beside these."""
    counts = Counter(paper.file for paper in case.evidence)
    for paper in case.evidence:
        if not paper.file.startswith(f"evidence/{paper.id}-") or counts[paper.file] > 1 or paper.file not in files:
            yield finding(BundleFault.FILE_MISSING, paper.file)
        elif (paper.size, paper.sha256) != _measured(files[paper.file]):
            yield finding(BundleFault.FILE_CHANGED, paper.file)
    for name in sorted(files.keys() - counts.keys() - {*_SIGNING, *_REQUIRED}):
        yield finding(BundleFault.FILE_UNTOLD, name)
