"""Workbooks that mean harm, over a real connection: the page says why, nothing is stored, others are answered."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import psutil
import pytest
import uvicorn
from fastapi import FastAPI
from openpyxl.utils import get_column_letter

from matchmaker.bootstrap import Runtime
from matchmaker.foreign import process
from matchmaker.ground.limits import Within
from matchmaker.reports import filled_form
from tests.support.forms import SentForm, opened_form
from tests.support.processes import readers_alive
from tests.support.unit_reports import TYPED, stored_reports, workbook
from tests.support.workbooks import a_sheet
from web.app import create_app

COLUMNS = [get_column_letter(number) for number in range(1, 16_385)]


def wide(rows: int) -> bytes:
    """All columns that a sheet can have, in so many rows: a colour in each cell, and nothing more."""
    return a_sheet(
        *(
            f'<row r="{row}">' + "".join(f'<c r="{c}{row}" s="0"/>' for c in COLUMNS) + "</row>"
            for row in range(3, rows)
        )
    )


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The address at which the application answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        running = asyncio.create_task(server.serve(sockets=[taken]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        server.should_exit = True
        await running


@pytest.fixture
async def visitor(runtime: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    async with served(create_app(runtime)) as address, httpx.AsyncClient(base_url=address, timeout=120) as opened:
        yield opened


async def sent(form: SentForm, link: str, content: bytes) -> httpx.Response:
    origin = {"Origin": str(form.client.base_url).rstrip("/")}
    files = {"file": ("bao-cao.xlsx", content)}
    return await form.client.post(link, data={**form.hidden, **TYPED}, files=files, headers=origin)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Đọc bảng tính mất hơn 10 giây"), ("en", "takes more than 10 seconds")]
)
async def test_a_workbook_that_takes_too_long_is_given_up_while_other_pages_answer(
    visitor: httpx.AsyncClient,
    runtime: Runtime,
    link: str,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: str,
) -> None:
    monkeypatch.setattr(filled_form, "READING", Within(seconds=1, megabytes=512, answer_megabytes=2))
    form = await opened_form(visitor, link)
    visitor.cookies.set("language", language)
    slow = asyncio.create_task(sent(form, link, wide(rows=40)))
    async with asyncio.timeout(60):
        while not readers_alive():
            await asyncio.sleep(0.01)
    for path in ("/healthz", "/needs", link):
        assert (await visitor.get(path)).status_code == 200
        assert not slow.done(), "answered while the workbook was read"
    answer = await slow
    assert answer.status_code == 422
    assert words in answer.text
    assert f"{TYPED['results']}</textarea>" in answer.text, "what was typed is kept"
    assert await stored_reports(runtime) == []
    assert readers_alive() == []


async def test_a_reader_that_is_killed_leaves_nothing_behind(
    visitor: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    form = await opened_form(visitor, link)
    reading = asyncio.create_task(sent(form, link, wide(rows=60)))
    async with asyncio.timeout(60):
        while not (alive := readers_alive()):
            await asyncio.sleep(0.01)
    psutil.Process(alive[0].pid).kill()
    answer = await reading
    assert answer.status_code == 422
    assert "Việc đọc bảng tính bị ngắt" in answer.text
    assert await stored_reports(runtime) == []
    assert (await sent(form, link, workbook(results="Từ tệp."))).status_code == 303, "the next one is read"


async def test_where_too_many_files_wait_the_form_says_so_and_keeps_what_was_typed(
    visitor: httpx.AsyncClient, runtime: Runtime, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "MOST_WAITING", 0)
    answer = await sent(await opened_form(visitor, link), link, workbook(results="Từ tệp."))
    assert answer.status_code == 422
    assert "Vui lòng gửi lại sau một phút" in answer.text
    assert f"{TYPED['results']}</textarea>" in answer.text
    assert await stored_reports(runtime) == []


async def test_a_workbook_to_a_link_of_nobody_is_not_even_received(visitor: httpx.AsyncClient, link: str) -> None:
    """The server answers a form of which it was only told that it comes."""
    await opened_form(visitor, link)
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    host = visitor.base_url
    head = (
        f"POST /unit-reports/khong-co HTTP/1.1\r\nHost: 127.0.0.1:{host.port}\r\nCookie: {cookies}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 700000\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection(host.host, host.port)
    writer.write(head.encode())
    async with asyncio.timeout(30):
        assert b"410" in await reader.readline()
    writer.close()
