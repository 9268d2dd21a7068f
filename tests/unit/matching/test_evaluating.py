"""A judged folder is ranked by three systems; vectors are kept; no query helps itself."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import HashEncoder, TextSide
from matchmaker.matching.ablation import ABLATION, Recipe
from matchmaker.matching.evaluating import (
    Trial,
    ablate,
    encode_all,
    evaluate,
    half_of,
    rank_matchmaker,
    read_set,
)
from matchmaker.matching.language import Language
from matchmaker.matching.long_prior_texts import LONG_NEEDS
from matchmaker.matching.prior_texts import NEEDS
from matchmaker.matching.priors import PRIOR_TEXTS, learn_priors
from matchmaker.matching.vector_cache import CachingEncoder
from tests.support.counting_encoder import CountingEncoder

DOCUMENTS = {"a": "Đọc biển số xe máy", "b": "Đếm dừa khô", "c": "Trợ lý ảo trả lời câu hỏi", "d": "Dự báo ngập"}
QUERIES = {"q1": "biển số xe", "q2": "đếm dừa", "q3": "trợ lý trả lời", "q4": "báo ngập"}
RELEVANT = {"q1": "a", "q2": "b", "q3": "c", "q4": "d"}


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


def test_a_set_is_measured_with_three_systems(folder: Path) -> None:
    systems = evaluate(read_set(folder), HashEncoder())
    assert list(systems) == ["bm25", "dense", "matchmaker"]
    for measured in systems.values():
        assert measured["ndcg@10"] == measured["recall@10"] == measured["mrr@10"] == pytest.approx(1)
        assert measured["seconds"] > 0


def test_a_text_is_encoded_once_even_in_another_run(folder: Path, tmp_path: Path) -> None:
    first = CachingEncoder(CountingEncoder(), tmp_path / "cache")
    encode_all(read_set(folder), first)
    evaluate(read_set(folder), first)
    first.save()
    again = CountingEncoder()
    evaluate(read_set(folder), CachingEncoder(again, tmp_path / "cache"))
    assert again.encoded == 0
    assert again.read_with_words, "words are not kept from run to run: on disk they would take a hundred times as much"


def test_what_is_encoded_in_bulk_is_all_that_ranking_asks_for(folder: Path, tmp_path: Path) -> None:
    counting = CountingEncoder()
    caching = CachingEncoder(counting, tmp_path / "cache")
    learn_priors(caching)
    encode_all(read_set(folder), caching)
    before = counting.encoded, counting.read_with_words
    rank_matchmaker(read_set(folder), caching)
    assert (counting.encoded, counting.read_with_words) == before


def test_needs_lose_their_marks_and_nothing_else(folder: Path) -> None:
    assert read_set(folder, without_marks=True).queries == {
        "q1": "bien so xe",
        "q2": "dem dua",
        "q3": "tro ly tra loi",
        "q4": "bao ngap",
    }


def test_every_part_left_out_has_its_row(folder: Path) -> None:
    table = ablate(read_set(folder), HashEncoder())
    assert list(table) == list(ABLATION)
    assert all(0 <= figure <= 1 for figure in table.values())


def test_a_part_left_out_takes_no_part(folder: Path) -> None:
    judged = read_set(folder)
    nothing = Recipe(whole=False, sentences=False, words=False, pairs=False, dealing=False)
    trial = Trial(judged, HashEncoder(), nothing)
    ranked = [one for _, question in trial.questions() for one in trial.catalogue.rank(question, 10)]
    assert {one.score for one in ranked} == {0.0}


def test_no_query_is_among_the_stored_ones_while_it_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Trial(read_set(folder), HashEncoder())
    stored: set[str] = set()
    monkeypatch.setattr(trial.catalogue, "learn_spelling", stored.update)
    monkeypatch.setattr(trial.catalogue, "forget_spelling", stored.difference_update)
    known = {query: set(stored) for query, _ in trial.questions()}
    in_the_one_half = {QUERIES["q1"], QUERIES["q2"], QUERIES["q3"]}
    assert known == {"q1": {QUERIES["q4"]}, "q2": {QUERIES["q4"]}, "q3": {QUERIES["q4"]}, "q4": in_the_one_half}
    assert not stored


def test_halves_are_the_parity_of_the_hash_of_an_id() -> None:
    assert [half_of(query) for query in ("q1", "q2", "q3", "q4")] == [1, 1, 1, 0]


def test_priors_are_means_of_texts_of_either_side_in_both_languages() -> None:
    priors = learn_priors(HashEncoder())
    texts = PRIOR_TEXTS[TextSide.PASSAGE][Language.EN]
    expected = HashEncoder().encode(texts, side=TextSide.PASSAGE).mean(axis=0)
    np.testing.assert_allclose(priors.stored[Language.EN], expected)
    assert set(priors.asking) == set(priors.stored) == {Language.VI, Language.EN}


def test_what_asks_in_a_line_and_what_is_told_at_length_are_both_in_the_prior_of_asking() -> None:
    """Of one-line questions alone it was, and a need of a paragraph stood nearest to whatever is told in paragraphs."""
    texts = (*NEEDS[Language.VI], *LONG_NEEDS[Language.VI])
    expected = HashEncoder().encode(texts, side=TextSide.QUERY).mean(axis=0)
    np.testing.assert_allclose(learn_priors(HashEncoder()).asking[Language.VI], expected, atol=1e-6)
    shortest = min(len(text) for text in LONG_NEEDS[Language.VI])
    assert shortest > max(len(text) for text in NEEDS[Language.VI])
