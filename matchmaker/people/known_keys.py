"""The key files of a home against what its database knows of them, so that another key does not pass unseen.

The database holds a fingerprint of each, from which no key follows. A key that was lost or stolen is replaced by its
administrator, who then says so by `accept`.
"""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from stat import S_IRWXG, S_IRWXO

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import FileUnusable
from matchmaker.ground.keys import KeyFile, fingerprint_of, load_secret
from matchmaker.people.statements import queries


async def compare(connection: Connection, folder: Path) -> Sequence[FileUnusable]:
    """What is wrong with the keys that were used with this database: another one, or none any more.

    Changes nothing. Raises FileUnusable for one that cannot be read or is damaged.
    """
    return [fault async for _, fault in _each(connection, folder) if fault is not None]


async def remember(connection: Connection, folder: Path) -> Sequence[FileUnusable]:
    """Like `compare`; keys that the database does not know yet are recorded, and made where there are none."""
    faults = await compare(connection, folder)
    for file in KeyFile:
        secret = load_secret(folder, file)
        if await queries.newest_fingerprint(connection, file=file) is None:
            await queries.insert_fingerprint(connection, file=file, fingerprint=fingerprint_of(secret))
    return faults


async def accept(connection: Connection, folder: Path) -> Sequence[KeyFile]:
    """From now on the keys of this home are the right ones. Gives those that were not."""
    replaced = [file async for file, fault in _each(connection, folder) if fault is not None]
    for file in replaced:
        await queries.insert_fingerprint(connection, file=file, fingerprint=fingerprint_of(load_secret(folder, file)))
    return replaced


def exposed(path: Path) -> bool:
    """Whether others on this computer can read or change the key."""
    return bool(path.stat().st_mode & (S_IRWXG | S_IRWXO))


async def _each(connection: Connection, folder: Path) -> AsyncIterator[tuple[KeyFile, FileUnusable | None]]:
    """Every key file with what is wrong with it."""
    for file in KeyFile:
        path, known = folder / file, await queries.newest_fingerprint(connection, file=file)
        if known is None:
            yield file, None
        elif not path.exists():
            yield file, FileUnusable(f"key_missing_{file.name.lower()}", path=path)
        elif fingerprint_of(load_secret(folder, file)) != known["fingerprint"]:
            yield (
                file,
                FileUnusable(f"key_other_{file.name.lower()}", path=path, day=known["recorded_at"].date()),
            )
        else:
            yield file, None
