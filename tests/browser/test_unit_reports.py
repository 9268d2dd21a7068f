"""A unit reports by its link in a real browser: accessible, inside the screen, in both languages."""

import re

import pytest
from playwright.async_api import Browser, expect

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import transaction
from matchmaker.ground.keys import digest
from matchmaker.reports import contributions, filled_form
from matchmaker.rules.actors import SYSTEM, Role
from tests.support.browser import NARROW, Site, Visitor, enter, visiting
from tests.support.looks import LOOKS, faults_of, outside_screens

RESULTS = "Đã triển khai 3 ứng dụng AI tại Bệnh viện Nhân dân 115."
WORDS = {
    "vi": ("Kết quả thực hiện", "Họ và tên người gửi", "Gửi báo cáo", "Đã nhận báo cáo", "Sửa và gửi lại"),
    "en": (
        "Results",
        "Name of whoever sends it",
        "Send the report",
        "The report has arrived",
        "Correct and send again",
    ),
}


async def fill(site: Site) -> int:
    """A unit with a link to this year's report and one to last year's, a unit without an address; gives the year."""
    async with transaction(site.runtime.pool) as connection:
        year = (await city_today(connection)).year
        await contributions.set_department_date(connection, 31, 12, by=SYSTEM)
        await contributions.add_unit(connection, "Sở Y tế Thành phố Hồ Chí Minh", "vanthu.syt@so.example", by=SYSTEM)
        await contributions.add_unit(connection, "Ủy ban nhân dân phường Bến Nghé", "", by=SYSTEM)
        for token, of in (("now", year), ("before", year - 1)):
            await connection.execute("INSERT INTO unit_link VALUES ($1, 1, $2)", digest(token), of)
    return year


async def report(visitor: Visitor, locale: str) -> None:
    results, sender, send, arrived, _ = WORDS[locale]
    page = visitor.page
    await page.get_by_label(results).fill(RESULTS)
    await page.get_by_label(sender).fill("Trần Thị Hoa")
    await page.get_by_role("button", name=send, exact=True).click()
    await expect(page.get_by_role("heading", name=arrived)).to_be_visible()
    await expect(page.get_by_text(RESULTS)).to_be_visible()


@pytest.mark.parametrize(("locale", "width"), LOOKS)
async def test_a_unit_reports_by_its_link(chromium: Browser, open_site: Site, locale: str, width: int) -> None:
    await fill(open_site)
    problems, look = {}, faults_of if locale == "vi" else outside_screens
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        page = visitor.page
        await visitor.open("/unit-reports/now")
        await expect(page.locator("html")).to_have_attribute("lang", locale)
        problems["form"] = await look(page)
        await report(visitor, locale)
        problems["receipt"] = await look(page)
        await page.get_by_role("link", name=WORDS[locale][4]).click()
        await expect(page.get_by_label(WORDS[locale][0])).to_have_value(RESULTS)
        problems["again"] = await look(page)
    assert {name: found for name, found in problems.items() if found} == {}


@pytest.mark.parametrize(("locale", "width"), LOOKS)
async def test_its_other_pages_and_the_officers_are_accessible_and_fit(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    year = await fill(open_site)
    problems, look = {}, faults_of if locale == "vi" else outside_screens
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        await visitor.open("/unit-reports/now")
        await report(visitor, locale)
        await enter(visitor, Role.BROKER, locale)
        for unit in (1, 2):
            await visitor.open(f"/reports/contributions/{unit}/{year}")
            problems[f"unit {unit}"] = await look(visitor.page)
        await visitor.open("/reports/contributions")
        await expect(visitor.page.get_by_text("Trần Thị Hoa")).to_be_visible()
        problems["list"] = await look(visitor.page)
    assert {name: found for name, found in problems.items() if found} == {}


@pytest.mark.parametrize("locale", ["vi"])
async def test_what_is_wrong_or_over_is_accessible_on_a_phone(chromium: Browser, open_site: Site, locale: str) -> None:
    await fill(open_site)
    problems = {}
    async with visiting(chromium, open_site, locale=locale, width=NARROW) as visitor:
        await visitor.open("/unit-reports/now")
        await visitor.page.get_by_role("button", name=WORDS[locale][2], exact=True).click()
        await expect(visitor.page.get_by_role("alert").locator("li")).to_have_count(2)
        problems["wrong"] = await faults_of(visitor.page)
        for path in ("/unit-reports/before", "/unit-reports/unknown"):
            await visitor.open(path)
            problems[path] = await faults_of(visitor.page)
        # the browser itself notes 422 and 410
        visitor.complaints = [said for said in visitor.complaints if not re.search(r"status of (422|410)", said)]
    assert {name: found for name, found in problems.items() if found} == {}


async def test_without_javascript_the_workbook_is_sent_by_the_same_form(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    async with visiting(chromium, open_site, javascript=False) as visitor:
        page = visitor.page
        await visitor.open("/unit-reports/now")
        workbook = {
            "name": filled_form.NAME,
            "mimeType": "application/octet-stream",
            "buffer": filled_form.empty_form(),
        }
        await page.locator("#file").set_input_files(workbook)  # type: ignore[arg-type]  # a file as Playwright takes it
        await page.get_by_label("Họ và tên người gửi").fill("Trần Thị Hoa")
        await page.get_by_role("button", name="Gửi báo cáo", exact=True).click()
        await expect(page.locator("#results-wrong")).to_be_visible()
        visitor.complaints.clear()
        await report(visitor, "vi")
