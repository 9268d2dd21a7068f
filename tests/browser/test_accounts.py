"""Signing in and one's own account, in a real browser: accessible, inside the screen, and without JavaScript."""

import pytest
from playwright.async_api import Browser

from tests.support.browser import NARROW, Site, visiting
from tests.support.looks import faults_of, faults_on
from tests.support.people import EMAIL, PASSWORD


@pytest.mark.parametrize(("locale", "javascript"), [("vi", False), ("en", True)])
async def test_somebody_signs_in_with_a_password_and_out_again(
    chromium: Browser, open_site: Site, locale: str, javascript: bool
) -> None:
    button = {"vi": "Đăng nhập", "en": "Sign in"}[locale]
    async with visiting(chromium, open_site, locale=locale, javascript=javascript) as visitor:
        page = visitor.page
        await visitor.open("/account")
        await page.locator("#email").fill(EMAIL)
        await page.locator("#password").fill(PASSWORD)
        await page.get_by_role("button", name=button, exact=True).click()
        await page.wait_for_url("**/account")
        # from here on in the language that the person has chosen
        await page.get_by_role("button", name="Đăng xuất").click()
        await page.get_by_role("link", name="Đăng nhập").wait_for()
        await page.go_back()
        assert "Nguyễn Thị Lan" not in await page.content()


async def test_every_page_of_an_account_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    faults: dict[str, list[str]] = {}
    own = {
        "Cán bộ kết nối": ("/account", "/login/enrol", "/", "/home"),
        "Viện, trường": ("/account", "/home"),
        "Quản trị hệ thống": ("/account", "/home"),
    }
    for role, paths in own.items():
        async with visiting(chromium, open_site, width=NARROW) as visitor:
            await visitor.open("/login?next=/account")
            if not faults:
                faults["/login"] = await faults_of(visitor.page)
            await visitor.page.get_by_role("button", name=role).click()
            await visitor.page.wait_for_url("**/account")
            faults |= await faults_on(visitor, paths, "vi")
    assert {path: seen for path, seen in faults.items() if seen} == {}
