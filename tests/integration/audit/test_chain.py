"""Every committed entry is in the chain, and whatever is done to one of them afterwards is found."""

import asyncio
from pathlib import Path

import asyncpg
import pytest

from matchmaker.audit import service as audit
from matchmaker.audit.chain import GENESIS, Entry, Fault, canonical
from matchmaker.audit.model import Action
from matchmaker.ground.db import Pool, transaction
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import import_file
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import IMPORTER
from tests.support.audit import CUT_OFF, PERSON, add, fill, tamper, verified
from tests.support.listings import behalf, need_draft


async def test_an_empty_chain_is_whole(pool: Pool) -> None:
    report = await verified(pool)
    assert (report.count, report.head, report.fault) == (0, GENESIS.hex(), None)


async def test_an_entry_says_who_what_when_from_where_and_both_states(pool: Pool) -> None:
    before = await pool.fetchval("SELECT clock_timestamp()")
    await fill(pool, 1)
    row = await pool.fetchrow("SELECT * FROM audit_entry")
    assert row is not None
    assert (row["actor"], row["origin"]) == (PERSON.name, "203.0.113.7")
    assert (row["action"], row["subject"], row["subject_id"]) == ("need:move", "need", 1)
    assert (row["old_state"], row["new_state"]) == ("draft", "submitted")
    assert before <= row["at"] <= await pool.fetchval("SELECT clock_timestamp()")


async def test_the_database_and_the_offline_check_see_the_same_bytes(pool: Pool, owner: Pool) -> None:
    await fill(pool, 3)
    async with transaction(pool) as connection:
        await audit.append(connection, Action.NEED_POST, 4, by=IMPORTER, details={"tab\t": '"\\\n', "số": -0.10})
    rows = await owner.fetch("""SELECT seq, audit_canonical(seq, entry) AS written, entry.*, details::text AS text
        FROM audit_link JOIN audit_entry AS entry ON entry.id = entry_id ORDER BY seq""")
    for row in rows:
        entry = Entry(**{name: row[name] for name in Entry.__annotations__} | {"details": row["text"]})
        assert canonical(row["seq"], entry) == row["written"]
    assert len(rows) == 4


async def test_twenty_transactions_at_once_make_one_chain(pool: Pool) -> None:
    async def several(number: int) -> None:
        async with transaction(pool) as connection:
            for step in range(5):
                await add(connection, number)
                await asyncio.sleep(0.001 * (number % 3) * step)

    await asyncio.gather(*(several(number) for number in range(20)))
    report = await verified(pool)
    assert (report.count, report.fault) == (100, None)


async def test_entries_of_one_transaction_stand_together_in_the_order_of_its_commit(pool: Pool) -> None:
    async with transaction(pool) as late:
        await add(late, 1)
        async with asyncio.timeout(5), transaction(pool) as early:
            await add(early, 2)
        await add(late, 3)
    rows = await pool.fetch("SELECT subject_id FROM audit_link JOIN audit_entry AS e ON e.id = entry_id ORDER BY seq")
    assert [row["subject_id"] for row in rows] == [2, 1, 3]
    assert (await verified(pool)).fault is None


async def test_what_is_rolled_back_is_not_in_the_chain(pool: Pool) -> None:
    async def write_and_fail() -> None:
        async with transaction(pool) as connection:
            await add(connection, 2)
            raise ZeroDivisionError

    await fill(pool, 1)
    with pytest.raises(ZeroDivisionError):
        await write_and_fail()
    await fill(pool, 1)
    report = await verified(pool)
    assert (report.count, report.fault) == (2, None)


async def test_an_unfinished_transaction_keeps_nobody_waiting(pool: Pool) -> None:
    async with transaction(pool) as long:
        await add(long, 1)
        async with asyncio.timeout(5):
            await fill(pool, 3)
    report = await verified(pool)
    assert (report.count, report.fault) == (4, None)


