"""Who judges what in a call: assigned by the solver, begun, and a judge who leaves while others score."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from embeddings.encoder import TextSide
from embeddings.worker import EncoderWorker
from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.judging import conflicts, notify, places
from matchmaker.calls.judging.assignment import Lack, Pair
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import WrongState
from matchmaker.matching.vectors import TextVectors
from matchmaker.notices.kinds import NoticeKind
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.call import Call, CallMove, CallState, Duty
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
    pairs = len((await places.fill(connection, call, expertise)).pairs)
    assigned = Assigned(pairs=pairs, lacks=await places.lacks_of(connection, call))
    await audit.append(connection, Action.CALL_ASSIGN, call_id, by=by, details={"pairs": assigned.pairs})
    if call.state is not CallState.CONFLICTS:
        await notify.judges_with_work(connection, call)
    return assigned


async def begin(connection: Connection, call_id: int, *, by: Actor) -> None:
    """Scoring begins, and each judge is told what waits for them. Raises as `calls.service.move`."""
    call = await calls.move(connection, call_id, CallMove.SCORE, by=by)
    await notify.judges_with_work(connection, call)


async def lacks(connection: Connection, call_id: int, *, by: Actor) -> list[Lack]:
    """Entries, by number, that have fewer judges than the call promises, for the secretary. Raises NotFound."""
    return await places.lacks_of(connection, await _seen_by_secretary(connection, call_id, by=by))


async def release(connection: Connection, call_id: int, person_id: int, reason: str) -> int:
    """Takes every entry off a judge whose appointment has ended; gives how many. The caller checks and records it.

    While entries are scored others take the places, as far as there are any; the chair and the secretary are told.
    """
    ended = await queries.end_assignments(connection, call_id=call_id, person_id=person_id, reason=reason)
    call = await calls.get(connection, call_id, by=SYSTEM)
    if ended:
        await places.refill(connection, call)
    await notify.run_the_council(connection, call, NoticeKind.JUDGE_LEFT, (Duty.CHAIR, Duty.SECRETARY))
    return len(ended)


async def loads(connection: Connection, call_id: int, *, by: Actor) -> list[JudgeLoad]:
    """Every judge with what they do, for the secretary. Raises NotFound."""
    call = await _seen_by_secretary(connection, call_id, by=by)
    numbers = {row["id"]: row["number"] for row in await queries.entries_of(connection, call_id=call_id)}
    of_judge: defaultdict[int, list[int]] = defaultdict(list)
    for row in await queries.assignments_of(connection, call_id=call_id, entry_ids=None):
        if row["ended_at"] is None:
            of_judge[row["person_id"]].append(numbers[row["entry_id"]])
    scored: defaultdict[int, set[int]] = defaultdict(set)
    for row in await queries.sheets_of(connection, call_id=call_id):
        if row["points"]:
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


async def _seen_by_secretary(connection: Connection, call_id: int, *, by: Actor) -> Call:
    call = await calls.get(connection, call_id, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    return call
