"""An administrator adds a target in a real browser, without scripts on a phone, and a leader reads what it counts."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from tests.support.browser import NARROW, WIDE, Site, enter, visiting
from tests.support.cases import a_verified, an_office
from tests.support.looks import faults_of

WORDS = {
    "vi": ("Thêm chỉ tiêu", "Xem trước thay đổi", "Lưu chỉ tiêu này", "Được ghi nhận thêm: 1"),
    "en": ("Add a target", "Show what would change", "Save this target", "Would begin to count: 1"),
}


@pytest.mark.parametrize(("locale", "width", "scripts"), [("vi", NARROW, False), ("en", WIDE, True)])
async def test_an_administrator_sees_what_a_target_would_count_and_saves_it(
    chromium: Browser, open_site: Site, locale: str, width: int, scripts: bool
) -> None:
    add, show, save, begins = WORDS[locale]
    async with transaction(open_site.runtime.pool) as connection:
        await a_verified(connection, await an_office(connection))
    async with visiting(chromium, open_site, locale=locale, width=width, javascript=scripts) as visitor:
        page = visitor.page
        await enter(visitor, Role.ADMINISTRATOR, locale)
        await visitor.open("/programme/targets")
        await page.get_by_role("link", name=add).click()
        for name, text in (
            *(("name_vi", "Giải pháp được cấp quyền"), ("name_en", "Solutions licensed"), ("wanted", "3")),
            *(("period_from", "2023-12-27"), ("period_to", "2030-12-31"), ("valid_from", "2024-01-01")),
            ("source", "Chương trình công tác năm 2026"),
        ):
            await page.fill(f"#{name}", text)
        await page.select_option("#counts", "transfer")
        await page.select_option("#unit", "solution")
        await page.get_by_role("button", name=show).click()
        await expect(page.get_by_text(begins)).to_be_visible()
        if scripts:
            assert await faults_of(page) == []
        await page.get_by_role("button", name=save).click()
        await page.wait_for_url("**/programme/targets?done=1")
        name = "Giải pháp được cấp quyền" if locale == "vi" else "Solutions licensed"
        await visitor.open("/progress")
        await page.get_by_role("link", name=name).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text(name)
