"""Who judges what in a call: assigned by the solver, begun, and a judge who leaves while others score."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from embeddings.encoder import TextSide
from embeddings.worker import EncoderWorker
from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.judging import conflicts, notify
from matchmaker.calls.judging.assignment import Lack, Pair, assign
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc
from matchmaker.matching.vectors import TextVectors
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallMove, CallState, Duty
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

ASSIGNED_IN = frozenset({CallState.CONFLICTS, CallState.SCORING, CallState.MODERATION})
LONGEST_REASON = 1_000  # characters


@dataclass(frozen=True, kw_only=True)
class JudgeLoad:
    """A judge and what they do: numbers of entries, by which they are called until the decision."""

    person_id: int
    name: str
    declared: bool
    entries: Sequence[int]
    scored: Sequence[int]
    kept_away: Sequence[int]  # entries over which they have a conflict


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """`lacks` are told by the numbers of entries."""

    pairs: int
    lacks: Sequence[Lack]


async def expertise_of(pool: Pool, encoder: EncoderWorker, call_id: int, *, by: Actor) -> Mapping[Pair, float]:
    """How near each judge's field is to each entry, 0 to 1. Nothing for judges of whom no field is stated.

    It comes first, and takes its connection itself: none is held while the model encodes. Raises NotFound.
    """
    async with transaction(pool) as connection:
        call = await _seen_by_secretary(connection, call_id, by=by)
        texts = {row["id"]: row["body"] for row in await queries.texts_of(connection, call_id=call_id)}
    fields = {
        each.person_id: each.expertise for each in call.appointments if each.duty is Duty.JUDGE and each.expertise
    }
    if not fields or not texts:
        return {}
    every = list(dict.fromkeys([*texts.values(), *fields.values()]))
    vectors = await TextVectors(pool, encoder, background=True).of(every, TextSide.PASSAGE)
    by_text = dict(zip(every, vectors, strict=True))
    return {
        (entry, judge): min(max(float(by_text[text] @ by_text[field]), 0.0), 1.0)
        for entry, text in texts.items()
        for judge, field in fields.items()
    }


async def assign_all(
    connection: Connection, call_id: int, expertise: Mapping[Pair, float] | None = None, *, by: Actor
) -> Assigned:
    """Looks for conflicts once more, then gives every entry its judges; whatever was scored stays with its judge.

    Says where it cannot. Raises NotFound for who is not the secretary, WrongState.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    if call.state not in ASSIGNED_IN:
        raise WrongState(old=call.state.value, new=CallState.SCORING.value)
    await conflicts.find(connection, call, by=by)
    if call.state is CallState.CONFLICTS:  # later somebody may be reading what they were assigned
        await queries.drop_unscored(connection, call_id=call_id)
    assigned = await _solve(connection, call, expertise)
    await audit.append(connection, Action.CALL_ASSIGN, call_id, by=by, details={"pairs": assigned.pairs})
    if call.state is not CallState.CONFLICTS:
        await notify.judges_with_work(connection, call)
    return assigned


async def begin(connection: Connection, call_id: int, *, by: Actor) -> None:
    """Scoring begins, and each judge is told what waits for them. Raises as `calls.service.move`."""
    call = await calls.move(connection, call_id, CallMove.SCORE, by=by)
    await notify.judges_with_work(connection, call)


async def remove(connection: Connection, call_id: int, person_id: int, reason: str, *, by: Actor) -> None:
    """A judge leaves: what they scored stays and does not count; their entries can be assigned to others.

    Raises NotFound, InvalidInput without a reason.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    reason = nfc(reason).strip()
    if problems := text_problems("removal_reason", reason, LONGEST_REASON):
        raise InvalidInput(problems)
    if await queries.end_appointment(connection, call_id=call_id, person_id=person_id, reason=reason) is None:
        raise NotFound()
    details = {"person": person_id, "assignments": await release(connection, call_id, person_id, reason)}
    await audit.append(connection, Action.CALL_END_APPOINTMENT, call_id, by=by, details=details)


async def lacks(connection: Connection, call_id: int, *, by: Actor) -> list[Lack]:
    """Entries, by number, that have fewer judges than the call promises, for the secretary. Raises NotFound."""
    return await _lacks(connection, await _seen_by_secretary(connection, call_id, by=by))


async def release(connection: Connection, call_id: int, person_id: int, reason: str) -> int:
    """Takes every entry off a judge whose appointment has ended; gives how many. The caller checks and records it."""
    return len(await queries.end_assignments(connection, call_id=call_id, person_id=person_id, reason=reason))


async def loads(connection: Connection, call_id: int, *, by: Actor) -> list[JudgeLoad]:
    """Every judge with what they do, for the secretary. Raises NotFound."""
    call = await _seen_by_secretary(connection, call_id, by=by)
    numbers = {row["id"]: row["number"] for row in await queries.entries_of(connection, call_id=call_id)}
    of_judge: defaultdict[int, list[int]] = defaultdict(list)
    for row in await queries.assignments_of(connection, call_id=call_id):
        if row["ended_at"] is None:
            of_judge[row["person_id"]].append(numbers[row["entry_id"]])
    scored: defaultdict[int, set[int]] = defaultdict(set)
    for row in await queries.scores_of(connection, call_id=call_id, entry_id=None):
        scored[row["person_id"]].add(numbers[row["entry_id"]])
    away: defaultdict[int, set[int]] = defaultdict(set)
    for row in await queries.conflicts_of(connection, call_id=call_id):
        if row["entry_id"] in numbers:
            away[row["person_id"]].add(numbers[row["entry_id"]])
    declared = {each.person_id: each.declared_at is not None for each in call.appointments if each.duty is Duty.JUDGE}
    return [
        JudgeLoad(
            person_id=row["person_id"],
            name=row["name"] or "",
            declared=declared[row["person_id"]],
            entries=sorted(of_judge[row["person_id"]]),
            scored=sorted(scored[row["person_id"]] & {*of_judge[row["person_id"]]}),
            kept_away=sorted(away[row["person_id"]]),
        )
        for row in await queries.members_of(connection, call_id=call_id)
        if row["person_id"] in declared
    ]


async def _solve(connection: Connection, call: Call, expertise: Mapping[Pair, float] | None) -> Assigned:
    numbers = {row["id"]: row["number"] for row in await queries.entries_of(connection, call_id=call.id)}
    rows = await queries.assignments_of(connection, call_id=call.id)
    kept = {(row["entry_id"], row["person_id"]) for row in rows if row["ended_at"] is None}
    # Who abstained judges nothing of the entry: another takes the place.
    away = {(row["entry_id"], row["person_id"]) for row in rows if row["abstained_at"] is not None}
    for entry_id, people in (await conflicts.conflicted(connection, call.id)).items():
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
    return Assigned(pairs=len(solved.pairs), lacks=await _lacks(connection, call))


async def _lacks(connection: Connection, call: Call) -> list[Lack]:
    entries = await queries.entries_of(connection, call_id=call.id)
    rows = await queries.assignments_of(connection, call_id=call.id)
    judging = Counter(row["entry_id"] for row in rows if row["ended_at"] is None and row["abstained_at"] is None)
    away, judges = await conflicts.conflicted(connection, call.id), call.appointed(Duty.JUDGE)
    return [
        Lack(entry=row["number"], missing=missing, kept_away=len(judges & away.get(row["id"], frozenset())))
        for row in entries
        if (missing := call.judges_per_entry - judging[row["id"]]) > 0
    ]


async def _seen_by_secretary(connection: Connection, call_id: int, *, by: Actor) -> Call:
    call = await calls.get(connection, call_id, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    return call
