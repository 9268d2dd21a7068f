"""The broker's desk: what waits, today's work, who carries how much, handing over, and reasons told back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import accounts
from matchmaker.people import service as people
from matchmaker.proposals import thread
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import OFFICERS, SYSTEM, Actor
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require
from matchmaker.rules.proposal import CARRIED_DAYS, LONGEST_NOTE, POPULAR, PROMISED_DAYS, Promise, Side
from matchmaker.rules.search import ListPage

FIRST_ITEMS = 10


@dataclass(frozen=True, kw_only=True)
class QueueFilter:
    """What the queue is narrowed by; nothing set means all that waits."""

    step: Promise | None = None
    assignee_id: int | None = None
    overdue_only: bool = False
    limit: int = 20
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class QueueItem:
    """Something that waits. `subject` is need, solution or proposal, and `subject_id` its number.

    For `Step.DECIDE` it is the first undecided pair of a need, and `undecided` counts all of them. `full` tells that
    the supplier carries what it said it can; `live_proposals` how many others the solution is in, and `popular` that
    these are many. Of a pair `organisation` is whose need it is, whose the `sectors` are, and `other_organisation` the
    supplier. `answered`: its owner has added what the desk had asked for.
    """

    step: Promise
    subject: str
    subject_id: int
    title: str
    other_title: str | None
    organisation: str
    other_organisation: str | None
    sectors: Sequence[str]
    sector_other: str | None
    answered: bool
    since: datetime
    due_at: datetime
    overdue: bool
    assignee_id: int | None
    undecided: int
    requested: bool  # by the owner of the need
    full: bool
    live_proposals: int

    @property
    def popular(self) -> bool:
        return self.live_proposals >= POPULAR

    @classmethod
    def from_row(cls, row: Record) -> Self:
        values = {f.name: row[f.name] for f in fields(cls)}
        return cls(**values | {"step": Promise(row["step"])})


@dataclass(frozen=True, kw_only=True)
class Today:
    """Việc hôm nay: how much of each waits, how much is overdue or one's own, and what comes first."""

    counts: Mapping[Promise, int]
    overdue: int
    mine: int
    first: Sequence[QueueItem]


@dataclass(frozen=True, kw_only=True)
class Broker:
    """Somebody of the desk; `active` tells whether work can be given to them, `open_work` counts proposals."""

    id: int
    name: str
    active: bool
    open_work: int


@dataclass(frozen=True, kw_only=True)
class Carried:
    """Introductions under way of how many an organisation can carry; None where it states no limit."""

    carried: int
    capacity: int | None


@dataclass(frozen=True, kw_only=True)
class ReasonCount:
    """How often one's records were refused for a reason: by the desk, or by the other side, whoever that was."""

    reason: str
    by_desk: int
    by_other_side: int


async def queue(connection: Connection, wanted: QueueFilter, *, by: Actor) -> ListPage[QueueItem]:
    """What waits, overdue first, then by the day that was promised."""
    require(by, Permission.USE_DESK)
    rows = await queries.queue(
        connection,
        days={step.value: days for step, days in PROMISED_DAYS.items()},
        carried_days=CARRIED_DAYS,
        step=wanted.step.value if wanted.step else None,
        assignee_id=wanted.assignee_id,
        overdue_only=wanted.overdue_only,
        limit=wanted.limit,
        offset=(wanted.page - 1) * wanted.limit,
    )
    items = [QueueItem.from_row(row) for row in rows]
    return ListPage.of(rows, items, page=wanted.page, limit=wanted.limit)


async def today(connection: Connection, *, by: Actor) -> Today:
    """What the desk opens on."""
    require(by, Permission.USE_DESK)
    everything = QueueFilter(limit=1_000_000)
    items = (await queue(connection, everything, by=by)).items
    return Today(
        counts={step: sum(item.step is step for item in items) for step in Promise},
        overdue=sum(item.overdue for item in items),
        mine=sum(item.assignee_id == by.person_id for item in items if item.assignee_id is not None),
        first=tuple(items[:FIRST_ITEMS]),
    )


