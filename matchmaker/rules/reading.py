"""What a need's text was understood to say. Places are characters of the NFC text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, Self, TypeVar

from matchmaker.ground.text import normalise_spaces
from matchmaker.rules.programme import BudgetBand, Sector, Technology

T = TypeVar("T")


class ClauseKind(StrEnum):
    """`CONSTRAINT` is what a solution must or must not do or be; `OTHER` is a greeting, a heading, a budget, a
    contact, a date, a form of payment or an offer to work together."""

    WANT = "want"
    CONSTRAINT = "constraint"
    BACKGROUND = "background"
    OTHER = "other"


ASKED = frozenset({ClauseKind.WANT, ClauseKind.CONSTRAINT})


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A sentence, a list item or a part of one, readable alone; it comes from what stands from `start` to `end`."""

    text: str
    start: int
    end: int
    kind: ClauseKind

    @classmethod
    def of(cls, text: str, start: int, end: int, kind: ClauseKind) -> Self:
        """What stands there in an NFC text, without the white space behind it."""
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(text=normalise_spaces(text[start:end]), start=start, end=end, kind=kind)


@dataclass(frozen=True, kw_only=True)
class Proposal(Generic[T]):
    """A value that the text from `start` to `end` gives; its owner confirms it or not."""

    value: T
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with the `unit` or the thing that it counts, as it stands there; `until` is the end of a range."""

    number: Decimal
    until: Decimal | None
    unit: str


@dataclass(frozen=True, kw_only=True)
class Budget:
    """`amount` is the most that the text names, in đồng."""

    band: BudgetBand
    amount: int


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """Nothing is proposed where the text does not say it; a text of at least one letter has a want."""

    sentences: Sequence[Clause]
    title: Proposal[str] | None = None
    sector: Proposal[Sector] | None = None
    technologies: Sequence[Proposal[Technology]] = ()
    place: Proposal[str] | None = None
    baseline: Proposal[str] | None = None
    figures: Sequence[Proposal[Figure]] = ()
    data: Proposal[str] | None = None
    budget: Proposal[Budget] | None = None
    deadline: Proposal[date] | None = None

    @property
    def wants(self) -> list[str]:
        """What is asked for, wants and constraints in the order of the text, each once."""
        return list(dict.fromkeys(clause.text for clause in self.sentences if clause.kind in ASKED))
