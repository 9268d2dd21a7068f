"""Places of judges: who fills those that are free, and what cannot be filled."""

from collections import Counter
from collections.abc import Mapping

from matchmaker.calls.judging import notify
from matchmaker.calls.judging.assignment import Assignment, Lack, Pair, assign
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.call import Call, CallState, Duty

REFILLED_IN = frozenset({CallState.SCORING, CallState.MODERATION})  # before, the secretary assigns all at once


async def conflicted(connection: Connection, call_id: int) -> Mapping[int, frozenset[int]]:
    """By entry the people who have a conflict over it."""
    by_entry: dict[int, set[int]] = {}
    for row in await queries.conflicts_of(connection, call_id=call_id):
        by_entry.setdefault(row["entry_id"], set()).add(row["person_id"])
    return {entry_id: frozenset(people) for entry_id, people in by_entry.items()}


async def fill(connection: Connection, call: Call, expertise: Mapping[Pair, float] | None = None) -> Assignment:
    """Gives every entry the judges that it lacks; whoever judges one keeps it."""
    numbers = {row["id"]: row["number"] for row in await queries.entries_of(connection, call_id=call.id)}
    rows = await queries.assignments_of(connection, call_id=call.id, entry_ids=None)
    kept = {(row["entry_id"], row["person_id"]) for row in rows if row["ended_at"] is None}
    # Who abstained judges nothing of the entry: another takes the place.
    away = {(row["entry_id"], row["person_id"]) for row in rows if row["abstained_at"] is not None}
    for entry_id, people in (await conflicted(connection, call.id)).items():
        away |= {(entry_id, person_id) for person_id in people if entry_id in numbers}
    solved = assign(
        numbers,
        call.appointed(Duty.JUDGE),
        call.judges_per_entry,
        conflicts=away,
        expertise=expertise,
        kept=kept,
    )
    for entry_id, person_id in sorted(solved.pairs):
        await queries.insert_assignment(connection, entry_id=entry_id, person_id=person_id)
    return solved


async def refill(connection: Connection, call: Call) -> None:
    """While entries are scored, others take the places of whoever left or has a conflict, and are told."""
    if call.state in REFILLED_IN:
        await fill(connection, call)
        await notify.judges_with_work(connection, call)


async def lacks_of(connection: Connection, call: Call) -> list[Lack]:
    """Entries, by number, that have fewer judges than the call promises."""
    entries = await queries.entries_of(connection, call_id=call.id)
    rows = await queries.assignments_of(connection, call_id=call.id, entry_ids=None)
    judging = Counter(row["entry_id"] for row in rows if row["ended_at"] is None and row["abstained_at"] is None)
    away, judges = await conflicted(connection, call.id), call.appointed(Duty.JUDGE)
    return [
        Lack(entry=row["number"], missing=missing, kept_away=len(judges & away.get(row["id"], frozenset())))
        for row in entries
        if (missing := call.judges_per_entry - judging[row["id"]]) > 0
    ]
