"""The list of cases: all of them for officers, a side's own for itself; each with how many conditions are met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from matchmaker.cases.loading import cases, city_today
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.programme.service import counting_settings
from matchmaker.rules.actors import Actor
from matchmaker.rules.findings import Judgement
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.listing import Named
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.search import ListPage, search_patterns
from matchmaker.rules.stages import PROMISED_DAYS, Stage

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


async def listing(connection: Connection, wanted: CaseFilter, *, by: Actor) -> ListPage[CaseListed]:
    """What is late for the longest first. Raises NotAllowed for whoever belongs to no side and is no officer."""
    today = await city_today(connection)
    rows = await _rows(connection, wanted, today, by=by)
    shown = Ledger(await cases(connection, [row["id"] for row in rows]), today)
    judged = shown.judgements(await counting_settings(connection))
    items = [_listed(row, today, judged[row["id"]]) for row in rows]
    return ListPage.of(rows, items, page=wanted.page, limit=PAGE_SIZE)


async def _rows(connection: Connection, wanted: CaseFilter, today: date, *, by: Actor) -> list[Record]:
    everything = may(by, Permission.SEE_CASE)
    if not everything and by.organisation_id is None:
        return []
    return list(
        await queries.list_cases(
            connection,
            **promises(),
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


def promises() -> dict[str, list[Any]]:
    """For how many days each stage is promised, as statements ask for it."""
    return {"stages": [stage.value for stage in PROMISED_DAYS], "promised": list(PROMISED_DAYS.values())}
