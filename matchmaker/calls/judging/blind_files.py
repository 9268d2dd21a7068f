"""Copies of files that tell nothing of their entrant, for whoever reads the entry that they came with."""

from matchmaker.calls import service as calls
from matchmaker.calls.entries import loading
from matchmaker.calls.judging import council, sheets
from matchmaker.ground.db import Connection
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Duty


async def blind_file(connection: Connection, call_id: int, number: int, position: int, *, by: Actor) -> StoredFile:
    """For its judge, as soon as they may read the entry, and for the chair, as soon as they may talk about it.

    The entrant may see what those get, as may the secretary. Raises NotFound to everybody else, WrongState.
    """
    call = await calls.get(connection, call_id, by=by)
    entry_id = await loading.id_to_see(connection, call, number, by=by)
    if entry_id is None and by.person_id in call.appointed(Duty.CHAIR):
        entry_id = await council.id_to_discuss(connection, call, number, by=by)
    elif entry_id is None:
        entry_id = await sheets.id_to_read(connection, call_id, number, by=by)
    return await loading.blind_file(connection, entry_id, number, position)
