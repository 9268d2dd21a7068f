"""The embedded server keeps what was committed and is shared, whoever starts, leaves or dies."""

import asyncio
import os
import re
import shutil
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground.db import create_pool, migrate
from matchmaker.ground.errors import DatabaseUnusable
from matchmaker.ground.feed import Change, ChangeFeed
from matchmaker.ground.postgres import EmbeddedPostgres
from tests.support.embedded_servers import (
    add_row,
    address_of,
    copied,
    is_stopped,
    leave,
    postmaster,
    process_using,
    recover_for_ever,
    refusal,
    rows,
    running,
    wait_until,
)


async def test_a_restart_keeps_the_data(folder: Path) -> None:
    with running(folder) as dsn:
        await add_row(dsn, "a")
    assert is_stopped(folder)
    with running(folder) as dsn:
        assert await rows(dsn) == ["a"]


async def test_vietnamese_letters_are_lowered_and_the_contributed_modules_are_there(folder: Path) -> None:
    with running(folder) as dsn:
        connection = await asyncpg.connect(dsn)
        assert await connection.fetchval("SELECT lower('TRÍ TUỆ ĐẠI') || current_setting('timezone')") == (
            "trí tuệ đạiUTC"
        )
        await connection.execute("CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; CREATE EXTENSION vector")
        await connection.close()


async def test_nothing_listens_on_the_network_and_nobody_else_may_enter(folder: Path) -> None:
    with running(folder) as dsn:
        connection = await asyncpg.connect(dsn)
        assert await connection.fetchval("SELECT current_setting('listen_addresses')") == ""
        methods = await connection.fetchval("SELECT array_agg(auth_method) FROM pg_hba_file_rules")
        assert methods == ["peer"]
        await connection.close()
        for private in (folder, folder / "data", folder / "socket"):
            assert private.stat().st_mode & 0o777 == 0o700


async def test_committed_rows_survive_the_kill_of_the_server(folder: Path) -> None:
    postgres = EmbeddedPostgres(folder)
    dsn = postgres.start()
    for text in ("a", "b", "c"):
        await add_row(dsn, text)
        os.kill(postmaster(folder), signal.SIGKILL)
        dsn = postgres.start()
    assert await rows(dsn) == ["a", "b", "c"]
    postgres.stop()
    assert is_stopped(folder)


async def test_pool_and_change_feed_go_on_after_the_server_was_killed(folder: Path) -> None:
    postgres = EmbeddedPostgres(folder)
    dsn = postgres.start()
    pool, feed = await create_pool(dsn), ChangeFeed(dsn)
    heard: list[int] = []

    async def hear(changes: Sequence[Change]) -> None:
        heard.extend(change.subject_id for change in changes)

    await migrate(pool)
    await feed.start(hear)
    for number in range(3):
        await pool.execute("INSERT INTO change_feed (subject, subject_id) VALUES ('need', $1)", number)
        os.kill(postmaster(folder), signal.SIGKILL)
        await asyncio.to_thread(postgres.start)
    assert await feed.catch_up()
    assert heard == [0, 1, 2]
    await feed.stop()
    await pool.close()
    postgres.stop()


async def test_committed_rows_survive_the_kill_of_server_and_program_together(folder: Path) -> None:
    with process_using(folder) as process:
        await add_row(address_of(process), "a")
        os.kill(postmaster(folder), signal.SIGKILL)
        process.kill()
    with running(folder) as dsn:
        assert await rows(dsn) == ["a"]


async def test_two_programs_that_start_at_once_share_one_server(folder: Path) -> None:
    with process_using(folder) as first, process_using(folder) as second:
        addresses = {address_of(first), address_of(second)}
        assert len(addresses) == 1
        leave(first)
        await add_row(addresses.pop(), "still there")
        leave(second)
    assert is_stopped(folder)


def test_two_programs_that_start_at_once_on_a_new_folder_make_one_database(outside: Path) -> None:
    folder = outside / "new"
    with process_using(folder) as first, process_using(folder) as second:
        assert address_of(first) == address_of(second) != ""
        leave(first)
        leave(second)
    assert is_stopped(folder)


