"""Without an account: three fields, then the mailed link or a call, with JavaScript and without."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from matchmaker.bootstrap import Runtime
from tests.browser.conftest import NARROW, Site, served, visiting
from tests.browser.looking import faults_of
from tests.web.browsing import mailed_path
from web.app import create_app

PROBLEM = "Chúng tôi nhập tay hóa đơn giấy mỗi tháng 2.000 tờ và cần đọc tự động."
WORDS = {
    "vi": ("Bài toán", "Đơn vị", "Điện thoại hoặc email", "Gửi nhu cầu", "Xác nhận và gửi", "Đã xác nhận lúc"),
    "en": ("Problem", "Organisation", "Phone or e-mail", "Send the need", "Confirm and send", "Confirmed on"),
}

CALL = {
    "vi": ("Gọi điện xác nhận", "Đã xác nhận qua điện thoại", "Chờ duyệt"),
    "en": ("Call to confirm", "Confirmed by phone", "Submitted"),
}


@pytest.fixture
async def street(site: Site) -> AsyncIterator[Site]:
    """The same site, where nobody is signed in."""
    async with served(create_app(site.runtime)) as address:
        yield Site(address=address, runtime=site.runtime)


async def posted(page: Page, locale: str, contact: str) -> None:
    problem, organisation, reached, send, _, _ = WORDS[locale]
    await page.get_by_label(problem).fill(PROBLEM)
    await page.get_by_label(organisation).fill("Công ty TNHH Mộc Mạc")
    await page.get_by_label(reached).fill(contact)
    await page.get_by_role("checkbox").check()
    await page.get_by_role("button", name=send).click()
    await expect(page).to_have_url(re.compile("/needs/request/sent"))


async def state_of(runtime: Runtime, contact: str) -> str:
    return str(await runtime.pool.fetchval("SELECT state FROM need WHERE email = $1", contact))


@pytest.mark.parametrize(("locale", "javascript"), [("vi", True), ("en", False)])
async def test_a_need_is_posted_and_confirmed_without_an_account(
    chromium: Browser, street: Site, locale: str, javascript: bool
) -> None:
    contact = f"{locale}{javascript}@mocmac.example".lower()
    async with visiting(chromium, street, locale=locale, width=NARROW, javascript=javascript) as visitor:
        await visitor.open("/needs/request")
        await posted(visitor.page, locale, contact)
        link = "/needs" + await mailed_path(street.runtime, contact)
        await visitor.open(link)
        assert await state_of(street.runtime, contact) == "draft"
        assert not javascript or await faults_of(visitor.page) == []
        await visitor.page.get_by_role("button", name=WORDS[locale][4]).click()
        await expect(visitor.page.get_by_role("status").filter(has_text=WORDS[locale][5])).to_be_visible()
        assert await state_of(street.runtime, contact) == "submitted"
        assert not javascript or await faults_of(visitor.page) == []


@pytest.mark.parametrize(("locale", "phone"), [("vi", "0901 234 501"), ("en", "0901 234 502")])
async def test_a_need_left_with_a_number_is_called_from_the_queue(
    chromium: Browser, site: Site, street: Site, locale: str, phone: str
) -> None:
    step, confirmed, state = CALL[locale]
    async with visiting(chromium, street, locale=locale, width=NARROW) as visitor:
        await visitor.open("/needs/request")
        await posted(visitor.page, locale, phone)
    async with visiting(chromium, site, locale=locale) as officer:
        page = officer.page
        await officer.open("/desk")
        await page.get_by_role("link", name=step).click()
        await page.locator("[data-row]").filter(has_text=step).get_by_role("link").last.click()
        call = page.get_by_role("region", name=step)
        await expect(call.get_by_role("link", name=phone.replace(" ", ""))).to_be_visible()
        assert locale == "en" or await faults_of(page) == []
        await call.get_by_role("button", name=confirmed).click()
        await expect(page.get_by_role("status").filter(has_text=confirmed)).to_be_visible()
        await expect(page.locator(".record .badge").filter(has_text=state)).to_be_visible()
        await officer.open("/desk?step=call")
        await expect(page.locator("[data-row]")).to_have_count(0)
