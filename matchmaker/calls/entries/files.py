"""Files of entries: kept twice, as they arrived and blind; given out whole to their entrant and the secretary alone."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matchmaker.calls.entries import loading
from matchmaker.calls.entries.statements import queries
from matchmaker.foreign.process import Readers
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.ground.file_store import FileStore, NamedFile
from matchmaker.intake.blinding.files import made_blind
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor


@dataclass(frozen=True, kw_only=True)
class EntryFileDraft:
    """A file that came, and its copy for judges, both on disk; `text` is what can be read in the copy."""

    original: StoredFile
    blind: StoredFile
    text: str

    @property
    def stored_names(self) -> Sequence[str]:
        return (self.original.stored_name, self.blind.stored_name)

    def columns(self) -> dict[str, object]:
        return {
            **vars(self.original),
            "blind_stored_name": self.blind.stored_name,
            "blind_size": self.blind.size,
            "blind_sha256": self.blind.sha256,
            "blind_text": self.text,
        }


def store_beside(files_folder: Path) -> FileStore:
    """Where files of entries lie: beside those of threads."""
    return FileStore(files_folder.with_name("entries"))


async def with_blind_copy(store: FileStore, readers: Readers, original: StoredFile) -> EntryFileDraft:
    """The file with a copy that says nothing of who made it. Raises InvalidInput where that cannot be made; the
    original is dropped then."""
    try:
        blind = await made_blind(readers, store.path(original.stored_name), original.media_type)
        stored_name = secrets.token_hex(16)
        async with store.writing(stored_name) as path:
            path.write_bytes(blind.content)
    except BaseException:
        store.discard([original.stored_name])
        raise
    copy = StoredFile(
        name="",
        stored_name=stored_name,
        media_type=original.media_type,
        size=len(blind.content),
        sha256=hashlib.sha256(blind.content).digest(),
    )
    return EntryFileDraft(original=original, blind=copy, text=blind.text.replace("\0", ""))


async def original(connection: Connection, call_id: int, entry_id: int, file_id: int, *, by: Actor) -> StoredFile:
    """A file as it arrived, for its entrant and the secretary. Raises NotFound to everybody else."""
    _, entry = await loading.whole(connection, call_id, entry_id, by=by)
    for file in entry.files:
        if file.id == file_id:
            return file.original
    raise NotFound()


async def named_files(connection: Connection) -> list[NamedFile]:
    """All files that a row names, copies included."""
    return [
        NamedFile(
            page=f"/calls/{row['call_id']}", name=row["name"], stored_name=row["stored_name"], sha256=row["sha256"]
        )
        for row in await queries.named_files(connection)
    ]
