"""The life of a need. Every change is checked, recorded and written in the caller's transaction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, NotFound, WrongState
from matchmaker.ground.rounds import Job
from matchmaker.intake.addresses import mailbox
from matchmaker.listings import behalf as on_behalf
from matchmaker.listings import outcomes, questions
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.needs import examples
from matchmaker.listings.needs.statements import queries
from matchmaker.listings.needs.storing import stored_values
from matchmaker.rules.actors import Actor
from matchmaker.rules.fields import Part, hidden_values, names
from matchmaker.rules.listing import NEED_STATES, ListingState, changed_fields, check_step
from matchmaker.rules.need import NEED_FIELDS, Confidentiality, Need, NeedDraft, NeedFilter
from matchmaker.rules.policy import STEP_PERMISSION, Matter, Permission, may, own_records, require
from matchmaker.rules.search import ListPage, narrowed

DAYS_PUBLISHED = 180


async def submit(connection: Connection, draft: NeedDraft, *, by: Actor, behalf: Behalf | None = None) -> Need:
    """Posts a need for review.

    Whoever enters it for another organisation says in `behalf` who there agreed; the need is unconfirmed then.
    Raises InvalidInput with the wrong fields; nothing is written then.
    """
    require(by, Permission.POST_NEED)
    need = await insert(connection, draft, ListingState.SUBMITTED, by=by, behalf=behalf)
    await examples.keep(connection, need, by=by)
    return need


async def insert(
    connection: Connection,
    draft: NeedDraft,
    state: ListingState,
    *,
    by: Actor,
    confirmed: bool = True,
    behalf: Behalf | None = None,
) -> Need:
    """A new need in this state. `confirmed`: whether it comes from its owner.

    What the actor may do was asked before. Raises InvalidInput.
    """
    values = await stored_values(connection, draft, by=by)
    # An import says in its own columns where its rows are from.
    for_others = draft.import_key is None and on_behalf.is_needed(by, values["organisation_id"])
    said = on_behalf.check(behalf) if for_others else None
    need_id = await queries.insert_need(
        connection,
        **values,
        state=state.value,
        confirmed=confirmed and not for_others,
        created_by=by.name,
        entered_by_id=on_behalf.keeper(by) if for_others else None,
    )
    if said is not None:
        await on_behalf.keep(connection, said, by=by, need_id=need_id)
    await audit.append(connection, Action.NEED_POST, need_id, by=by, new_state=state.value)
    return await _written(connection, need_id)


async def edit(
    connection: Connection,
    need_id: int,
    draft: NeedDraft,
    *,
    by: Actor,
    version: int | None = None,
    reply: str | None = None,
) -> Need:
    """Writes what the owner now says; `version` is the one the editor has seen, `reply` is for the desk that asked.

    Raises NotFound, InvalidInput, WrongState for a closed need, Conflict when another version is stored.
    """
    old = await _locked(connection, need_id, by=by)
    require(by, Permission.EDIT_LISTING, matter_of(old))
    if version is not None and version != old.version:
        raise Conflict(seen=version, stored=old.version)
    return await amend(connection, old, draft, by=by, reply=reply)


async def amend(connection: Connection, old: Need, draft: NeedDraft, *, by: Actor, reply: str | None = None) -> Need:
    """Writes it over a need that is held; one of which more was asked is up for review again.

    What the actor may do was asked before. Raises InvalidInput.
    """
    values = await stored_values(connection, draft, by=by, was=old.organisation_id)
    await queries.update_need(connection, need_id=old.id, **values)
    if not old.confirmed and mailbox(old.email or "") != mailbox(values["email"] or ""):
        await queries.void_mailed_links(connection, need_id=old.id)
    changed = changed_fields(vars(old), values)
    await audit.append(connection, Action.NEED_EDIT, old.id, by=by, details={"fields": changed})
    need = await _written(connection, old.id)
    await examples.keep(connection, need, by=by)
    if need.state is not ListingState.INFORMATION_REQUESTED:
        return need
    await questions.answer(connection, reply, by=by.name, need_id=need.id)
    return await enter(connection, need, ListingState.SUBMITTED, Action.NEED_MOVE, by=by)


async def save_imported(connection: Connection, draft: NeedDraft, *, by: Actor, earlier_key: str | None = None) -> bool:
    """Posts and publishes a row of an import once; False when its key, or its earlier one, is there already."""
    require(by, Permission.IMPORT)
    keys = {"import_key": draft.import_key, "earlier_key": earlier_key}
    if await queries.find_imported_need(connection, **keys) is not None:
        return False
    said = draft.confirmed is True
    need = await insert(connection, draft, ListingState.SUBMITTED, by=by, confirmed=said)
    await set_state(connection, need.id, ListingState.PUBLISHED, by=by)
    return True


async def set_state(connection: Connection, need_id: int, state: ListingState, *, by: Actor) -> Need:
    """Moves a need to another state. Raises NotFound, NotAllowed or WrongState."""
    old = await _locked(connection, need_id, by=by)
    return await enter(connection, old, state, Action.NEED_MOVE, by=by, permission=STEP_PERMISSION[state])


async def enter(
    connection: Connection,
    need: Need,
    state: ListingState,
    action: Action,
    *,
    by: Actor,
    permission: Permission | None = None,
    details: Mapping[str, Any] | None = None,
) -> Need:
    """The one door to another state, for a need that is held: the step is in the table, and is recorded as `action`.

    Without `permission` the caller has asked what the actor may do. Raises WrongState, NotFound, NotAllowed.
    """
    check_step(need.state, state, NEED_STATES)
    if permission is not None:
        require(by, permission, matter_of(need))
    await questions.leave(connection, need.state, state, need_id=need.id)
    await outcomes.leave(connection, need_id=need.id)
    await queries.set_need_state(connection, need_id=need.id, state=state.value, days=DAYS_PUBLISHED)
    old = need.state.value
    await audit.append(connection, action, need.id, by=by, old_state=old, new_state=state.value, details=details)
    return await _written(connection, need.id)


async def renew(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """Its time as a published need begins anew. Raises NotFound, NotAllowed, WrongState where it is not published."""
    old = await _locked(connection, need_id, by=by)
    require(by, Permission.RENEW, matter_of(old))
    if old.state is not ListingState.PUBLISHED:
        raise WrongState(old=old.state.value, new=ListingState.PUBLISHED.value)
    await queries.renew_need(connection, need_id=need_id, days=DAYS_PUBLISHED)
    await audit.append(connection, Action.NEED_RENEW, need_id, by=by)
    return await _written(connection, need_id)


async def reopen(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """A closed need waits for review again; one that nobody has confirmed is a draft again.

    Raises NotFound, NotAllowed, WrongState where it is not closed.
    """
    old = await _locked(connection, need_id, by=by)
    require(by, Permission.SET_ASIDE, matter_of(old))
    confirmation = await queries.confirmation_of(connection, need_id=need_id)
    unconfirmed = confirmation is not None and confirmation["confirmed_at"] is None
    state = ListingState.DRAFT if unconfirmed else ListingState.SUBMITTED
    if old.state is not ListingState.CLOSED:
        raise WrongState(old=old.state.value, new=state.value)
    return await enter(connection, old, state, Action.NEED_REOPEN, by=by)


async def take_over(connection: Connection, need_id: int, organisation_id: int) -> None:
    """Its owner stands behind it from now on. The caller checks and records it."""
    await queries.take_over_need(connection, need_id=need_id, organisation_id=organisation_id)


async def move_to_organisation(connection: Connection, organisation_id: int, into_id: int) -> int:
    """Of a record of an organisation that is merged into another; gives how many. The caller checks and records it."""
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    return len(await queries.move_to_organisation(connection, **moved))


async def expire_overdue(connection: Connection, *, by: Actor) -> int:
    """Moves needs whose time is over to expired; gives how many."""

    async def expire(need_id: int) -> bool:
        need = await _locked(connection, need_id, by=by)
        is_over = need.expires_at is not None and need.expires_at <= datetime.now(UTC)
        if need.state is not ListingState.PUBLISHED or not is_over:  # another process was first, or it was renewed
            return False
        await set_state(connection, need_id, ListingState.EXPIRED, by=by)
        return True

    overdue = [row["id"] for row in await queries.overdue_needs(connection)]
    return await rounds.over(connection, Job.EXPIRE_NEEDS, overdue, expire)


async def get(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """The need as this actor may see it. Raises NotFound, also for what the actor may not see."""
    row = await queries.get_need(connection, need_id=need_id)
    if row is None:
        raise NotFound()
    need = Need.from_row(row)
    if not may(by, Permission.SEE_LISTING, matter_of(need)):
        raise NotFound()
    return as_seen_by(need, by)


async def listing(connection: Connection, wanted: NeedFilter, *, by: Actor) -> ListPage[Need]:
    """One page of the needs that this actor may see, the newest first."""
    rows = await queries.list_needs(
        connection,
        **narrowed(wanted),
        **own_records(by),
        sees_all=may(by, Permission.SEE_HIDDEN),
    )
    needs = [as_seen_by(Need.from_row(row), by) for row in rows]
    return ListPage.of(rows, needs, page=wanted.page, limit=wanted.limit)


async def every(connection: Connection) -> list[Record]:
    """All rows as stored, for the export."""
    return list(await queries.all_needs(connection))


def as_seen_by(need: Need, by: Actor) -> Need:
    """Without contact and writer where the actor may not see them, nor what would name an anonymous owner."""
    if may(by, Permission.SEE_OWNER, matter_of(need)):
        return need
    anonymous = need.confidentiality is Confidentiality.ANONYMOUS
    return replace(need, **hidden_values(NEED_FIELDS, anonymous=anonymous))


def matter_of(need: Need) -> Matter:
    """What the table of permissions asks of a need."""
    return Matter(
        organisation_id=need.organisation_id,
        created_by=need.created_by,
        entered_by_id=need.entered_by_id,
        confirmed=need.confirmed,
        state=need.state.value,
        openness=need.confidentiality.value,
    )


def draft_of(need: Need) -> NeedDraft:
    """What the edit form starts from."""
    values = {name: getattr(need, name) for name in names(NEED_FIELDS, Part.CONTENT, Part.ORIGIN, Part.DECIDED)}
    return NeedDraft(**values, organisation=need.organisation_name)


async def _written(connection: Connection, need_id: int) -> Need:
    """What this actor has just written, whole."""
    return Need.from_row(await queries.get_need(connection, need_id=need_id))


async def hold(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """The need, held until the transaction ends, for one who may see its owner. Raises NotFound."""
    return await _locked(connection, need_id, by=by)


async def _locked(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """The need, held until the transaction ends. Raises NotFound unless it is the actor's to change."""
    row = await queries.lock_need(connection, need_id=need_id)
    if row is None:
        raise NotFound()
    need = Need.from_row(row)
    if not may(by, Permission.SEE_OWNER, matter_of(need)):
        raise NotFound()
    return need
