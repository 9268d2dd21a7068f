"""Without an account: three fields, then the mailed link or a call, with JavaScript and without."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from matchmaker.bootstrap import Runtime
from tests.support.accounts import mailed_path
from tests.support.browser import NARROW, Site, visiting
from tests.support.looks import faults_of

PROBLEM = "Chúng tôi nhập tay hóa đơn giấy. Cần đọc hóa đơn giấy đã chụp ảnh và trả về tổng tiền."
FITTING = "Nhận dạng hóa đơn tiếng Việt"
FIELDS = {
    "vi": ("Bài toán", "Đơn vị", "Điện thoại hoặc email"),
    "en": ("Problem", "Organisation", "Phone or e-mail"),
}
WORDS = {
    "vi": {
        "preview": "Xem thử kết quả đối chiếu",
        "send": "Gửi nhu cầu",
        "confirm": "Xác nhận và gửi",
        "number": "Nhu cầu số {} của Ông/Bà",
        "next": "Cán bộ duyệt chậm nhất ngày",
        "entered": "người gửi đã xác nhận qua email",
    },
    "en": {
        "preview": "Preview the matches",
        "send": "Send the need",
        "confirm": "Confirm and send",
        "number": "Your need, number {}",
        "next": "An officer reviews it by",
        "entered": "whoever posted it confirmed it by e-mail",
    },
}
CALL = {
    "vi": ("Gọi điện xác nhận", "Đã xác nhận qua điện thoại", "Chờ duyệt"),
    "en": ("Call to confirm", "Confirmed by phone", "Submitted"),
}


async def posted(page: Page, locale: str, contact: str) -> None:
    for label, text in zip(FIELDS[locale], (PROBLEM, "Công ty TNHH Mộc Mạc", contact), strict=True):
        await page.get_by_label(label).first.fill(text)
    await page.get_by_role("checkbox").last.check()
    await page.get_by_role("button", name=WORDS[locale]["send"]).click()
    await expect(page).to_have_url(re.compile("/needs/(request/sent|confirm/)"))


async def state_of(runtime: Runtime, contact: str) -> str:
    return str(await runtime.pool.fetchval("SELECT state FROM need WHERE email = $1", contact))


async def previewed(page: Page, locale: str, *, javascript: bool) -> None:
    """What fits and what the system understands stand beside what is written, before anything is sent."""
    await page.locator("#problem").fill(PROBLEM)
    if not javascript:
        await page.get_by_role("button", name=WORDS[locale]["preview"]).click()
    await expect(page.locator("#preview").get_by_role("link", name=FITTING)).to_be_visible()
    await expect(page.locator(".clause textarea").first).to_have_value(re.compile("đọc hóa đơn giấy"))
    assert not javascript or await faults_of(page) == []


@pytest.mark.parametrize(("locale", "javascript"), [("vi", True)])
async def test_a_visitor_sees_what_fits_posts_confirms_and_follows_the_need_without_an_account(
    chromium: Browser, site: Site, street: Site, locale: str, javascript: bool
) -> None:
    said, contact = WORDS[locale], f"{locale}{javascript}@mocmac.example".lower()
    async with visiting(chromium, street, locale=locale, width=NARROW, javascript=javascript) as visitor:
        page = visitor.page
        await visitor.open("/needs/request")
        await previewed(page, locale, javascript=javascript)
        await posted(page, locale, contact)
        link = "/needs" + await mailed_path(street.runtime, contact)
        await visitor.open(link)
        assert await state_of(street.runtime, contact) == "draft"
        await page.get_by_role("button", name=said["confirm"]).click()
        number = await street.runtime.pool.fetchval("SELECT id FROM need WHERE email = $1", contact)
        await expect(page.get_by_role("heading", level=1, name=said["number"].format(number))).to_be_visible()
        await expect(page.locator("main")).to_contain_text(said["next"])
        await expect(page.locator("#matches").get_by_role("link", name=FITTING)).to_be_visible()
        assert await state_of(street.runtime, contact) == "submitted"
        assert not javascript or await faults_of(page) == []
    async with visiting(chromium, site, locale=locale) as officer:
        await officer.open(f"/needs/{number}")
        await expect(officer.page.locator("section", has=officer.page.locator("#owner-title"))).to_contain_text(
            said["entered"]
        )


@pytest.mark.parametrize(("locale", "phone"), [("en", "0901 234 502")])
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
        assert await faults_of(page) == []
        await call.get_by_role("button", name=confirmed).click()
        await expect(page.get_by_role("status").filter(has_text=confirmed)).to_be_visible()
        await expect(page.locator(".record .badge").filter(has_text=state)).to_be_visible()
        await officer.open("/desk?step=call")
        await expect(page.locator("[data-row]")).to_have_count(0)
