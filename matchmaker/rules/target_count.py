"""What is reached of each target, all of them together.

A case may count for several targets, and each line then says for which; within one target no case and no solution
counts twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matchmaker.rules.findings import Clause, Judgement, Why
from matchmaker.rules.ledger import Count, Ledger, results
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.target import OF_CASES, Counts, Target


@dataclass(frozen=True, kw_only=True)
class RecordedResult:
    """What officers recorded of another task: `number` is 1 for a product, or the distinct people of a course."""

    id: int
    counts: Counts
    happened_on: date
    number: int


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What is reached of a target: `number` of its unit, from `cases` or from `records`, each of which counts once.

    `flagged` are cases whose solution is recorded under this target by hand: shown, not added twice. `also` holds for
    each case of both the codes of the other targets that it counts for.
    """

    target: Target
    period: tuple[date, date]
    number: int
    cases: tuple[int, ...] = ()
    records: tuple[int, ...] = ()
    flagged: tuple[int, ...] = ()
    also: Mapping[int, tuple[str, ...]]

    @property
    def shared(self) -> tuple[int, ...]:
        """The cases that count for another target too."""
        return tuple(case_id for case_id in self.cases if self.also[case_id])


def reached(
    targets: Sequence[Target],
    ledger: Ledger,
    settings: CountingSettings,
    records: Iterable[RecordedResult],
    until: date,
) -> tuple[Reached, ...]:
    """What is reached of each by `until`; neither the order of the cases nor that of the records changes anything."""
    by_id = {each.id: each for each in records}
    sorted_records = [by_id[number] for number in sorted(by_id)]
    alone = [_alone(target, ledger, settings, sorted_records, until) for target in targets]
    return tuple(replace(each, also=_also(each, alone)) for each in alone)


def _alone(
    target: Target, ledger: Ledger, settings: CountingSettings, records: Sequence[RecordedResult], until: date
) -> Reached:
    rule, period = target.rule(settings, until), target.period(until)
    counted = ledger.count(rule)
    if target.counts in OF_CASES:
        cases = counted.counted if target.counts is Counts.TRANSFER else marketed(counted)
        return Reached(target=target, period=period, number=len(cases), cases=cases, also={})
    mine = [r for r in records if r.counts is target.counts and rule.period_from <= r.happened_on <= rule.period_to]
    return Reached(
        target=target,
        period=period,
        number=sum(each.number for each in mine),
        records=tuple(each.id for each in mine),
        flagged=counted.products if target.counts is Counts.PRODUCT else (),
        also={},
    )


def marketed(counted: Count) -> tuple[int, ...]:
    """Of each solution the first paid transfer, on either line, where its result lies in the period.

    Paid: the transfer's clause of the price holds by a paper; a stated reason for no price is none.
    """
    firsts = [next(filter(_paid, group), None) for group in results(counted.judgements.values())]
    return tuple(sorted(each.case_id for each in firsts if each is not None and each.holds))


def _paid(judgement: Judgement) -> bool:
    price = judgement.of(Clause.PRICE)
    return price is not None and price.why is Why.HOLDS


def _also(one: Reached, every: Sequence[Reached]) -> dict[int, tuple[str, ...]]:
    others = [each for each in every if each.target.code != one.target.code]
    return {
        case_id: tuple(each.target.code for each in others if case_id in {*each.cases, *each.flagged})
        for case_id in (*one.cases, *one.flagged)
    }
