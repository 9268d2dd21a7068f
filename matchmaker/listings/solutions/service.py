"""The life of a solution. Every change is checked, recorded and written in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.rounds import Job
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.life import Life, Statements
from matchmaker.listings.solutions.statements import queries
from matchmaker.listings.solutions.storing import stored_values
from matchmaker.rules.actors import Actor
from matchmaker.rules.fields import Part, hidden_values, names
from matchmaker.rules.listing import SOLUTION_STATES, ListingState, changed_fields
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, own_records, require
from matchmaker.rules.search import ListPage, narrowed
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution, SolutionDraft, SolutionFilter


def as_seen_by(solution: Solution, by: Actor) -> Solution:
    """Without contact and writer where the actor may not see them."""
    if may(by, Permission.SEE_OWNER, matter_of(solution)):
        return solution
    return replace(solution, **hidden_values(SOLUTION_FIELDS, anonymous=False))


def matter_of(solution: Solution) -> Matter:
    """What the table of permissions asks of a solution."""
    return Matter(
        organisation_id=solution.organisation_id,
        created_by=solution.created_by,
        entered_by_id=solution.entered_by_id,
        confirmed=solution.confirmed,
        state=solution.state.value,
    )


LIFE = Life(
    subject="solution",
    states=SOLUTION_STATES,
    days=365,
    from_row=Solution.from_row,
    matter_of=matter_of,
    as_seen_by=as_seen_by,
    statements=Statements(
        insert=queries.insert_solution,
        get=queries.get_solution,
        lock=queries.lock_solution,
        set_state=queries.set_solution_state,
        renew=queries.renew_solution,
        overdue=queries.overdue_solutions,
    ),
    posted=Action.SOLUTION_POST,
    moved=Action.SOLUTION_MOVE,
    renewed=Action.SOLUTION_RENEW,
    reopened=Action.SOLUTION_REOPEN,
    expiry=Job.EXPIRE_SOLUTIONS,
)
get, set_state, renew = LIFE.get, LIFE.set_state, LIFE.renew
reopen, expire_overdue = LIFE.reopen, LIFE.expire_overdue


async def submit(connection: Connection, draft: SolutionDraft, *, by: Actor, behalf: Behalf | None = None) -> Solution:
    """Posts a solution for review.

    Whoever enters it for another organisation says in `behalf` who there agreed; the solution is unconfirmed then.
    Raises InvalidInput with the wrong fields; nothing is written then.
    """
    require(by, Permission.POST_SOLUTION)
    values = await stored_values(connection, draft, by=by)
    state = ListingState.SUBMITTED
    return await LIFE.enter_new(connection, values, state, by=by, confirmed=draft.confirmed, behalf=behalf)


async def edit(
    connection: Connection,
    solution_id: int,
    draft: SolutionDraft,
    *,
    by: Actor,
    version: int | None = None,
    reply: str | None = None,
) -> Solution:
    """Writes what the owner now says; `version` is the one the editor has seen, `reply` is for the desk that asked.

    One of which more was asked is up for review again.

    Raises NotFound, InvalidInput, WrongState for a closed solution, Conflict when another version is stored.
    """
    old = await LIFE.hold_to_edit(connection, solution_id, by=by, version=version)
    values = await stored_values(connection, draft, by=by, was=old.organisation_id)
    await queries.update_solution(connection, solution_id=solution_id, **values)
    changed = changed_fields(vars(old), values)
    await audit.append(connection, Action.SOLUTION_EDIT, solution_id, by=by, details={"fields": changed})
    return await LIFE.answered(connection, await LIFE.written(connection, solution_id), reply, by=by)


async def save_imported(
    connection: Connection, draft: SolutionDraft, *, by: Actor, earlier_key: str | None = None
) -> bool:
    """Posts and publishes a row of an import once; False when its key, or its earlier one, is there already."""
    require(by, Permission.IMPORT)
    keys = {"import_key": draft.import_key, "earlier_key": earlier_key}
    if await queries.find_imported_solution(connection, **keys) is not None:
        return False
    solution = await submit(connection, draft, by=by)
    await set_state(connection, solution.id, ListingState.PUBLISHED, by=by)
    return True


async def take_over(connection: Connection, solution_id: int, organisation_id: int) -> None:
    """Its owner stands behind it from now on. Its time begins now. The caller checks and records it."""
    await queries.take_over_solution(
        connection, solution_id=solution_id, organisation_id=organisation_id, days=LIFE.days
    )


async def move_to_organisation(connection: Connection, organisation_id: int, into_id: int) -> int:
    """Of a record of an organisation that is merged into another; gives how many. The caller checks and records it."""
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    return len(await queries.move_to_organisation(connection, **moved))


async def get_published(connection: Connection, ids: Sequence[int], *, by: Actor) -> dict[int, Solution]:
    """Those of the given solutions that are published, by id."""
    rows = await queries.get_solutions(connection, ids=list(ids))
    return {row["id"]: as_seen_by(Solution.from_row(row), by) for row in rows}


async def listing(connection: Connection, wanted: SolutionFilter, *, by: Actor) -> ListPage[Solution]:
    """One page of the solutions that this actor may see, in the order that is wanted."""
    rows = await queries.list_solutions(
        connection,
        **narrowed(wanted),
        **own_records(by),
        technology=wanted.technology,
        kind=wanted.kind,
        sees_all=may(by, Permission.SEE_HIDDEN),
        sorted=wanted.order.value,
    )
    items = [as_seen_by(Solution.from_row(row), by) for row in rows]
    return ListPage.of(rows, items, page=wanted.page, limit=wanted.limit)


async def count_published(connection: Connection) -> int:
    """How many solutions are published, whoever asks."""
    return int(await queries.count_published(connection))


async def count_suppliers(connection: Connection) -> int:
    """How many organisations have something published."""
    return int(await queries.count_suppliers(connection))


async def published_by(connection: Connection, organisations: Iterable[int]) -> Mapping[int, int]:
    """How many published solutions each of these organisations has; those with none are left out."""
    rows = await queries.published_by(connection, organisations=list(organisations))
    return {row["organisation_id"]: row["solutions"] for row in rows}


async def every(connection: Connection) -> list[Record]:
    """All rows as stored, for the export."""
    return list(await queries.all_solutions(connection))


def draft_of(solution: Solution) -> SolutionDraft:
    """What the edit form starts from."""
    values = {name: getattr(solution, name) for name in names(SOLUTION_FIELDS, Part.CONTENT, Part.ORIGIN, Part.DECIDED)}
    return SolutionDraft(**values, organisation=solution.organisation_name)
