"""Entries of the plan's other tasks: recorded with their source, corrected by a new row, never overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.reports.model import FIELDS, PERCENT_TARGETS, EntryDraft, FieldKind, IndicatorKind, problems_of
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import PLAN_DATE


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`details` by field, as text; `entered_by` is a name, None once the person's data were erased."""

    id: int
    replaces_id: int | None
    kind: IndicatorKind
    happened_on: date
    title: str
    source: str
    details: Mapping[str, str]
    removed: bool
    entered_by: str | None
    entered_at: datetime


@dataclass(frozen=True, kw_only=True)
class Tally:
    """All entries of a task in a period: sums of their whole numbers by field, and the percentage of the last one.

    `percent` is the growth over the year before, or of public agencies the share; None where the task has none.
    """

    kind: IndicatorKind
    entries: tuple[Entry, ...]
    sums: Mapping[str, int]
    percent: float | None
    percent_target: int | None


async def record(connection: Connection, draft: EntryDraft, *, by: Actor, replaces: int | None = None) -> int:
    """Adds an entry, or corrects one; gives its id.

    Raises NotAllowed, InvalidInput, NotFound, Conflict when somebody else has corrected the entry meanwhile.
    """
    require(by, Permission.RECORD_INDICATOR)
    cleaned = _cleaned(draft)
    if problems := problems_of(cleaned):
        raise InvalidInput(problems)
    values = asdict(cleaned) | {"replaces_id": replaces, "removed": False}
    return await _insert(connection, values, by=by)


async def remove(connection: Connection, entry_id: int, *, by: Actor) -> int:
    """Says that an entry was made by mistake; it and its history stay readable. Raises as `record` does."""
    require(by, Permission.RECORD_INDICATOR)
    old = (await history(connection, entry_id, by=by))[0]
    names = ("kind", "happened_on", "title", "source", "details")
    values = {name: getattr(old, name) for name in names}
    return await _insert(connection, values | {"replaces_id": entry_id, "removed": True}, by=by)


async def history(connection: Connection, entry_id: int, *, by: Actor) -> list[Entry]:
    """The entry and all that stood there before, the newest first. Raises NotFound, NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    rows = [_entry(row) for row in await queries.entry_history(connection, entry_id=entry_id)]
    if not rows:
        raise NotFound()
    return rows


async def newest(connection: Connection, entry_id: int, *, by: Actor) -> Entry:
    """What stands in the place of an entry now. Raises NotFound, NotAllowed, Conflict where it was removed."""
    newest_id = await queries.newest_entry(connection, entry_id=entry_id)
    if newest_id is None:
        raise NotFound()
    entry = (await history(connection, newest_id, by=by))[0]
    if entry.removed:
        raise Conflict()
    return entry


async def tallies(connection: Connection, begin: date, end: date) -> list[Tally]:
    """Every task with its entries of the period, in the order of the plan."""
    entries = [_entry(row) for row in await queries.entries_between(connection, period_from=begin, period_to=end)]
    return [tally(kind, [e for e in entries if e.kind is kind]) for kind in IndicatorKind]


async def products(connection: Connection, until: date) -> int:
    """How many AI products of II.1 were recorded from the Plan's date on: its targets are cumulative."""
    since_plan = await tallies(connection, PLAN_DATE, until)
    return next(len(each.entries) for each in since_plan if each.kind is IndicatorKind.AI_PRODUCT)


def tally(kind: IndicatorKind, entries: Sequence[Entry]) -> Tally:
    """`entries` by their day. Sums of percentages mean nothing: there the last entry is what holds."""
    target, names = PERCENT_TARGETS.get(kind), [f.name for f in FIELDS[kind] if f.kind is FieldKind.WHOLE]
    summed = [name for name in names if target is None and name != "need_number"]
    return Tally(
        kind=kind,
        entries=tuple(entries),
        sums={name: sum(int(e.details.get(name) or 0) for e in entries) for name in summed},
        percent=_percent(kind, entries[-1].details) if target and entries else None,
        percent_target=target,
    )


def _percent(kind: IndicatorKind, details: Mapping[str, str]) -> float | None:
    base, value = int(details["base"]), int(details["value"])
    if not base:
        return None
    share = 100 * value / base
    return share if kind is IndicatorKind.PUBLIC_AGENCIES else share - 100


def _cleaned(draft: EntryDraft) -> EntryDraft:
    filled = {name: nfc(text.strip()) for name, text in draft.details.items() if text.strip()}
    return EntryDraft(
        kind=draft.kind,
        happened_on=draft.happened_on,
        title=nfc(draft.title.strip()),
        source=nfc(draft.source.strip()),
        details=filled,
    )


async def _insert(connection: Connection, values: Mapping[str, object], *, by: Actor) -> int:
    replaces = values["replaces_id"]
    if replaces is not None:
        row = await queries.lock_entry(connection, entry_id=replaces)
        if row is None:
            raise NotFound()
        if row["replaced"]:
            raise Conflict()
    written: int = await queries.insert_entry(connection, **values, entered_by=by.name, entered_by_id=by.person_id)
    await audit.append(connection, Action.INDICATOR_RECORD, written, by=by, details={"kind": str(values["kind"])})
    return written


def _entry(row: Record) -> Entry:
    return Entry(
        id=row["id"],
        replaces_id=row["replaces_id"],
        kind=IndicatorKind(row["kind"]),
        happened_on=row["happened_on"],
        title=row["title"],
        source=row["source"],
        details=row["details"],
        removed=row["removed"],
        entered_by=row["entered_by_name"],
        entered_at=row["entered_at"],
    )
