"""From needs to counted: how many got how far, and in how many days. The unit is the need of a business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median

from matchmaker.db import Record


class Milestone(StrEnum):
    """The steps of the funnel, in their order."""

    NEEDED = "needed"
    QUALIFIED = "qualified"
    PROPOSED = "proposed"
    CONSENTED = "consented"
    MET = "met"
    PILOTED = "piloted"
    CONTRACTED = "contracted"
    ACCEPTED = "accepted"
    COUNTED = "counted"


_STORED = [milestone.value for milestone in Milestone if milestone is not Milestone.COUNTED]


@dataclass(frozen=True, kw_only=True)
class FunnelStep:
    """Needs that came this far or further. `conversion` is their share of the step before; None for the first, or
    where nobody had come that far. `median_days` is of those whose dates of both steps are known.
    """

    milestone: Milestone
    need_ids: tuple[int, ...]
    conversion: float | None
    median_days: float | None


def funnel_of(rows: Sequence[Record], counted: Mapping[int, date]) -> tuple[FunnelStep, ...]:
    """`rows` hold a date for each milestone that a need has passed; `counted` the dates of results by need."""
    came: list[list[int]] = [[] for _ in Milestone]
    taken: list[list[int]] = [[] for _ in Milestone]
    for row in rows:
        passed = _passed([*(row[name] for name in _STORED), counted.get(row["need_id"])])
        for position in range(passed[-1][0] + 1 if passed else 0):
            came[position].append(row["need_id"])
        for (_, before), (position, here) in pairwise(passed):  # a step that the route does not have is passed over
            taken[position].append(max((here - before).days, 0))
    return tuple(
        FunnelStep(
            milestone=milestone,
            need_ids=tuple(came[position]),
            conversion=len(came[position]) / len(came[position - 1]) if position and came[position - 1] else None,
            median_days=float(median(taken[position])) if taken[position] else None,
        )
        for position, milestone in enumerate(Milestone)
    )


def _passed(days: Sequence[date | None]) -> list[tuple[int, date]]:
    """The places of the milestones that have a date, with it."""
    return [(position, day) for position, day in enumerate(days) if day]