async def carried_by(connection: Connection, organisation_id: int, *, by: Actor) -> Carried:
    """How much an organisation carries. Raises NotFound, NotAllowed."""
    await people.get(connection, organisation_id, by=by)
    require(by, Permission.STATE_CAPACITY, Matter(organisation_id=organisation_id))
    row = await queries.load_of(connection, solution_id=None, organisation_id=organisation_id, days=CARRIED_DAYS)
    return Carried(carried=row["carried"], capacity=row["capacity"])


async def hand_over(connection: Connection, giver_id: int, taker_id: int, reason: str, *, by: Actor) -> int:
    """Gives all open work of one broker to another, with the reason as a note on each; tells how much it was.

    Raises NotAllowed, InvalidInput.
    """
    require(by, Permission.USE_DESK)
    text = nfc(reason).strip()
    problems = text_problems("reason", text, LONGEST_NOTE)
    if not await _is_broker(connection, taker_id):
        problems["person"] = "not_a_broker"
    if giver_id == taker_id:
        problems["person"] = "same_person"
    if problems:
        raise InvalidInput(problems)
    rows = await queries.hand_over(connection, giver_id=giver_id, taker_id=taker_id)
    for row in rows:
        await thread.keep_note(connection, row["id"], text, by=by)
        details = {"from": giver_id, "to": taker_id}
        await audit.append(connection, Action.PROPOSAL_HAND_OVER, row["id"], by=by, details=details)
    return len(rows)


async def assign(connection: Connection, proposal_id: int, taker_id: int, *, by: Actor) -> None:
    """Whoever looks after one proposal from now on. Raises NotFound, NotAllowed, InvalidInput."""
    require(by, Permission.USE_DESK)
    if not await _is_broker(connection, taker_id):
        raise InvalidInput({"person": "not_a_broker"})
    row = await queries.assign(connection, proposal_id=proposal_id, taker_id=taker_id)
    if row is None:
        raise NotFound()
    if row["old"] != taker_id:  # a form that comes twice is one handing over
        details = {"from": row["old"], "to": taker_id}
        await audit.append(connection, Action.PROPOSAL_HAND_OVER, proposal_id, by=by, details=details)


async def assign_all(connection: Connection, proposal_ids: Sequence[int], taker_id: int, *, by: Actor) -> int:
    """The same for several at once; tells how many."""
    chosen = sorted(set(proposal_ids))  # in one order, so that two who assign the same do not wait for each other
    for proposal_id in chosen:
        await assign(connection, proposal_id, taker_id, by=by)
    return len(chosen)


async def brokers(connection: Connection, *, by: Actor) -> list[Broker]:
    """Everybody who works at the desk, and those who left open work there, by name."""
    require(by, Permission.USE_DESK)
    roles = [role.value for role in OFFICERS if may(Actor(name="", role=role), Permission.USE_DESK)]
    return [Broker(**row) for row in await queries.brokers(connection, roles=roles)]


async def reasons_for_organisation(connection: Connection, organisation_id: int, *, by: Actor) -> list[ReasonCount]:
    """Why records of an organisation were refused, the commonest reason first. Raises NotFound, NotAllowed."""
    await people.get(connection, organisation_id, by=by)
    require(by, Permission.SEE_REASONS, Matter(organisation_id=organisation_id))
    return await _reasons(connection, organisation_id=organisation_id)


async def reasons_for_record(connection: Connection, side: Side, record_id: int, *, by: Actor) -> list[ReasonCount]:
    """The same for one need or solution."""
    if side is Side.NEED:
        matter = needs.matter_of(await needs.get(connection, record_id, by=SYSTEM))
    else:
        matter = solutions.matter_of(await solutions.get(connection, record_id, by=SYSTEM))
    if not may(by, Permission.SEE_REASONS, matter):
        raise NotFound()
    return await _reasons(connection, **{f"{side.value}_id": record_id})


async def _reasons(
    connection: Connection,
    *,
    organisation_id: int | None = None,
    need_id: int | None = None,
    solution_id: int | None = None,
) -> list[ReasonCount]:
    rows = await queries.reasons(connection, organisation_id=organisation_id, need_id=need_id, solution_id=solution_id)
    return [ReasonCount(**row) for row in rows]


async def _is_broker(connection: Connection, person_id: int) -> bool:
    try:
        person = await accounts.get(connection, person_id)
    except NotFound:
        return False
    return person.disabled_at is None and may(person.actor(), Permission.USE_DESK)
