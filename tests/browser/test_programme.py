"""An administrator changes the counting settings in a real browser, sees first what would change, and meets another."""

from dataclasses import replace

import pytest
from playwright.async_api import Browser, expect

from matchmaker.ground.db import transaction
from matchmaker.people import demonstration
from matchmaker.programme import service as programme
from matchmaker.rules.actors import Role
from tests.support.browser import NARROW, Site, enter, visiting
from tests.support.cases import a_verified, an_office
from tests.support.looks import faults_of

WORDS = {
    "vi": ("Thay đổi thiết lập", "Xem trước thay đổi", "Lưu thiết lập này", "Không còn được ghi nhận: 1"),
    "en": ("Change the settings", "Show what would change", "Save these settings", "Would no longer count: 1"),
}


async def someone_else_sets(site: Site, record_days: int) -> None:
    async with transaction(site.runtime.pool) as connection:
        present = await programme.counting_settings(connection)
        by = next(p for p in await demonstration.people(connection) if p.role is Role.ADMINISTRATOR).actor()
        await programme.set_counting(connection, replace(present, record_days=record_days), seen=present, by=by)


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_an_administrator_sees_what_would_change_and_saves_it(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    change, show, save, removed = WORDS[locale]
    async with transaction(open_site.runtime.pool) as connection:
        await a_verified(connection, await an_office(connection))
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        page = visitor.page
        await enter(visitor, Role.ADMINISTRATOR, locale)
        await visitor.open("/programme")
        await page.get_by_role("link", name=change).click()
        await page.locator("#attribution_months").fill("1")
        await page.locator("#use_days").fill("0")
        await page.get_by_role("button", name=show).click()
        await page.wait_for_selector("#use_days-wrong")
        assert await faults_of(page) == []
        await someone_else_sets(open_site, 45)
        await page.locator("#use_days").fill("60")
        await page.get_by_role("button", name=show).click()
        await expect(page.locator("#record_days")).to_have_value("45")
        await expect(page.locator("#attribution_months")).to_have_value("1")
        assert await faults_of(page) == []
        await page.get_by_role("button", name=show).click()
        await expect(page.get_by_role("heading", name=removed)).to_be_visible()
        assert await faults_of(page) == []
        await page.get_by_role("button", name=save).click()
        await page.wait_for_url("**/programme?done=1")
        await expect(page.locator(".rows .row")).to_have_count(2)
        assert await faults_of(page) == []
        # the browser itself reports the two statuses, 422 and 409
        assert all("status of 4" in complaint for complaint in visitor.complaints)
        visitor.complaints.clear()
