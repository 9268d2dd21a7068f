"""Every form that brings files takes them up to the size that its page promises, and says so where they are larger."""

import inspect
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Actor, Role
from tests.support.calls import a_council, an_open_call
from tests.support.case_pages import PDF, begun
from tests.support.cases import Office
from tests.support.clients import DESK, sit_down
from tests.support.docx_templates import template, with_parts
from tests.support.dossiers import handed_in
from tests.support.forms import keys_in, opened_form
from tests.support.introductions import asked, leave
from tests.support.routes import unsafe_routes
from tests.support.unit_reports import this_year, workbook
from web.ground.doors import LETTER, ONE_PAPER, PAPERS, TEMPLATE, WORKBOOK, Brings
from web.ground.rendering import TEMPLATES

KILOBYTE = 2**10
ADMINISTRATOR = Actor(name="person:90", role=Role.ADMINISTRATOR, person_id=90)
TABLES = ("case_evidence", "proposal_file", "contribution", "document_template")
FORM = re.compile(r'<form[^>]*enctype="multipart/form-data"[^>]*>')
# By the template that shows it: where each form goes to. Two send what was typed once more.
FORMS = {
    "macros/letters.html": "/desk/proposals/{proposal_id:int}/letter",
    "cases/show.html": "/cases/{case_id:int}/evidence",
    "macros/thread.html": "/proposals/{proposal_id:int}/messages",
    "calls/entry.html": "/calls/{call_id:int}/entry",
    "dossiers/move.html": "/dossiers/{dossier_id:int}/moves/{made}",
    "administration/templates.html": "/administration/templates",
    "reports/contribution.html": "/reports/contributions/{unit_id:int}/{year:int}",
    "unit_reports/form.html": "/unit-reports/{token}",
    "ground/sent_before.html": None,
    "macros/again.html": None,
}


def forms_with_files() -> Iterator[str]:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        yield from [str(path.relative_to(TEMPLATES))] * len(FORM.findall(text))


def test_every_route_that_reads_files_says_how_large_and_has_a_form_that_is_tried_here() -> None:
    says = {route.path for route, policy in unsafe_routes() if policy.brings.files}
    reads = {route.path for route, _ in unsafe_routes() if "read_form_with_files" in inspect.getsource(route.endpoint)}
    assert says == reads
    assert says == {path for path in FORMS.values() if path}
    assert sorted(forms_with_files()) == sorted(FORMS)


@dataclass(frozen=True, kw_only=True)
class Room:
    """Where somebody sends files: who, their page, the form on it, and a file that is as large as it is told to be."""

    sender: Actor | None  # None for whoever has a link
    page: str
    action: str
    brings: Brings
    promise: str
    typed: dict[str, str]

    def file(self, size: int) -> bytes:
        """A workbook keeps what a spreadsheet needs at its end, so it is made large from inside."""
        if self.brings is WORKBOOK:
            bare = len(workbook(results="Từ tệp."))
            return workbook(filler=size - bare - KILOBYTE, results="Từ tệp.")
        if self.brings is TEMPLATE:
            picture = b"\x89PNG" + random.Random(1).randbytes(size - 3 * KILOBYTE - len(template("{{ task_title }}")))
            return with_parts(template("{{ task_title }}"), {}, {"word/media/x.png": picture})
        if self.action.startswith("/calls/"):  # copied without who made it, for which it has to be whole
            return b"x" * size
        return PDF + b"x" * (size - len(PDF))

    async def send(self, client: httpx.AsyncClient, *contents: bytes) -> httpx.Response:
        origin = {"Origin": str(client.base_url).rstrip("/")}
        hidden = (await opened_form(client, self.page)).hidden
        sent: Any = keys_in(hidden) | self.typed
        files = [("file", (f"{number}.pdf", content)) for number, content in enumerate(contents)]
        return await client.post(self.action, data=sent, files=files, headers=origin)


async def entry_page(runtime: Runtime) -> tuple[Actor, str, dict[str, str]]:
    """Who enters a call, and on which page."""
    async with transaction(runtime.pool) as connection:
        council = await a_council(connection)
        call = await an_open_call(connection, council)
    return council.entrants[0], f"/calls/{call.id}/entry", {"title": "Đã gõ.", "act": "save"}


