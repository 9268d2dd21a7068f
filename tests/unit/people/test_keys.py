"""The program's own key, and what is sealed with it."""

import os
from pathlib import Path
from stat import S_ISDIR

import pytest

from matchmaker.ground.errors import FileUnusable
from matchmaker.ground.keys import KeyFile, Safe, load_secret, new_token
from matchmaker.people import known_keys


def test_what_was_sealed_opens_with_the_same_key_for_the_same_owner_alone() -> None:
    sealed = Safe(b"a" * 32).seal(b"content", owner="one")
    assert b"content" not in sealed
    assert Safe(b"a" * 32).open(sealed, owner="one") == b"content"
    assert Safe(b"a" * 32).open(sealed, owner="other") is None
    assert Safe(b"b" * 32).open(sealed, owner="one") is None
    assert Safe(b"a" * 32).open(sealed[:-1] + b"x", owner="one") is None


def test_tokens_carry_256_bits() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert len(new_token()) >= 43


def test_the_secret_is_made_once_and_its_owners_alone(tmp_path: Path) -> None:
    first = load_secret(tmp_path / "home")
    assert load_secret(tmp_path / "home") == first
    assert len(first) == 32
    [file] = (tmp_path / "home").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_secret_is_on_disk_for_good_before_anything_is_sealed_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(S_ISDIR(os.fstat(file).st_mode)))
    load_secret(tmp_path)
    assert synced == [False, True]  # the file, then its name


DAMAGED = {
    **{"emptied": b"", "of ten bytes": b"a" * 10, "cut short": b"a" * 31, "blank": bytes(32)},
    **{"with a line end": b"a" * 32 + b"\n", "as hexadecimal": b"a" * 64, "as text": "đ".encode() * 32},
}


@pytest.mark.parametrize("file", KeyFile)
@pytest.mark.parametrize("left", DAMAGED.values(), ids=DAMAGED)
def test_nothing_is_sealed_or_signed_with_a_secret_that_was_damaged(tmp_path: Path, left: bytes, file: KeyFile) -> None:
    (tmp_path / file).write_bytes(left)
    with pytest.raises(FileUnusable) as refused:
        load_secret(tmp_path, file)
    assert refused.value.code == "key_damaged"
    assert (tmp_path / file).read_bytes() == left


def test_a_key_that_others_may_read_is_told(tmp_path: Path) -> None:
    load_secret(tmp_path)
    path = tmp_path / KeyFile.SECRET
    assert not known_keys.exposed(path)
    for mode in (0o640, 0o604, 0o620, 0o601, 0o644, 0o777):
        path.chmod(mode)
        assert known_keys.exposed(path), oct(mode)


def test_a_token_about_the_same_is_the_same_and_of_another_key_another() -> None:
    made = {Safe(secret).token(about) for secret in (b"a" * 32, b"b" * 32) for about in ("one", "one", "two")}
    assert len(made) == 4
    assert {len(token) for token in made} == {len(new_token())}
