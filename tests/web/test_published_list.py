"""A list of products that somebody published, filled into the template: as published, not as their owners' word."""

import re
from pathlib import Path

import httpx
import openpyxl
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.i18n import term
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import ImportReport, import_file
from matchmaker.importing.template import write_xlsx_template
from matchmaker.rules.actors import IMPORTER

SOURCE = "Danh mục sản phẩm công bố năm 2026, trang 3, dòng 12"
PRODUCT = {
    "title": "Đếm xe bằng camera",
    "summary": "Đếm từng loại xe qua nút giao từ hình camera có sẵn.",
    "organisation": "Viện Thử Nghiệm",
    "transfer_objects": "Mô hình; Phần mềm",
    "ip_owner": "Viện Thử Nghiệm",
    "exploitation_holder": "Công ty TNHH Khai Thác Thử",
    "sublicence": "Được phép khi chủ sở hữu đồng ý",
    "improvements": "Hai bên cùng sở hữu",
    "parts_licence": "YOLOX: Apache-2.0",
    "source": SOURCE,
}
UNCONFIRMED = "chưa được đơn vị xác nhận"
VI = {"Accept-Language": "vi"}


def filled_template(path: Path, **said: str | None) -> Path:
    """The shipped template in Vietnamese with one product in it."""
    with path.open("wb") as file:
        write_xlsx_template(ImportKind.SOLUTIONS, "vi", file)
    book = openpyxl.load_workbook(path)
    places = {cell.value: cell.column for cell in book.active[1]}
    for field, text in (PRODUCT | said).items():
        book.active.cell(2, places[term("field", field, "vi")], text)
    book.save(path)
    return path


async def imported(runtime: Runtime, path: Path) -> ImportReport:
    return await import_file(runtime.pool, ImportKind.SOLUTIONS, path, by=IMPORTER, progress=lambda done, of: None)


async def test_a_published_product_reads_as_not_confirmed_with_its_rights_and_its_source(
    client: httpx.AsyncClient, runtime: Runtime, tmp_path: Path
) -> None:
    report = await imported(runtime, filled_template(tmp_path / "danh-muc.xlsx"))
    assert (report.rows, report.written, report.unread.columns) == (1, 1, [])
    listed = (await client.get("/solutions", headers=VI)).text
    row = listed[listed.index(PRODUCT["title"]) :].partition("</li>")[0]
    assert UNCONFIRMED in row
    assert SOURCE in row
    number = await runtime.pool.fetchval("SELECT id FROM solution")
    page = (await client.get(f"/solutions/{number}", headers=VI)).text
    assert UNCONFIRMED in page.partition("</header>")[2]
    assert SOURCE in page
    facts = dict(re.findall(r"<dt>([^<]+)</dt>\s*<dd[^>]*>([^<]+)</dd>", page))
    for field in ("ip_owner", "exploitation_holder", "sublicence", "improvements", "parts_licence"):
        assert facts[term("field", field, "vi")] == PRODUCT[field]
    assert facts["Đối tượng chuyển giao"] == "Mô hình, Phần mềm"


async def test_the_same_list_twice_adds_nothing(runtime: Runtime, tmp_path: Path) -> None:
    path = filled_template(tmp_path / "danh-muc.xlsx")
    await imported(runtime, path)
    report = await imported(runtime, path)
    assert (report.written, report.unchanged) == (0, 1)


@pytest.mark.parametrize(
    ("source", "word", "confirmed"), [(SOURCE, "có", True), (SOURCE, None, False), (None, None, True)]
)
async def test_a_source_without_the_owners_word_leaves_it_unconfirmed(
    runtime: Runtime, tmp_path: Path, source: str | None, word: str | None, confirmed: bool
) -> None:
    path = filled_template(tmp_path / "danh-muc.xlsx", source=source)
    if word:
        book = openpyxl.load_workbook(path)
        book.active.cell(1, book.active.max_column + 1, term("field", "confirmed", "vi"))
        book.active.cell(2, book.active.max_column, word)
        book.save(path)
    await imported(runtime, path)
    assert await runtime.pool.fetchval("SELECT confirmed FROM solution") is confirmed
