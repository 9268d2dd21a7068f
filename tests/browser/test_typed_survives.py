"""What somebody types survives a mailed link, deleted cookies, the way back and another editor, in a real browser.

127.0.0.1 and localhost are two sites: what a page of one opens on the other is a navigation from elsewhere.
"""

import pytest
from playwright.async_api import Browser, Page, expect

from matchmaker.ground.db import transaction
from tests.support.browser import NARROW, WIDE, Site, Visitor, save, visiting
from tests.support.listings import make_need
from tests.support.looks import faults_of

WEBMAIL = "http://localhost:9/webmail"
SUMMARY = "Đọc hóa đơn giấy và trả về tổng tiền.\nĐã chạy ở ba kho hàng."
FIELDS = {
    **{"title": "Đọc hóa đơn", "summary": SUMMARY, "organisation": "Trường Thử Nghiệm"},
    **{"behalf_source": "Phiếu khảo sát", "behalf_person": "Bà Hà", "behalf_date": "2026-11-02"},
}


async def type_in(page: Page, title: str) -> None:
    for name, text in (FIELDS | {"title": title}).items():
        await page.locator(f"#{name}").fill(text)


async def read_mail(visitor: Visitor) -> None:
    """In another tab a mail is read on another site, and its link is opened."""
    mail = await visitor.page.context.new_page()
    link = f'<a href="{visitor.address}/needs" target="_blank">link</a>'
    await mail.route(WEBMAIL, lambda route: route.fulfill(body=link, content_type="text/html"))
    await mail.goto(WEBMAIL)
    async with mail.expect_popup() as opened:
        await mail.get_by_role("link").click()
    await (await opened.value).wait_for_load_state()


async def test_a_mailed_link_opened_from_another_site_costs_no_form(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site) as visitor:
        await visitor.open("/solutions/new")
        await type_in(visitor.page, "Sau khi đọc thư")
        await read_mail(visitor)
        await save(visitor.page)
        await expect(visitor.page.locator("h1")).to_contain_text("Sau khi đọc thư")


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_a_form_whose_cookies_were_deleted_comes_back_and_is_sent(
    chromium: Browser, site: Site, locale: str, width: int
) -> None:
    async with visiting(chromium, site, locale=locale, width=width, javascript=locale == "vi") as visitor:
        await visitor.open("/solutions/new")
        await type_in(visitor.page, f"Không còn cookie {locale}")
        await visitor.page.context.clear_cookies(name="csrf")
        await save(visitor.page)
        await expect(visitor.page.locator("textarea[name=summary]")).to_have_value(SUMMARY)
        if locale == "vi":  # axe is a script
            assert await faults_of(visitor.page) == []
        await save(visitor.page)
        await expect(visitor.page.locator("h1")).to_contain_text(f"Không còn cookie {locale}")
        visitor.complaints.clear()  # the refusal itself is one


@pytest.mark.parametrize(("locale", "width"), [("en", WIDE)])
async def test_going_back_and_posting_again_makes_no_second_record_unasked(
    chromium: Browser, site: Site, locale: str, width: int
) -> None:
    async with visiting(chromium, site, locale=locale, width=width) as visitor:
        page = visitor.page
        await visitor.open("/solutions/new")
        await type_in(page, f"Bản đầu {locale}")
        await save(page)
        await page.wait_for_url("**/solutions/*posted=1")
        made = page.url.partition("?")[0]
        await page.go_back()
        await expect(page.locator("#summary")).to_have_value(SUMMARY)
        await save(page)
        await page.wait_for_url(f"{made}?posted=1")
        await page.go_back()
        await page.locator("#title").fill(f"Bản sửa {locale}")
        await save(page)
        await expect(page.locator("input[name=title]")).to_have_value(f"Bản sửa {locale}")
        assert await faults_of(visitor.page) == []
        await page.locator("main form button").last.click()
        await expect(page.locator("h1")).to_contain_text(f"Bản sửa {locale}")
        visitor.complaints.clear()  # the answer 409 is one


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_both_changes_are_shown_and_saved_by_the_keyboard(
    chromium: Browser, site: Site, locale: str, width: int
) -> None:
    async with transaction(site.runtime.pool) as connection:
        need = await make_need(connection, title=f"Hai người sửa {locale}", outcome="Đọc đúng 95%.")
    async with visiting(chromium, site, locale=locale, width=width) as mine:
        page, other = mine.page, await mine.page.context.new_page()
        for tab in (page, other):
            await tab.goto(f"{mine.address}/needs/{need.id}/edit")
        await other.locator("#problem").fill("Người kia viết: đọc hóa đơn giấy và đối chiếu công nợ.")
        await save(other)
        await other.wait_for_url(f"**/needs/{need.id}?saved=1")
        await page.locator("#problem").fill("Tôi viết: đọc phiếu nhập kho.")
        await page.locator("details", has=page.locator("#outcome")).first.evaluate("each => { each.open = true }")
        await page.locator("#outcome").fill("Đọc đúng 99%.")
        await save(page)
        await expect(page.locator("#mine-problem")).to_have_value("Tôi viết: đọc phiếu nhập kho.")
        assert await faults_of(mine.page) == []
        await page.locator("main input[type=checkbox]").first.focus()
        await page.keyboard.press("Space")
        for _ in range(2):
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**/needs/{need.id}?saved=1")
        await expect(page.locator("main")).to_contain_text("đối chiếu công nợ")
        await expect(page.locator("main")).to_contain_text("Đọc đúng 99%.")
        mine.complaints.clear()
