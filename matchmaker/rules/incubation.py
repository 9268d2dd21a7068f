"""What becomes of a winner's or a finalist's project afterwards."""

from enum import StrEnum


class IncubationStage(StrEnum):
    ADMITTED = "admitted"
    BUILDING = "building"
    PILOTING = "piloting"
    ON_MARKET = "on_market"
    ENDED = "ended"
