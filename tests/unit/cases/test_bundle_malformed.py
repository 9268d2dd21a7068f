"""Files that are no bundle, or mean harm: each is told as a finding, none stops the check."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.bundle import archive as bundle
from matchmaker.bundle.archive import AUDIT, CASE, KEY, MANIFEST, SIGNATURE, as_json, seal, verify
from matchmaker.bundle.faults import BundleFault as F
from tests.support.bundles import OURS, parts
from tests.support.documents import of_many_entries

WHOLE = parts().signed()


def faults(content: bytes) -> set[F]:
    return {found.fault for found in verify(content, OURS.public.fingerprint).faults}


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def signed(**parts_by_name: bytes) -> bytes:
    """A bundle with other contents of case.json and audit.json, its manifest made anew and signed by our own key."""
    files = members() | {f"{name}.json": data for name, data in parts_by_name.items()}
    signing = {MANIFEST, SIGNATURE, KEY}
    told = [
        {"name": n, "size": len(d), "sha256": hashlib.sha256(d).hexdigest()}
        for n, d in files.items()
        if n not in signing
    ]
    manifest = as_json({"bundle": "matchmaker-case-2", "case": 7, "members": told})
    return seal(list((files | {MANIFEST: manifest, SIGNATURE: OURS.sign(manifest)}).items()))


def zipped(fill: Callable[[zipfile.ZipFile], object], compression: int = zipfile.ZIP_STORED) -> bytes:
    """An archive with a seal that fits."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        fill(archive)
        archive.comment = b"0" * 64
    body = content.getvalue()[:-64]
    return body + hashlib.sha256(body).hexdigest().encode()


def test_the_parts_of_a_bundle_signed_anew_are_whole() -> None:
    assert faults(signed()) == set()


def test_a_directory_of_more_members_than_a_case_has_papers_is_not_read() -> None:
    assert F.TOO_LARGE in faults(of_many_entries(120_000))


@pytest.mark.parametrize("content", [b"", b"PK", WHOLE[:-1], WHOLE[:200], WHOLE + b"\0", b"x" * 4096, b"0" * 64])
def test_what_is_cut_lengthened_or_no_bundle_is_told(content: bytes) -> None:
    assert faults(content)


DEEP = b"[" * 100_000
NO_JSON = [b"", b"{", b"\xff\xfe", b"\xc3\x28", DEEP, DEEP + b"]" * 100_000, b'{"id":' * 50_000, b"9" * 10_000]
NO_SHAPE = [b"null", b"7", b'"x"', b"[]", b"{}", b'["x"]', b'{"id": 7}', b"[[[]]]", b"NaN", b'{"evidence": ["x"]}']


@pytest.mark.parametrize("data", [*NO_JSON, *NO_SHAPE])
@pytest.mark.parametrize("name", ["case", "audit", "manifest"])
def test_a_part_that_says_nothing_is_malformed(name: str, data: bytes) -> None:
    if (name, data) == ("audit", b"[]"):
        assert F.BEGINNING in faults(signed(audit=data))
    elif name == "manifest":
        files = members() | {MANIFEST: data, SIGNATURE: OURS.sign(data)}
        assert faults(seal(list(files.items()))) == {F.MALFORMED}
    else:
        assert F.MALFORMED in faults(signed(**{name: data}))


def odd_values(value: Any) -> list[Any]:  # noqa: ANN401
    return [None, "x", "\ud800", -1, 2**70, True, 0.5, [], ["x"], {}, {"a": [1]}, float("inf")]


@pytest.mark.parametrize("name", [CASE, AUDIT])
def test_no_odd_value_of_any_field_stops_the_check(name: str) -> None:
    held = json.loads(members()[name])
    rows: list[Any] = (
        [held, *(row for group in held.values() if isinstance(group, list) for row in group)] if name == CASE else held
    )
    for row in rows:
        for field, before in list(row.items()):
            for odd in odd_values(before):
                row[field] = odd
                verify(signed(**{name.removesuffix(".json"): json.dumps(held).encode()}))
            row[field] = before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(case=JSON, audit=JSON)
