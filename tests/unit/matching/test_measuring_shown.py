"""What is shown for judged needs is counted by word and grade, on needs so few that every figure is known."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import BadSet
from matchmaker.ground.text import tokens
from matchmaker.matching.evaluating_shown import (
    Grades,
    JudgedNeed,
    Line,
    LineKind,
    Response,
    Share,
    ShownFigures,
    ShownSet,
    joined,
    measure_shown,
    read_shown_set,
)
from matchmaker.matching.model import Coverage, FitWord, Match, Matches, Span, Strength, Subject
from matchmaker.rules.solution import Solution
from tests.support.listings import unstored_solution

READS, COUNTS, ASKS = "Đọc hóa đơn", "Đếm hộp", "Cần kế toán"
WANT, PAST = "cần đọc hóa đơn giấy", "hiện nhập tay ba ngày"


def need(name: str, grades: dict[str, int], *, unanswerable: bool = False) -> JudgedNeed:
    """With a line that says what is wanted, and one of how it is today."""
    lines = [
        Line(words=frozenset(tokens(text)), kind=kind)
        for text, kind in ((WANT, LineKind.WANT), (PAST, LineKind.BACKGROUND))
    ]
    return JudgedNeed(id=name, text=WANT, grades=grades, unanswerable=unanswerable, lines=lines)


def match(title: str, word: FitWord, **covered: Strength) -> Match[Solution]:
    """A record shown in a word; of the requirements `want` and `past` those that are given, each so strongly."""
    texts = {"want": WANT, "past": PAST}
    return Match(
        record=unstored_solution(title=title),
        subject=Subject.SOLUTION,
        fit=0.5,
        word=word,
        closeness=0.0,
        shared=0.0,
        paired=0.0,
        coverage=[
            Coverage(requirement=[Span(text=texts[name])], strength=strength, weight=1.0)
            for name, strength in covered.items()
        ],
        signals=(),
    )


def response(*matches: Match[Solution], ranked: tuple[str, ...] = (), title: str = WANT, **more: Any) -> Response:  # noqa: ANN401
    shown = [m.record.title for m in matches]
    return Response(ranked=ranked or shown, shown=Matches(matches=matches, **more), title=title)


@pytest.fixture
def judged() -> ShownSet:
    """Solved, useful at most, and two that nothing suits."""
    needs = [need("q1", {"a": 2, "b": 1}), need("q2", {"b": 1})]
    needs += [need(name, {}, unanswerable=True) for name in ("q3", "q4")]
    return ShownSet(name="little", ids={READS: "a", COUNTS: "b"}, needs=needs)


@pytest.fixture
def figures(judged: ShownSet) -> ShownFigures:
    """The first is answered in the wrong order, the second with nothing, the fourth with what helps nobody."""
    bare = match(COUNTS, FitWord.POSSIBLE, want=Strength.NOT_COVERED)
    solving = match(READS, FitWord.GOOD, want=Strength.STRONG, past=Strength.PARTLY)
    near = match(COUNTS, FitWord.NONE, past=Strength.NOT_COVERED)
    return measure_shown(
        judged,
        {
            "q1": response(bare, solving),
            "q2": response(ranked=(READS, COUNTS), near_misses=(near,), title=PAST),
            "q3": response(),
            "q4": response(match("Không ai chấm", FitWord.POSSIBLE), title=""),
        },
    )


def test_the_ranking_is_measured_over_needs_that_something_useful_exists_for(figures: ShownFigures) -> None:
    first = (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    assert figures.ranking["ndcg@10"] == pytest.approx((first + 1 / math.log2(3)) / 2)
    assert figures.ranking["recall@10"] == 1
    assert (figures.ranking["mrr_of_2"], figures.ranking["first_is_2"]) == (0.5, 0)
    assert (figures.ranking["needs"], figures.ranking["needs_with_2"]) == (2, 1)


def test_what_is_shown_is_counted_by_word_and_grade(figures: ShownFigures) -> None:
    assert figures.shown == {
        "all": Grades(count=3, grade_2=1, grade_1_or_2=2),
        "strong": Grades(count=0, grade_2=0, grade_1_or_2=0),
        "good": Grades(count=1, grade_2=1, grade_1_or_2=1),
        "possible": Grades(count=2, grade_2=0, grade_1_or_2=1),
        "nothing_covered": Grades(count=1, grade_2=0, grade_1_or_2=1),
    }


def test_needs_are_counted_by_what_they_get(figures: ShownFigures) -> None:
    assert figures.needs["nothing_suitable_right"] == Share(count=1, of=2)
    assert figures.wrongly_answered == ["q4"]
    assert figures.needs["a_2_shown"] == Share(count=1, of=2)
    assert figures.needs["a_2_first"] == Share(count=0, of=2)


def test_lines_are_counted_by_what_the_need_asks_for(figures: ShownFigures) -> None:
    """Of a need the requirements are those held against its first record, also where that is not good enough."""
    assert figures.lines == {
        "requirements": Share(count=1, of=2),
        "wants_kept": Share(count=1, of=4),
        "titles": Share(count=2, of=3),
        "strong": Share(count=1, of=1),
        "partly": Share(count=0, of=1),
        "not_covered": Share(count=1, of=1),
    }


def test_sets_are_counted_together_and_without_a_useful_record_nothing_is_ranked(judged: ShownSet) -> None:
    other = ShownSet(name="other", ids={ASKS: "c"}, needs=[need("q5", {}, unanswerable=True)])
    empty = measure_shown(other, {"q5": response()})
    assert empty.ranking["ndcg@10"] is None
    assert empty.ranking["needs"] == 0
    both = joined([judged, other])
    assert (both.name, [n.id for n in both.needs]) == ("all", ["q1", "q2", "q3", "q4", "q5"])
    assert both.id_of(ASKS) == "c"


def test_the_names_of_figures_stay(figures: ShownFigures) -> None:
    """Programs read them: docs/cli.md explains each."""
    told = json.loads(json.dumps(asdict(figures)))
    assert list(told) == ["name", "ranking", "shown", "needs", "wrongly_answered", "lines"]
    assert list(told["ranking"]) == ["ndcg@10", "recall@10", "mrr_of_2", "first_is_2", "needs", "needs_with_2"]
    assert list(told["shown"]) == ["all", "strong", "good", "possible", "nothing_covered"]
    assert list(told["shown"]["all"]) == ["count", "grade_2", "grade_1_or_2"]
    assert list(told["needs"]) == ["nothing_suitable_right", "a_2_shown", "a_2_first"]
    assert list(told["lines"]) == ["requirements", "wants_kept", "titles", "strong", "partly", "not_covered"]
    assert list(told["lines"]["titles"]) == ["count", "of"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t2\n")
    write(tmp_path / "corpus.jsonl", {"_id": "a", "title": READS, "text": "Đọc ảnh."})
    write(tmp_path / "queries.jsonl", {"_id": "q1", "text": WANT}, {"_id": "q2", "text": PAST})
    write(tmp_path / "none.jsonl", {"_id": "q2"})
    lines = [{"text": WANT, "kind": "want"}]
    write(tmp_path / "lines.jsonl", *({"_id": name, "lines": lines} for name in ("q1", "q2")))
    return tmp_path


def write(file: Path, *rows: dict[str, Any]) -> None:
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def test_a_folder_is_read_with_grades_and_kinds_of_lines(folder: Path) -> None:
    first, second = read_shown_set(folder).needs
    assert (first.grades, first.unanswerable, second.unanswerable) == ({"a": 2}, False, True)
    assert [line.kind for line in first.lines] == [LineKind.WANT]


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("none.jsonl", {"id": "q2"}),
        ("lines.jsonl", {"_id": "q1", "lines": [{"text": WANT, "kind": "want"}]}),  # of q2 there is none
        ("lines.jsonl", {"_id": "q1", "lines": [{"text": WANT, "kind": "wish"}]}),
    ],
)
def test_a_folder_that_cannot_be_read_is_told_by_its_file(folder: Path, file: str, row: dict[str, Any]) -> None:
    write(folder / file, row)
    with pytest.raises(BadSet, match=file):
        read_shown_set(folder)
