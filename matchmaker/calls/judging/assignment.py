"""Who judges which entry: as many judges for each as the call says, loads as even as can be, then expertise.

Entries and judges are the two sides of a flow, so its best solution in whole numbers is that of a linear programme.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, hstack

Pair = tuple[int, int]
"""An entry and a judge."""


@dataclass(frozen=True, kw_only=True)
class Lack:
    """An entry that gets fewer judges than it should: how many it misses, and how many conflicts kept away."""

    entry: int
    missing: int
    kept_away: int


@dataclass(frozen=True, kw_only=True)
class Assignment:
    pairs: frozenset[Pair]
    lacks: tuple[Lack, ...]

    @property
    def loads(self) -> Mapping[int, int]:
        """How many entries each judge has who has any."""
        return Counter(judge for _, judge in self.pairs)


def assign(
    entries: Collection[int],
    judges: Collection[int],
    per_entry: int,
    *,
    conflicts: Collection[Pair] = (),
    expertise: Mapping[Pair, float] | None = None,
    kept: Collection[Pair] = (),
) -> Assignment:
    """Every entry gets `per_entry` judges, or all who have no conflict with it; `kept` pairs stay without one.

    Of all such assignments one with the most even loads, and of those one with the most expertise (0 to 1 a pair).
    The order in which entries and judges are given changes nothing.
    """
    barred = set(conflicts)
    pairs = [(e, j) for e in sorted(entries) for j in sorted(judges) if (e, j) not in barred]
    free, held = Counter(e for e, _ in pairs), Counter(e for e, _ in set(kept).intersection(pairs))
    demand = {entry: max(min(per_entry, free[entry]), held[entry]) for entry in sorted(entries)}
    lacks = tuple(
        Lack(entry=entry, missing=per_entry - number, kept_away=sum(e == entry for e, _ in barred))
        for entry, number in demand.items()
        if number < per_entry
    )
    if not pairs:
        return Assignment(pairs=frozenset(), lacks=lacks)
    flow = _Flow(pairs, demand, sorted(judges), set(kept))
    worth = np.array([(expertise or {}).get(pair, 0.0) for pair in pairs])
    return Assignment(pairs=frozenset(flow.best(worth)), lacks=lacks)


class _Flow:
    """Pairs as variables between 0 and 1: rows of `of_entry` add up to what entries need, of `of_judge` to loads."""

    def __init__(
        self, pairs: Sequence[Pair], demand: Mapping[int, int], judges: Sequence[int], kept: Collection[Pair]
    ) -> None:
        self.pairs, self.demand, self.judges = pairs, np.array(list(demand.values())), judges
        self.of_entry = _incidence([entry for entry, _ in pairs], list(demand))
        self.of_judge = _incidence([judge for _, judge in pairs], judges)
        self.least = np.array([float(pair in kept) for pair in pairs])

    def best(self, worth: np.ndarray) -> list[Pair]:
        """The pairs of the assignment with the most even loads that is worth most."""
        loads = self._even_loads(self._lowest_peak())
        low, high = np.minimum(loads, loads.max() - 1), np.full(len(loads), loads.max())
        chosen = milp(
            -worth,
            integrality=np.ones(len(self.pairs)),
            bounds=Bounds(self.least, 1),
            constraints=[
                LinearConstraint(self.of_entry, self.demand, self.demand),
                LinearConstraint(self.of_judge, low, high),
            ],
        )
        return [pair for pair, value in zip(self.pairs, chosen.x, strict=True) if value > 0.5]

    def _lowest_peak(self) -> int:
        """The least number of entries that whoever has most can have."""
        peak = np.full((len(self.judges), 1), -1.0)
        return int(np.ceil(self._cheapest(np.append(np.zeros(len(self.pairs)), 1), peak, np.inf)[-1] - 1e-6))

    def _even_loads(self, peak: int) -> np.ndarray:
        """Loads with the least sum of squares: a judge's first entry costs 1, the second 3, the third 5."""
        steps = np.tile(2.0 * np.arange(peak) + 1, len(self.judges))
        taken = -np.repeat(np.eye(len(self.judges)), peak, axis=1)
        shares = self._cheapest(np.append(np.zeros(len(self.pairs)), steps), taken, 1)
        loads: np.ndarray = np.rint(self.of_judge @ shares[: len(self.pairs)])
        return loads

    def _cheapest(self, cost: np.ndarray, beside_loads: np.ndarray, most: float) -> np.ndarray:
        """All variables, where loads and what stands beside them stay at or below nothing."""
        others = beside_loads.shape[1]
        answer = linprog(
            cost,
            A_ub=hstack([self.of_judge, csr_array(beside_loads)]),
            b_ub=np.zeros(len(self.judges)),
            A_eq=hstack([self.of_entry, csr_array((len(self.demand), others))]),
            b_eq=self.demand,
            bounds=np.column_stack(
                [np.append(self.least, np.zeros(others)), np.append(np.ones(len(self.pairs)), np.full(others, most))]
            ),
            method="highs",
        )
        shares: np.ndarray = answer.x
        return shares


def _incidence(ends: Sequence[int], names: Sequence[int]) -> csr_array:
    row = {name: number for number, name in enumerate(names)}
    return csr_array(
        (np.ones(len(ends)), ([row[end] for end in ends], range(len(ends)))), shape=(len(names), len(ends))
    )
