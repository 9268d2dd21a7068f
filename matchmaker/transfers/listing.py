"""The list of cases: all of them for officers, a side's own for itself; each with how many conditions are met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from matchmaker.db import Connection, Record
from matchmaker.listings.model import Named
from matchmaker.listings.search import Page, search_patterns
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, may, require
from matchmaker.programme.service import counting_settings
from matchmaker.transfers.closing import Closing, closings, headline
from matchmaker.transfers.counting import Ledger
from matchmaker.transfers.findings import Judgement
from matchmaker.transfers.loading import cases, city_today
from matchmaker.transfers.stages import PROMISED_DAYS, Stage
from matchmaker.transfers.statements import queries

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """`ids` narrows to these cases; `stuck` to those whose promised day is over."""

    stage: str | None = None
    sector: str | None = None
    owner_id: int | None = None
    stuck: bool = False
    ids: Sequence[int] | None = None
    text: str = ""
    named: Sequence[Named] = ()  # what the text names
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class CaseListed:
    """One line. `due` is the promised day, None at an end; `holds`: every condition of the case's own is met."""

    id: int
    title: str
    adopter_name: str
    supplier_name: str
    stage: Stage
    entered_afterwards: bool
    owner_name: str | None
    next_step: str | None
    due: date | None
    late_days: int
    met: int
    total: int
    holds: bool


class Counted(StrEnum):
    """Cases under a figure of the count, as the address of the list says it."""

    COUNTED = "1"
    REPLICATIONS = "replications"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What counts today, against the target, as the rule gives it; `late` cases are past their promised day.

    `closed` is the approved figure that everybody sees, None before the first.
    """

    counted: Sequence[int]
    closed: Closing | None
    target: int
    replications: Sequence[int]
    late: int
    under_way: int

    @property
    def unclosed(self) -> int:
        """How many of those that count no approved figure holds."""
        return len(set(self.counted) - set(self.closed.figures.counted if self.closed else ()))

    def under(self, figure: Counted) -> Sequence[int]:
        """The cases that a figure stands for."""
        return self.counted if figure is Counted.COUNTED else self.replications


async def listing(connection: Connection, wanted: CaseFilter, *, by: Actor) -> Page[CaseListed]:
    """What is late for the longest first. Raises NotAllowed for whoever belongs to no side and is no officer."""
    today = await city_today(connection)
    rows = await _rows(connection, wanted, today, by=by)
    shown = Ledger(await cases(connection, [row["id"] for row in rows]), today)
    judged = shown.judgements(await counting_settings(connection))
    items = [_listed(row, today, judged[row["id"]]) for row in rows]
    return Page.of(rows, items, page=wanted.page, limit=PAGE_SIZE)


async def tally(connection: Connection, ledger: Ledger, *, by: Actor) -> Tally:
    """The figures above the officers' list, out of all cases. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    settings = await counting_settings(connection)
    found = ledger.count(settings)
    row = await queries.tally_cases(connection, **_promises(), today=ledger.today)
    return Tally(
        counted=found.counted,
        closed=headline(await closings(connection), settings),
        target=settings.target,
        replications=found.replications,
        late=row["late"],
        under_way=row["under_way"],
    )


async def _rows(connection: Connection, wanted: CaseFilter, today: date, *, by: Actor) -> list[Record]:
    everything = may(by, Permission.SEE_CASE)
    if not everything and by.organisation_id is None:
        return []
    return list(
        await queries.list_cases(
            connection,
            **_promises(),
            today=today,
            own=None if everything else by.organisation_id,
            stage=wanted.stage,
            sector=wanted.sector,
            owner_id=wanted.owner_id,
            stuck=wanted.stuck,
            ids=None if wanted.ids is None else list(wanted.ids),
            patterns=search_patterns(wanted.text, wanted.named),
            limit=PAGE_SIZE,
            offset=(wanted.page - 1) * PAGE_SIZE,
        )
    )


def _listed(row: Record, today: date, judgement: Judgement) -> CaseListed:
    return CaseListed(
        id=row["id"],
        title=row["title"],
        adopter_name=row["adopter_name"],
        supplier_name=row["supplier_name"],
        stage=Stage(row["stage"]),
        entered_afterwards=row["entered_afterwards"],
        owner_name=row["owner_name"],
        next_step=row["next_step"],
        due=row["due"],
        late_days=max((today - row["due"]).days, 0) if row["due"] else 0,
        met=judgement.met,
        total=judgement.total,
        holds=judgement.holds,
    )


def _promises() -> dict[str, list[Any]]:
    return {"stages": [stage.value for stage in PROMISED_DAYS], "promised": list(PROMISED_DAYS.values())}
