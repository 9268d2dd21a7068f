"""The secretary's check: whether each entry meets what the call asks of entrants, with a coded reason where not."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.entries import loading, names
from matchmaker.calls.entries.model import Entry
from matchmaker.calls.entries.names import Left
from matchmaker.calls.entries.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.entry import EntryState, IneligibleReason
from matchmaker.rules.listing import field_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

LONGEST_NOTE = 1_000  # characters


async def names_left(connection: Connection, entry: Entry) -> Left:
    """What is left of the entrant's names in what judges would read."""
    known = await names.known_of(connection, entry.id, co_authors=entry.co_authors)
    return await names.left_in(entry.texts(), known)


async def rule(
    connection: Connection,
    call_id: int,
    entry_id: int,
    *,
    because: IneligibleReason | None,
    note: str,
    version: int,
    by: Actor,
) -> None:
    """The entry is judged, or is not, `because`; ruled again, the newer ruling holds.

    Raises NotFound, NotAllowed over one's own entry, WrongState when the check is over, Conflict when the entry has
    changed since it was read, InvalidInput for a reason of another kind without a note.
    """
    call = await calls.hold(connection, call_id, Permission.CHECK_ENTRY, by=by)
    _, entry = await loading.whole(connection, call_id, entry_id, by=by)
    require(by, Permission.CHECK_ENTRY, Matter.of_call(call, entrant_id=entry.person_id))
    if not entry.is_submitted:
        raise NotFound()
    if version != entry.version:
        raise Conflict(seen=version, stored=entry.version)
    note = nfc(note).strip()
    least = 1 if because is IneligibleReason.OTHER else 0
    if problems := field_problems({"note": note}, {"note": (least, LONGEST_NOTE)}):
        raise InvalidInput(problems)
    state = EntryState.INELIGIBLE if because else EntryState.ELIGIBLE
    await queries.check_entry(
        connection,
        entry_id=entry_id,
        state=state.value,
        because=because.value if because else None,
        note=note if because and note else None,
    )
    await audit.append(
        connection,
        Action.ENTRY_CHECK,
        entry_id,
        by=by,
        old_state=entry.state.value,
        new_state=state.value,
        details={"call": call.id, "because": because.value if because else None},
    )
