"""How sure a match is, as a part of what is learnt; and all of what is learnt, as matching asks with it."""

from dataclasses import dataclass
from typing import Self

from matchmaker.audit.model import Action
from matchmaker.ground.current import Current
from matchmaker.ground.db import Pool
from matchmaker.learnt.keeping import Part, current
from matchmaker.listings.needs.readings import READING
from matchmaker.matching.calibration import SHIPPED, Calibration
from matchmaker.understanding.scoring import Bounds

FIT = Part(name="fit", own=SHIPPED, learn=Action.CALIBRATION_LEARN, take_back=Action.CALIBRATION_TAKE_BACK)


@dataclass(frozen=True, kw_only=True)
class Learnt:
    """Of each part what is in force, as this process knows it."""

    calibration: Current[Calibration]
    reading: Current[Bounds]

    @classmethod
    def of_pool(cls, pool: Pool) -> Self:
        """The program's own, until they are renewed."""
        return cls(calibration=current(pool, FIT), reading=current(pool, READING))
