"""Databases of earlier versions, and restored ones, are brought to the chain and to two roles by a start."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from matchmaker.bootstrap import running
from matchmaker.ground.db import MIGRATIONS, migrate, transaction
from matchmaker.ground.postgres import APPLICATION, EmbeddedPostgres, application_address
from matchmaker.ground.postgres_place import Place, find_place, run_as
from matchmaker.ground.roles import bring_up_to_date, opened
from matchmaker.settings import load_settings
from tests.support.audit import fill, verified
from tests.support.encoders import HASHED
from tests.support.listings import make_need
from tests.support.servers import both_roles, cloned

OLD_ENTRIES = """INSERT INTO audit_entry (action, subject, subject_id, actor, details)
    SELECT 'need:post', 'need', n, 'local', jsonb_build_object('fields', n) FROM generate_series(1, 30) AS n"""


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """The migrations of the first version of this program."""
    shutil.copy(MIGRATIONS / "0001_initial.sql", tmp_path)
    return tmp_path


async def test_an_old_database_is_upgraded_and_its_entries_are_linked(server: str, first_version: Path) -> None:
    async with cloned(server, "template1") as dsn:
        async with opened(dsn) as owner:
            await migrate(owner, first_version)
            await owner.execute(OLD_ENTRIES)
        addresses = both_roles(dsn)
        assert "0002_audit_chain" in await bring_up_to_date(addresses)
        async with opened(addresses.application) as pool:
            assert (await verified(pool)).count == 30
            await fill(pool, 2)
            report = await verified(pool)
            assert (report.count, report.fault) == (32, None)
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await pool.execute("DELETE FROM audit_entry")


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that the server's own user can get into."""
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-audit-"))
    folder.chmod(0o755)
    yield folder / "home"
    shutil.rmtree(folder)


async def test_the_running_system_works_as_the_role_that_only_adds_to_the_audit(home: Path) -> None:
    settings = load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL="")
    async with running(settings, encoder=HASHED) as runtime:
        assert await runtime.pool.fetchval("SELECT current_user") == APPLICATION
        async with transaction(runtime.pool) as connection:
            await make_need(connection)
        await runtime.matching.wait_until_ready()
        await runtime.matching.refresh()
        assert (await verified(runtime.pool)).count == 3
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await runtime.pool.execute("UPDATE audit_entry SET actor = 'x'")


async def test_a_server_that_an_earlier_version_left_running_lets_the_application_in(home: Path) -> None:
    home.mkdir()
    left_running = EmbeddedPostgres(home)
    owner_address = left_running.start()
    data = find_place(home).data
    callers = (data / "pg_ident.conf").read_text().splitlines(keepends=True)
    (data / "pg_ident.conf").write_text("".join(line for line in callers if APPLICATION not in line))
    (data / "pg_hba.conf").write_text("local all matchmaker peer map=callers\n")
    async with opened(owner_address) as owner:
        await owner.execute(f"CREATE ROLE {APPLICATION} LOGIN")
        await owner.execute("SELECT pg_reload_conf()")
    with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError):
        await asyncpg.connect(application_address(owner_address))
    joined = EmbeddedPostgres(home)
    connection = await asyncpg.connect(application_address(joined.start()))
    assert await connection.fetchval("SELECT current_user") == APPLICATION
    await connection.close()
    joined.stop()
    left_running.stop()


async def test_a_restored_dump_has_its_chain_and_gets_its_roles_again(database: str, server: str, home: Path) -> None:
    addresses = both_roles(database)
    await bring_up_to_date(addresses)
    async with opened(addresses.application) as pool:
        await fill(pool, 5)
        head = (await verified(pool)).head
    async with cloned(server, "template0") as empty:
        dump_into(empty, database, find_place(home.parent))
        restored = both_roles(empty)
        assert await bring_up_to_date(restored) == []
        async with opened(restored.application) as pool:
            report = await verified(pool, head)
            assert (report.count, report.head, report.fault) == (5, head, None)
            await fill(pool, 1)
            assert (await verified(pool, head)).count == 6
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await pool.execute("DELETE FROM audit_entry")


def dump_into(target: str, source: str, place: Place) -> None:
    """Backs up and restores as README.md says."""
    sockets = parse_qs(urlsplit(source).query)["host"][0]
    programs, account = place.programs, place.account
    name = urlsplit(source).path[1:]
    reach = ["-h", sockets, "-U", "matchmaker"]
    dump = run_as(account, [str(programs / "pg_dump"), *reach, "--no-owner", "--no-privileges", name])
    assert dump.returncode == 0, dump.stdout
    restore = [str(programs / "psql"), *reach, "-q", "-v", "ON_ERROR_STOP=1", urlsplit(target).path[1:]]
    done = run_as(account, restore, input=dump.stdout)
    assert done.returncode == 0, done.stdout
