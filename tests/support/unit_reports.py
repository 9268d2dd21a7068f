"""Reports of units, as they fill them in."""

import io
import zipfile

import httpx
import openpyxl

from matchmaker.bootstrap import Runtime
from matchmaker.cases.loading import city_today
from matchmaker.ground.db import transaction
from matchmaker.reports.filled_form import QUESTIONS
from tests.support.clients import SECURE_ORIGIN
from tests.support.forms import SentForm
from tests.support.shown_forms import form_in

MAILBOX = "yte@tphcm.example"
TYPED = {"results": "Đã triển khai 3 ứng dụng AI.", "document": "12/BC-SYT", "sender_name": "Trần Thị Hoa"}


async def this_year(runtime: Runtime) -> int:
    async with transaction(runtime.pool) as connection:
        return (await city_today(connection)).year


async def form_to(place: str, client: httpx.AsyncClient, page: str) -> SentForm:
    """One of several forms on the page."""
    return SentForm(client=client, hidden=form_in((await client.get(page)).text, place))


def workbook(*, filler: int = 0, **answers: str) -> bytes:
    """The form of the letter with these answers, and `filler` bytes that no spreadsheet looks at."""
    book = openpyxl.Workbook()
    book.active.title = "Báo cáo"
    book.active.append(["Nội dung", "Trả lời của đơn vị"])
    for name, question in QUESTIONS.items():
        book.active.append([question, answers.get(name, "")])
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("docProps/thumbnail.bin", b"x" * filler)  # stored as it is
    return file.getvalue()


async def upload(form: SentForm, link: str, content: bytes, **typed: str) -> httpx.Response:
    return await form.client.post(
        link,
        data={**form.hidden, **typed},
        files={"file": ("bao-cao.xlsx", content)},
        headers={"Origin": SECURE_ORIGIN},
    )


async def stored_reports(runtime: Runtime) -> list[tuple[str, str]]:
    rows = await runtime.pool.fetch("SELECT results, sender_name FROM contribution ORDER BY id")
    return [(row["results"], row["sender_name"]) for row in rows]
