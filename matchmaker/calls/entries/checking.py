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
from matchmaker.rules.call import Call
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
    if problems := note_problems(note, because):
        raise InvalidInput(problems)
    await _write(connection, call, entry, because, note, by=by)


def note_problems(note: str, because: IneligibleReason | None) -> dict[str, str]:
    """Code of what is wrong with a note; a reason of another kind needs one."""
    least = 1 if because is IneligibleReason.OTHER else 0
    return field_problems({"note": note.strip()}, {"note": (least, LONGEST_NOTE)})


async def _write(
    connection: Connection, call: Call, entry: Entry, because: IneligibleReason | None, note: str, *, by: Actor
) -> None:
    state, code = EntryState.INELIGIBLE if because else EntryState.ELIGIBLE, because.value if because else None
    kept = note if because and note else None
    await queries.check_entry(connection, entry_id=entry.id, state=state.value, because=code, note=kept)
    await audit.append(
        connection,
        Action.ENTRY_CHECK,
        entry.id,
        by=by,
        old_state=entry.state.value,
        new_state=state.value,
        details={"call": call.id, "because": code},
    )
