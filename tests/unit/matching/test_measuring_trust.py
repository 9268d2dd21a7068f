"""Whether fits and evidence can be trusted is measured by asking the catalogue, not by believing it."""

import json
from pathlib import Path

import pytest

from embeddings.encoder import HashEncoder
from embeddings.errors import BadSet
from embeddings.evaluation import BeirSet, Document, auroc, mean_measures
from matchmaker.matching.evaluating import Trial, half_of
from matchmaker.matching.evaluating_evidence import Answer, answered_here, measure_evidence, read_answers
from matchmaker.matching.evaluating_fits import measure_fits

DOCUMENTS = {
    "a": "Bãi giữ xe mở cửa cả ngày. Hệ thống đọc biển số xe máy bằng camera. Nhân viên trực ban đêm.",
    "b": "Xưởng nằm ở Bến Tre. Máy đếm dừa khô trên băng tải. Công nhân làm ba ca.",
    "c": "Phòng làm việc ở quận Ba. Trợ lý ảo trả lời thủ tục hành chính. Khách đến buổi sáng.",
    "d": "Trạm đặt cạnh kênh. Mô hình dự báo ngập theo giờ. Kỹ sư đo mỗi tuần.",
}
QUERIES = {
    "q1": "đọc biển số xe máy",
    "q2": "đếm dừa khô trên băng tải",
    "q3": "trợ lý ảo trả lời thủ tục hành chính",
    "q4": "mô hình dự báo ngập theo giờ",
}
RELEVANT = {"q1": {"a": 1}, "q2": {"b": 1}, "q3": {"c": 1}, "q4": {"d": 1}}


@pytest.fixture
def trial() -> Trial:
    return Trial(_set(), HashEncoder())


def _set() -> BeirSet:
    corpus = {i: Document(title="", text=text) for i, text in DOCUMENTS.items()}
    return BeirSet(name="little", corpus=corpus, queries=QUERIES, qrels=RELEVANT)


def _answer(query: str, document: str, text: str) -> Answer:
    return Answer(query=query, document=document, start=DOCUMENTS[document].index(text), text=text)


def test_what_is_taken_out_for_a_measure_is_put_back(trial: Trial) -> None:
    before = [[(r.id, r.score) for r in trial.catalogue.rank(q, 4)] for _, q in trial.questions()]
    measure_fits(trial)
    after = [[(r.id, r.score) for r in trial.catalogue.rank(q, 4)] for _, q in trial.questions()]
    for one, other in zip(before, after, strict=True):
        assert [record for record, _ in one] == [record for record, _ in other]
        assert [score for _, score in one] == pytest.approx([score for _, score in other], abs=1e-3)


def test_a_need_whose_solution_is_gone_fits_worse(trial: Trial) -> None:
    measured = measure_fits(trial)
    assert {half_of(query) for query in QUERIES} == {0, 1}
    assert measured.nothing_suitable == (1.0, 1.0)
    assert measured.right_firsts == 4
    assert measured.strong_relevant <= measured.strong


def test_evidence_that_holds_the_answer_is_told_from_evidence_that_does_not(trial: Trial) -> None:
    right = measure_evidence(trial, [_answer("q1", "a", "biển số xe máy"), _answer("q2", "b", "dừa khô")])
    wrong = measure_evidence(trial, [_answer("q1", "a", "trực ban đêm"), _answer("q2", "b", "Bến Tre")])
    assert (right.pairs, right.shown, right.holds) == (2, 1, 1)
    assert (wrong.pairs, wrong.shown, wrong.holds) == (2, 1, 0)


def test_deleting_the_evidence_costs_the_pair_more_than_deleting_another_sentence(trial: Trial) -> None:
    assert measure_evidence(trial, [_answer("q1", "a", "biển số")]).tells == 1


def test_a_document_changed_for_a_measure_is_as_before_afterwards(trial: Trial) -> None:
    (_, question), *_ = trial.questions()
    before = [(r.id, r.closeness, r.shared) for r in trial.catalogue.rank(question, 4)]
    measure_evidence(trial, [_answer("q1", "a", "biển số")])
    for one, other in zip(before, trial.catalogue.rank(question, 4), strict=True):
        assert one == pytest.approx((other.id, other.closeness, other.shared), abs=1e-3)


def test_answers_that_stand_elsewhere_in_a_document_are_left_out(trial: Trial) -> None:
    here = _answer("q1", "a", "biển số")
    moved = Answer(query="q1", document="a", start=here.start + 1, text=here.text)
    unknown = Answer(query="q9", document="a", start=here.start, text=here.text)
    assert answered_here(trial, [here, moved, unknown]) == [here]


def test_a_file_of_answers_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(json.dumps({"_id": "q1", "doc": "a", "start": 3, "text": "x"}) + "\n{}\n")
    with pytest.raises(BadSet, match=r"answers\.jsonl"):
        read_answers(file)


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    with pytest.raises(ValueError, match="both kinds"):
        auroc([], [1.0])


def test_all_in_ten_asks_for_every_relevant_record() -> None:
    rankings = {"q1": ["a", "b"], "q2": ["a", "c"]}
    qrels = {"q1": {"a": 1, "b": 1}, "q2": {"a": 1, "b": 1}}
    assert mean_measures(rankings, qrels)["all@10"] == 0.5
