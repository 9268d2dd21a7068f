"""The report: the same figures in every form, what officers wrote beside them, the words an administrator replaced."""

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from matchmaker.db import Connection
from matchmaker.errors import Conflict, InvalidInput, NotAllowed
from matchmaker.people.model import SYSTEM
from matchmaker.programme.service import save_setting
from matchmaker.reports import contributions, figures, service, words, writing
from matchmaker.reports.blocks import Paragraph, Sheet, Table
from matchmaker.reports.contributions import Contribution
from matchmaker.reports.model import ReportFormat
from tests.integration.transfers.conftest import Office, a_case, a_verified, an_office
from tests.integration.transfers.many import many_cases

BEGIN, END = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
async def office(connection: Connection) -> Office:
    return await an_office(connection)


async def drafted(connection: Connection) -> Sheet:
    return await service.draft(connection, BEGIN, END, by=SYSTEM)


def texts(sheet: Sheet) -> str:
    return "\n".join(block.text for block in sheet.body if isinstance(block, Paragraph))


def table(sheet: Sheet, name: str) -> Table:
    return next(each for each in sheet.tables if each.name == name)


def docx_text(content: bytes) -> str:
    return re.sub(r"<[^>]+>", " ", zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode())


async def test_the_workbooks_figures_are_those_of_the_pages(connection: Connection) -> None:
    await many_cases(connection, 300)
    shown = await figures.present(connection, by=SYSTEM)
    made = service.written(await drafted(connection), ReportFormat.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    told = [row[1].value for row in book["Số liệu"].iter_rows(min_row=3, max_row=10)]
    counted = shown.count
    assert told[:2] == [len(counted.counted), shown.target]
    assert told[3:6] == [len(counted.replications), len(counted.separate), len(counted.products)]
    assert told[6:] == [len(shown.waiting), sum(w.late_days > 0 for w in shown.waiting)]
    funnel = [row[1].value for row in book["Các bước"].iter_rows(min_row=3, max_row=11)]
    assert funnel == [len(step.need_ids) for step in shown.funnel]
    spread = {row[0].value: row[1].value for row in book["Theo lĩnh vực"].iter_rows(min_row=3) if row[1].value}
    assert sum(spread.values()) == len(counted.counted)


async def test_counted_solutions_are_listed_with_their_evidence(connection: Connection, office: Office) -> None:
    await a_verified(connection, office)
    [row] = table(await drafted(connection), "Được ghi nhận").rows
    assert "Công ty TNHH Minh Anh" in row
    assert "Biên bản nghiệm thu, bàn giao (" in str(row[-1])


async def test_every_form_opens_and_says_the_same(connection: Connection, office: Office) -> None:
    await a_verified(connection, office)
    await a_case(connection, office)
    sheet = await drafted(connection)
    made = {form: service.written(sheet, form) for form in ReportFormat}
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in docx_text(made[ReportFormat.DOCX].content)
    assert "có 1/10 giải pháp" in docx_text(made[ReportFormat.DOCX].content)
    assert made[ReportFormat.PDF].content.startswith(b"%PDF-")
    assert made[ReportFormat.PDF].name == "Bao-cao-Ke-hoach-6497-2026-01-01-2026-12-31.pdf"


async def test_what_officers_write_stays_apart_from_figures(connection: Connection, office: Office) -> None:
    before = await drafted(connection)
    await writing.write_part(connection, BEGIN, END, "next", "Một.\nHai.", version=0, by=office.broker)
    after = await drafted(connection)
    assert "Hai." in texts(after)
    assert after.tables == before.tables
    with pytest.raises(Conflict):
        await writing.write_part(connection, BEGIN, END, "next", "Ba.", version=0, by=office.broker)
    await writing.write_part(connection, BEGIN, END, "next", "Ba.", version=1, by=office.broker)
    assert "Hai." not in texts(await drafted(connection))
    with pytest.raises(NotAllowed):
        await writing.write_part(connection, BEGIN, END, "next", "Bốn.", version=2, by=office.verifier)


async def test_an_administrator_replaces_the_words_and_nothing_breaks(connection: Connection) -> None:
    changed = words.original().replace('heading = "BÁO CÁO"', 'heading = "BÁO CÁO NHANH"')
    await words.replace_words(connection, changed, by=SYSTEM)
    assert (await drafted(connection)).heading == "BÁO CÁO NHANH"
    for wrong in ("khong = [", 'mot = "hai"', changed.replace("{counted}/{target}", "{counted}/{made_up}")):
        with pytest.raises(InvalidInput):
            await words.replace_words(connection, wrong, by=SYSTEM)


async def test_words_from_before_a_sentence_was_known_get_it_as_it_came(connection: Connection) -> None:
    older = words.original().replace("no_units = ", "# no_units = ")
    await save_setting(connection, words.SETTING, {"text": older.replace("BÁO CÁO", "BẢN TIN")}, by=SYSTEM)
    sheet = await drafted(connection)
    assert sheet.heading == "BẢN TIN"
    assert "Chưa có đơn vị nào trong danh sách gửi báo cáo năm 2026." in texts(sheet)


async def test_tables_are_numbered_without_a_gap_whichever_there_are(connection: Connection, office: Office) -> None:
    await a_verified(connection, office)
    sheet = await drafted(connection)
    numbers = [re.match(r"Bảng (\d+)\. ", block.caption) for block in sheet.body if isinstance(block, Table)]
    assert [int(found[1]) for found in numbers if found] == list(range(1, len(numbers) + 1))


async def test_who_has_not_sent_yet_is_named(connection: Connection) -> None:
    for name in ("Sở Y tế", "Sở Xây dựng"):
        await contributions.add_unit(connection, name, "", by=SYSTEM)
    first, _ = await contributions.of_year(connection, 2026)
    for text in ("Kết quả cũ", "Kết quả mới"):
        await contributions.send(connection, first.id, 2026, Contribution(results=text), form_key=text, by=SYSTEM)
    sheet = await drafted(connection)
    assert "Có 1/2 đơn vị gửi báo cáo năm 2026. Chưa gửi: Sở Xây dựng." in texts(sheet)
    assert [row[1] for row in table(sheet, "Đơn vị").rows] == ["Kết quả mới"]


async def test_difficulties_are_the_coded_reasons_of_the_period(connection: Connection, office: Office) -> None:
    await a_case(connection, office)
    await connection.execute(
        "INSERT INTO case_step (case_id, move, new_stage, happened_on, reason, made_by)"
        " SELECT id, 'stop', 'stopped', now()::date, 'budget', 'person:x' FROM transfer_case"
    )
    assert list(table(await drafted(connection), "Khó khăn").rows) == [("Kinh phí", 1)]


async def test_a_period_that_is_none_is_refused(connection: Connection) -> None:
    for begin, end in ((END, BEGIN), (date(2099, 1, 1), date(2099, 2, 1))):
        with pytest.raises(InvalidInput):
            await service.draft(connection, begin, end, by=SYSTEM)
