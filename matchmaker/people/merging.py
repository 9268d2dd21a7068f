"""Two records of one organisation become one, as far as people know of it: what it says, who belongs to it."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.people import editing, sessions
from matchmaker.people import service as people
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor, Organisation
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

_TAKEN = (
    *("name_en", "abbreviation", "tax_code", "website", "place", "note", "source", "introductions_at_once"),
    *("number_erased_at", "verified_by", "verified_at"),
)


async def both(connection: Connection, kept_id: int, gone_id: int, *, by: Actor) -> tuple[Organisation, Organisation]:
    """The record that stays and the one that goes, held until the transaction ends.

    Raises NotFound, NotAllowed for one's own, InvalidInput for one record or different tax codes.
    """
    if kept_id == gone_id:
        raise InvalidInput({"gone": "merge_with_itself"})
    rows = {number: await _held(connection, number, by=by) for number in sorted((kept_id, gone_id))}
    kept, gone = rows[kept_id], rows[gone_id]
    if kept["tax_code"] and gone["tax_code"]:  # no two have one
        raise InvalidInput({"gone": "merge_tax_codes_differ"})
    return people.organisation_of(kept), people.organisation_of(gone)


async def merge(connection: Connection, kept_id: int, gone_id: int, *, by: Actor) -> None:
    """What `both` holds becomes one: what the one says where the other says nothing, and whoever belongs to it.

    Members of a record that nobody has verified ask to join, whichever of the two stays: no stranger gets into what
    somebody else's record holds, and none speaks for it.
    """
    kept, gone = [await queries.lock_organisation(connection, organisation_id=each) for each in (kept_id, gone_id)]
    if gone["verified_at"] is not None and kept["verified_at"] is None:
        await queries.name_authorised_contact(connection, organisation_id=kept_id, person_id=None)
        await _move_members(connection, kept_id, kept_id, let_in=False)
    let_in = gone["verified_at"] is not None
    waiting = await queries.waiting_change(connection, organisation_id=gone_id)
    if waiting is not None:
        await queries.end_change(
            connection, change_id=waiting["id"], outcome="replaced", reason=None, decided_by=by.name
        )
    moved = {"organisation_id": gone_id, "into_id": kept_id}
    await _move_members(connection, gone_id, kept_id, let_in=let_in)
    await queries.move_invitations(connection, **moved)
    await queries.leave_merged(connection, **moved)
    contact = gone["authorised_contact_id"] if let_in else None
    taken = {name: gone[name] for name in _TAKEN}
    await queries.take_from_merged(connection, organisation_id=kept_id, **taken, authorised_contact_id=contact)
    await editing.follow_kind(connection, kept_id, people.organisation_of(kept).kind, by=by)
    for number, details in ((kept_id, {"merged": gone_id}), (gone_id, {"into": kept_id})):
        await audit.append(connection, Action.ORGANISATION_MERGE, number, by=by, details=details)


async def _held(connection: Connection, organisation_id: int, *, by: Actor) -> Record:
    organisation = await people.get(connection, organisation_id, by=by)
    require(by, Permission.MERGE_ORGANISATIONS, Matter.of_organisation(organisation))
    row: Record = await queries.lock_organisation(connection, organisation_id=organisation_id)
    if row["merged_into_id"] is not None:  # meanwhile
        raise NotFound()
    return row


async def _move_members(connection: Connection, organisation_id: int, into_id: int, *, let_in: bool) -> None:
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    for member in await queries.move_members(connection, **moved, let_in=let_in):
        await sessions.end_all(connection, member["id"])  # whom they act for is part of who they are
