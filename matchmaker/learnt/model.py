"""What becomes of an attempt to learn."""

from enum import StrEnum


class Outcome(StrEnum):
    """`BETTER` alone may be put in force; the others say why nothing changes."""

    BETTER = "better"
    TOO_FEW = "too_few"
    NOT_BETTER = "not_better"
    LESS_PRECISE = "less_precise"
