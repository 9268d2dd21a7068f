"""A judged folder is ranked by three systems; vectors are kept; no query helps itself."""

import json
import os
from collections.abc import Sequence
from errno import ENOSPC
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import HashEncoder, Side, Vectors
from matchmaker.matching.evaluating import evaluate, half_of
from matchmaker.matching.language import Language
from matchmaker.matching.priors import PRIOR_TEXTS, learn_priors
from matchmaker.matching.vector_cache import CachingEncoder

DOCUMENTS = {"a": "Đọc biển số xe máy", "b": "Đếm dừa khô", "c": "Trợ lý ảo trả lời câu hỏi"}
QUERIES = {"q1": "biển số xe", "q2": "đếm dừa", "q3": "trợ lý trả lời"}
RELEVANT = {"q1": "a", "q2": "b", "q3": "c"}


class CountingEncoder(HashEncoder):
    """Counts the texts that it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded = 0

    def encode(self, texts: Sequence[str], *, side: Side) -> Vectors:
        self.encoded += len(texts)
        return super().encode(texts, side=side)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "little"
    (made / "qrels").mkdir(parents=True)
    _write_lines(made / "corpus.jsonl", [{"_id": i, "title": "", "text": t} for i, t in DOCUMENTS.items()])
    _write_lines(made / "queries.jsonl", [{"_id": i, "text": t} for i, t in QUERIES.items()])
    rows = ["query-id\tcorpus-id\tscore", *(f"{q}\t{d}\t1" for q, d in RELEVANT.items())]
    (made / "qrels" / "test.tsv").write_text("\n".join(rows) + "\n")
    return made


def _write_lines(path: Path, rows: Sequence[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n")


def test_a_set_is_measured_with_three_systems(folder: Path, tmp_path: Path) -> None:
    result = evaluate(folder, HashEncoder(), tmp_path / "cache")
    systems = result["systems"]
    assert result["name"] == "little"
    assert isinstance(systems, dict)
    assert list(systems) == ["bm25", "dense", "matchmaker"]
    for measured in systems.values():
        assert measured["ndcg@10"] == measured["recall@10"] == measured["mrr@10"] == pytest.approx(1)
        assert measured["seconds"] > 0


def test_a_text_is_encoded_once_even_in_another_run(folder: Path, tmp_path: Path) -> None:
    evaluate(folder, CountingEncoder(), tmp_path / "cache")
    again = CountingEncoder()
    evaluate(folder, again, tmp_path / "cache")
    assert again.encoded == 0


def test_cached_vectors_are_those_of_the_encoder(tmp_path: Path) -> None:
    texts = ["một", "hai", "một"]
    caching = CachingEncoder(HashEncoder(), tmp_path)
    caching.encode(texts, side=Side.QUERY)
    caching.save()
    read_again = CachingEncoder(HashEncoder(), tmp_path).encode(texts, side=Side.QUERY)
    np.testing.assert_array_equal(read_again, HashEncoder().encode(texts, side=Side.QUERY))


def saved_cache(folder: Path) -> Path:
    """The one file that a run leaves in the folder."""
    caching = CachingEncoder(HashEncoder(), folder)
    caching.encode(["một", "hai"], side=Side.QUERY)
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
    assert [record.args[0] for record in caplog.records if isinstance(record.args, tuple)] == [file]
    assert file.read_bytes() == whole


def test_an_altered_byte_of_a_cache_is_noticed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = saved_cache(tmp_path)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    again = CountingEncoder()
    CachingEncoder(again, tmp_path).encode(["một", "hai"], side=Side.QUERY)
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


def test_halves_are_the_parity_of_the_hash_of_an_id() -> None:
    assert [half_of(query) for query in ("q1", "q2", "q3", "q4")] == [1, 1, 1, 0]


def test_priors_are_means_of_texts_of_either_side_in_both_languages() -> None:
    priors = learn_priors(HashEncoder())
    texts = PRIOR_TEXTS[Side.PASSAGE][Language.EN]
    expected = HashEncoder().encode(texts, side=Side.PASSAGE).mean(axis=0)
    np.testing.assert_allclose(priors.stored[Language.EN], expected)
    assert set(priors.asking) == set(priors.stored) == {Language.VI, Language.EN}
