"""A disk with little room: a real one where this may be mounted, else the system's limit of how long a file may be."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOM = 2**20  # bytes


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A folder in which `ROOM` bytes find a place."""
    place = folder / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", place], check=False, stderr=-3)
    if mounted.returncode == 0:
        try:
            yield place
        finally:
            subprocess.run(["umount", "--lazy", place], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield place
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_disk(folder: Path) -> Iterator[Path]:
    """A folder in which nothing finds a place any more; skips the test where none can be mounted."""
    with small_disk(folder) as place:
        if not place.is_mount():
            pytest.skip("a disk of its own can only be mounted by root")
        with (place / "filler").open("wb", buffering=0) as filler:
            filler.write(bytes(2 * ROOM))
        yield place
