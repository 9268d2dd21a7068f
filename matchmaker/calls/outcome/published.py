"""What everybody reads once a call is published: winners and finalists, the archive, and what calls led to."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.calls import service as calls
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Board, Call, CallKind, CallState
from matchmaker.rules.entry import EntryOutcome
from matchmaker.rules.incubation import IncubationStage
from matchmaker.rules.listing import values_of
from matchmaker.rules.programme import Sector
from matchmaker.rules.search import ListPage


@dataclass(frozen=True, kw_only=True)
class Selected:
    """A winner or finalist. `organisation_name` is None for somebody who entered alone: people are not named.

    `received` in dong; `mentor` only where they agreed to be named; `solution_id` where it is listed.
    """

    number: int
    title: str
    board: Board | None
    outcome: EntryOutcome
    rank: int | None
    organisation_id: int | None
    organisation_name: str | None
    solution_id: int | None
    stage: IncubationStage | None
    mentor: str | None
    received: int | None
    result: str | None


@dataclass(frozen=True, kw_only=True)
class Archived:
    """A published call in the archive; `entries` also counts those that were deleted since."""

    id: int
    kind: CallKind
    title: str
    sector: Sector | None
    published_at: datetime
    entries: int
    selected: Sequence[Selected]


@dataclass(frozen=True, kw_only=True)
class Project:
    """A winner or finalist in the plan's lists of outstanding and incubated projects (II.5); names as of `Selected`."""

    call_title: str
    title: str
    organisation_name: str | None
    outcome: EntryOutcome
    stage: IncubationStage | None
    received: int | None


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """Calls that were ever opened; entries and what follows are of those that no longer take any.

    `introduced` and `counted` are published calls whose winner was introduced to a need of the call, and those of which
    a transfer counts towards the plan's target; `led` those of which one or the other holds.
    """

    calls: int
    closed: int
    published: int
    entries: int
    introduced: int
    winners: int
    finalists: int
    incubated: int
    counted: int
    led: int

    @property
    def entries_per_call(self) -> float | None:
        return self.entries / self.closed if self.closed else None

    @property
    def led_percent(self) -> int | None:
        """Of published calls, those that led to an introduction or a counted transfer."""
        return round(100 * self.led / self.published) if self.published else None


@dataclass(frozen=True, kw_only=True)
class CountedCall:
    """A call with what it adds to the figures."""

    id: int
    title: str
    kind: CallKind
    sector: Sector | None
    state: CallState
    opened_at: datetime
    closed: bool
    published: bool
    entries: int
    introduced: bool
    winners: int
    finalists: int
    incubated: int
    counted: bool

    @property
    def led(self) -> bool:
        """To an introduction or a counted transfer."""
        return self.introduced or self.counted


# What each call adds to a figure, by the name that its list has in addresses.
FIGURES: Mapping[str, Callable[[CountedCall], int]] = {
    "opened": lambda call: 1,
    "entries": lambda call: call.entries,
    "selected": lambda call: call.winners + call.finalists,
    "incubated": lambda call: call.incubated,
    "led": lambda call: int(call.led),
}


async def results_of(connection: Connection, call_id: int, *, by: Actor) -> tuple[Call, Sequence[Selected]]:
    """Winners first, by board and rank. Raises NotFound until the call is published."""
    call = await calls.get(connection, call_id, by=by)
    if call.state is not CallState.PUBLISHED:
        raise NotFound()
    return call, await selected_of(connection, call_id)


async def archive(connection: Connection, *, page: int = 1, limit: int = 20) -> ListPage[Archived]:
    """Published calls, the newest first."""
    rows = await queries.published_calls(connection, at_most=limit, skipped=(page - 1) * limit)
    items = [
        Archived(
            **values_of(Archived, dict(row) | {"selected": ()}, kind=CallKind, sector=Sector)
            | {"selected": await selected_of(connection, row["id"])}
        )
        for row in rows
    ]
    return ListPage.of(rows, items, page=page, limit=limit)


async def counted_calls(connection: Connection, until: date, counted: Collection[int] = ()) -> Sequence[CountedCall]:
    """All calls that were opened until that day, the newest first; `counted` are the cases that count."""
    led = {each["call_id"] for each in await queries.cases_of_calls(connection) if each["case_id"] in counted}
    codes = {"kind": CallKind, "sector": Sector, "state": CallState}
    return [
        CountedCall(**values_of(CountedCall, dict(row) | {"counted": row["id"] in led}, **codes))
        for row in await queries.counted_calls(connection, until=until)
    ]


async def statistics(connection: Connection, until: date, counted: Collection[int] = ()) -> Statistics:
    """Of all calls that were opened until that day; `counted` are the cases that count."""
    calls_until = await counted_calls(connection, until, counted)
    return Statistics(
        calls=len(calls_until),
        closed=sum(each.closed for each in calls_until),
        published=sum(each.published for each in calls_until),
        entries=sum(each.entries for each in calls_until),
        introduced=sum(each.introduced for each in calls_until),
        winners=sum(each.winners for each in calls_until),
        finalists=sum(each.finalists for each in calls_until),
        incubated=sum(each.incubated for each in calls_until),
        counted=sum(each.counted for each in calls_until),
        led=sum(each.led for each in calls_until),
    )


async def projects(connection: Connection, until: date) -> Sequence[Project]:
    """All that were published until that day, the newest call first."""
    rows = await queries.projects_until(connection, until=until)
    return [Project(**values_of(Project, row, outcome=EntryOutcome, stage=IncubationStage)) for row in rows]


async def selected_of(connection: Connection, call_id: int) -> Sequence[Selected]:
    """Winners and finalists. The caller asks whether they are published."""
    rows = await queries.selected_of(connection, call_id=call_id)
    codes = {"board": Board, "outcome": EntryOutcome, "stage": IncubationStage}
    return [Selected(**values_of(Selected, row, **codes)) for row in rows]
