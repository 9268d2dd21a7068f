"""A document as blocks: what it says, apart from whether it becomes DOCX, PDF or XLSX."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

SMALL_TABLE = 15  # rows


@dataclass(frozen=True, kw_only=True)
class Heading:
    text: str


@dataclass(frozen=True, kw_only=True)
class Annex:
    """Begins on a new page."""

    label: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    text: str
    small: bool = False  # a source, a note


@dataclass(frozen=True, kw_only=True)
class Table:
    """`name` is that of its sheet in a workbook; `widths` are shares of the line; figures stand as numbers."""

    name: str
    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    widths: Sequence[float]
    source: str

    @property
    def is_small(self) -> bool:
        """Whether it fits on a page beside other text, and so stays together."""
        return len(self.rows) <= SMALL_TABLE and sum(len(str(value)) for row in self.rows for value in row) <= 1_500


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Horizontal bars; the table before it holds the same figures."""

    caption: str
    bars: Sequence[tuple[str, int]]


Block = Heading | Annex | Paragraph | Table | Chart


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A whole document in the form of Decree 30/2020: head, title, blocks, annexes after the signature."""

    parent: Sequence[str]
    issuer: Sequence[str]
    number: str
    country: str
    motto: str
    dated: str
    heading: str
    about: str
    to: str
    receivers: Sequence[str]
    body: Sequence[Block]
    annexes: Sequence[Block]
    copies_to: str
    copies: Sequence[str]
    signer: Sequence[str]
    made_on: date
    file: str  # name without its ending

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.body, *self.annexes)

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]
