"""A disk without room ends a command with one sentence and exit code 4, and leaves nothing half-written."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest

from tests.support.commands import COMMAND
from tests.support.disks import full_disk
from tests.support.servers import both_roles

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TOLD = "There is no room left on the disk, and nothing was kept of this."
NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON organisation FOR EACH ROW WHEN (NEW.name LIKE '%B%')
EXECUTE FUNCTION no_room();
"""


@pytest.mark.parametrize("name", ["mau.csv", "mau.xlsx"])
def test_a_file_for_which_there_is_no_room_is_not_left_in_part(run: Run, tmp_path: Path, name: str) -> None:
    with full_disk(tmp_path) as disk:
        done = run("import", "organisations", "--template", str(disk / name))
        assert (done.returncode, done.stdout) == (4, "")
        assert done.stderr.startswith(TOLD)
        assert done.stderr.count("\n") == 1
        assert [path.name for path in disk.iterdir()] == ["filler"]


def test_output_for_which_there_is_no_room_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, "import", "organisations", "--template"],
            env=environment,
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr.startswith(TOLD)
    assert done.stderr.count("\n") == 1


async def test_an_import_for_which_the_database_has_no_room_writes_nothing(
    run: Run, database: str, tmp_path: Path
) -> None:
    roles = both_roles(database)
    settings = {"DATABASE_URL": roles.application, "MATCHMAKER_MIGRATION_DATABASE_URL": roles.owner}
    file = tmp_path / "organisations.csv"
    file.write_text("name,kind\nCông ty A,business\nCông ty B,business\n", encoding="utf-8")
    owner = await asyncpg.connect(database)
    await owner.execute(NO_ROOM)
    done = run("import", "organisations", str(file), **settings)
    assert done.returncode == 4, done.stderr
    assert TOLD in done.stderr
    assert "Traceback" not in done.stderr
    assert await owner.fetchval("SELECT count(*) FROM organisation") == 0
    await owner.close()
