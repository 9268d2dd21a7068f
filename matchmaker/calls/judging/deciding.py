"""The council's decision: who is put first where scores are equal, who wins, who comes to the final; or nobody."""

from collections.abc import Collection, Mapping, Sequence

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.judging import conflicts, standings
from matchmaker.calls.judging.statements import queries
from matchmaker.calls.outcome import correcting
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, WrongState
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallMove, CallState, TieRule
from matchmaker.rules.entry import EntryOutcome
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.ranking import Place, choice_problem

LONGEST_DECISION, LONGEST_REASON = 5_000, 2_000  # characters


async def break_tie(connection: Connection, call_id: int, order: Sequence[int], reason: str, *, by: Actor) -> None:
    """The chair puts entries of one rank in order, by their numbers, the first first.

    Raises InvalidInput where they are not all that share a rank, where the call lets them share it, or without a
    reason; NotFound, NotAllowed, WrongState.
    """
    call = await _held(connection, call_id, by=by)
    reason = nfc(reason).strip()
    problems = text_problems("tie_reason", reason, LONGEST_REASON)
    ids = await _ids(connection, call_id)
    ordered = [ids[number] for number in order if number in ids]
    if call.tie_rule is TieRule.SHARED_RANK or not await _are_tied(connection, call, ordered):
        problems["tie_order"] = "not_tied"
    if problems:
        raise InvalidInput(problems)
    await queries.insert_tie_break(connection, call_id=call_id, entry_ids=ordered, reason=reason, decided_by=by.name)
    await audit.append(connection, Action.CALL_DECIDE, call_id, by=by, details={"tie_order": list(order)})


async def decide(
    connection: Connection,
    call_id: int,
    body: str,
    *,
    winners: Collection[int] = (),
    finalists: Collection[int] = (),
    by: Actor,
) -> Call:
    """Winners and finalists, by their numbers, are heads of the ranking of their board; nobody at all is a decision.

    A decision that corrects an earlier one is about the boards that were opened again: on the others it stands.

    Raises InvalidInput where they are not, or without a text; and as `calls.service.move`.
    """
    call = await _held(connection, call_id, by=by)
    text = nfc(body).strip()
    problems = text_problems("decision", text, LONGEST_DECISION)
    ids = await _ids(connection, call_id)
    won, final = {ids.get(n, 0) for n in winners}, {ids.get(n, 0) for n in finalists}
    earlier = await correcting.newest(connection, call_id)
    ranking = standings.opened(await standings.ranking_of(connection, call), earlier)
    problems |= _choice_problems(ranking, won, final)
    if problems:
        raise InvalidInput(problems)
    stored: dict[str, object] = {**earlier.ranking} if earlier else {}
    stored |= {board: [_kept(place) for place in places] for board, places in ranking.items()}
    await queries.insert_decision(connection, call_id=call_id, body=text, ranking=stored, decided_by=by.name)
    for place in (place for places in ranking.values() for place in places):
        outcome = _outcome(place.entry, won, final)
        await queries.set_outcome(connection, entry_id=place.entry, outcome=outcome.value, rank=place.rank)
    details = {"winners": sorted(winners), "finalists": sorted(finalists)}
    await audit.append(connection, Action.CALL_DECIDE, call_id, by=by, details=details)
    return await calls.move(connection, call_id, CallMove.DECIDE, by=by)


async def _held(connection: Connection, call_id: int, *, by: Actor) -> Call:
    call = await calls.hold(connection, call_id, Permission.LEAD_COUNCIL, by=by)
    if call.state is not CallState.MODERATION:
        raise WrongState(old=call.state.value, new=CallState.DECIDED.value)
    conflicts.require_declared(call, by=by)
    return call


async def _ids(connection: Connection, call_id: int) -> dict[int, int]:
    return {row["number"]: row["id"] for row in await queries.entries_of(connection, call_id=call_id)}


async def _are_tied(connection: Connection, call: Call, entries: Sequence[int]) -> bool:
    """Whether they are all entries that share one rank of one board."""
    for places in (await standings.ranking_of(connection, call)).values():
        ranks = {place.rank for place in places if place.entry in entries}
        sharing = {place.entry for place in places if place.rank in ranks - {None}}
        if sharing == set(entries) and len(ranks) == 1 and len(sharing) > 1:
            return True
    return False


def _choice_problems(
    ranking: Mapping[str, Sequence[Place]], won: Collection[int], final: Collection[int]
) -> dict[str, str]:
    problems: dict[str, str] = {}
    for field, chosen in (("winners", {*won}), ("finalists", {*won, *final})):
        there = {place.entry for places in ranking.values() for place in places}
        problems_of_boards = [choice_problem(places, chosen & {p.entry for p in places}) for places in ranking.values()]
        code = next(filter(None, problems_of_boards), None if chosen <= there else "not_ranked")
        if code and not problems:
            problems[field] = code
    return problems


def _outcome(entry: int, won: Collection[int], final: Collection[int]) -> EntryOutcome:
    if entry in won:
        return EntryOutcome.WINNER
    return EntryOutcome.FINALIST if entry in final else EntryOutcome.NOT_SELECTED


def _kept(place: Place) -> dict[str, object]:
    """A place as it is stored: exact, since it is what was decided on."""
    return {
        "entry": place.entry,
        "rank": place.rank,
        "judges": place.judges,
        "total": None if place.total is None else str(place.total),
        "adjusted": None if place.adjusted is None else str(place.adjusted),
        "medians": {str(criterion): str(points) for criterion, points in place.medians.items()},
        "flags": sorted(place.flags),
    }
