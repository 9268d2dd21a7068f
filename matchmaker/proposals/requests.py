"""The owner of a need asks the desk to introduce them to a solution; a broker decides on it as on any other pair."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, WrongState
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import FitWord
from matchmaker.matching.service import Matching
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people import service as people
from matchmaker.people import throttle
from matchmaker.people.throttle import Trial
from matchmaker.proposals.moves import ENDED, Opened, hold, move, parties_of
from matchmaker.proposals.statements import queries
from matchmaker.proposals.suggestions import pair_problems
from matchmaker.rules.actors import SYSTEM, Actor, OrganisationKind, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.proposal import Parties, ProposalMove, ProposalState, Side
from matchmaker.rules.solution import Solution


async def may_request(connection: Connection, need: Need, *, by: Actor) -> bool:
    """Whether the actor may ask to be introduced to what fits the need."""
    if need.state is not ListingState.PUBLISHED or not may(by, Permission.REQUEST_INTRODUCTION, needs.matter_of(need)):
        return False
    owner = await people.get(connection, need.organisation_id, by=SYSTEM)
    return owner.kind is not OrganisationKind.PUBLIC_BODY


async def admit(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """The need for which the actor may ask; counts the attempt, for which the transaction has to commit.

    Raises NotFound, NotAllowed, TooManyAttempts.
    """
    need = await needs.get(connection, need_id, by=by)
    require(by, Permission.REQUEST_INTRODUCTION, needs.matter_of(need))
    await throttle.take(connection, Trial.INTRODUCTION, account=by.name, address=by.origin)
    return need


async def fits(matching: Matching, need: Need, solution: Solution, *, by: Actor) -> bool:
    """Whether matching holds the solution to fit. Raises MatchingBusy."""
    match = await matching.pair(need.id, solution, by=by)
    return match is not None and match.word is not FitWord.NONE


async def request(connection: Connection, need_id: int, solution_id: int, *, fitting: bool, by: Actor) -> int:
    """Asks for the introduction and tells the brokers; gives the proposal's id. Said again it changes nothing.

    Only for what matching holds to fit (`fitting`), or had suggested. What had ended before its owner knew of it waits
    for a decision once more; what is under way goes on. Raises NotFound, WrongState for a need that is not published or
    a pair that its owner knows to have ended, NotAllowed for a public body's or what does not fit, InvalidInput.
    """
    need = await needs.get(connection, need_id, by=SYSTEM)
    require(by, Permission.REQUEST_INTRODUCTION, needs.matter_of(need))
    if need.state is not ListingState.PUBLISHED:
        raise WrongState(old=need.state.value, new=ListingState.PUBLISHED.value)
    await solutions.get(connection, solution_id, by=by)
    parties = await parties_of(connection, need_id, solution_id)
    if parties.public_body_asks:
        raise NotAllowed("public_body_not_introduced")
    if problems := pair_problems(parties):
        raise InvalidInput(problems)
    opened = await _pair(connection, parties, fitting=fitting, by=by)
    if (known := opened.matter(Side.NEED).state) in ENDED:
        raise WrongState(old=known, new=ProposalState.SUGGESTED.value)
    proposal = opened.proposal
    if await queries.note_request(connection, proposal_id=proposal.id, asked_by=by.name) is not None:
        await audit.append(connection, Action.PROPOSAL_REQUEST, proposal.id, by=by)
        if proposal.state in ENDED:
            await move(connection, proposal, ProposalMove.REOPEN, by=SYSTEM)
        await _tell_brokers(connection, proposal.id, parties.need.title)
    return proposal.id


async def _pair(connection: Connection, parties: Parties, *, fitting: bool, by: Actor) -> Opened:
    """The pair as it is, held until the transaction ends; a new one where matching has not suggested it."""
    pair = {"need_id": parties.need.id, "solution_id": parties.solution.id}
    if fitting:
        await queries.pair_by_hand(connection, **pair, created_by=by.name)
    row = await queries.find_pair(connection, **pair)
    if not fitting and (row is None or row["rank"] is None):
        raise NotAllowed("not_suggested")
    return await hold(connection, row["id"], by=SYSTEM)


async def _tell_brokers(connection: Connection, proposal_id: int, title: str) -> None:
    for broker in await queries.brokers_to_tell(connection, proposal_id=proposal_id, role=Role.BROKER.value):
        await notices.notify(
            connection,
            broker["id"],
            NoticeKind.INTRODUCTION_REQUESTED,
            subject="proposal",
            subject_id=proposal_id,
            params={"title": title},
        )
