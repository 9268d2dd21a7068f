"""What state money paid for: the list of officers in both languages, its file, and the line of the report."""

import io

import openpyxl
import pytest

from matchmaker.cases import clock
from matchmaker.ground.db import transaction
from matchmaker.reports import service as reports
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.programme import PLAN_DATE
from tests.support.screens import Screen
from tests.support.settings_pages import text_of

HOME = "/progress/in-use"


async def paid_by_state(screen: Screen) -> None:
    """The counted case of the screen, whose adopter was asked after six months and has not answered."""
    async with transaction(screen.runtime.pool) as connection:
        await connection.execute("UPDATE transfer_case SET money = 'mixed', crosses_border = false")
        await connection.execute("UPDATE case_evidence SET kind = 'result_registration' WHERE kind = 'meeting_minutes'")
        await clock.tick(connection, now=await connection.fetchval("SELECT now()"))


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "vi",
            (
                "Chưa trả lời câu hỏi gần nhất 1",
                "(sau 6 tháng)",
                "Lần hỏi tiếp theo:",
                "Hỏi đến năm thứ 5 sau khi có kết quả",
                "chưa xác nhận",
            ),
        ),
        ("en", ("No answer to the last question 1", "(after 6 months)", "Asked up to year 5", "not confirmed yet")),
    ],
)
async def test_the_list_says_what_was_asked_and_by_which_rule(
    screen: Screen, locale: str, words: tuple[str, ...]
) -> None:
    await paid_by_state(screen)
    screen.client.cookies.set("language", locale)
    page = await screen.read(HOME)
    assert [each for each in words if each not in text_of(page)] == []
    assert f'<a href="/cases/{screen.case_id}">' in page
    assert f'<a href="/cases/{screen.case_id}">' in await screen.read(f"{HOME}?state=no_answer")
    assert f'<a href="/cases/{screen.case_id}">' not in await screen.read(f"{HOME}?state=ended")


async def test_the_file_has_the_lines_of_the_page(screen: Screen) -> None:
    await paid_by_state(screen)
    answer = await screen.client.get(f"{HOME}/file")
    page = openpyxl.load_workbook(io.BytesIO(answer.content))["Còn sử dụng"]
    heads, line = ([cell.value for cell in row] for row in page.iter_rows(min_row=2, max_row=3))
    assert heads[6:9] == ["Tình trạng sử dụng", "Lần hỏi gần nhất", "Trả lời gần nhất"]
    assert line[0] == screen.case_id
    assert line[6] == "Chưa trả lời câu hỏi gần nhất"


async def test_the_report_has_a_line_of_it_and_none_without_such_a_result(screen: Screen) -> None:
    async def body() -> str:
        async with transaction(screen.runtime.pool) as connection:
            today = await connection.fetchval("SELECT current_date")
            sheet = await reports.draft(connection, PLAN_DATE, today, by=SYSTEM)
        return "\n".join(getattr(block, "text", "") for block in sheet.body)

    assert "ngân sách nhà nước tại ngày" not in await body()
    await paid_by_state(screen)
    assert "1 kết quả; 0 còn sử dụng, 0 đã ngừng sử dụng, 1 chưa trả lời câu hỏi gần nhất" in await body()


async def test_nobody_but_officers_reads_it(screen: Screen) -> None:
    screen.sit(VISITOR)
    for path in (HOME, f"{HOME}/file"):
        assert (await screen.client.get(path)).status_code in (303, 401, 403, 404)
