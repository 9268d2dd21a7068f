"""The program's own key, and what is sealed with it."""

import os
from pathlib import Path
from stat import S_ISDIR

import pytest

from matchmaker.errors import FileUnusable
from matchmaker.people.keys import Safe, load_secret, new_token


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


@pytest.mark.parametrize("left", [b"", b"a" * 31], ids=["emptied", "cut short"])
def test_nothing_is_sealed_with_a_secret_that_was_cut_short(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "secret.key").write_bytes(left)
    with pytest.raises(FileUnusable) as refused:
        load_secret(tmp_path)
    assert refused.value.code == "key_damaged"
    assert (tmp_path / "secret.key").read_bytes() == left
