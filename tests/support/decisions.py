"""Decisions on pairs, drawn as a calibration says."""

from dataclasses import replace

import numpy as np

from matchmaker.matching.calibration import SHIPPED, Calibration
from matchmaker.matching.learning import Decision
from matchmaker.matching.model import Evidence

# Words tell less here than where the program's weights come from, and brokers approve less.
OTHERWISE = replace(
    SHIPPED, offset=SHIPPED.offset - 1, contrast=SHIPPED.contrast / 3, closeness=SHIPPED.closeness * 1.3
)


def decisions(count: int, truth: Calibration, *, seed: int = 0, a_need: int = 5) -> list[Decision]:
    """Pairs whose records solve the need as often as `truth` says, `a_need` of them on each need."""
    dice = np.random.default_rng(seed)
    made = []
    for place in range(count):
        closeness, behind, paired, contrast, asked = dice.normal(
            (3.5, 1.0, 0.08, 0.12, 0.06), (1.2, 0.6, 0.06, 0.1, 0.1)
        )
        evidence = Evidence(closeness=closeness, behind=abs(behind), paired=abs(paired), contrast=contrast, asked=asked)
        right = bool(dice.random() < truth.fit(evidence))
        made.append(Decision(need_id=place // a_need, evidence=evidence, covered=dice.random() < 0.9, right=right))
    return made
