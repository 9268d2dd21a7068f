"""Reports on pages: a preview with the figures of the pages, files, texts of officers, contributions of units."""

import io
import re

import openpyxl

from matchmaker.rules.actors import Role
from tests.support.people import a_person
from tests.support.screens import Screen

YEAR = "from=2026-01-01&to=2026-12-31"


async def administrator(screen: Screen) -> None:
    async with screen.runtime.pool.acquire() as connection:
        person = await a_person(connection, email="quantri@so.example", role=Role.ADMINISTRATOR)
    screen.sit(person.actor())


async def a_unit(screen: Screen, name: str = "Sở Y tế") -> None:
    page = "/reports/contributions"
    answer = await screen.post(f"{page}/units", page, unit_name=name, unit_email="yte@tphcm.example")
    assert answer.status_code == 303, answer.text


async def test_the_preview_tells_the_figures_of_the_progress_page(screen: Screen) -> None:
    page = await screen.read(f"/reports?{YEAR}")
    assert "có 1/10 giải pháp AI" in page
    assert "Nhận dạng hóa đơn tiếng Việt" in page
    assert (await screen.client.get("/reports?from=2026-02-01&to=2026-01-01")).status_code == 422


async def test_each_form_is_a_file_to_save(screen: Screen) -> None:
    for form, begin in (("docx", b"PK"), ("pdf", b"%PDF-"), ("xlsx", b"PK")):
        answer = await screen.client.get(f"/reports/file?year=2026&format={form}")
        assert answer.content.startswith(begin)
        assert f"2026-12-31.{form}" in answer.headers["content-disposition"]


async def test_an_officers_text_stays_and_nobody_overwrites_another(screen: Screen) -> None:
    hidden = await screen.hidden(f"/reports?{YEAR}", "/reports/texts")
    values = {**hidden, "part": "next", "body": "Mở rộng kết nối với doanh nghiệp."}
    assert (await screen.send("/reports/texts", values)).status_code == 303
    assert "Mở rộng kết nối với doanh nghiệp." in await screen.read(f"/reports?{YEAR}")
    late = await screen.send("/reports/texts", {**values, "body": "Việc khác."})
    assert late.status_code == 409
    assert "Việc khác." in late.text
    assert "Mở rộng kết nối với doanh nghiệp." in late.text, "what the other wrote stands beside it"
    version = re.search(r'name="version" value="(\d+)"', late.text)
    assert version
    assert (
        await screen.send("/reports/texts", {**values, "body": "Cả hai.", "version": version[1]})
    ).status_code == 303
    assert "Cả hai." in await screen.read(f"/reports?{YEAR}")


async def test_only_an_administrator_replaces_the_words(screen: Screen) -> None:
    assert (await screen.client.get("/reports/words")).status_code == 403
    await administrator(screen)
    text = (await screen.hidden("/reports/words", "/reports/words")) | {"words": "hỏng ="}
    assert (await screen.send("/reports/words", text)).status_code == 422
    assert (await screen.send("/reports/words", text | {"words": ""})).status_code == 303


async def test_it_shows_who_has_not_sent_yet(screen: Screen) -> None:
    await a_unit(screen)
    await a_unit(screen, "Sở Xây dựng")
    page = await screen.read("/reports/contributions?year=2026")
    assert "Chưa gửi: 2 đơn vị" in page
    assert "25/11/2026" in page
    place = "/reports/contributions/1/2026"
    answer = await screen.post(place, place, results="Đã triển khai 3 ứng dụng.", document="12/BC-SYT")
    assert answer.status_code == 303
    assert "Chưa gửi: 1 đơn vị" in await screen.read("/reports/contributions?year=2026")
    assert (await screen.post(place, place, results="")).status_code == 422


async def test_a_unit_may_fill_in_the_workbook(screen: Screen) -> None:
    await a_unit(screen)
    template = await screen.client.get("/reports/contributions/template")
    book = openpyxl.load_workbook(io.BytesIO(template.content))
    book.active["B3"] = "Đã triển khai 3 ứng dụng AI."
    filled = io.BytesIO()
    book.save(filled)
    place = "/reports/contributions/1/2026"
    hidden = await screen.hidden(place, place)
    answer = await screen.send(place, hidden, file=("bao-cao.xlsx", filled.getvalue()))
    assert answer.status_code == 303, answer.text
    assert "Đã triển khai 3 ứng dụng AI." in await screen.read(place)
    wrong = await screen.send(place, hidden | {"form_key": "b"}, file=("bao-cao.xlsx", b"no workbook"))
    assert wrong.status_code == 422


async def test_the_departments_own_date_is_a_setting(screen: Screen) -> None:
    await administrator(screen)
    page, place = "/reports/contributions", "/reports/contributions/department-date"
    assert (await screen.post(place, page, department_day="31", department_month="2")).status_code == 422
    assert (await screen.post(place, page, department_day="20", department_month="12")).status_code == 303
    assert "20/12/" in await screen.read(page)
