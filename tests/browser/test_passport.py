"""The AI passport in a real browser, without JavaScript: back and forth, nothing lost, confirmed; and all its pages."""

from playwright.async_api import Browser

from matchmaker.ground.db import transaction
from matchmaker.rules.actors import SYSTEM, Role
from matchmaker.rules.passport import PassportStep
from tests.support.browser import NARROW, Site, enter, visiting
from tests.support.listings import make_solution
from tests.support.looks import LOOKS, faults_on
from tests.support.passports import a_passport


async def a_demonstrated_solution(site: Site) -> int:
    """One of the demonstration's institute, with a passport."""
    async with transaction(site.runtime.pool) as connection:
        solution = await make_solution(connection, title="Đọc phim X-quang phổi")
        await connection.execute(
            "UPDATE solution SET confirmed = true, entered_by_id = NULL, organisation_id = "
            "(SELECT organisation_id FROM person WHERE role = 'institute' ORDER BY id LIMIT 1) WHERE id = $1",
            solution.id,
        )
        await a_passport(connection, solution.id, by=SYSTEM)
    return solution.id


async def test_a_passport_is_answered_without_javascript(chromium: Browser, open_site: Site) -> None:
    at = f"/solutions/{await a_demonstrated_solution(open_site)}/passport"
    async with visiting(chromium, open_site, width=NARROW, javascript=False) as visitor:
        await enter(visitor, Role.INSTITUTE, "vi")
        await visitor.open(f"{at}?step=use")
        await visitor.page.fill("#in_use_since", "hôm qua")
        await visitor.page.get_by_role("button", name="Quay lại").click()
        await visitor.page.get_by_role("button", name="Tiếp tục").click()
        assert await visitor.page.input_value("#in_use_since") == "hôm qua"
        await visitor.page.fill("#in_use_since", "15/06/2025")
        await visitor.page.get_by_role("button", name="Tiếp tục").click()
        await visitor.open(f"{at}?step=confirm")
        await visitor.page.get_by_role("button", name="Xác nhận hồ sơ AI").click()
        assert visitor.page.url.endswith("#passport-title")


async def test_every_page_of_a_passport_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    number = await a_demonstrated_solution(open_site)
    pages = [f"/solutions/{number}", *(f"/solutions/{number}/passport?step={step}" for step in PassportStep)]
    faults: dict[str, list[str]] = {}
    for locale, width in LOOKS:
        async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
            await enter(visitor, Role.INSTITUTE, locale)
            faults |= await faults_on(visitor, pages, locale)
    assert faults == {}
