"""What an organisation beside the department did for a case."""

from enum import StrEnum


class CoBrokerPart(StrEnum):
    NEED = "need"  # brought the need
    SOLUTION = "solution"  # named the solution
    MEETING = "meeting"  # brought both together
    ADVICE = "advice"
    TRIAL = "trial"  # helped to try it
