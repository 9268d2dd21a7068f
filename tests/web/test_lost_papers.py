"""What happens to the file of a paper, or of a message, when a commit or the disk fails: it is there, or it is told."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from matchmaker import filekeeping
from matchmaker.bootstrap import Runtime
from matchmaker.cases.evidence import store_beside
from matchmaker.ground.db import transaction
from matchmaker.ground.file_store import LOST
from matchmaker.proposals.thread_files import StoredFile, receive
from matchmaker.rules.actors import Actor
from tests.support.case_pages import PDF
from tests.support.cases import a_case, an_office
from tests.support.clients import ORIGIN, sit_down
from tests.support.forms import hidden_fields_of, keys_in, opened_form
from tests.support.introductions import asked
from tests.support.proposals import stored_desk
from tests.support.servers import both_roles
from tests.support.wires import Cut, Wire, cut_wire

TOMORROW = 25 * 3600


@dataclass(frozen=True, kw_only=True)
class Room:
    """Where people send a file: the form, the row that names it, and the folder."""

    sender: Actor
    page: str
    action: str
    values: dict[str, str]
    table: str
    address: str
    folder: Path

    async def form(self, client: httpx.AsyncClient) -> dict[str, str]:
        hidden = (await opened_form(client, self.page)).hidden
        return keys_in(hidden) | self.values

    async def send(self, client: httpx.AsyncClient, form: dict[str, str], content: bytes = PDF) -> httpx.Response:
        files = {"file": ("biên bản.pdf", content, "application/pdf")}
        return await client.post(self.action, data=form, files=files, headers={"Origin": ORIGIN})

    async def stored(self, runtime: Runtime) -> tuple[str, Path]:
        """The address of the one file, and where it lies."""
        [row] = await runtime.pool.fetch(f"SELECT id, stored_name FROM {self.table}")
        return self.address.format(row["id"]), self.folder / row["stored_name"]

    def lying(self) -> list[str]:
        return [path.name for path in self.folder.iterdir() if path.is_file()] if self.folder.exists() else []


@pytest.fixture(params=["paper", "message"])
async def room(request: pytest.FixtureRequest, app: FastAPI, runtime: Runtime) -> Room:
    folder = runtime.settings.files_folder
    if request.param == "paper":
        async with transaction(runtime.pool) as connection:
            office = await an_office(connection)
            case = await a_case(connection, office)
        page, values = f"/cases/{case.id}", {"evidence_kind": "nda"}
        found = {"sender": office.broker, "action": f"{page}/evidence", "folder": store_beside(folder).folder}
        found |= {"table": "case_evidence", "address": page + "/evidence/{}"}
    else:
        desk = await stored_desk(runtime.pool)
        page, values = f"/proposals/{(await asked(runtime, desk)).id}", {"body": "Hồ sơ kèm theo", "audience": "both"}
        found = {"sender": desk.buyer, "action": f"{page}/messages", "folder": folder}
        found |= {"table": "proposal_file", "address": "/files/{}"}
    made = Room(page=page, values=values, **found)  # type: ignore[arg-type]
    sit_down(app, made.sender)
    return made


@pytest.fixture
async def wire(app: FastAPI, runtime: Runtime, room: Room, database: str) -> AsyncIterator[Wire]:
    """The pages reach the database by a wire that can be cut."""
    async with cut_wire(both_roles(database).application, f"INSERT INTO {room.table}") as (wire, pool):
        app.state.runtime = replace(runtime, pool=pool)
        yield wire


async def test_a_file_stays_when_its_commit_went_through_and_nobody_heard(
    client: httpx.AsyncClient, runtime: Runtime, room: Room, wire: Wire
) -> None:
    form = await room.form(client)
    wire.cut = Cut.AFTER
    unheard = await room.send(client, form)
    assert unheard.status_code == 503
    assert hidden_fields_of(unheard.text)["form_key"] == form["form_key"]  # its button sends the same form
    wire.cut = None
    address, path = await room.stored(runtime)
    assert (await client.get(address)).content == PDF
    assert (await room.send(client, form)).status_code == 303  # the same form again is done, and changes nothing
    assert await room.stored(runtime) == (address, path)
    assert room.lying() == [path.name]
    assert (await client.get(address)).content == PDF


async def test_a_file_whose_commit_never_arrived_is_set_aside_and_the_same_form_brings_it_again(
    client: httpx.AsyncClient, runtime: Runtime, room: Room, wire: Wire
) -> None:
    form = await room.form(client)
    wire.cut = Cut.BEFORE
    assert (await room.send(client, form)).status_code == 503
    wire.cut = None
    [first] = room.lying()
    assert (await room.send(client, form)).status_code == 303
    address, path = await room.stored(runtime)
    now = path.stat().st_mtime
    await filekeeping.sweep(runtime.pool, runtime.settings.files_folder, now=now + TOMORROW)
    assert room.lying() == [path.name]
    assert (room.folder / LOST / first).read_bytes() == PDF
    assert (await client.get(address)).content == PDF


async def test_a_lost_file_comes_back_by_the_same_form_if_it_is_the_same_file(
    client: httpx.AsyncClient, runtime: Runtime, room: Room
) -> None:
    form = await room.form(client)
    await room.send(client, form)
    address, path = await room.stored(runtime)
    path.unlink()
    await room.send(client, form, PDF + b"another")
    assert room.lying() == []
    assert (await room.send(client, form)).status_code == 303
    assert room.lying() == [path.name]
    assert (await client.get(address)).content == PDF


@pytest.mark.parametrize("damage", ["one bit", "cut to nothing", "missing"])
async def test_a_damaged_file_is_not_given_out_and_both_the_reader_and_the_officers_are_told(
    client: httpx.AsyncClient, runtime: Runtime, room: Room, damage: str
) -> None:
    await room.send(client, await room.form(client))
    address, path = await room.stored(runtime)
    path.write_bytes({"one bit": PDF[:-1] + b"\x00", "cut to nothing": b""}.get(damage, PDF))
    if damage == "missing":
        path.unlink()
    for language, sentence in {"vi": "Bản lưu của tệp này bị mất hoặc hư hỏng", "en": "missing or damaged"}.items():
        client.cookies.set("language", language)
        answer = await client.get(address)
        assert answer.status_code == 500
        assert sentence in answer.text
        assert path.name not in answer.text
    officers = await runtime.pool.fetchval("SELECT count(*) FROM person WHERE role IN ('broker', 'administrator')")
    told = await runtime.pool.fetch("SELECT subject, subject_id FROM notice WHERE kind = 'file_damaged'")
    assert officers > 0
    assert [f"/{row['subject']}s/{row['subject_id']}" for row in told] == [room.page] * officers  # and once


async def test_a_file_of_a_form_that_is_refused_is_not_kept(
    client: httpx.AsyncClient, runtime: Runtime, room: Room
) -> None:
    wrong = {"evidence_kind": "no such kind", "body": "x" * 10_001}
    form = await room.form(client)
    assert (
        await room.send(client, form | {name: wrong[name] for name in room.values if name in wrong})
    ).status_code == 422
    assert room.lying() == []


async def test_a_file_for_which_no_connection_is_free_is_not_kept(
    client: httpx.AsyncClient, runtime: Runtime, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchmaker.ground.db.ACQUIRE_SECONDS", 0.05)
    form = await room.form(client)
    async with AsyncExitStack() as others:

        async def receive_while_others_take_all(*given: Any, **named: Any) -> StoredFile:  # noqa: ANN401
            file = await receive(*given, **named)
            for _ in range(runtime.pool.get_max_size()):
                await others.enter_async_context(runtime.pool.acquire())
            return file

        monkeypatch.setattr("web.ground.uploads.receive", receive_while_others_take_all)
        assert (await room.send(client, form)).status_code == 503
    assert room.lying() == []


async def test_a_full_disk_is_told_and_nothing_is_written(
    client: httpx.AsyncClient, runtime: Runtime, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = await room.form(client)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("matchmaker.ground.file_store.os.fsync", full)
        answer = await room.send(client, form)
    assert answer.status_code == 507
    assert "Ổ đĩa đã hết chỗ" in answer.text
    assert await runtime.pool.fetchval(f"SELECT count(*) FROM {room.table}") == 0
    assert room.lying() == []
