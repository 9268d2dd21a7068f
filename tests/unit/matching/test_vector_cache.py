"""Vectors are kept in a file that is whole or made anew."""

import os
from errno import ENOSPC
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import HashEncoder, TextSide
from matchmaker.matching import vector_cache
from matchmaker.matching.vector_cache import CachingEncoder
from tests.support.counting_encoder import CountingEncoder


def test_cached_vectors_are_those_of_the_encoder(tmp_path: Path) -> None:
    texts = ["một", "hai", "một"]
    caching = CachingEncoder(HashEncoder(), tmp_path)
    caching.encode(texts, side=TextSide.QUERY)
    caching.save()
    read_again = CachingEncoder(HashEncoder(), tmp_path).encode(texts, side=TextSide.QUERY)
    np.testing.assert_array_equal(read_again, HashEncoder().encode(texts, side=TextSide.QUERY))


def saved_cache(folder: Path) -> Path:
    """The one file that a run leaves in the folder."""
    caching = CachingEncoder(HashEncoder(), folder)
    caching.encode(["một", "hai"], side=TextSide.QUERY)
    caching.save()
    (file,) = folder.iterdir()
    return file


@pytest.mark.parametrize("kept_share", [0, 0.1, 0.5, 0.99])
def test_a_cut_off_cache_is_told_and_made_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, kept_share: float
) -> None:
    whole = saved_cache(tmp_path).read_bytes()
    saved_cache(tmp_path).write_bytes(whole[: int(len(whole) * kept_share)])
    file = saved_cache(tmp_path)
    told = [record.args for record in caplog.records if record.name == vector_cache.__name__]
    assert [args[0] for args in told if isinstance(args, tuple)] == [file]
    assert file.read_bytes() == whole


def test_an_altered_byte_of_a_cache_is_noticed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = saved_cache(tmp_path)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    again = CountingEncoder()
    CachingEncoder(again, tmp_path).encode(["một", "hai"], side=TextSide.QUERY)
    assert again.encoded == 2
    assert str(file) in caplog.text


def test_a_run_that_cannot_finish_its_file_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    file = saved_cache(tmp_path)
    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        saved_cache(tmp_path)
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == before
