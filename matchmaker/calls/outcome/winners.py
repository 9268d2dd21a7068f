"""What becomes of a winner: a listed solution, and for a business's need a proposal like any other.

A call for an orientation, or for a need of a public body, ends with its publication: nobody is introduced.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.outcome import results
from matchmaker.calls.outcome.results import Decided
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, NotAllowed, NotFound
from matchmaker.listings import steps
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import suggestions
from matchmaker.rules.actors import Actor, OrganisationKind
from matchmaker.rules.call import Call
from matchmaker.rules.entry import EntryOutcome
from matchmaker.rules.listing import ListingState, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.solution import LIMITS, SolutionDraft


@dataclass(frozen=True, kw_only=True)
class NeedPair:
    """A need of the call beside the winner's solution; `proposal_id` once they are a pair, `case_id` after it."""

    need_id: int
    title: str
    state: ListingState
    of_public_body: bool
    proposal_id: int | None
    proposal_state: str | None
    case_id: int | None


async def held(connection: Connection, call_id: int, number: int, *, by: Actor) -> tuple[Call, Decided]:
    """A winner or finalist of a published call, held until the transaction ends, for the desk.

    Raises NotFound, NotAllowed, WrongState.
    """
    call = await calls.hold(connection, call_id, Permission.FOLLOW_WINNER, by=by)
    entry = await results.numbered(connection, call_id, number)
    if entry is None or entry.outcome not in (EntryOutcome.WINNER, EntryOutcome.FINALIST):
        raise NotFound()
    return call, entry


async def list_solution(connection: Connection, call_id: int, number: int, *, by: Actor) -> int:
    """The winner's listed solution: the one that its entry names, else one that is made of the entry and published now.

    The entrant agreed to it by entering, so the record is entered on their behalf and waits to be claimed; done again
    it changes nothing. Raises Conflict("winner_without_organisation"), and as `held`.
    """
    call, entry = await held(connection, call_id, number, by=by)
    if entry.outcome is not EntryOutcome.WINNER:
        raise NotFound()
    if entry.solution_id is not None:
        return entry.solution_id
    if entry.organisation_name is None:
        raise Conflict("winner_without_organisation")
    behalf = Behalf(
        source=f"Hồ sơ dự thi số {entry.number}, {call.title}"[:500],
        person=entry.person_name or entry.organisation_name,
        consented_on=await queries.submitted_on(connection, entry_id=entry.id),
    )
    draft = await _draft_of(connection, call, entry)
    listed = await solutions.submit(connection, draft, by=by, behalf=behalf)
    await steps.move(connection, "solution", listed.id, ListingState.PUBLISHED, by=by)
    await queries.set_solution(connection, entry_id=entry.id, solution_id=listed.id)
    details = {"call": call_id, "solution": listed.id}
    await audit.append(connection, Action.ENTRY_LIST, entry.id, by=by, details=details)
    return listed.id


async def pairs(connection: Connection, call: Call, entry: Decided, *, by: Actor) -> Sequence[NeedPair]:
    """The needs that the winner may be introduced to, with what became of each; none of a call for an orientation.

    For the desk alone: a need may be anonymous, or for brokers only.
    """
    if call.orientation_id is not None or not may(by, Permission.FOLLOW_WINNER, Matter.of_call(call)):
        return ()
    rows = await queries.pairs_of_winner(connection, call_id=call.id, solution_id=entry.solution_id)
    return [NeedPair(**values_of(NeedPair, row, state=ListingState)) for row in rows]


async def pair(connection: Connection, call_id: int, number: int, need_id: int, *, by: Actor) -> int:
    """Pairs the winner's solution with a need of the call; gives the proposal, which waits for consent as any other.

    A need that had ended without a solution is published again. Raises NotFound, NotAllowed for a public body's need,
    Conflict("winner_not_listed"), InvalidInput, and as `held`.
    """
    call, entry = await held(connection, call_id, number, by=by)
    if entry.outcome is not EntryOutcome.WINNER:
        raise NotFound()
    wanted = next((each for each in await pairs(connection, call, entry, by=by) if each.need_id == need_id), None)
    if wanted is None:
        raise NotFound()
    if wanted.of_public_body:
        raise NotAllowed("public_body_not_introduced")
    if entry.solution_id is None or entry.solution_state != ListingState.PUBLISHED:
        raise Conflict("winner_not_listed")
    if wanted.state is ListingState.NO_SUITABLE_SOLUTION:
        await steps.move(connection, "need", need_id, ListingState.PUBLISHED, by=by)
    reason = f"Giải pháp được chọn: {call.title}, hồ sơ dự thi số {entry.number}."
    proposal = await suggestions.pair_by_hand(connection, need_id, entry.solution_id, reason, by=by)
    details = {"call": call_id, "proposal": proposal.id}
    await audit.append(connection, Action.ENTRY_PAIR, entry.id, by=by, details=details)
    return proposal.id


async def _draft_of(connection: Connection, call: Call, entry: Decided) -> SolutionDraft:
    """What the entrant wrote, under the names of the criteria that asked for it."""
    answers = await queries.answers_of(connection, entry_id=entry.id)
    texts = [f"{row['name']}\n{row['body']}" for row in answers]
    return SolutionDraft(
        title=entry.title if len(entry.title) >= LIMITS["title"][0] else call.title,
        summary="\n\n".join(texts or [call.title])[: LIMITS["summary"][1]],
        organisation=entry.organisation_name or "",
        organisation_kind=OrganisationKind(entry.organisation_kind or OrganisationKind.INSTITUTE),
        contact_name=entry.person_name,
        email=entry.email,
        sectors=(call.sector,) if call.sector else (),
        trl=entry.trl,
    )
