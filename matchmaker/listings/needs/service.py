"""The life of a need. Every change is checked, recorded and written in the caller's transaction."""

from dataclasses import replace

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.rounds import Job
from matchmaker.intake.addresses import mailbox
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.life import Life, Statements
from matchmaker.listings.needs import examples
from matchmaker.listings.needs.statements import queries
from matchmaker.listings.needs.storing import stored_values
from matchmaker.rules.actors import Actor
from matchmaker.rules.fields import Part, hidden_values, names
from matchmaker.rules.listing import NEED_STATES, ListingState, changed_fields
from matchmaker.rules.need import NEED_FIELDS, Confidentiality, Need, NeedDraft, NeedFilter
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, own_records, require
from matchmaker.rules.search import ListPage, narrowed


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


LIFE = Life(
    subject="need",
    states=NEED_STATES,
    days=180,
    from_row=Need.from_row,
    matter_of=matter_of,
    as_seen_by=as_seen_by,
    statements=Statements(
        insert=queries.insert_need,
        get=queries.get_need,
        lock=queries.lock_need,
        set_state=queries.set_need_state,
        renew=queries.renew_need,
        overdue=queries.overdue_needs,
    ),
    posted=Action.NEED_POST,
    moved=Action.NEED_MOVE,
    renewed=Action.NEED_RENEW,
    reopened=Action.NEED_REOPEN,
    expiry=Job.EXPIRE_NEEDS,
)
get, hold, set_state, enter = LIFE.get, LIFE.hold, LIFE.set_state, LIFE.enter
renew, expire_overdue = LIFE.renew, LIFE.expire_overdue


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
    return await LIFE.enter_new(connection, values, state, by=by, confirmed=confirmed, behalf=behalf)


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
    old = await LIFE.hold_to_edit(connection, need_id, by=by, version=version)
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
    need = await LIFE.written(connection, old.id)
    await examples.keep(connection, need, by=by)
    return await LIFE.answered(connection, need, reply, by=by)


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


async def reopen(connection: Connection, need_id: int, *, by: Actor) -> Need:
    """A closed need waits for review again; one that nobody has confirmed is a draft again.

    Raises NotFound, NotAllowed, WrongState where it is not closed.
    """
    await hold(connection, need_id, by=by)
    confirmation = await queries.confirmation_of(connection, need_id=need_id)
    unconfirmed = confirmation is not None and confirmation["confirmed_at"] is None
    state = ListingState.DRAFT if unconfirmed else ListingState.SUBMITTED
    return await LIFE.reopen(connection, need_id, state, by=by)


async def take_over(connection: Connection, need_id: int, organisation_id: int) -> None:
    """Its owner stands behind it from now on. The caller checks and records it."""
    await queries.take_over_need(connection, need_id=need_id, organisation_id=organisation_id)


async def move_to_organisation(connection: Connection, organisation_id: int, into_id: int) -> int:
    """Of a record of an organisation that is merged into another; gives how many. The caller checks and records it."""
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    return len(await queries.move_to_organisation(connection, **moved))


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


def draft_of(need: Need) -> NeedDraft:
    """What the edit form starts from."""
    values = {name: getattr(need, name) for name in names(NEED_FIELDS, Part.CONTENT, Part.ORIGIN, Part.DECIDED)}
    return NeedDraft(**values, organisation=need.organisation_name)
