"""Ranking of a call's entries: the median of each criterion decides, by weight. A pure function of what judges gave.

All arithmetic is exact. Order of entries, of judges and of sheets, a sheet that is listed twice and the scale of
points and of weights change nothing. Adjusted values stand beside the raw ones for the discussion; they rank nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from math import lcm

from matchmaker.rules.call import TieRule
from matchmaker.rules.judge_habits import Shares, adjusted_shares, middle_of, whole_numbers

DISCORD = Fraction(1, 2)  # of a criterion's points: judges that far apart are talked about
OUTLYING = Fraction(1, 4)  # of a criterion's points: the least distance from the median that makes an outlier
OUTLYING_SPREADS = 3  # and the least number of median distances
OUTLYING_JUDGES = 3  # of two judges nobody can say which is the outlier


ByCriterion = Mapping[int, Fraction]
Wholes = Mapping[int, tuple[Sequence[int], int]]
"""Of one entry: criterion → what its judges gave in their order, as whole numbers, and the unit of these."""


class SheetState(StrEnum):
    """Where a judge's sheet of an entry stands. Only one that is given, and complete, counts."""

    WAITING = "waiting"
    GIVEN = "given"
    ABSTAINED = "abstained"
    REMOVED = "removed"  # of a judge who left, or has a conflict: kept, and not counted


