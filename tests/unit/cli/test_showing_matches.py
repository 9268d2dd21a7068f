"""What `match` prints for people."""

from datetime import UTC, datetime

import pytest

from matchmaker.cli.console import Console
from matchmaker.cli.matching import show
from matchmaker.matching.model import (
    Coverage,
    FitWord,
    Match,
    Matches,
    SignalShown,
    Span,
    Strength,
    Subject,
    Verdict,
)
from matchmaker.rules.listing import ListingState
from matchmaker.rules.solution import Solution, SolutionKind
from matchmaker.settings import load_settings
from tests.support.listings import solution_draft

COVERED = Coverage(
    requirement=[Span(text="Đọc "), Span(text="hóa đơn", marked=True)],
    weight=0.5,
    strength=Strength.PARTLY,
    evidence=[Span(text="Nhận dạng hóa đơn")],
    evidence_field="summary",
)
UNCOVERED = Coverage(requirement=[Span(text="Chạy ngoại tuyến")], strength=Strength.NOT_COVERED, weight=0.5)


def a_match(fit: FitWord = FitWord.GOOD) -> Match[Solution]:
    said = vars(solution_draft())
    known = {name: value for name, value in said.items() if name not in ("organisation", "organisation_kind")}
    now = datetime(2026, 1, 1, tzinfo=UTC)
    solution = Solution(
        **known | {"kind": SolutionKind.SOLUTION},
        id=7,
        organisation_id=1,
        organisation_name="Trường A",
        state=ListingState.PUBLISHED,
        version=1,
        created_by="local",
        entered_by_id=None,
        created_at=now,
        updated_at=now,
        published_at=now,
        expires_at=None,
    )
    signals = [SignalShown(name="sector", verdict=Verdict.AGREES), SignalShown(name="place", verdict=Verdict.UNKNOWN)]
    return Match(
        record=solution,
        subject=Subject.SOLUTION,
        fit=0.7,
        word=fit,
        closeness=3.0,
        shared=0.2,
        paired=0.1,
        coverage=[COVERED, UNCOVERED],
        signals=signals,
    )


def shown(found: Matches[Solution], capsys: pytest.CaptureFixture[str], language: str = "en") -> list[str]:
    show(Console(settings=load_settings(MATCHMAKER_LANGUAGE=language)), found)
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_each_requirement_stands_with_the_sentence_that_answers_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(Matches(matches=[a_match()]), capsys) == [
        "Solutions available",
        "1. [Good fit] #7  Nhận dạng hóa đơn tiếng Việt — Trường A",
        "• Đọc hóa đơn",
        "Partly covered: “Nhận dạng hóa đơn” (What it does)",
        "• Chạy ngoại tuyến",
        "Not covered",
        "(Sector: agrees, ranked higher)",
    ]


def test_no_suitable_solution_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(Matches(matches=[], near_misses=[a_match(FitWord.NONE)]), capsys, "vi") == [
        "Chưa có giải pháp phù hợp.",
        "Gần nhất, nhưng chưa đủ điểm chung:",
        "#7  Nhận dạng hóa đơn tiếng Việt — Trường A",
    ]