async def test_a_command_beside_the_running_program_leaves_its_server_alone(folder: Path) -> None:
    with process_using(folder) as serving:
        dsn = address_of(serving)
        with running(folder) as same:
            assert same == dsn
        await add_row(dsn, "still there")
        leave(serving)
    assert is_stopped(folder)


async def test_the_server_of_a_killed_program_is_taken_over(folder: Path) -> None:
    with process_using(folder) as process:
        await add_row(address_of(process), "a")
        process.kill()
    server = postmaster(folder)
    with running(folder) as dsn:
        assert postmaster(folder) == server
        assert await rows(dsn) == ["a"]
    assert is_stopped(folder)


def test_ctrl_c_stops_the_program_first_and_then_the_server_cleanly(folder: Path) -> None:
    with process_using(folder) as process:
        assert address_of(process)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert is_stopped(folder)
    assert "database system is shut down" in (folder / "server.log").read_text().splitlines()[-1]


async def test_two_folders_have_two_servers_side_by_side(folder: Path, stopped: Path) -> None:
    other = copied(stopped, folder.parent / "other")
    with running(folder) as first, running(other) as second:
        await add_row(first, "first")
        await add_row(second, "second")
        assert (await rows(first), await rows(second)) == (["first"], ["second"])


@pytest.mark.parametrize("name", ["deep" * 30, "có dấu, và phẩy"])
async def test_a_folder_whose_name_no_socket_can_have_works_too(folder: Path, name: str) -> None:
    (folder.parent / name).mkdir()
    with running(folder.rename(folder.parent / name / "postgres")) as dsn:
        await add_row(dsn, "a")
        assert re.search(r"host=/tmp/matchmaker-[0-9a-f]{16}$", dsn)
        sockets = Path(dsn.partition("host=")[2])
        assert sockets.stat().st_mode & 0o777 == 0o700
    assert not sockets.exists()


def test_data_of_another_postgresql_is_named_and_left_alone(folder: Path) -> None:
    (folder / "data" / "PG_VERSION").write_text("17\n")
    error = refusal(folder)
    assert error.code == "database_other_version"
    assert (error.params["found"], error.params["needed"]) == ("17", "18")
    assert (folder / "data" / "PG_VERSION").read_text() == "17\n"


def test_damaged_data_is_said_with_postgresqls_own_reason(folder: Path) -> None:
    shutil.rmtree(folder / "data" / "pg_wal")
    error = refusal(folder)
    assert error.code == "database_start_failed"
    assert "pg_wal" in str(error.params["reason"])


def test_a_data_folder_without_its_version_is_said(folder: Path) -> None:
    (folder / "data" / "PG_VERSION").unlink()
    error = refusal(folder)
    assert error.code == "database_start_failed"
    assert "PG_VERSION" in str(error.params["reason"])


def test_data_that_somebody_else_could_enter_is_refused(folder: Path) -> None:
    (folder / "data").chmod(0o755)
    assert refusal(folder).code == "database_folder_not_private"


def test_a_folder_that_cannot_be_made_is_said(outside: Path) -> None:
    (outside / "file").write_text("")
    assert refusal(outside / "file" / "postgres").code == "folder_not_writable"


def test_a_start_that_waits_for_a_long_recovery_is_ended_by_stop(folder: Path) -> None:
    recover_for_ever(folder)
    postgres = EmbeddedPostgres(folder)
    with ThreadPoolExecutor() as threads:
        starting = threads.submit(postgres.start)
        wait_until(lambda: not is_stopped(folder))
        assert not starting.done()
        postgres.stop()
        assert isinstance(starting.exception(timeout=10), DatabaseUnusable)
    assert is_stopped(folder)


def test_an_interrupted_first_start_is_made_good(outside: Path) -> None:
    folder = outside / "interrupted"
    (folder / "data.unfinished" / "base").mkdir(parents=True)
    with running(folder):
        assert not (folder / "data.unfinished").exists()
