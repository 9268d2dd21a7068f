"""What leadership reads, in a real browser: accessible, inside the screen, in both languages; today on one A4 page."""

import re

from playwright.async_api import Browser

from matchmaker.cases import verification
from matchmaker.cases.loading import city_today
from matchmaker.ground.db import transaction
from matchmaker.progress import approval
from matchmaker.reports import contributions
from matchmaker.rules.actors import SYSTEM, Role
from matchmaker.rules.programme import PLAN_DATE, Technology
from tests.support.browser import Site, enter, visiting
from tests.support.cases import a_case, a_verified, an_accepted, an_office, seen
from tests.support.listings import make_need
from tests.support.looks import LOOKS, faults_on

PAGES = (
    "/progress",
    "/progress/today",
    "/progress/cases?of=counted",
    "/progress/target?of=marketed_2028",
    "/programme/targets",
    "/progress/in-use",
    "/progress/needs?step=needed",
    "/progress/closings",
    "/progress/closings/preview?period_from=2023-12-27&period_to=2026-01-01",
    "/results",
    "/indicators",
    "/reports",
    "/reports/contributions",
)
FORMS = ("/indicators/new?kind=training", "/indicators/new?kind=publications")


async def fill(site: Site) -> None:
    """A result that was approved, one approved and withdrawn since, cases under way, a unit that has not sent; and
    needs of every technology, for which nothing exists.
    """
    async with transaction(site.runtime.pool) as connection:
        await make_need(connection, title="Tự động hóa toàn bộ kho hàng", technologies=tuple(Technology))
        office = await an_office(connection)
        await a_verified(connection, office)
        taken_back = await a_verified(connection, office, title="Kiểm hóa đơn đầu vào")
        await a_case(connection, office, title="Đọc phiếu xuất kho")
        await an_accepted(connection, office, title="Dự báo nhu cầu nguyên liệu")
        today = await city_today(connection)
        await approval.approve(connection, PLAN_DATE, today, by=office.leader)
        version = (await seen(connection, taken_back.id)).version
        await verification.withdraw(connection, taken_back.id, "evidence_wrong", by=office.verifier, version=version)
        await contributions.add_unit(connection, "Ủy ban nhân dân phường Bến Nghé", "", by=SYSTEM)


async def test_every_page_of_leadership_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    faults: dict[str, list[str]] = {}
    for locale, width in LOOKS:
        for role, paths in ((Role.LEADERSHIP, PAGES), (Role.BROKER, FORMS)):
            async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
                await enter(visitor, role, locale)
                faults |= await faults_on(visitor, paths, locale)
    assert faults == {}


async def test_todays_sheet_is_one_page_of_a4(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    async with visiting(chromium, open_site) as visitor:
        await enter(visitor, Role.LEADERSHIP, "vi")
        await visitor.open("/progress/today")
        printed = await visitor.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1


async def test_a_verifier_is_shown_no_page_of_leadership_that_is_closed_to_them(
    chromium: Browser, open_site: Site
) -> None:
    async with visiting(chromium, open_site) as visitor:
        await enter(visitor, Role.VERIFIER, "vi")
        await visitor.open("/progress")
        tabs = [await tab.get_attribute("href") for tab in await visitor.page.locator(".offices a").all()]
        assert len(tabs) >= 4
        for tab in tabs:
            answer = await visitor.page.request.get(f"{visitor.address}{tab}")
            assert answer.status == 200, tab