async def test_an_import_is_in_the_chain_and_a_dry_run_is_not(pool: Pool, tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    rows = [f"Đếm xe vào bãi số {n} bằng tay mất 2 giờ mỗi ngày,Công ty {n % 2},090123456{n}\n" for n in range(5)]
    file.write_text("Bài toán,Đơn vị,Điện thoại hoặc email\n" + "".join(rows), encoding="utf-8")
    for dry_run in (True, False):
        await import_file(pool, ImportKind.NEEDS, file, by=IMPORTER, dry_run=dry_run, progress=lambda done, of: None)
    report = await verified(pool)
    assert (report.count, report.fault) == (2 + 2 * 5, None)


async def test_a_chain_of_several_batches_is_followed(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "BATCH", 3)
    await fill(pool, 10)
    report = await verified(pool)
    assert (report.count, report.fault) == (10, None)


async def test_an_entry_that_comes_while_the_chain_is_checked_disturbs_nothing(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "BATCH", 1)
    await fill(pool, 5)
    reports, _ = await asyncio.gather(verified(pool), fill(pool, 5))
    assert reports.fault is None


CHANGES = {
    "at": "at = at + interval '1 microsecond'",
    "actor": "actor = 'person:7b1c4a52-8f0e-4d43-9a57-1f6f0d6f2b12'",
    "origin": "origin = '203.0.113.8'",
    "no origin": "origin = NULL",
    "action": "action = 'need:mave'",
    "subject": "subject = 'neet'",
    "subject_id": "subject_id = 99",
    "old_state": "old_state = 'drafs'",
    "new_state": "new_state = NULL",
    "details": """details = jsonb_set(details, '{fields,0}', '"titlf"')""",
    "a digit of details": "details = jsonb_set(details, '{count}', '1.50')",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_one_changed_byte_is_found(pool: Pool, owner: Pool, change: str) -> None:
    await fill(pool, 5)
    await tamper(owner, f"UPDATE audit_entry SET {change} WHERE id = 3")
    report = await verified(pool)
    assert (report.fault, report.place, report.count) == (Fault.CHANGED, 3, 2)


FORGERIES = {
    "an entry of another number": (
        [
            "ALTER TABLE audit_entry ALTER id DROP IDENTITY",
            "UPDATE audit_entry SET id = 1003 WHERE id = 3",
            "UPDATE audit_link SET entry_id = 1003 WHERE entry_id = 3",
        ],
        Fault.CHANGED,
        3,
    ),
    "a changed hash": (["UPDATE audit_link SET hash = sha256(hash) WHERE seq = 3"], Fault.CHANGED, 3),
    "a deleted entry": (["DELETE FROM audit_entry WHERE id = 3"], Fault.ENTRY_MISSING, 3),
    "a deleted link": (["DELETE FROM audit_link WHERE seq = 3"], Fault.PLACE, 3),
    "an entry deleted with its link": (
        ["DELETE FROM audit_link WHERE seq = 3", "DELETE FROM audit_entry WHERE id = 3"],
        Fault.PLACE,
        3,
    ),
    "a deleted entry whose gap was closed": (
        [
            "DELETE FROM audit_link WHERE seq = 3",
            "DELETE FROM audit_entry WHERE id = 3",
            "UPDATE audit_link SET seq = 3 WHERE seq = 4",
            "UPDATE audit_link SET seq = 4 WHERE seq = 5",
        ],
        Fault.CHANGED,
        3,
    ),
    "the first entry deleted": (
        ["DELETE FROM audit_link WHERE seq = 1", "DELETE FROM audit_entry WHERE id = 1"],
        Fault.PLACE,
        1,
    ),
    "an entry written past the chain": (
        ["INSERT INTO audit_entry (action, subject, subject_id, actor) VALUES ('need:move', 'need', 9, 'local')"],
        Fault.UNLINKED,
        6,
    ),
    "two entries that changed places": (
        [
            "UPDATE audit_link SET entry_id = -entry_id WHERE seq = 2",
            "UPDATE audit_link SET entry_id = 2 WHERE seq = 3",
            "UPDATE audit_link SET entry_id = 3 WHERE seq = 2",
        ],
        Fault.CHANGED,
        2,
    ),
    "an entry inserted in between": (
        [
            "UPDATE audit_link SET seq = seq + 100 WHERE seq >= 3",
            "UPDATE audit_link SET seq = seq - 99 WHERE seq >= 100",
            "INSERT INTO audit_entry (action, subject, subject_id, actor) VALUES ('need:move', 'need', 9, 'local')",
            "INSERT INTO audit_link SELECT 3, max(id), sha256('guess') FROM audit_entry",
        ],
        Fault.CHANGED,
        3,
    ),
}


@pytest.mark.parametrize(("statements", "fault", "place"), FORGERIES.values(), ids=FORGERIES)
async def test_it_is_found(pool: Pool, owner: Pool, statements: list[str], fault: Fault, place: int) -> None:
    await fill(pool, 5)
    await tamper(owner, *statements)
    report = await verified(pool)
    assert (report.fault, report.place) == (fault, place)
    assert report.count == place - 1


async def test_the_first_that_does_not_fit_is_named_by_its_number(pool: Pool, owner: Pool) -> None:
    await fill(pool, 5)
    await tamper(owner, "UPDATE audit_entry SET actor = 'x' WHERE id >= 4")
    assert (await verified(pool)).entry_id == 4


async def test_entries_cut_off_at_the_end_are_told_by_a_head_noted_before(pool: Pool, owner: Pool) -> None:
    await fill(pool, 3)
    early = (await verified(pool)).head
    await fill(pool, 2)
    late = (await verified(pool)).head
    assert (await verified(pool, early)).fault is (await verified(pool, late)).fault is None
    await tamper(owner, *CUT_OFF)
    assert (await verified(pool, early)).fault is None
    assert (await verified(pool, late)).fault is Fault.HEAD_UNKNOWN


async def test_a_chain_written_anew_by_the_owner_is_told_by_a_head_noted_before(pool: Pool, owner: Pool) -> None:
    await fill(pool, 5)
    head = (await verified(pool)).head
    rewrite = "DO $$ DECLARE e audit_entry; BEGIN FOR e IN SELECT * FROM audit_entry ORDER BY id LOOP "
    rewrite += "PERFORM link_audit_entry(e); END LOOP; END $$"
    await tamper(owner, "UPDATE audit_entry SET actor = 'x' WHERE id = 2", "DELETE FROM audit_link", rewrite)
    assert (await verified(pool)).fault is None
    assert (await verified(pool, head)).fault is Fault.HEAD_UNKNOWN


async def test_a_transaction_that_sees_an_old_state_cannot_fork_the_chain(pool: Pool) -> None:
    async def from_an_old_snapshot() -> None:
        async with pool.acquire() as connection, connection.transaction(isolation="repeatable_read"):
            await connection.execute("SELECT 1")
            await fill(pool, 1)
            await add(connection, 2)

    with pytest.raises(asyncpg.UniqueViolationError):
        await from_an_old_snapshot()
    assert (await verified(pool)).count == 1


async def test_the_audit_knows_people_by_keys_only(pool: Pool) -> None:
    for name in ("Nguyễn Văn An", "an@congty.example", "0901234567", ""):
        with pytest.raises(asyncpg.CheckViolationError):
            await pool.execute(
                "INSERT INTO audit_entry (action, subject, subject_id, actor) VALUES ('need:post', 'need', 1, $1)", name
            )
    async with transaction(pool) as connection:
        await needs.submit(connection, need_draft(), by=PERSON, behalf=behalf())
    assert await pool.fetchval("SELECT array_agg(DISTINCT actor) FROM audit_entry") == [PERSON.name]
