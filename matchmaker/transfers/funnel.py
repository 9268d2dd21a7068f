"""From needs to counted: how many got how far, and in how many days. The unit is the need of a business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
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
    reached: list[tuple[int, list[date | None]]] = [
        (
            row["need_id"],
            [*(row[m.value] for m in Milestone if m is not Milestone.COUNTED), counted.get(row["need_id"])],
        )
        for row in rows
    ]
    steps: list[FunnelStep] = []
    for position, milestone in enumerate(Milestone):
        ids = tuple(need_id for need_id, days in reached if any(days[position:]))
        before = len(steps[-1].need_ids) if steps else 0
        days_taken = [taken for _, days in reached if (taken := _days_to(days, position)) is not None]
        steps.append(
            FunnelStep(
                milestone=milestone,
                need_ids=ids,
                conversion=len(ids) / before if before else None,
                median_days=float(median(days_taken)) if days_taken else None,
            )
        )
    return tuple(steps)


def _days_to(days: Sequence[date | None], position: int) -> int | None:
    """Since the step before; a step that the route does not have is passed over. None where a date is missing."""
    here = days[position]
    before = next((day for day in reversed(days[:position]) if day), None)
    return max((here - before).days, 0) if here and before else None
