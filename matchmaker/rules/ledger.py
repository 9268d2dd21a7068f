"""All cases together: one delivered solution counts once, its further adopters stand beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matchmaker.rules.counting import in_period, judge
from matchmaker.rules.facts import Case, Line
from matchmaker.rules.findings import Clause, Judgement
from matchmaker.rules.programme import PLAN_DATE, CountingSettings, TargetSpan


@dataclass(frozen=True, kw_only=True)
class Count:
    """Ids of cases, in the order of their results. `replications` are those in the period of a solution that counts
    already, on either line or in an earlier period; `separate` is the line of spin-offs, start-ups and contest winners.
    `repeated` are those of an adopter that the solution has already: neither counted nor replications.

    `products` are those of `counted` that are counted under II.1 too: flagged here, not added twice.
    """

    counted: tuple[int, ...]
    replications: tuple[int, ...]
    separate: tuple[int, ...]
    repeated: tuple[int, ...]
    products: tuple[int, ...]
    judgements: Mapping[int, Judgement]


def judged(cases: Sequence[Case], settings: CountingSettings, today: date) -> list[Judgement]:
    """Each case by itself, in their order."""
    return [judge(case, settings, today) for case in cases]


Judging = Callable[[Sequence[Case], CountingSettings, date], list[Judgement]]


class Ledger:
    """Cases as the rule sees them on one day, read once for a request and handed on: all of them, or some.

    What is asked twice is judged once; of another period only the clause of the period is asked again. `judging` is
    `judged`, or gives what that would give.
    """

    def __init__(self, cases: Iterable[Case], today: date, judging: Judging = judged) -> None:
        by_id = {case.id: case for case in cases}
        self.cases = tuple(by_id[case_id] for case_id in sorted(by_id))
        self.today = today
        self._judging = judging
        self._judged: dict[CountingSettings, list[Judgement]] = {}

    def judgements(self, settings: CountingSettings) -> dict[int, Judgement]:
        """By case, each by itself."""
        thresholds = replace(settings, span=TargetSpan.WHOLE, period_from=PLAN_DATE, period_to=PLAN_DATE)
        if thresholds not in self._judged:
            self._judged[thresholds] = self._judging(self.cases, thresholds, self.today)
        judged = self._judged[thresholds]
        return {judgement.case_id: in_period(judgement, settings, self.today) for judgement in judged}

    def count(self, settings: CountingSettings) -> Count:
        """What the rule gives for all of them together."""
        return _counted({case.id: case for case in self.cases}, self.judgements(settings))


def count(cases: Iterable[Case], settings: CountingSettings, today: date) -> Count:
    """What the rule gives for all cases, as of `today`; in whichever order and however often a case is given."""
    return Ledger(cases, today).count(settings)


def _counted(by_id: Mapping[int, Case], judgements: Mapping[int, Judgement]) -> Count:
    firsts, further, repeated = (
        [judgement for judgement in sorted(place, key=_order) if judgement.holds]
        for place in _places(judgements.values(), by_id)
    )
    counted = tuple(judgement.case_id for judgement in firsts if judgement.line is Line.MAIN)
    return Count(
        counted=counted,
        replications=tuple(judgement.case_id for judgement in further),
        separate=tuple(judgement.case_id for judgement in firsts if judgement.line is Line.SEPARATE),
        repeated=tuple(judgement.case_id for judgement in repeated),
        products=tuple(case_id for case_id in counted if by_id[case_id].also_product),
        judgements=judgements,
    )


def results(judgements: Iterable[Judgement]) -> list[list[Judgement]]:
    """What counts or would but for its date, by delivered solution; the first result first, the main line before."""
    of_solution: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.holds_but(Clause.PERIOD):
            of_solution[judgement.delivered_id].append(judgement)
    return [sorted(group, key=_order) for group in of_solution.values()]


def _places(judgements: Iterable[Judgement], by_id: Mapping[int, Case]) -> tuple[list[Judgement], ...]:
    """Of each solution the first result, whenever it was; those of further adopters; those of an adopter once more."""
    firsts: list[Judgement] = []
    further: list[Judgement] = []
    repeated: list[Judgement] = []
    for group in results(judgements):
        seen: set[int] = set()
        for judgement in group:
            adopter = by_id[judgement.case_id].adopter.organisation_id
            (repeated if adopter in seen else further if seen else firsts).append(judgement)
            seen.add(adopter)
    return firsts, further, repeated


def _order(judgement: Judgement) -> tuple[bool, date, int]:
    return judgement.line is not Line.MAIN, judgement.result_on or date.max, judgement.case_id
