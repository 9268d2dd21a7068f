"""Sheets of judges for tests of the ranking: written down by hand, or drawn at random."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from matchmaker.rules.call import TieRule
from matchmaker.rules.ranking import Measure, Rules, Sheet, SheetState

BENEFIT, NOVELTY = 1, 2  # criteria of the written ones: the first weighs twice the second


def rules(*, ties: TieRule = TieRule.SHARED_RANK, adjust_from: int = 5, **more: object) -> Rules:
    """Two criteria of ten points, of which the first weighs twice the second and passes from four on."""
    measures = [
        Measure(id=BENEFIT, weight=Fraction(2), points=Fraction(10), threshold=Fraction(4)),
        Measure(id=NOVELTY, weight=Fraction(1), points=Fraction(10)),
    ]
    return Rules(measures=measures, ties=ties, adjust_from=adjust_from, **more)  # type: ignore[arg-type]


def sheet(judge: int, entry: int, *points: int, state: SheetState = SheetState.GIVEN) -> Sheet:
    """What a judge gave for benefit and novelty."""
    return Sheet(judge=judge, entry=entry, state=state, points={n: Fraction(p) for n, p in enumerate(points, start=1)})


def sheets_of(table: Mapping[int, Sequence[Sequence[int]]]) -> list[Sheet]:
    """entry → what judge 1, 2, … gave it."""
    return [sheet(judge, entry, *given) for entry, rows in table.items() for judge, given in enumerate(rows, start=1)]


@st.composite
def judged(draw: st.DrawFn) -> tuple[Rules, list[int], list[Sheet]]:
    """A call with up to four criteria, eight entries and seven judges, who abstain, leave, and give what they like."""
    measures = [
        Measure(
            id=n,
            weight=Fraction(draw(st.integers(1, 5))),
            points=Fraction(draw(st.sampled_from((5, 10, 20)))),
            threshold=draw(st.none() | st.integers(0, 5).map(Fraction)),
        )
        for n in range(1, draw(st.integers(1, 4)) + 1)
    ]
    entries, judges = list(range(1, draw(st.integers(1, 8)) + 1)), range(1, draw(st.integers(1, 7)) + 1)
    states = st.sampled_from([SheetState.GIVEN] * 5 + list(SheetState))
    sheets = [
        Sheet(judge=j, entry=e, state=draw(states), points={m.id: Fraction(draw(_points(m)), 2) for m in measures})
        for e in entries
        for j in judges
    ]
    return Rules(measures=measures, ties=draw(st.sampled_from(TieRule)), adjust_from=3), entries, sheets


def _points(measure: Measure) -> st.SearchStrategy[int]:
    return st.integers(0, 2 * int(measure.points))  # half points
