"""From needs to counted: how many got how far, and in how many days. The unit is the need of a business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median

from matchmaker.ground.db import Record


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


_STEPS = tuple(Milestone)
_STORED = [milestone.value for milestone in _STEPS if milestone is not Milestone.COUNTED]
_PILOTED, _CONTRACTED = _STEPS.index(Milestone.PILOTED), _STEPS.index(Milestone.CONTRACTED)


@dataclass(frozen=True, kw_only=True)
class FunnelStep:
    """Needs that came this far or further; a step that a case went without is passed over and not counted.

    `conversion` is the share of those who stood at the step before on their own way; None for the first, or where
    nobody had come that far. `median_days` is of those whose dates of both steps are known.
    """

    milestone: Milestone
    need_ids: tuple[int, ...]
    conversion: float | None
    median_days: float | None


def funnel_of(rows: Sequence[Record], counted: Mapping[int, date]) -> tuple[FunnelStep, ...]:
    """`rows` hold a date for each milestone that a need has passed, and whether its route has no contract; `counted`
    the days on which needs came to count.
    """
    came: list[list[int]] = [[] for _ in _STEPS]
    could: list[int] = [0 for _ in _STEPS]
    taken: list[list[int]] = [[] for _ in _STEPS]
    for row in rows:
        days = (*(row[name] for name in _STORED), counted.get(row["need_id"]))
        dated = [(position, day) for position, day in enumerate(days) if day]
        furthest = dated[-1][0] if dated else -1
        before = -1
        for position in _way(dict(dated), furthest, applied=row["applied"]):
            could[position] += before <= furthest
            if position <= furthest:
                came[position].append(row["need_id"])
            before = position
        for (_, then), (position, here) in pairwise(dated):
            taken[position].append(max((here - then).days, 0))
    return tuple(
        FunnelStep(
            milestone=milestone,
            need_ids=tuple(came[position]),
            conversion=len(came[position]) / could[position] if position and could[position] else None,
            median_days=float(median(taken[position])) if taken[position] else None,
        )
        for position, milestone in enumerate(_STEPS)
    )


def _way(dated: Mapping[int, date], furthest: int, *, applied: bool) -> list[int]:
    """The steps of a need. A finished product may go without a pilot; what is applied has no contract."""
    left_out = {step for step in (_PILOTED, _CONTRACTED) if step not in dated and step < furthest}
    if applied and _CONTRACTED not in dated:
        left_out.add(_CONTRACTED)
    return [position for position in range(len(_STEPS)) if position not in left_out]
