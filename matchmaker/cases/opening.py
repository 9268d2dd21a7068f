"""How cases begin: in the transaction of the second consent, or entered afterwards for a contact made elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.contacts import ContactDraft, insert_contact, problems_of
from matchmaker.cases.loading import city_today
from matchmaker.cases.moves import MoveDetails, record_step
from matchmaker.cases.statements import queries
from matchmaker.ground import rounds
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.rounds import Job
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.proposals.moves import look_at, parties_of
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require
from matchmaker.rules.programme import PLAN_DATE
from matchmaker.rules.proposal import Proposal
from matchmaker.rules.solution import Solution, SolutionKind
from matchmaker.rules.stages import Stage


@dataclass(frozen=True, kw_only=True)
class AfterwardsDraft:
    """A transfer that began elsewhere: both parties, the solution, and the contact that it is attributed to."""

    solution_id: int
    adopter_id: int
    contact: ContactDraft
    sector: str | None = None
    need_id: int | None = None


async def open_missing(connection: Connection) -> int:
    """A case for every introduction that has none yet, such as one that was made by an earlier version; gives how many.

    None for the second introduction of one adopter to one solution, unless the first one's case ends without a result.
    """

    async def open_case(proposal_id: int) -> bool:
        return await open_unless_there(connection, proposal_id, by=SYSTEM)

    waiting = [row["id"] for row in await queries.introductions_without_case(connection)]
    return await rounds.over(connection, Job.OPEN_CASES, waiting, open_case)


async def open_unless_there(connection: Connection, proposal_id: int, *, by: Actor) -> bool:
    """The case of an introduction, unless this adopter and this solution have one already; gives whether there is one
    of this introduction now. Raises NotFound.
    """
    try:
        await open_from(connection, proposal_id, by=by)
    except Conflict:  # no case was written
        return False
    return True


async def open_from(connection: Connection, proposal_id: int, *, by: Actor) -> int:
    """The case of an introduction; the one that is there, however often it is asked for.

    Raises NotFound, and Conflict naming the `case` that this adopter and this solution have already.
    """
    require(by, Permission.CONCLUDE_CASE)
    introduced = await queries.get_introduction(connection, proposal_id=proposal_id)
    if introduced is None:
        raise NotFound()
    proposal = (await look_at(connection, proposal_id, by=SYSTEM)).proposal
    case_id = await _insert_introduced(connection, proposal, introduced["assignee_id"], introduced["brokers"], by=by)
    if case_id is None:
        existing_id: int = await queries.find_by_proposal(connection, proposal_id=proposal_id)
        return existing_id
    day = introduced["introduced_at"].astimezone(CITY_TIME).date()
    contact = ContactDraft(body=ContactBody.DOST, happened_on=day, named_both=True)
    await insert_contact(connection, case_id, contact, recorded_on=day, by=by)
    await _begin(connection, case_id, day, Action.CASE_OPEN, by=by)
    return case_id


async def enter_afterwards(connection: Connection, draft: AfterwardsDraft, *, by: Actor) -> int:
    """A case since 27 December 2023 that was not introduced here, marked as such; its contact is recorded today.

    Raises NotFound, NotAllowed for what is the actor's own, InvalidInput, and Conflict as `open_from` does.
    """
    require(by, Permission.FOLLOW_CASE, Matter(organisation_id=draft.adopter_id))
    solution = await solutions.get(connection, draft.solution_id, by=SYSTEM)
    require(by, Permission.FOLLOW_CASE, Matter(organisation_id=solution.organisation_id))
    adopter = await people.get(connection, draft.adopter_id, by=SYSTEM)
    today = await city_today(connection)
    if problems := _problems(draft, solution, today):
        raise InvalidInput(problems)
    case_id: int = await _insert(
        connection,
        solution,
        adopter.id,
        draft.sector,
        by=by,
        need_id=draft.need_id,
        afterwards=True,
        owner_id=by.person_id,
    )
    await insert_contact(connection, case_id, draft.contact, recorded_on=today, by=by)
    await _begin(connection, case_id, draft.contact.happened_on, Action.CASE_ENTER, by=by)
    return case_id


def _problems(draft: AfterwardsDraft, solution: Solution, today: date) -> dict[str, str]:
    problems = problems_of(draft.contact, today)
    if draft.contact.happened_on < PLAN_DATE:
        problems["happened_on"] = "before_the_plan"
    if solution.organisation_id == draft.adopter_id:
        problems["adopter"] = "parties_are_one"
    return problems


async def _insert_introduced(
    connection: Connection, proposal: Proposal, owner_id: int | None, brokers: list[str], *, by: Actor
) -> int | None:
    parties = await parties_of(connection, proposal.need_id, proposal.solution_id)
    made: int | None = await _insert(
        connection,
        parties.solution,
        parties.need_owner.id,
        parties.need.sector,
        by=by,
        need_id=parties.need.id,
        proposal_id=proposal.id,
        owner_id=owner_id,
        brokers=brokers,
    )
    return made


async def _insert(
    connection: Connection,
    solution: Solution,
    adopter_id: int,
    sector: str | None,
    *,
    by: Actor,
    **more: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401  # an id, or None when the introduction has a case
    """`more` are columns of where the case comes from."""
    values: dict[str, Any] = {"proposal_id": None, "need_id": None, "afterwards": False, "owner_id": None}
    values["brokers"] = [by.name] if by.person_id is not None else []
    values |= more
    delivered_id = await _delivered(connection, solution)  # holds a listed solution: the check below is nobody else's
    pair = {"delivered_id": delivered_id, "adopter_id": adopter_id, "proposal_id": values["proposal_id"]}
    if (first := await queries.find_same_case(connection, **pair)) is not None:
        raise Conflict("same_case", case=first)
    return await queries.insert_case(
        connection,
        **values,
        delivered_id=delivered_id,
        adopter_id=adopter_id,
        supplier_id=solution.organisation_id,
        sector=sector or next(iter(solution.sectors), None),
        ai_risk=solution.ai_risk,
        created_by=by.name,
    )


async def _delivered(connection: Connection, solution: Solution) -> int:
    """A listed solution is one however often it is delivered; a team builds another one each time."""
    by_capability = solution.kind is SolutionKind.CAPABILITY
    insert = queries.delivered_by_capability if by_capability else queries.delivered_listed
    made: int = await insert(connection, solution_id=solution.id, title=solution.title, summary=solution.summary)
    return made


async def _begin(connection: Connection, case_id: int, day: date, action: Action, *, by: Actor) -> None:
    await record_step(connection, case_id, "open", None, Stage.INTRODUCED, MoveDetails(), day, by=by)
    await audit.append(connection, action, case_id, by=by, new_state=Stage.INTRODUCED.value)
