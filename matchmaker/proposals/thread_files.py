"""Files that people send: capped while they stream in, kept under random names, typed by what they hold, hashed.

A file is served as an attachment with the type and the ending found here, never with those that its sender claims.
"""

import asyncio
import hashlib
import os
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, fields
from pathlib import Path

from matchmaker.foreign.process import GivenUp, Readers, Trouble
from matchmaker.ground.db import Record
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.file_store import FileStore
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import LARGEST_FILE, READING
from matchmaker.intake.file_kinds import LONGEST_MARK, media_type_by_mark, media_type_of
from matchmaker.intake.file_names import file_name


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file as it arrived; `size` in bytes."""

    name: str
    stored_name: str
    media_type: str
    size: int
    sha256: bytes

    @classmethod
    def from_row(cls, row: Record) -> "StoredFile":
        """A file as the row that names it holds it."""
        return cls(**{field.name: row[field.name] for field in fields(cls)})


async def receive(
    store: FileStore, readers: Readers, name: str, chunks: AsyncIterator[bytes], *, declared: int | None = None
) -> StoredFile:
    """Stores what streams in, and at most `LARGEST_FILE` bytes of it; `declared` is the size that was announced.

    Raises InvalidInput for a file that is too large, empty or of no known type, FileNotStored when the disk fails;
    nothing of it is left then.
    """
    if declared is not None and declared > LARGEST_FILE:
        raise InvalidInput({"file": "file_too_large"})
    stored_name = secrets.token_hex(16)
    async with store.writing(stored_name) as path:
        size, sha256 = await _write(path, chunks)
        media_type = await _type_of(readers, path)
    named = file_name(name, media_type)
    return StoredFile(name=named, stored_name=stored_name, media_type=media_type, size=size, sha256=sha256)


async def _type_of(readers: Readers, path: Path) -> str:
    """The type of what the file holds. Raises InvalidInput for what nobody needs here, such as a program or a page."""
    with path.open("rb") as file:
        marked = media_type_by_mark(file.read(LONGEST_MARK))
        try:
            return marked or str(await readers.read(media_type_of, file, within=READING))
        except InvalidValue as error:
            raise InvalidInput({"file": error.code}) from error
        except GivenUp as error:
            busy = error.trouble is Trouble.BUSY
            raise InvalidInput({"file": "reading_busy" if busy else "file_unreadable"}) from error


async def _write(path: Path, chunks: AsyncIterator[bytes]) -> tuple[int, bytes]:
    size, digest = 0, hashlib.sha256()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > LARGEST_FILE:
                raise InvalidInput({"file": "file_too_large"})
            digest.update(chunk)
            await asyncio.to_thread(file.write, chunk)
    if size == 0:
        raise InvalidInput({"file": "file_empty"})
    return size, digest.digest()
