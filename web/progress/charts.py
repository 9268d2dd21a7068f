"""Where the points of a chart lie; templates draw it as SVG with presentation attributes alone."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 460, 220
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 16, 30


@dataclass(frozen=True, kw_only=True)
class Point:
    """`label` is what stands under it, `value` its figure; x and y in the units of the drawing."""

    label: str
    value: int
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A growing figure against a target."""

    points: tuple[Point, ...]
    line: str
    target_y: float
    ticks: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def curve(steps: Sequence[tuple[str, int]], target: int) -> Curve:
    """`steps` hold label and value, in their order; the scale reaches the target or the largest value."""
    top = max(target, *(value for _, value in steps), 1) if steps else max(target, 1)
    across = (WIDTH - LEFT - RIGHT) / max(len(steps), 1)

    def height(value: int) -> float:
        return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)

    points = tuple(
        Point(label=label, value=value, x=round(LEFT + across * (i + 0.5), 1), y=height(value))
        for i, (label, value) in enumerate(steps)
    )
    ticks = tuple(Point(label=str(v), value=v, x=LEFT, y=height(v)) for v in sorted({0, round(top / 2), top}))
    return Curve(
        points=points,
        line=" ".join(f"{p.x},{p.y}" for p in points),
        target_y=height(target),
        ticks=ticks,
    )


def running(steps: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Each value with all before it."""
    sums: list[tuple[str, int]] = []
    for label, value in steps:
        sums.append((label, value + (sums[-1][1] if sums else 0)))
    return sums
