"""Imports into a real database: all or nothing, once, and what an export gives comes back."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from matchmaker.exporting import writing
from matchmaker.exporting.service import Export, export
from matchmaker.ground.db import Connection, Pool, create_pool, transaction
from matchmaker.ground.errors import ImportRejected, NotAllowed
from matchmaker.ground.limits import Within
from matchmaker.importing import reading
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.placing import Unread
from matchmaker.importing.service import ImportReport, import_file
from matchmaker.listings.needs import service as needs
from matchmaker.people import service as people
from matchmaker.rules.actors import IMPORTER, VISITOR
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import NeedClause, NeedFilter
from matchmaker.rules.reading import ClauseKind
from tests.support.listings import make_need, make_solution
from tests.support.servers import cloned

NEEDS = ImportKind.NEEDS
HEADER = "Bài toán,Đơn vị,Điện thoại hoặc email\n"
ROWS = [f"Đếm xe vào bãi số {n} bằng tay mất 2 giờ mỗi ngày,Công ty {n % 2},090123456{n}\n" for n in range(5)]


async def run(pool: Pool, path: Path, kind: ImportKind = NEEDS, dry_run: bool = False) -> ImportReport:
    return await import_file(pool, kind, path, by=IMPORTER, dry_run=dry_run, progress=lambda done, of: None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "needs.csv"
    path.write_text(HEADER + "".join(ROWS), encoding="utf-8")
    return path


async def count(pool: Pool, table: str) -> int:
    return int(await pool.fetchval(f"SELECT count(*) FROM {table}"))


async def test_an_import_publishes_its_rows(pool: Pool, file: Path) -> None:
    report = await run(pool, file)
    assert (report.rows, report.written, report.unchanged) == (5, 5, 0)
    async with transaction(pool) as connection:
        found = await needs.listing(connection, NeedFilter(), by=VISITOR)
    assert found.total == 5
    assert await count(pool, "organisation") == 2


async def test_the_same_file_twice_adds_nothing(pool: Pool, file: Path) -> None:
    await run(pool, file)
    before = await count(pool, "audit_entry")
    report = await run(pool, file)
    assert (report.written, report.unchanged) == (0, 5)
    assert (await count(pool, "need"), await count(pool, "audit_entry")) == (5, before)


CONTACTS = {
    "+84 903 123 456": "row-57b6aa459b0d73ea96cf8d6f57d7950bc7cade753d61cd4a1288a63db848a9d6",
    "090.123.4567": "row-e713ee038765c531b092a5d876151839c549b2675ef794d2291dfd54473c4f55",
    "a@B.vn, +84 (0)28 3829 1234": "row-ec0cecd47dd2fe1f3ce0d0c1ca82e8f6854704add8847d3aa51b084150a1ab2b",
}
"""By what stands in the file: the key that the version before the readers of `intake` gave to the row."""


@pytest.mark.parametrize("contact", CONTACTS)
async def test_a_file_that_an_earlier_version_imported_adds_nothing(pool: Pool, file: Path, contact: str) -> None:
    row = f'problem,organisation,contact\nNhập tay 2.000 hóa đơn mỗi tháng,Công ty A,"{contact}"\n'
    await already_there(pool, file, row, CONTACTS[contact])


async def test_so_does_one_with_spaces_and_signs_that_are_read_otherwise_now(pool: Pool, file: Path) -> None:
    rows = (
        "problem,organisation,phone,outcome\n"
        "Nhập tay\xa02.000 hóa\u200b đơn mỗi tháng ,Công\xa0ty A,+84 903.123.456,\u2028Nhanh\u3000hơn\n"
    )
    key = "row-5b9d725a0184c0d5137d9b655b6ae4dd92beac49f3e77842876922731461548c"
    await already_there(pool, file, rows, key)


async def already_there(pool: Pool, file: Path, content: str, key: str) -> None:
    file.write_text(content, encoding="utf-8")
    await run(pool, file)
    await pool.execute("UPDATE need SET import_key = $1", key)
    report = await run(pool, file)
    assert (report.written, report.unchanged, await count(pool, "need")) == (0, 1, 1)


async def test_a_row_twice_in_one_file_is_one_need(pool: Pool, file: Path) -> None:
    file.write_text(HEADER + ROWS[0] * 2, encoding="utf-8")
    report = await run(pool, file)
    assert (report.written, report.unchanged) == (1, 1)


async def test_a_dry_run_tells_the_same_and_writes_nothing(pool: Pool, file: Path) -> None:
    dry = await run(pool, file, dry_run=True)
    assert (dry.written, dry.dry_run) == (5, True)
    assert await count(pool, "need") == await count(pool, "organisation") == await count(pool, "change_feed") == 0
    assert (await run(pool, file)).written == dry.written


async def test_one_bad_row_keeps_all_out(pool: Pool, file: Path) -> None:
    file.write_text(HEADER + "".join(ROWS) + "ngắn,Công ty 9,0901234567\n", encoding="utf-8")
    with pytest.raises(ImportRejected):
        await run(pool, file)
    assert await count(pool, "need") == 0


async def test_one_row_cannot_be_two_organisations(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    header = "Tên,Loại hình đơn vị,Mã số thuế"
    path.write_text(f"{header}\nTrường A,university,0301234567\nTrường B,university,0301234568\n", encoding="utf-8")
    await run(pool, path, ImportKind.ORGANISATIONS)
    path.write_text(f"{header}\nTrường A,university,0301234568\n", encoding="utf-8")
    with pytest.raises(ImportRejected) as rejected:
        await run(pool, path, ImportKind.ORGANISATIONS)
    (problem,) = rejected.value.problems
    assert (problem.row, problem.code) == (2, "organisation_conflict")
    assert await count(pool, "organisation") == 2


async def test_what_was_read_and_what_was_not_is_told(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "organisations.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Bản cũ"])
    book.active.sheet_state = "hidden"
    for row in (["DANH SÁCH"], ["STT", "Tên *", "Loại hình đơn vị"], [1, "Trường A", "university"]):
        (book["Mới"] if "Mới" in book.sheetnames else book.create_sheet("Mới")).append(row)
    book.create_sheet("Ghi chú").append(["nguồn"])
    book["Mới"]["B3"].comment = Comment("đã sáp nhập", "An")
    book.save(path)
    report = await run(pool, path, ImportKind.ORGANISATIONS, dry_run=True)
    assert (report.sheet, report.rows) == ("Mới", 1)
    unread = Unread(sheets=["Ghi chú"], hidden_sheets=["Sheet"], columns=["STT"], rows=[1], notes=True)
    assert report.unread == unread
    book["Mới"]["C3"] = "không có loại này"
    book.save(path)
    with pytest.raises(ImportRejected) as rejected:
        await run(pool, path, ImportKind.ORGANISATIONS)
    assert rejected.value.sheet == "Mới"


async def test_an_organisation_is_brought_up_to_date(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text("name,kind\nTrường A,university\n", encoding="utf-8")
    assert (await run(pool, path, ImportKind.ORGANISATIONS)).written == 1
    path.write_text("name,kind,place\nTrường A,university,Thủ Đức\n", encoding="utf-8")
    assert (await run(pool, path, ImportKind.ORGANISATIONS)).written == 1
    assert (await run(pool, path, ImportKind.ORGANISATIONS)).unchanged == 1
    async with transaction(pool) as connection:
        (row,) = await people.every(connection)
    assert row["place"] == "Thủ Đức"


async def test_only_who_may_import_does(pool: Pool, file: Path) -> None:
    with pytest.raises(NotAllowed):
        await import_file(pool, NEEDS, file, by=VISITOR, progress=lambda done, of: None)


async def fill(connection: Connection) -> None:
    await make_solution(
        connection,
        title="=HYPERLINK(1) là tên",
        summary="- đọc hóa đơn\n- đọc biên lai; cả chữ viết tay | chữ in",
        capabilities=("+ nhanh; đúng | đủ",),
        technologies=("ocr", "vision"),
        contact_name="'=Lan",
        phone="+84901234567",
        trl=7,
        year=2024,
        languages=("vi", "ja"),
        import_key="giải-pháp-1",
        confirmed=False,
    )
    said = "Đọc hóa đơn; cả biên lai | phiếu thu"
    lines = tuple(NeedClause(kind=kind, text=said, source=kind) for kind in (ClauseKind.WANT, ClauseKind.BACKGROUND))
    told: dict[str, Any] = {
        "technologies": ("ocr",),
        "clauses": lines,
        "email": None,
        "phone": "0901234567",
        "import_key": "nhu-cầu-1",
    }
    need = await make_need(connection, **told)
    await make_need(connection, confidentiality="anonymous", sector="other", sector_other="Hải quan", import_key="2")
    await make_solution(connection, kind="dataset", phone="38291234", email="đức@b.vn", import_key="từ-bản-cũ")
    closed = await make_need(connection, problem="Một nhu cầu đã đóng từ trước", import_key="3")
    await needs.set_state(connection, closed.id, ListingState.CLOSED, by=IMPORTER)
    assert need.phone == "0901234567"


@asynccontextmanager
async def opened(dsn: str) -> AsyncIterator[Pool]:
    pool = await create_pool(dsn, max_size=2)
    yield pool
    await pool.close()


OF_THE_SYSTEM = {"id", "organisation_id", "version", "created_by"}
WRITERS: dict[str, Callable[[Export], bytes]] = {
    "csv": writing.csv_bytes,
    "xlsx": lambda export: writing.xlsx_bytes([export]),
}


def content(exported: Export) -> list[dict[str, object]]:
    """What somebody said, without what a system keeps of its own."""
    kept = [n for n in exported.columns if n not in OF_THE_SYSTEM and not n.endswith("_at")]
    return [{name: row[name] for name in kept} for row in exported.rows if row.get("state") in (None, "published")]


@pytest.mark.parametrize("form", WRITERS)
async def test_an_export_can_be_imported_elsewhere(
    pool: Pool, server: str, template: str, tmp_path: Path, form: str
) -> None:
    async with transaction(pool) as connection:
        await fill(connection)
        exports = await export(connection, list(ImportKind))
    async with cloned(server, template) as dsn, opened(dsn) as elsewhere:
        for exported in exports:
            path = tmp_path / f"{exported.kind}.{form}"
            path.write_bytes(WRITERS[form](exported))
            report = await run(elsewhere, path, exported.kind)
            assert report.left_out == (exported.kind is NEEDS)
        async with transaction(elsewhere) as connection:
            arrived = await export(connection, list(ImportKind))
    assert [content(exported) for exported in arrived] == [content(exported) for exported in exports]


async def test_a_file_that_takes_too_long_is_given_up_and_nothing_is_written(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "IMPORTING", Within(seconds=1, megabytes=1_536, answer_megabytes=128))
    file = tmp_path / "needs.csv"
    file.write_text("problem,organisation,contact\n" + f"{'x,' * 99}x\n" * 300_000, encoding="utf-8")
    with pytest.raises(ImportRejected) as rejected:
        await import_file(pool, NEEDS, file, by=IMPORTER, progress=lambda done, of: None)
    assert [problem.code for problem in rejected.value.problems] == ["import_slow"]
    assert await pool.fetchval("SELECT count(*) FROM need") == 0
