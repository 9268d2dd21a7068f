"""A record that was closed by mistake: asked before, shown what it does, and reopened to the end of the way."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.ground.db import transaction
from tests.support.browser import WIDE, Site, visiting
from tests.support.listings import make_solution
from tests.support.looks import faults_of

WORDS = {
    "vi": ("Đóng …", "Đóng giải pháp", "Mở lại hồ sơ", "Đã mở lại hồ sơ.", "Công bố", "Đã công bố"),
    "en": ("Close …", "Close the solution", "Reopen", "Reopened.", "Publish", "Published"),
}


@pytest.mark.parametrize(("locale", "width"), [("en", WIDE)])
async def test_closing_asks_first_and_what_was_closed_is_reopened_and_published(
    chromium: Browser, site: Site, locale: str, width: int
) -> None:
    ask, close, reopen, reopened, publish, published = WORDS[locale]
    async with transaction(site.runtime.pool) as connection:
        # of another matter than what other stories on this site look for, so that they find what they would find alone
        solution = await make_solution(connection, title=f"Đóng nhầm {locale}", summary="Đếm xe qua ảnh camera.")
    async with visiting(chromium, site, locale=locale, width=width) as visitor:
        page = visitor.page
        await visitor.open(f"/solutions/{solution.id}")
        await page.get_by_role("link", name=ask, exact=True).click()
        await page.wait_for_url("**/close")
        assert await faults_of(page) == []
        await page.locator("#step_reason").fill("Đóng nhầm hồ sơ.")
        await page.get_by_role("button", name=close).click()
        await page.get_by_role("button", name=reopen).click()
        await expect(page.get_by_role("status").filter(has_text=reopened)).to_be_visible()
        await visitor.open(f"/desk/solutions/{solution.id}")
        await page.get_by_role("button", name=publish, exact=True).click()
        await expect(page.get_by_role("status").filter(has_text=published)).to_be_visible()
