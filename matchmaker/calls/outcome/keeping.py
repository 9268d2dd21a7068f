"""Entries that were not selected are kept as long as their call says; then they and their files are deleted.

Files of whoever was erased go from the disk in the same way.
"""

from pathlib import Path

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls.entries.files import store_beside
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection, Pool, borrowed, transaction
from matchmaker.ground.file_store import LOST
from matchmaker.ground.rounds import Job
from matchmaker.rules.actors import SYSTEM


async def drop_over(pool: Pool, files_folder: Path) -> None:
    """Each entry in a transaction of its own, then the files of all that are gone: what a round that was killed has
    left on the disk, the next one finds by name."""
    async with borrowed(pool) as connection:
        due = [row["id"] for row in await queries.entries_to_drop(connection)]
        await rounds.over(connection, Job.DROP_ENTRIES, due, lambda entry_id: _drop(connection, entry_id))
    await drop_files(pool, files_folder)


async def _drop(connection: Connection, entry_id: int) -> bool:
    entry = await queries.lock_entry(connection, entry_id=entry_id)
    if entry is None:
        return False  # another process was first
    await queries.note_files(connection, entry_id=entry_id)
    await queries.drop_entry(connection, entry_id=entry_id)
    if entry["counted"]:
        await queries.count_dropped(connection, call_id=entry["call_id"])
    await audit.append(connection, Action.ENTRY_DROP, entry_id, by=SYSTEM, details={"call": entry["call_id"]})
    return True


async def drop_files(pool: Pool, files_folder: Path) -> None:
    """From the disk what no entry has any more: its entry was deleted, or whoever brought it was erased."""
    store = store_beside(files_folder)
    async with transaction(pool) as connection:
        names = [row["stored_name"] for row in await queries.files_to_drop(connection)]
    for name in names:
        store.discard([name, f"{LOST}/{name}"])  # a sweep may have set it aside
        async with transaction(pool) as connection:
            await queries.forget_file(connection, stored_name=name)
