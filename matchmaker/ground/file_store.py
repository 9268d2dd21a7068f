"""Files that rows of the database name: on disk for good before the row is, and only given out as they arrived.

A file is written beside its name, synced, and renamed, so that under a name lies a whole file or none. Once a row may
name a file, nothing here deletes it: what no row names is set aside in `lost/`, and comes back when a row names it.
"""

import asyncio
import hashlib
import logging
import os
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matchmaker.ground.disk import is_full
from matchmaker.ground.errors import DiskFull, FileDamaged, FileNotStored

LOST = "lost"
LEAST_AGE = 24 * 3600  # seconds in which a row may still come to name a file
_PART = ".part"

log = logging.getLogger(__name__)


class Damage(StrEnum):
    """What can be wrong with a file that a row names."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    CHANGED = "changed"  # other bytes than those that arrived
    REWRITTEN = "rewritten"  # the row gives another hash than the audit recorded when the file arrived


@dataclass(frozen=True, kw_only=True)
class NamedFile:
    """A file as its row names it; `page` is where it is downloaded, `recorded` its hash in the audit where one is."""

    page: str
    name: str
    stored_name: str
    sha256: bytes
    recorded: bytes | None = None


class FileStore:
    """One folder of such files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, stored_name: str) -> Path:
        return self.folder / stored_name

    @asynccontextmanager
    async def writing(self, stored_name: str) -> AsyncIterator[Path]:
        """The path to write a new file to; when the block ends it stands under its name, whatever the power does.

        Nothing is left of it when the block or the disk fails. Raises FileNotStored for what the system says, DiskFull
        where that is that there is no room.
        """
        path, part = self.path(stored_name), self.path(stored_name + _PART)
        try:
            await asyncio.to_thread(_make_folder, self.folder)
            yield part
            await asyncio.to_thread(_finish, part, path)
        except BaseException as error:
            part.unlink(missing_ok=True)  # first: what is not there any more is not renamed
            path.unlink(missing_ok=True)
            if is_full(error):
                raise DiskFull from error
            if isinstance(error, OSError):
                raise FileNotStored(reason=error.strerror) from error
            raise

    def discard(self, stored_names: Iterable[str]) -> None:
        """For files that no row came to name, and surely none will."""
        for stored_name in stored_names:
            self.path(stored_name).unlink(missing_ok=True)

    async def damage(self, stored_name: str, sha256: bytes) -> Damage | None:
        """What is wrong with the file, of which every byte is read; None when it is the one that arrived."""
        return await asyncio.to_thread(damage_of, self.path(stored_name), sha256)

    async def whole(self, stored_name: str, sha256: bytes) -> Path:
        """Where the file lies, as it arrived. Raises FileDamaged."""
        if damage := await self.damage(stored_name, sha256):
            raise self._damaged(stored_name, damage)
        return self.path(stored_name)

    def read(self, stored_name: str, sha256: bytes) -> bytes:
        """What the file holds, as it arrived. Raises FileDamaged."""
        path = self.path(stored_name)
        try:
            content = path.read_bytes()
        except OSError:
            content = b""  # a file that arrived holds something
        if hashlib.sha256(content).digest() != sha256:
            raise self._damaged(stored_name, damage_of(path, sha256))
        return content

    async def mend(self, stored_name: str, sha256: bytes, named: Sequence[NamedFile]) -> None:
        """Takes a file that arrived once more: for a named one like it that is lost or damaged, else for nothing."""
        for file in named:
            if file.sha256 == sha256 and await self.damage(file.stored_name, sha256):
                log.warning("the file %s is mended: it arrived again", self.path(file.stored_name))
                await asyncio.to_thread(move, self.path(stored_name), self.path(file.stored_name))
                return
        self.discard([stored_name])

    async def sweep(self, named: Mapping[str, bytes], *, now: float) -> list[str]:
        """Sets aside what no row names a day after it came, and brings back from there what a row names.

        `named` are hashes by stored names; `now` is in seconds since 1970. Gives the names of files set aside.
        """
        return await asyncio.to_thread(self._sweep, named, now)

    def lost(self) -> list[Path]:
        """Files that were set aside."""
        return sorted(path for path in self.path(LOST).glob("*") if path.is_file())

    def _damaged(self, stored_name: str, damage: Damage | None) -> FileDamaged:
        path = self.path(stored_name)
        log.error("the file %s is %s", path, damage)
        return FileDamaged(path=path)

    def _sweep(self, named: Mapping[str, bytes], now: float) -> list[str]:
        for path in self.lost():
            sha256 = named.get(path.name)
            if sha256 and not self.path(path.name).exists() and damage_of(path, sha256) is None:
                log.warning("the file %s is named again and comes back", path)
                with suppress(FileNotFoundError):  # another process was first
                    move(path, self.path(path.name))
        there = list(self.folder.iterdir()) if self.folder.is_dir() else []
        return [path.name for path in there if path.name not in named and self._set_aside(path, now)]

    def _set_aside(self, path: Path, now: float) -> bool:
        """Whether this file, which no row names, was old enough and is in `lost/` now."""
        target = self.path(LOST) / path.name
        with suppress(FileNotFoundError):  # it has just got its name, or another process was first
            if now - path.stat().st_mtime <= LEAST_AGE or not path.is_file():
                return False
            if path.suffix == _PART:  # cut off in the middle: no row ever names it
                path.unlink()
            elif not target.exists():
                log.warning("no record names the file %s: it is set aside in %s", path, LOST)
                _make_folder(target.parent)
                move(path, target)
                return True
        return False


def damage_of(path: Path, sha256: bytes) -> Damage | None:
    """What is wrong with a file that has to have this hash."""
    try:
        with path.open("rb") as file:
            return None if hashlib.file_digest(file, "sha256").digest() == sha256 else Damage.CHANGED
    except FileNotFoundError:
        return Damage.MISSING
    except OSError:
        return Damage.UNREADABLE


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(folder.parent)


def _finish(part: Path, path: Path) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())
    move(part, path)


def move(source: Path, target: Path) -> None:
    """Renames a file that is on disk already, whatever the power does then."""
    source.replace(target)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)
