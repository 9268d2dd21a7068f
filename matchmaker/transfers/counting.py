"""All cases together: one delivered solution counts once, its further adopters stand beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchmaker.programme.model import CountingSettings
from matchmaker.transfers.facts import Case, Line
from matchmaker.transfers.findings import Clause, Judgement
from matchmaker.transfers.model import judge


@dataclass(frozen=True, kw_only=True)
class Count:
    """Ids of cases, in the order of their results. `replications` are those in the period of a solution that counts
    already, on either line or in an earlier period; `separate` is the line of spin-offs, start-ups and contest winners.

    `products` are those of `counted` that are counted under II.1 too: flagged here, not added twice.
    """

    counted: tuple[int, ...]
    replications: tuple[int, ...]
    separate: tuple[int, ...]
    products: tuple[int, ...]
    judgements: Mapping[int, Judgement]


def count(cases: Iterable[Case], settings: CountingSettings, today: date) -> Count:
    """What the rule gives for all cases, as of `today`; in whichever order and however often a case is given."""
    by_id = {case.id: case for case in cases}
    judgements = {case_id: judge(by_id[case_id], settings, today) for case_id in sorted(by_id)}
    firsts, further = _firsts_and_further(judgements.values())
    in_period = [found for found in sorted(firsts, key=_order) if found.holds]
    counted = tuple(found.case_id for found in in_period if found.line is Line.MAIN)
    return Count(
        counted=counted,
        replications=tuple(found.case_id for found in sorted(further, key=_order) if found.holds),
        separate=tuple(found.case_id for found in in_period if found.line is Line.SEPARATE),
        products=tuple(case_id for case_id in counted if by_id[case_id].also_product),
        judgements=judgements,
    )


def _firsts_and_further(judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Judgement]]:
    """Of each solution the first result, whenever it was; and the later ones. The main line goes first."""
    of_solution: dict[int, list[Judgement]] = defaultdict(list)
    for found in judgements:
        if found.holds_but(Clause.PERIOD):
            of_solution[found.delivered_id].append(found)
    ordered = [sorted(group, key=_order) for group in of_solution.values()]
    return [group[0] for group in ordered], [found for group in ordered for found in group[1:]]


def _order(found: Judgement) -> tuple[bool, date, int]:
    return found.line is not Line.MAIN, found.result_on or date.max, found.case_id