def test_no_json_at_all_stops_the_check(case: Any, audit: Any) -> None:  # noqa: ANN401
    assert F.MALFORMED in faults(signed(case=json.dumps(case).encode(), audit=json.dumps(audit).encode()))


def compressed() -> bytes:
    def fill(archive: zipfile.ZipFile) -> None:
        for name, data in members().items():
            archive.writestr(name, data)

    return zipped(fill, zipfile.ZIP_DEFLATED)


def bomb() -> bytes:
    return zipped(lambda z: z.writestr(CASE, b"0" * 50_000_000), zipfile.ZIP_DEFLATED)


def lying_about_size() -> bytes:
    """The directory promises four gigabytes."""
    changed = bytearray(zipped(lambda z: z.writestr(CASE, b"{}")))
    at = changed.index(b"PK\x01\x02")
    changed[at + 20 : at + 28] = struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)
    return bytes(changed)


def encrypted() -> bytes:
    changed = bytearray(seal(list(members().items())))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.index(mark) + at] |= 1
    return bytes(changed)


def twice() -> bytes:
    return seal([*members().items(), (CASE, members()[CASE])])


def prefixed() -> bytes:
    return b"#!/bin/sh\n" + seal(list(members().items()))


def hidden_between() -> bytes:
    """Bytes that belong to no member lie between the last one and the directory."""
    content = bytearray(seal(list(members().items())))
    at = content.index(b"PK\x01\x02")
    end = content.rindex(b"PK\x05\x06")
    content[end + 16 : end + 20] = struct.pack("<I", at + 5)
    return bytes(content[:at] + b"extra" + content[at:])


def out_of_order() -> bytes:
    """The directory tells the members in another order than they lie in."""

    def fill(archive: zipfile.ZipFile) -> None:
        for name, data in members().items():
            archive.writestr(name, data)
        archive.filelist.reverse()

    return zipped(fill)


def named(name: str) -> Callable[[], bytes]:
    return lambda: seal([*members().items(), (name, b"x")])


LAYOUTS = [compressed, bomb, lying_about_size, encrypted, twice, prefixed, hidden_between, out_of_order]
NAMES = [
    "/etc/passwd",
    "../x",
    "evidence/../../x",
    "evidence/9-a/b",
    "C:\\x",
    "evidence/9-\x1b[2J",
    "",
    "evidence/",
    "x" * 9,
]


@pytest.mark.parametrize("made", [*LAYOUTS, *map(named, NAMES)], ids=lambda m: getattr(m, "__name__", "name"))
def test_an_archive_that_is_laid_out_otherwise_is_not_read(made: Callable[[], bytes]) -> None:
    found = verify(made(), OURS.public.fingerprint)
    assert {each.fault for each in found.faults} & {F.LAYOUT, F.NOT_A_BUNDLE}
    assert found.case_id is None
    assert all(each.name.isprintable() for each in found.faults)  # nothing in it steers a terminal


def test_an_archive_without_members_is_no_bundle() -> None:
    assert faults(zipped(lambda _: None)) == {F.NOT_A_BUNDLE}


def test_more_than_a_bundle_can_hold_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST", len(WHOLE) - 1)
    assert faults(WHOLE) == {F.TOO_LARGE}


def test_a_key_of_another_kind_signs_nothing() -> None:
    rsa = b"-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL\n-----END PUBLIC KEY-----\n"
    for pem in (b"", b"\xff", rsa, members()[KEY] + b"\n", b"\n" + members()[KEY]):
        assert faults(seal(list((members() | {KEY: pem}).items()))) == {F.SIGNATURE}
    assert faults(seal(list((members() | {SIGNATURE: b"short"}).items()))) == {F.SIGNATURE}
