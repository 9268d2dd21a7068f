"""The report: the same figures in every form, what officers wrote beside them, the words an administrator replaced."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest

from matchmaker.cases.loading import KeptCases
from matchmaker.documents.blocks import Paragraph, Sheet, Table
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed
from matchmaker.programme.service import save_setting
from matchmaker.progress import approval, lists
from matchmaker.reports import contributions, indicators, officer_texts, report_words, service
from matchmaker.reports.contributions import Contribution
from matchmaker.reports.model import EntryDraft, ReportFormat
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import Side
from tests.support.cases import (
    Office,
    a_case,
    a_verified,
    an_accepted,
    an_office,
    close,
    confirm,
    days_ago,
    state,
    verify,
)
from tests.support.many_cases import many_cases

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
    shown = await lists.present(connection, KeptCases(), by=SYSTEM)
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


async def past(connection: Connection, begin: int, end: int) -> Sheet:
    """The report, made today, on the days from `begin` to `end` days ago. A result is 200 days old."""
    return await service.draft(
        connection, await days_ago(connection, begin), await days_ago(connection, end), by=SYSTEM
    )


async def test_a_past_period_holds_what_was_proved_after_it(connection: Connection, office: Office) -> None:
    """Parties and verifier gave their words today, the papers are of the period: the closing and the report agree."""
    await a_verified(connection, office)
    begin, end = await days_ago(connection, 300), await days_ago(connection, 100)
    await approval.approve(connection, begin, end, by=office.leader)
    told = texts(await past(connection, 300, 100))
    assert "có 1/10 giải pháp AI" in told
    assert "Trong kỳ báo cáo, có 1 giải pháp có kết quả." in told
    assert re.search(r"phê duyệt, chốt ngày \S+: 1 giải pháp\.", told)
    [row] = table(await past(connection, 300, 100), "Được ghi nhận").rows
    assert f"{await days_ago(connection, 200):%d/%m/%Y}" in row


async def test_the_total_of_a_past_period_ends_with_it(connection: Connection, office: Office) -> None:
    await a_verified(connection, office)
    earlier, later = texts(await past(connection, 400, 250)), texts(await past(connection, 150, 100))
    assert "có 0/10 giải pháp AI" in earlier
    assert "có 1/10 giải pháp AI" in later
    assert "Trong kỳ báo cáo, có 0 giải pháp có kết quả." in later
    first = table(await past(connection, 400, 250), "Số liệu").rows[0]
    assert list(first) == ["Giải pháp được ghi nhận vào chỉ tiêu (lũy kế)", 0]


async def test_the_situation_is_that_of_the_day_of_the_report_and_says_so(
    connection: Connection, office: Office
) -> None:
    await a_verified(connection, office)
    await a_case(connection, office)
    sheet = await past(connection, 400, 250)
    today, end = (f"{day:%d/%m/%Y}" for day in (await days_ago(connection, 0), await days_ago(connection, 250)))
    steps = table(sheet, "Các bước")
    assert steps.rows[0][1] == 2
    for situation in (steps, table(sheet, "Đang thực hiện")):
        assert f"tình hình tại ngày lập báo cáo {today}" in situation.caption
        assert f"tình hình tại ngày lập báo cáo {today}" in situation.source
        assert end not in situation.caption + situation.source
    assert f"Tình hình tại ngày lập báo cáo {today}: 1 hồ sơ" in texts(sheet)
    assert f"Đến ngày {end}, chưa có giải pháp nào được ghi nhận vào chỉ tiêu." in [
        block.text for block in sheet.annexes if isinstance(block, Paragraph)
    ]


async def test_a_period_that_is_not_over_ends_on_the_day_of_the_report(connection: Connection) -> None:
    today = await days_ago(connection, 0)
    sheet = await service.draft(connection, date(today.year, 1, 1), date(today.year, 12, 31), by=SYSTEM)
    assert sheet.about.endswith(f"(từ ngày 01/01/{today.year} đến ngày {today:%d/%m/%Y})")
    assert f"31/12/{today.year}" not in sheet.about + texts(sheet)


async def test_what_is_also_counted_under_ii_1_is_among_those_counted(connection: Connection, office: Office) -> None:
    case = await state(connection, await an_accepted(connection, office), office, also_product=True)
    for side in Side:
        await confirm(connection, case, office, side)
    await verify(connection, case, office)
    told = texts(await drafted(connection))
    assert "Trong số giải pháp được ghi nhận lũy kế, 1 giải pháp đồng thời được tính vào mục II.1." in told
    [beside] = [line for line in told.splitlines() if line.startswith("Ngoài chỉ tiêu")]
    assert "II.1" not in beside


async def test_products_of_ii_1_are_held_against_their_target_from_the_plan_on(connection: Connection) -> None:
    details = {"sector": "health", "ordering_agency": "Sở Y tế", "decision_number": "12/QĐ"}
    for day in (date(2024, 5, 1), date(2025, 5, 1), date(2025, 6, 1), date(2026, 2, 1)):
        product = EntryDraft(kind="ai_product", happened_on=day, title="Sản phẩm", source="Công văn", details=details)
        await indicators.record(connection, product, by=SYSTEM)
    sheet = await service.draft(connection, date(2025, 1, 1), date(2025, 12, 31), by=SYSTEM)
    row = table(sheet, "Nhiệm vụ khác").rows[0]
    assert row[1] == "lũy kế đến ngày 31/12/2025: 3 sản phẩm; trong kỳ: 2 sản phẩm"
    assert row[2] == "lũy kế 5 (năm 2025); 20 (năm 2030)"


async def test_people_are_told_apart_within_a_course_and_added_over_courses(connection: Connection) -> None:
    for title in ("Khóa 1", "Khóa 2"):
        details = {"turns": "200", "distinct_people": "160", "completed": "90"}
        course = EntryDraft(
            kind="training", happened_on=date(2026, 3, 1), title=title, source="Báo cáo", details=details
        )
        await indicators.record(connection, course, by=SYSTEM)
    [row] = [row for row in table(await drafted(connection), "Nhiệm vụ khác").rows if "2 mục" in str(row[1])]
    assert "Số người học (không trùng trong từng khóa, cộng theo từng khóa): 320" in str(row[1])


async def test_a_closing_bears_the_day_it_is_in_the_city(connection: Connection, office: Office) -> None:
    """Half past one in the morning of the 24th is still the 23rd in UTC."""
    begin, end = await days_ago(connection, 300), await days_ago(connection, 100)
    await close(connection, begin, end, by=office.leader)
    await connection.execute("UPDATE period_closing SET closed_at = $1", datetime(2026, 11, 23, 18, 30, tzinfo=UTC))
    assert "chốt ngày 24/11/2026" in texts(await past(connection, 300, 100))


async def test_an_adopter_whose_need_does_not_name_it_is_not_named_in_what_leaves_the_department(
    connection: Connection, office: Office
) -> None:
    await a_verified(connection, office)
    await a_case(connection, office)
    names = ("Được ghi nhận", "Đang thực hiện")
    named = await drafted(connection)
    assert all("Công ty TNHH Minh Anh" in str(table(named, name).rows) for name in names)
    await connection.execute("UPDATE need SET confidentiality = 'anonymous'")
    sheet = await drafted(connection)
    for name in names:
        assert "Minh Anh" not in str(table(sheet, name).rows)
        assert "không nêu tên" in str(table(sheet, name).rows)
    assert "Minh Anh" not in docx_text(service.written(sheet, ReportFormat.DOCX).content)


async def test_an_empty_table_is_a_whole_sentence(connection: Connection) -> None:
    told = texts(await drafted(connection)).splitlines()
    assert "Trong kỳ, hệ thống không ghi nhận trường hợp không kết nối, dừng hoặc không thông qua." in told
    assert not any(line.startswith("Không phát sinh") for line in told)


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
    await officer_texts.write_part(connection, BEGIN, END, "next", "Một.\nHai.", version=0, by=office.broker)
    after = await drafted(connection)
    assert "Hai." in texts(after)
    assert after.tables == before.tables
    with pytest.raises(Conflict):
        await officer_texts.write_part(connection, BEGIN, END, "next", "Ba.", version=0, by=office.broker)
    await officer_texts.write_part(connection, BEGIN, END, "next", "Ba.", version=1, by=office.broker)
    assert "Hai." not in texts(await drafted(connection))
    with pytest.raises(NotAllowed):
        await officer_texts.write_part(connection, BEGIN, END, "next", "Bốn.", version=2, by=office.verifier)


async def test_an_administrator_replaces_the_words_and_nothing_breaks(connection: Connection) -> None:
    changed = report_words.original().replace('heading = "BÁO CÁO"', 'heading = "BÁO CÁO NHANH"')
    await report_words.replace_words(connection, changed, by=SYSTEM)
    assert (await drafted(connection)).heading == "BÁO CÁO NHANH"
    for wrong in (
        "khong = [",
        "sau = " + "[" * 9_000,
        'mot = "hai"',
        changed.replace("{counted}/{target}", "{counted}/{made_up}"),
    ):
        with pytest.raises(InvalidInput):
            await report_words.replace_words(connection, wrong, by=SYSTEM)


async def test_words_from_before_a_sentence_was_known_get_it_as_it_came(connection: Connection) -> None:
    older = report_words.original().replace("no_units = ", "# no_units = ")
    await save_setting(connection, report_words.SETTING, {"text": older.replace("BÁO CÁO", "BẢN TIN")}, by=SYSTEM)
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
        await contributions.send(connection, first.id, 2026, Contribution(results=text), by=SYSTEM)
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
