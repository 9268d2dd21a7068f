"""The clock's rounds on a real database: one record that cannot be done keeps no other from its turn."""

import asyncio
from functools import partial
from pathlib import Path

import asyncpg
import pytest

from matchmaker import housekeeping
from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection, Pool, borrowed, transaction
from matchmaker.ground.rounds import WHOLE_JOB, Job
from matchmaker.people import accounts
from matchmaker.people.accounts import AccountDraft
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, Role
from tests.support.listings import make_need


class Matching:
    """Has nothing to clean, and nothing to suggest yet."""

    ready = False

    async def clean(self) -> None:
        return


async def tidy(pool: Pool, folder: Path) -> None:
    await housekeeping.tidy(pool, Matching(), folder / "files")  # type: ignore[arg-type]  # what it asks of matching


async def failing(pool: Pool) -> list[tuple[Job, int, str]]:
    async with transaction(pool) as connection:
        return [(f.job, f.record_id, f.reason) for f in await rounds.failures(connection)]


async def about_to_expire(pool: Pool, *addresses: str) -> list[int]:
    """Needs whose owners are to be told today."""
    async with transaction(pool) as connection:
        ids = [
            (await make_need(connection, title=f"Nhu cầu số {n} cần nhắc", organisation=f"Công ty {n}")).id
            for n, _ in enumerate(addresses)
        ]
        for need, address in zip(ids, addresses, strict=True):  # as an earlier version may have taken it
            await connection.execute("UPDATE need SET email = $1 WHERE id = $2", address, need)
        await connection.execute("UPDATE need SET confirmed = true, expires_at = now() + interval '2 days'")
    return ids


async def an_administrator(pool: Pool) -> None:
    async with transaction(pool) as connection:
        draft = AccountDraft(email="qt@so.example", name="Trần Thị Quản", role=Role.ADMINISTRATOR)
        await accounts.insert(connection, draft, "no password", by=LOCAL_PERSON)


async def test_owners_are_told_though_one_of_them_cannot_be_written_to(pool: Pool, tmp_path: Path) -> None:
    await an_administrator(pool)
    await about_to_expire(pool, "mot@a.example", "kếtoán@b.example", "ba@công-ty.vn")
    for _ in range(2):
        await tidy(pool, tmp_path)
    rows = await pool.fetch("SELECT recipient, state FROM mail WHERE kind = 'listing_expires' ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("mot@a.example", "waiting"),
        ("kếtoán@b.example", "stopped"),
        ("ba@xn--cng-ty-ixa.vn", "waiting"),
    ]
    assert await failing(pool) == []
    assert await pool.fetchval("SELECT count(*) FROM notice WHERE kind = 'mails_stopped'") == 1


async def test_owners_are_told_though_one_of_them_fails(pool: Pool, tmp_path: Path) -> None:
    before, failed, behind = await about_to_expire(pool, "mot@a.example", "hai@b.example", "ba@c.example")
    await pool.execute("UPDATE need SET contact_name = '' WHERE id = $1", failed)
    await tidy(pool, tmp_path)
    told = await pool.fetch("SELECT subject_id FROM expiry_told ORDER BY 1")
    assert [row["subject_id"] for row in told] == [before, behind]


async def test_an_administrator_is_told_once_until_it_is_done(pool: Pool, tmp_path: Path) -> None:
    await an_administrator(pool)
    [need] = await about_to_expire(pool, "ketoan@b.example")
    await pool.execute("UPDATE need SET contact_name = ''")
    for _ in range(2):
        await tidy(pool, tmp_path)
    assert await failing(pool) == [(Job.TELL_NEED_EXPIRY, need, "invalid_input")]
    [notice] = await pool.fetch("SELECT subject, subject_id, params FROM notice WHERE kind = 'clock_failed'")
    assert (notice["subject"], notice["subject_id"]) == ("need", need)
    await pool.execute("UPDATE need SET contact_name = 'Lan'")
    await tidy(pool, tmp_path)
    assert await failing(pool) == []
    assert await pool.fetchval("SELECT count(*) FROM expiry_told") == 1


async def test_a_fault_of_the_program_ends_neither_the_round_nor_those_after_it(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds_kept = asyncio.Event()

    async def faulty(connection: Connection) -> None:
        if await connection.fetchval("SELECT count(*) FROM expiry_told"):
            rounds_kept.set()
        raise KeyError("a fault of the program")

    monkeypatch.setattr(accounts, "tidy", faulty)
    monkeypatch.setattr(housekeeping, "FIRST_SECONDS", 0.01)
    monkeypatch.setattr(housekeeping, "EVERY_SECONDS", 0.01)
    [need] = await about_to_expire(pool, "mot@a.example")
    await pool.execute(
        "INSERT INTO idempotency_key (key, subject, subject_id, at) VALUES ('k', 'need', $1, '2020-01-01')", need
    )
    house = asyncio.create_task(housekeeping.keep_house(pool, Matching(), tmp_path / "files"))  # type: ignore[arg-type]
    await asyncio.wait_for(rounds_kept.wait(), 20)
    await asyncio.sleep(0.2)
    assert not house.done()
    house.cancel()
    assert await failing(pool) == [(Job.TIDY_ACCOUNTS, WHOLE_JOB, "KeyError")]
    assert await pool.fetchval("SELECT count(*) FROM idempotency_key WHERE key = 'k'") == 0


async def test_a_failure_that_cannot_even_be_kept_ends_nothing(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise asyncpg.DiskFullError("no space left on device")

    monkeypatch.setattr(accounts, "tidy", full)
    monkeypatch.setattr(rounds, "_keep", full)
    await about_to_expire(pool, "mot@a.example")
    await tidy(pool, tmp_path)
    assert await pool.fetchval("SELECT count(*) FROM expiry_told") == 1


async def test_what_is_due_no_more_is_forgotten(pool: Pool, tmp_path: Path) -> None:
    await about_to_expire(pool, "ketoan@b.example")
    await pool.execute("UPDATE need SET contact_name = ''")
    await tidy(pool, tmp_path)
    await pool.execute("UPDATE need SET state = 'closed'")
    await pool.execute("UPDATE clock_failure SET last_at = now() - interval '25 hours'")
    await tidy(pool, tmp_path)
    assert await failing(pool) == []


async def test_nobody_waits_for_a_round_to_end_to_write_the_audit(pool: Pool) -> None:
    [need] = await about_to_expire(pool, "mot@a.example")
    second_turn, release = asyncio.Event(), asyncio.Event()

    async def act(connection: Connection, record: int) -> None:
        if record == need:
            await audit.append(connection, Action.NEED_RENEW, need, by=SYSTEM)
        else:
            second_turn.set()
            await release.wait()

    async def go_round() -> None:
        async with borrowed(pool) as connection:
            await rounds.over(connection, Job.EXPIRE_NEEDS, [need, need + 1], partial(act, connection))

    running = asyncio.create_task(go_round())
    await second_turn.wait()
    async with asyncio.timeout(20), transaction(pool) as connection:
        await audit.append(connection, Action.NEED_RENEW, need, by=SYSTEM)
    release.set()
    await running
