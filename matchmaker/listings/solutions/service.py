"""The life of a solution. Every change is checked, recorded and written in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, NotFound, WrongState
from matchmaker.ground.rounds import Job
from matchmaker.listings import behalf as on_behalf
from matchmaker.listings import outcomes, questions
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.solutions.statements import queries
from matchmaker.listings.solutions.storing import stored_values
from matchmaker.rules.actors import Actor
from matchmaker.rules.fields import Part, hidden_values, names
from matchmaker.rules.listing import SOLUTION_STATES, ListingState, changed_fields, check_step
from matchmaker.rules.policy import STEP_PERMISSION, Matter, Permission, may, own_records, require
from matchmaker.rules.search import ListPage, narrowed
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution, SolutionDraft, SolutionFilter

DAYS_PUBLISHED = 365


async def submit(connection: Connection, draft: SolutionDraft, *, by: Actor, behalf: Behalf | None = None) -> Solution:
    """Posts a solution for review.

    Whoever enters it for another organisation says in `behalf` who there agreed; the solution is unconfirmed then.
    Raises InvalidInput with the wrong fields; nothing is written then.
    """
    require(by, Permission.POST_SOLUTION)
    solution_id = await _insert(connection, draft, behalf, by=by)
    await audit.append(connection, Action.SOLUTION_POST, solution_id, by=by, new_state=ListingState.SUBMITTED.value)
    return await _written(connection, solution_id)


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
    old = await _locked(connection, solution_id, by=by)
    require(by, Permission.EDIT_LISTING, matter_of(old))
    if version is not None and version != old.version:
        raise Conflict(seen=version, stored=old.version)
    values = await stored_values(connection, draft, by=by, was=old.organisation_id)
    await queries.update_solution(connection, solution_id=solution_id, **values)
    changed = changed_fields(vars(old), values)
    await audit.append(connection, Action.SOLUTION_EDIT, solution_id, by=by, details={"fields": changed})
    if old.state is not ListingState.INFORMATION_REQUESTED:
        return await _written(connection, solution_id)
    await questions.answer(connection, reply, by=by.name, solution_id=solution_id)
    return await _enter(connection, old, ListingState.SUBMITTED, Action.SOLUTION_MOVE, by=by)


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


async def set_state(connection: Connection, solution_id: int, state: ListingState, *, by: Actor) -> Solution:
    """Moves a solution to another state. Raises NotFound, NotAllowed or WrongState."""
    old = await _locked(connection, solution_id, by=by)
    return await _enter(connection, old, state, Action.SOLUTION_MOVE, by=by, permission=STEP_PERMISSION[state])


async def renew(connection: Connection, solution_id: int, *, by: Actor) -> Solution:
    """Its time on the catalogue begins anew. Raises NotFound, NotAllowed, WrongState where it is not published."""
    old = await _locked(connection, solution_id, by=by)
    require(by, Permission.RENEW, matter_of(old))
    if old.state is not ListingState.PUBLISHED:
        raise WrongState(old=old.state.value, new=ListingState.PUBLISHED.value)
    await queries.renew_solution(connection, solution_id=solution_id, days=DAYS_PUBLISHED)
    await audit.append(connection, Action.SOLUTION_RENEW, solution_id, by=by)
    return await _written(connection, solution_id)


async def reopen(connection: Connection, solution_id: int, *, by: Actor) -> Solution:
    """A closed solution waits for review again. Raises NotFound, NotAllowed, WrongState where it is not closed."""
    old = await _locked(connection, solution_id, by=by)
    require(by, Permission.SET_ASIDE, matter_of(old))
    if old.state is not ListingState.CLOSED:
        raise WrongState(old=old.state.value, new=ListingState.SUBMITTED.value)
    return await _enter(connection, old, ListingState.SUBMITTED, Action.SOLUTION_REOPEN, by=by)


async def take_over(connection: Connection, solution_id: int, organisation_id: int) -> None:
    """Its owner stands behind it from now on. Its time begins now. The caller checks and records it."""
    await queries.take_over_solution(
        connection, solution_id=solution_id, organisation_id=organisation_id, days=DAYS_PUBLISHED
    )


async def move_to_organisation(connection: Connection, organisation_id: int, into_id: int) -> int:
    """Of a record of an organisation that is merged into another; gives how many. The caller checks and records it."""
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    return len(await queries.move_to_organisation(connection, **moved))


async def expire_overdue(connection: Connection, *, by: Actor) -> int:
    """Moves solutions whose time is over to expired; gives how many."""

    async def expire(solution_id: int) -> bool:
        solution = await _locked(connection, solution_id, by=by)
        is_over = solution.expires_at is not None and solution.expires_at <= datetime.now(UTC)
        if solution.state is not ListingState.PUBLISHED or not is_over:  # another process was first, or it was renewed
            return False
        await set_state(connection, solution_id, ListingState.EXPIRED, by=by)
        return True

    overdue = [row["id"] for row in await queries.overdue_solutions(connection)]
    return await rounds.over(connection, Job.EXPIRE_SOLUTIONS, overdue, expire)


async def get(connection: Connection, solution_id: int, *, by: Actor) -> Solution:
    """The solution as this actor may see it. Raises NotFound, also for what the actor may not see."""
    row = await queries.get_solution(connection, solution_id=solution_id)
    if row is None:
        raise NotFound()
    solution = Solution.from_row(row)
    if not may(by, Permission.SEE_LISTING, matter_of(solution)):
        raise NotFound()
    return as_seen_by(solution, by)


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
    found = [as_seen_by(Solution.from_row(row), by) for row in rows]
    return ListPage.of(rows, found, page=wanted.page, limit=wanted.limit)


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


def draft_of(solution: Solution) -> SolutionDraft:
    """What the edit form starts from."""
    values = {name: getattr(solution, name) for name in names(SOLUTION_FIELDS, Part.CONTENT, Part.ORIGIN, Part.DECIDED)}
    return SolutionDraft(**values, organisation=solution.organisation_name)


async def _insert(connection: Connection, draft: SolutionDraft, behalf: Behalf | None, *, by: Actor) -> int:
    values = await stored_values(connection, draft, by=by)
    # An import says in its own columns where its rows are from.
    for_others = draft.import_key is None and on_behalf.is_needed(by, values["organisation_id"])
    said = on_behalf.check(behalf) if for_others else None
    solution_id: int = await queries.insert_solution(
        connection,
        **{**values, "confirmed": draft.confirmed and not for_others},
        state=ListingState.SUBMITTED.value,
        created_by=by.name,
        entered_by_id=on_behalf.keeper(by) if for_others else None,
    )
    if said is not None:
        await on_behalf.keep(connection, said, by=by, solution_id=solution_id)
    return solution_id


async def _enter(
    connection: Connection,
    solution: Solution,
    state: ListingState,
    action: Action,
    *,
    by: Actor,
    permission: Permission | None = None,
) -> Solution:
    """The one door to another state, for a solution that is held; without `permission` that was asked before."""
    check_step(solution.state, state, SOLUTION_STATES)
    if permission is not None:
        require(by, permission, matter_of(solution))
    await questions.leave(connection, solution.state, state, solution_id=solution.id)
    await outcomes.leave(connection, solution_id=solution.id)
    await queries.set_solution_state(connection, solution_id=solution.id, state=state.value, days=DAYS_PUBLISHED)
    await audit.append(connection, action, solution.id, by=by, old_state=solution.state.value, new_state=state.value)
    return await _written(connection, solution.id)


async def _written(connection: Connection, solution_id: int) -> Solution:
    """What this actor has just written, whole."""
    return Solution.from_row(await queries.get_solution(connection, solution_id=solution_id))


async def _locked(connection: Connection, solution_id: int, *, by: Actor) -> Solution:
    """The solution, held until the transaction ends. Raises NotFound unless it is the actor's to change."""
    row = await queries.lock_solution(connection, solution_id=solution_id)
    if row is None:
        raise NotFound()
    solution = Solution.from_row(row)
    if not may(by, Permission.SEE_OWNER, matter_of(solution)):
        raise NotFound()
    return solution
