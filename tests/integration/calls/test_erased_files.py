"""Files of entries go with whoever is erased, from the rows and from the disk; those of others stay."""

import hashlib
from pathlib import Path

import pytest

from matchmaker import filekeeping
from matchmaker.calls.entries import loading, submitting
from matchmaker.calls.entries.files import EntryFileDraft
from matchmaker.calls.outcome import keeping
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.privacy import erasing
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import SYSTEM, Actor, Role
from matchmaker.rules.call import Call
from matchmaker.rules.entry_text import EntryDraft
from tests.support.calls import a_council, an_open_call
from tests.support.people import a_person

PDF = "application/pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "entries").mkdir()
    return tmp_path / "files"


def stored(folder: Path, name: str) -> StoredFile:
    (folder.with_name("entries") / name).write_bytes(name.encode())
    digest = hashlib.sha256(name.encode()).digest()
    return StoredFile(name=f"{name}.pdf", stored_name=name, media_type=PDF, size=len(name), sha256=digest)


async def bring(connection: Connection, folder: Path, call: Call, by: Actor, name: str) -> None:
    """A file with its copy, to an entry that is begun."""
    file = EntryFileDraft(original=stored(folder, name), blind=stored(folder, f"{name}-blind"), text="")
    await submitting.add_files(connection, call.id, [file], by=by)


async def submit(connection: Connection, call: Call, by: Actor, *, without: int | None = None) -> None:
    answers = {criterion.id or 0: "Trả lời." for criterion in call.criteria}
    draft = EntryDraft(title="Soi vải", trl=7, answers=answers)
    await submitting.submit(connection, call.id, draft, remove=[without] if without else [], by=by)


async def test_files_go_from_rows_and_disk_and_a_colleagues_stay(pool: Pool, folder: Path) -> None:
    async with transaction(pool) as connection:
        council = await a_council(connection)
        gone = council.entrants[0]
        assert gone.person_id
        organisation = {"organisation_id": gone.organisation_id}
        person = await a_person(connection, email="ban@duthi1.example", role=Role.INSTITUTE, **organisation)
        colleague = person.actor()
        entered, begun = await an_open_call(connection, council), await an_open_call(connection, council)
        for name in ("goc", "bo-ra"):
            await bring(connection, folder, entered, gone, name)
        entry = await loading.own(connection, entered.id, by=gone)
        assert entry
        await submit(connection, entered, gone, without=entry.files[1].id)
        await bring(connection, folder, begun, gone, "nhap")
        await bring(connection, folder, entered, colleague, "cua-dong-nghiep")
        await submit(connection, entered, colleague)
    async with transaction(pool) as connection:
        await erasing.erase(connection, gone.person_id, by=SYSTEM)
    await keeping.drop_files(pool, folder)
    there = sorted(path.name for path in folder.with_name("entries").iterdir())
    assert there == ["cua-dong-nghiep", "cua-dong-nghiep-blind"]
    report = await filekeeping.check(pool, folder)
    assert (report.count, report.damaged, report.lost) == (2, (), ())
    async with transaction(pool) as connection:
        own = await loading.own(connection, entered.id, by=colleague)
        assert own
        assert [file.name for file in own.files] == ["cua-dong-nghiep.pdf"]
        left = await loading.own(connection, entered.id, by=gone)
        assert left
        assert (left.state, left.files) == ("submitted", ())  # what was sent is judged without them
    assert await pool.fetchval("SELECT count(*) FROM call_file_to_drop") == 0


async def test_dying_before_the_files_are_gone_leaves_them_to_the_next_round(pool: Pool, folder: Path) -> None:
    async with transaction(pool) as connection:
        council = await a_council(connection, entrants=1)
        [gone] = council.entrants
        assert gone.person_id
        await bring(connection, folder, await an_open_call(connection, council), gone, "goc")
        await erasing.erase(connection, gone.person_id, by=SYSTEM)
    await keeping.drop_over(pool, folder)
    assert list(folder.with_name("entries").iterdir()) == []
