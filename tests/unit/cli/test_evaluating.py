"""What `matchmaker evaluate` prints, on a set so small that every figure is known."""

import json
from pathlib import Path

import pytest

from embeddings.encoder import HashEncoder
from matchmaker.cli import evaluating
from matchmaker.cli.console import Console
from matchmaker.ground.errors import SetMalformed
from matchmaker.matching.ablation import ABLATION
from matchmaker.settings import load_settings

DOCUMENTS = {
    "a": "Bãi giữ xe mở cửa cả ngày. Hệ thống đọc biển số xe máy bằng camera.",
    "b": "Xưởng nằm ở Bến Tre. Máy đếm dừa khô trên băng tải.",
}
QUERIES = {"q1": "đọc biển số xe máy", "q4": "đếm dừa khô trên băng tải"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sets" / "little"
    (made / "qrels").mkdir(parents=True)
    corpus = [json.dumps({"_id": i, "title": "", "text": text}) for i, text in DOCUMENTS.items()]
    (made / "corpus.jsonl").write_text("\n".join(corpus))
    (made / "queries.jsonl").write_text("\n".join(json.dumps({"_id": i, "text": t}) for i, t in QUERIES.items()))
    (made / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t1\nq4\tb\t1\n")
    return made.parent


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.jsonl"
    rows = [("q1", "a", "biển số"), ("q4", "b", "dừa khô")]
    told = [{"_id": q, "doc": d, "start": DOCUMENTS[d].index(text), "text": text} for q, d, text in rows]
    file.write_text("\n".join(map(json.dumps, told)))
    return file


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.setattr(evaluating, "open_model", lambda settings, progress: HashEncoder())
    return Console(settings=load_settings(MATCHMAKER_LANGUAGE="en", MATCHMAKER_HOME=str(tmp_path / "home")))


def test_figures_of_a_set_and_of_all_sets(
    console: Console, folder: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluating.evaluate_sets(console, [folder], evaluating.Wanted(answers=answers), as_json=True)
    told = json.loads(capsys.readouterr().out)
    (little,) = told["sets"]
    assert little["systems"]["matchmaker"]["ndcg@10"] == told["mean_ndcg@10"]["matchmaker"] == 1
    assert little["fits"]["right_firsts"] == 2
    assert little["evidence"]["holds"] == 1
    assert set(told["strong"]) == {"relevant", "of_right_firsts"}


def test_a_table_for_people_ends_with_how_far_to_trust_it(
    console: Console, folder: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluating.evaluate_sets(console, [folder], evaluating.Wanted(answers=answers), as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["set", "system", "ndcg@10", "recall@10", "mrr@10", "seconds"]
    assert [line.split()[1] for line in lines[1:4]] == ["bm25", "dense", "matchmaker"]
    assert "holds the answer in 100.0%" in "\n".join(lines)
    assert lines[-1].startswith("Of pairs called strong")


def test_an_ablation_has_a_row_for_everything_left_out(
    console: Console, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluating.evaluate_sets(console, [folder], evaluating.Wanted(ablation=True), as_json=False)
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split()[-1] == "little"
    assert [row[:26].strip() for row in rows] == list(ABLATION)


def test_needs_without_marks_are_other_questions(
    console: Console, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluating.evaluate_sets(console, [folder], evaluating.Wanted(without_marks=True), as_json=True)
    (little,) = json.loads(capsys.readouterr().out)["sets"]
    assert little["systems"]["bm25"]["ndcg@10"] < 1
    assert little["systems"]["matchmaker"]["ndcg@10"] == 1


def test_answers_that_cannot_be_read_are_told(console: Console, folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{")
    with pytest.raises(SetMalformed):
        evaluating.evaluate_sets(console, [folder], evaluating.Wanted(answers=broken), as_json=False)
