"""A disk without room is known by whatever says so, and what was on it stays whole."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground.disk import is_full, write_whole
from tests.support.disks import ROOM, small_disk


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EFBIG, "File too large"), True),
        (asyncpg.DiskFullError("could not extend file"), True),
        (PermissionError(errno.EACCES, "Permission denied"), False),
        (ConnectionResetError(), False),
        (asyncpg.UniqueViolationError("twice"), False),
    ],
)
def test_a_full_disk_is_known_by_whatever_says_so(error: Exception, full: bool) -> None:
    assert is_full(error) is full


def test_a_file_that_finds_no_room_leaves_the_one_of_its_name_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        path = disk / "báo cáo.xlsx"
        write_whole(path, b"old")
        with pytest.raises(OSError, match=r"No space left|File too large") as failed:
            write_whole(path, bytes(2 * ROOM))
        assert is_full(failed.value)
        assert [each.name for each in disk.iterdir()] == ["báo cáo.xlsx"]
        assert path.read_bytes() == b"old"


def test_a_file_keeps_its_permissions_and_a_link_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "b.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@contextmanager
def closed_folder() -> Iterator[Path]:
    """A folder in which its reader may change the file `a.csv` and make none: root may do everything, so is another."""
    as_root, nobody = os.geteuid() == 0, 65534
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.csv").write_bytes(b"old")
        if as_root:
            os.chown(folder / "a.csv", nobody, nobody)
        folder.chmod(0o555)
        try:
            if as_root:
                os.seteuid(nobody)
            yield folder
        finally:
            if as_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_file_whose_folder_takes_no_other_is_written_to_as_it_is() -> None:
    with closed_folder() as folder:
        write_whole(folder / "a.csv", b"new")
        with pytest.raises(PermissionError):
            write_whole(folder / "b.csv", b"new")
        assert [path.name for path in folder.iterdir()] == ["a.csv"]
        assert (folder / "a.csv").read_bytes() == b"new"


def test_what_is_no_plain_file_is_written_to_as_it_is() -> None:
    with pytest.raises(OSError, match=r"No space left|File too large") as failed:
        write_whole(Path("/dev/full"), b"x")
    assert is_full(failed.value)
    assert Path("/dev/full").is_char_device()
    write_whole(Path("/dev/null"), b"x")