@pytest.fixture(params=[path for path in FORMS.values() if path])
async def room(request: pytest.FixtureRequest, runtime: Runtime, link: str, office: Office) -> Room:
    match request.param:
        case "/unit-reports/{token}":
            typed = {"sender_name": "Trần Thị Hoa", "results": "Đã gõ."}
            return Room(sender=None, page=link, action=link, brings=WORKBOOK, promise="Tối đa 5 MB", typed=typed)
        case "/reports/contributions/{unit_id:int}/{year:int}":
            page, typed = f"/reports/contributions/1/{await this_year(runtime)}", {"results": "Đã gõ."}
            return Room(sender=DESK, page=page, action=page, brings=WORKBOOK, promise="Tối đa 5 MB", typed=typed)
    if request.param == "/administration/templates":
        day = await runtime.pool.fetchval("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
        typed = {"template_note": "Đã gõ.", "template_language": "vi", "template_from": str(day)}
        page, promise = request.param, "tối đa 2 MB"
        return Room(sender=ADMINISTRATOR, page=page, action=page, brings=TEMPLATE, promise=promise, typed=typed)
    if request.param == "/cases/{case_id:int}/evidence":
        page, typed = f"/cases/{(await begun(runtime, office)).id}", {"evidence_kind": "nda", "dated_on": "2026-01-07"}
        promise, action = "tối đa 20 MB", f"{page}/evidence"
        return Room(sender=office.broker, page=page, action=action, brings=ONE_PAPER, promise=promise, typed=typed)
    if request.param == "/desk/proposals/{proposal_id:int}/letter":
        case = await begun(runtime, office)
        pair = await runtime.pool.fetchval("SELECT proposal_id FROM transfer_case WHERE id = $1", case.id)
        day = await runtime.pool.fetchval("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
        page, typed = f"/proposals/{pair}", {"letter_number": "1234/SKHCN-CNTT", "letter_on": str(day)}
        promise, action = f"tối đa {LETTER.megabytes} MB", f"/desk/proposals/{pair}/letter"
        return Room(sender=office.broker, page=page, action=action, brings=LETTER, promise=promise, typed=typed)
    if request.param == "/calls/{call_id:int}/entry":
        entrant, page, typed = await entry_page(runtime)
        promise = "tối đa 5 tệp, tổng cộng 20 MB"
        return Room(sender=entrant, page=page, action=page, brings=PAPERS, promise=promise, typed=typed)
    if request.param == "/dossiers/{dossier_id:int}/moves/{made}":
        async with transaction(runtime.pool) as connection:
            page = f"/dossiers/{await handed_in(connection, office)}/moves/approve"
        version = str(await runtime.pool.fetchval("SELECT version FROM dossier"))
        typed = {"council_number": "45/QĐ-SKHCN", "council_on": "2026-05-04", "version": version}
        promise = "không quá 20 MB"
        return Room(sender=office.broker, page=page, action=page, brings=ONE_PAPER, promise=promise, typed=typed)
    page, typed = f"/proposals/{(await asked(runtime, office.desk)).id}", {"body": "Đã gõ.", "audience": "both"}
    promise, action = "tối đa 5 tệp, tổng cộng 20 MB", f"{page}/messages"
    return Room(sender=office.broker, page=page, action=action, brings=PAPERS, promise=promise, typed=typed)


@pytest.fixture
def sender(app: FastAPI, client: httpx.AsyncClient, browser: httpx.AsyncClient, room: Room) -> httpx.AsyncClient:
    if room.sender is None:
        leave(app)
        return browser
    sit_down(app, room.sender)
    return client


async def test_a_form_takes_a_file_as_large_as_its_page_promises(sender: httpx.AsyncClient, room: Room) -> None:
    assert room.promise in (await sender.get(room.page)).text
    file = room.file(room.brings.files)
    assert room.brings.files - 4 * KILOBYTE < len(file) <= room.brings.files
    assert (await room.send(sender, file)).status_code == 303


async def test_a_form_with_a_larger_file_or_too_many_comes_back_with_the_limit_and_what_was_typed(
    sender: httpx.AsyncClient, runtime: Runtime, room: Room
) -> None:
    larger = await room.send(sender, b"x" * (room.brings.files + 1))
    together = await room.send(sender, *[b"x" * (room.brings.files // room.brings.most + 1)] * room.brings.most)
    more = await room.send(sender, *[b"x"] * (room.brings.most + 1))
    for answer in (larger, together):
        assert f"biểu mẫu này nhận tổng cộng {room.brings.megabytes} MB" in answer.text
    assert f"nhận tối đa {room.brings.most} tệp" in more.text
    typed = room.typed.get("results") or room.typed.get("body") or next(iter(room.typed.values()))
    for answer in (larger, together, more):
        assert answer.status_code == 422
        assert typed in answer.text
    assert [await runtime.pool.fetchval(f"SELECT count(*) FROM {table}") for table in TABLES] == [0] * len(TABLES)
