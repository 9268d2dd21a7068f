from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import IndexDamaged
from embeddings.index import FaissIndex
from tests.support.vectors import IDENTITY, unit_vectors

COUNT = 1_000
QUERIES = unit_vectors(20, seed=1)


def changed_index(switch_over: int) -> FaissIndex:
    """An index with a graph, or without one, that has seen removals, replacements and additions since."""
    index = FaissIndex(IDENTITY, switch_over)
    index.add(np.arange(COUNT), unit_vectors(COUNT))
    index.settle()
    index.remove(np.arange(50))
    index.add(np.array([60, COUNT]), QUERIES[:2])
    return index


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "indexes" / "solutions.index"
    changed_index(switch_over=COUNT * 2).save(path)
    return path


@pytest.mark.parametrize("switch_over", [COUNT * 2, 500], ids=["exact", "graph"])
def test_a_loaded_index_finds_what_the_saved_one_found(tmp_path: Path, switch_over: int) -> None:
    saved = changed_index(switch_over)
    saved.save(tmp_path / "index")
    loaded = FaissIndex.load(tmp_path / "index", IDENTITY, switch_over)
    assert len(loaded) == len(saved) == COUNT - 49
    assert loaded.exact == saved.exact
    for before, after in zip(saved.search(QUERIES, 10), loaded.search(QUERIES, 10), strict=True):
        np.testing.assert_array_equal(before, after)
    loaded.remove(np.array([60]))
    assert 60 not in loaded.search(QUERIES, 50)[1]


def test_an_empty_index_is_kept_too(tmp_path: Path) -> None:
    FaissIndex(IDENTITY).save(tmp_path / "index")
    assert len(FaissIndex.load(tmp_path / "index", IDENTITY)) == 0


def test_saving_again_replaces_the_file_and_leaves_nothing_beside_it(file: Path) -> None:
    FaissIndex(IDENTITY).save(file)
    assert len(FaissIndex.load(file, IDENTITY)) == 0
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("place", [0, 8, 20, 40, 44, 60, 200, 5_000, -1])
@pytest.mark.parametrize("bit", [0, 7])
def test_one_flipped_bit_is_noticed(file: Path, place: int, bit: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1 << bit
    file.write_bytes(content)
    with pytest.raises(IndexDamaged):
        FaissIndex.load(file, IDENTITY)


@pytest.mark.parametrize("left", [0, 7, 30, 41, 100, 10_000, -1])
def test_a_truncated_file_is_noticed(file: Path, left: int) -> None:
    file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(IndexDamaged, match="truncated or altered"):
        FaissIndex.load(file, IDENTITY)


def test_a_missing_file_is_a_damaged_index(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="cannot be read"):
        FaissIndex.load(tmp_path / "nothing", IDENTITY)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (replace(IDENTITY, model="another"), "model test, not another"),
        (replace(IDENTITY, revision="2"), "revision 1, not 2"),
        (replace(IDENTITY, dimension=17), "dimension 16, not 17"),
    ],
)
def test_vectors_of_another_model_are_refused(file: Path, other: object, told: str) -> None:
    with pytest.raises(IndexDamaged, match=told):
        FaissIndex.load(file, other)  # type: ignore[arg-type]
