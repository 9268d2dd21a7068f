"""Stored files against the rows that name them, of all that keep files: threads, papers of cases, entries to calls,
dossiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matchmaker.calls.entries import files as entry_files
from matchmaker.cases import evidence
from matchmaker.dossiers import papers
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.file_store import Damage, FileStore, NamedFile
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people.directory import people_of
from matchmaker.proposals import thread
from matchmaker.rules.actors import Role


@dataclass(frozen=True, kw_only=True)
class DamagedFile:
    """A file that is not given out any more. `page` is its address in the service, `sha256` what it has to have."""

    page: str
    path: Path
    sha256: str
    damage: Damage


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """What a check found: `count` files are named, `lost` were set aside because no row names them."""

    count: int
    damaged: tuple[DamagedFile, ...]
    lost: tuple[Path, ...]


async def check(pool: Pool, files_folder: Path) -> FileReport:
    """Reads every byte of every file that a row names; holds no connection while it reads."""
    count, damaged, lost = 0, list[DamagedFile](), list[Path]()
    for store, files in await _kept(pool, files_folder):
        count, lost = count + len(files), lost + store.lost()
        for file in files:
            rewritten = file.recorded not in (None, file.sha256)
            damage = Damage.REWRITTEN if rewritten else await store.damage(file.stored_name, file.sha256)
            if damage:
                path, sha256 = store.path(file.stored_name), (file.recorded or file.sha256).hex()
                damaged.append(DamagedFile(page=file.page, path=path, sha256=sha256, damage=damage))
    return FileReport(count=count, damaged=tuple(damaged), lost=tuple(lost))


async def sweep(pool: Pool, files_folder: Path, *, now: float) -> None:
    """Sets aside what no row names, and brings back what one names again; `now` is in seconds since 1970."""
    for store, files in await _kept(pool, files_folder):
        await store.sweep({file.stored_name: file.sha256 for file in files}, now=now)


async def tell_officers(connection: Connection, subject: str, subject_id: int) -> None:
    """That a file of this "case" or "proposal" is damaged or missing; nobody twice while they have not read it."""
    officers = await people_of(connection, [Role.BROKER, Role.ADMINISTRATOR])
    await notices.remind(connection, officers, NoticeKind.FILE_DAMAGED, subject=subject, subject_id=subject_id)


async def _kept(pool: Pool, files_folder: Path) -> Sequence[tuple[FileStore, Sequence[NamedFile]]]:
    async with transaction(pool) as connection:
        return (
            (FileStore(files_folder), await thread.named_files(connection)),
            (evidence.store_beside(files_folder), await evidence.named_files(connection)),
            (entry_files.store_beside(files_folder), await entry_files.named_files(connection)),
            (papers.store_beside(files_folder), await papers.named_files(connection)),
        )
