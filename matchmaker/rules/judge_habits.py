"""What judges are used to give: a strict one and a lenient one are moved to a common middle, for the discussion.

Middle and spread are the median and the median distance from it, so that no single score moves them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm

STRETCH = (Fraction(1, 2), Fraction(2))  # an adjustment stretches a judge's scale by no more than this

Shares = Mapping[int, Mapping[int, Fraction]]
"""Of one entry: judge → criterion → share of its points."""


def adjusted_shares(shares: Mapping[int, Shares], adjust_from: int | None) -> Mapping[int, Shares]:
    """Each judge's shares moved to the middle and stretched to the spread of all, criterion by criterion.

    Judges of fewer entries than `adjust_from` stay as they are; all do without it. Whoever gives the same to most is
    moved only.
    """
    if adjust_from is None:
        return shares
    of_judge: defaultdict[tuple[int, int], list[Fraction]] = defaultdict(list)
    of_all: defaultdict[int, list[Fraction]] = defaultdict(list)
    for of_entry in shares.values():
        for judge, given in of_entry.items():
            for criterion, share in given.items():
                of_judge[judge, criterion].append(share)
                of_all[criterion].append(share)
    common = {criterion: middle_and_spread(everybody) for criterion, everybody in of_all.items()}
    scales = {key: _scale(given, common[key[1]]) for key, given in of_judge.items() if len(given) >= adjust_from}
    return {
        entry: {
            judge: {c: scales[judge, c](share) if (judge, c) in scales else share for c, share in given.items()}
            for judge, given in of_entry.items()
        }
        for entry, of_entry in shares.items()
    }


def whole_numbers(values: Iterable[Fraction]) -> tuple[list[int], int]:
    """The same values as whole numbers, and of what unit each is so many parts."""
    several = list(values)
    unit = lcm(*(value.denominator for value in several))
    return [value.numerator * (unit // value.denominator) for value in several], unit


def median(values: Iterable[Fraction]) -> Fraction:
    """Exact. Compared as whole numbers: fractions take ten times as long."""
    return middle_of(*whole_numbers(values))


def middle_of(wholes: Sequence[int], unit: int) -> Fraction:
    """The median of what `whole_numbers` gave; of an even number the middle of both."""
    ordered = sorted(wholes)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return Fraction(low + high, 2 * unit)


def middle_and_spread(values: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    """The median, and the median distance from it."""
    several = list(values)
    middle = median(several)
    return middle, median(abs(value - middle) for value in several)


def _scale(given: Sequence[Fraction], common: tuple[Fraction, Fraction]) -> Callable[[Fraction], Fraction]:
    own, spread = middle_and_spread(given)
    middle, usual = common
    least, most = STRETCH
    stretch = min(max(usual / spread, least), most) if spread and usual else Fraction(1)
    moved = {share: min(max(middle + (share - own) * stretch, Fraction(0)), Fraction(1)) for share in set(given)}
    return moved.__getitem__
