"""The key that signs bundles: made once, kept to its owner, never made anew by itself, known by its fingerprint."""

from pathlib import Path

import pytest

from matchmaker.bundle.signing import PublicKey, load_signing_key, read_fingerprint
from matchmaker.ground.errors import FileUnusable
from matchmaker.ground.keys import KeyFile
from tests.support.bundles import OURS, THEIRS


def test_the_key_is_made_once_and_its_owners_alone(tmp_path: Path) -> None:
    first = load_signing_key(tmp_path / "home")
    assert load_signing_key(tmp_path / "home").public.fingerprint == first.public.fingerprint
    [file] = (tmp_path / "home").iterdir()
    assert file.name == KeyFile.SIGNING
    assert file.stat().st_mode & 0o777 == 0o600
    assert load_signing_key(tmp_path / "other").public.fingerprint != first.public.fingerprint


def test_a_damaged_key_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / KeyFile.SIGNING).write_bytes(b"x" * 31)
    with pytest.raises(FileUnusable) as refused:
        load_signing_key(tmp_path)
    assert refused.value.code == "key_damaged"
    assert (tmp_path / KeyFile.SIGNING).read_bytes() == b"x" * 31
    (tmp_path / "folder" / KeyFile.SIGNING).mkdir(parents=True)
    with pytest.raises(FileUnusable):
        load_signing_key(tmp_path / "folder")


def test_a_signature_is_of_one_key_and_one_content() -> None:
    signature = OURS.sign(b"content")
    public = PublicKey.from_pem(OURS.public.pem)
    assert public is not None
    assert public.fingerprint == OURS.public.fingerprint
    assert public.signed(b"content", signature)
    assert not public.signed(b"Content", signature)
    assert not THEIRS.public.signed(b"content", signature)
    assert not public.signed(b"content", b"")


def test_a_fingerprint_is_read_as_people_copy_it_and_whole() -> None:
    plain = OURS.public.fingerprint
    grouped = " ".join(plain[n : n + 8] for n in range(0, 64, 8)).upper()
    colons = ":".join(plain[n : n + 2] for n in range(0, 64, 2))
    assert [read_fingerprint(each) for each in (plain, grouped, colons, f" {plain}\n")] == [plain] * 4
    assert [read_fingerprint(each) for each in ("", plain[:-1], plain + "0", "g" * 64)] == [None] * 4