class Flag(StrEnum):
    """What the council is to look at before it decides on an entry."""

    NO_SCORES = "no_scores"
    ONE_JUDGE = "one_judge"
    FEWER_JUDGES = "fewer_judges"  # than the call promises for each entry
    ABSTENTION = "abstention"
    NOT_COUNTED = "not_counted"  # sheets are kept that do not count
    DISCORD = "discord"
    OUTLIER = "outlier"
    BELOW_THRESHOLD = "below_threshold"
    TIED = "tied"
    ADJUSTED_OTHERWISE = "adjusted_otherwise"  # adjusted by judge, its rank were another


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A criterion as far as ranking asks: `points` are the most that it gives, `threshold` the least that passes."""

    id: int
    weight: Fraction
    points: Fraction
    threshold: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What one judge gave one entry: points by criterion."""

    judge: int
    entry: int
    state: SheetState
    points: Mapping[int, Fraction]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the call says of ranking. `chair_order` is what the chair decided between tied entries, the first first."""

    measures: Sequence[Measure]
    ties: TieRule
    judges_per_entry: int = 1
    adjust_from: int | None = None  # entries that a judge has scored: from fewer nothing can be told of their habits
    public_share: Fraction = Fraction(0)  # of the total, 0 to 1, where the public has scored every entry
    public: Mapping[int, Fraction] = field(default_factory=dict)  # what it gave, 0 to 100
    chair_order: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """An entry in the ranking. `rank` is None for what was not scored or does not reach a threshold.

    `medians` are points by criterion; `total` and `adjusted` run from 0 to 100; `below` are the criteria that are not
    reached; `apart` those where judges differ widely; `outliers` are pairs of judge and criterion.
    """

    entry: int
    rank: int | None
    judges: int
    medians: Mapping[int, Fraction]
    total: Fraction | None
    adjusted: Fraction | None
    below: frozenset[int]
    apart: frozenset[int]
    outliers: frozenset[tuple[int, int]]
    flags: frozenset[Flag]


def rank(rules: Rules, entries: Collection[int], sheets: Iterable[Sheet]) -> tuple[Place, ...]:
    """All entries once, the ranked ones first and the best first; equal ranks in the order of their numbers.

    Raises ValueError for sheets that contradict each other, and for points that a criterion does not have.
    """
    if not rules.public.keys() >= set(entries):
        rules = replace(rules, public_share=Fraction(0))
    by_entry = _sheets_by_entry(rules, set(entries), sheets)
    shares = {entry: _counted(rules, of_entry) for entry, of_entry in by_entry.items()}
    adjusted = adjusted_shares(shares, rules.adjust_from)
    portions = _portions(rules)
    raw = [_unranked(rules, portions, each, by_entry[each], shares[each], adjusted[each]) for each in sorted(by_entry)]
    return _placed(rules, raw)


def choice_problem(ranking: Sequence[Place], chosen: Collection[int]) -> str | None:
    """Why these entries cannot be the winners or finalists; None if they can. Nobody at all is a result.

    They are the head of the ranking: whoever is ranked as high is chosen too.
    """
    ranks = {place.entry: place.rank for place in ranking}
    if any(ranks.get(entry) is None for entry in chosen):
        return "not_ranked"
    last = max((ranks[entry] or 0 for entry in chosen), default=0)
    left_out = [r for entry, r in ranks.items() if r is not None and r <= last and entry not in chosen]
    if not left_out:
        return None
    return "tie_at_the_line" if set(left_out) == {last} else "passed_over"


def head_of(ranking: Sequence[Place], number: int) -> frozenset[int]:
    """The first `number` by rank; more where a tie stands across the line, and none where nothing passes."""
    return frozenset(place.entry for place in ranking if place.rank is not None and place.rank <= number)


def _sheets_by_entry(rules: Rules, entries: set[int], sheets: Iterable[Sheet]) -> Mapping[int, Mapping[int, Sheet]]:
    most = {measure.id: measure.points for measure in rules.measures}
    by_entry: dict[int, dict[int, Sheet]] = {entry: {} for entry in entries}
    for sheet in sheets:
        if any(not 0 <= points <= most[criterion] for criterion, points in sheet.points.items()):
            raise ValueError(f"judge {sheet.judge} gave entry {sheet.entry} points that a criterion does not have")
        if sheet.entry in by_entry and by_entry[sheet.entry].setdefault(sheet.judge, sheet) != sheet:
            raise ValueError(f"judge {sheet.judge} has two sheets of entry {sheet.entry}")
    return by_entry


def _counted(rules: Rules, sheets: Mapping[int, Sheet]) -> Shares:
    return {
        judge: {m.id: sheet.points[m.id] / m.points for m in rules.measures}
        for judge, sheet in sheets.items()
        if sheet.state is SheetState.GIVEN and all(m.id in sheet.points for m in rules.measures)
    }


def _portions(rules: Rules) -> ByCriterion:
    """What each criterion gives at most of the hundred that the judges give."""
    weights = sum((m.weight for m in rules.measures), Fraction(0))
    return {m.id: 100 * m.weight / weights for m in rules.measures}


def _wholes(rules: Rules, shares: Shares) -> Wholes:
    return {m.id: whole_numbers(given[m.id] for given in shares.values()) for m in rules.measures} if shares else {}


def _medians(wholes: Wholes) -> ByCriterion:
    return {criterion: middle_of(several, unit) for criterion, (several, unit) in wholes.items()}


def _total(rules: Rules, portions: ByCriterion, entry: int, medians: ByCriterion) -> Fraction | None:
    if not medians:
        return None
    of_judges = sum((portions[criterion] * share for criterion, share in medians.items()), Fraction(0))
    return of_judges + rules.public_share * (rules.public[entry] - of_judges) if rules.public_share else of_judges


def _unranked(
    rules: Rules,
    portions: ByCriterion,
    entry: int,
    sheets: Mapping[int, Sheet],
    shares: Shares,
    adjusted: Shares,
) -> Place:
    wholes = _wholes(rules, shares)
    medians = _medians(wholes)
    total = _total(rules, portions, entry, medians)
    points = {m.id: medians[m.id] * m.points for m in rules.measures} if medians else {}
    below = frozenset(m.id for m in rules.measures if points and m.threshold is not None and points[m.id] < m.threshold)
    apart = frozenset(c for c, (several, unit) in wholes.items() if max(several) - min(several) >= DISCORD * unit)
    outliers = _outliers(tuple(shares), wholes)
    raised = {
        Flag.NO_SCORES: not shares,
        Flag.ONE_JUDGE: len(shares) == 1,
        Flag.FEWER_JUDGES: 0 < len(shares) < rules.judges_per_entry,
        Flag.ABSTENTION: any(sheet.state is SheetState.ABSTAINED for sheet in sheets.values()),
        Flag.NOT_COUNTED: any(s.points and s.state is SheetState.REMOVED for s in sheets.values()),
        Flag.DISCORD: bool(apart),
        Flag.OUTLIER: bool(outliers),
        Flag.BELOW_THRESHOLD: bool(below),
    }
    return Place(
        entry=entry,
        rank=None if below or total is None else 0,
        judges=len(shares),
        medians=points,
        total=total,
        adjusted=total if adjusted is shares else _total(rules, portions, entry, _medians(_wholes(rules, adjusted))),
        below=below,
        apart=apart,
        outliers=outliers,
        flags=frozenset(flag for flag, is_raised in raised.items() if is_raised),
    )


def _outliers(judges: Sequence[int], wholes: Wholes) -> frozenset[tuple[int, int]]:
    if len(judges) < OUTLYING_JUDGES:
        return frozenset()
    outlying = set()
    for criterion, (several, unit) in wholes.items():
        middle = _twice_the_middle(several)
        gaps = [abs(2 * each - middle) for each in several]  # from the median, in halves of the unit
        far = max(4 * unit * OUTLYING, Fraction(OUTLYING_SPREADS * _twice_the_middle(gaps)))
        outlying |= {(judge, criterion) for judge, gap in zip(judges, gaps, strict=True) if 2 * gap >= far}
    return frozenset(outlying)


def _twice_the_middle(wholes: Sequence[int]) -> int:
    ordered = sorted(wholes)
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


def _placed(rules: Rules, places: Sequence[Place]) -> tuple[Place, ...]:
    passing = [place for place in places if place.rank is not None]
    ranks = _ranks(_strengths(rules, passing))
    by_total = _ranks(_comparable({place.entry: (place.total or Fraction(0),) for place in passing}))
    by_adjusted = _ranks(_comparable({place.entry: (place.adjusted or Fraction(0),) for place in passing}))
    sharing = Counter(ranks.values())
    ranked = []
    for place in passing:
        raised = {
            Flag.TIED: sharing[ranks[place.entry]] > 1,
            Flag.ADJUSTED_OTHERWISE: by_total[place.entry] != by_adjusted[place.entry],
        }
        flags = place.flags | {flag for flag, is_raised in raised.items() if is_raised}
        ranked.append(replace(place, rank=ranks[place.entry], flags=flags))
    ranked.sort(key=lambda place: (place.rank or 0, place.entry))
    return (*ranked, *(place for place in places if place.rank is None))


def _comparable(strengths: Mapping[int, tuple[Fraction, ...]]) -> Mapping[int, tuple[int, ...]]:
    """The same order in whole numbers: fractions take ten times as long to compare."""
    unit = lcm(*(value.denominator for strength in strengths.values() for value in strength))
    return {
        entry: tuple(value.numerator * (unit // value.denominator) for value in strength)
        for entry, strength in strengths.items()
    }


def _ranks(strengths: Mapping[int, tuple[int, ...]]) -> Mapping[int, int]:
    """As in sports: 1, 1, 3."""
    first: dict[tuple[int, ...], int] = {}
    for position, strength in enumerate(sorted(strengths.values(), reverse=True), start=1):
        first.setdefault(strength, position)
    return {entry: first[strength] for entry, strength in strengths.items()}


def _strengths(rules: Rules, passing: Sequence[Place]) -> Mapping[int, tuple[int, ...]]:
    """What entries are ranked by: their total, then what the call's rule says of ties, then what the chair decided.

    The chair's word counts among those who are still tied, and only where it names all of them.
    """
    if rules.ties is TieRule.SHARED_RANK:
        return _comparable({place.entry: (place.total or Fraction(0),) for place in passing})
    strengths = _comparable(
        {place.entry: (place.total or Fraction(0), *_heaviest_first(rules, place)) for place in passing}
    )
    tied: defaultdict[tuple[int, ...], set[int]] = defaultdict(set)
    for entry, strength in strengths.items():
        tied[strength].add(entry)
    decided = {entry: -place for place, entry in enumerate(rules.chair_order)}
    return {
        entry: (*strength, decided[entry]) if tied[strength] <= decided.keys() else strength
        for entry, strength in strengths.items()
    }


def _heaviest_first(rules: Rules, place: Place) -> tuple[Fraction, ...]:
    """Medians from the heaviest criterion on. Among criteria of one weight the best comes first: they have no order."""
    if rules.ties is not TieRule.HEAVIEST_CRITERION:
        return ()
    by_weight: defaultdict[Fraction, list[Fraction]] = defaultdict(list)
    for measure in rules.measures:
        by_weight[measure.weight].append(place.medians[measure.id] / measure.points)
    return tuple(
        share for weight in sorted(by_weight, reverse=True) for share in sorted(by_weight[weight], reverse=True)
    )
