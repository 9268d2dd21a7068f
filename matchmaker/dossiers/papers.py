"""Papers of a dossier: the council's decision, hashed as it arrives, given to whoever may see the dossier."""

from pathlib import Path

from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.ground.file_store import FileStore, NamedFile
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor


def store_beside(files_folder: Path) -> FileStore:
    """Where papers of dossiers lie: beside those of threads."""
    return FileStore(files_folder.with_name("dossiers"))


async def file_of(connection: Connection, dossier_id: int, step_id: int, *, by: Actor) -> StoredFile:
    """Raises NotFound."""
    await dossiers.get(connection, dossier_id, by=by)
    row = await queries.get_paper(connection, dossier_id=dossier_id, step_id=step_id)
    if row is None:
        raise NotFound()
    return StoredFile.from_row(row)


async def named_files(connection: Connection, step_id: int | None = None) -> list[NamedFile]:
    """The paper of one step, or those of all."""
    return [
        NamedFile(
            page=f"/dossiers/{row['dossier_id']}/papers/{row['id']}",
            name=row["name"],
            stored_name=row["stored_name"],
            sha256=row["sha256"],
            recorded=bytes.fromhex(row["recorded"]) if row["recorded"] else None,
        )
        for row in await queries.paper_files(connection, step_id=step_id)
    ]
