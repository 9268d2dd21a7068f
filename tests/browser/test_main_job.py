"""The main job as people do it: with and without JavaScript, by keyboard alone, in both languages."""

import pytest
from playwright.async_api import Browser, Page, expect

from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.need import NeedFilter
from tests.support.browser import BEHALF, PROBLEM, SOLUTION, Site, Visitor, visiting

WORDS = {
    "vi": {"post": "Đăng nhu cầu", "preview": "Xem thử kết quả đối chiếu", "posted": "Đã công bố nhu cầu."},
    "en": {"post": "Post the need", "preview": "Preview the matches", "posted": "The need is posted."},
}


async def fill_in(page: Page, organisation: str) -> None:
    await page.locator("#problem").fill(PROBLEM)
    await page.locator("#organisation").fill(organisation)
    await page.locator("#contact").fill("0901 234 567")
    for field, text in BEHALF.items():
        await page.locator(f"#{field}").fill(text)


async def expect_explained_match(visitor: Visitor, locale: str) -> None:
    page = visitor.page
    await expect(page.get_by_role("status").filter(has_text=WORDS[locale]["posted"])).to_be_visible()
    await expect(page.locator(".match").first.get_by_role("link", name=SOLUTION)).to_be_visible()
    await expect(page.locator(".match").first.locator("mark").first).to_be_visible()


async def test_a_need_is_posted_while_its_matches_appear(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site, locale="vi") as visitor:
        await visitor.open("/needs/new")
        await visitor.page.locator("#problem").press_sequentially(PROBLEM)
        await expect(visitor.page.locator("#preview").get_by_role("link", name=SOLUTION)).to_be_visible()
        await expect(visitor.page.locator("#problem")).to_be_focused()
        await fill_in(visitor.page, "Công ty có JavaScript")
        await visitor.page.get_by_role("button", name=WORDS["vi"]["post"]).click()
        await expect_explained_match(visitor, "vi")


async def test_the_same_works_without_javascript(chromium: Browser, site: Site) -> None:
    words = WORDS["en"]
    async with visiting(chromium, site, locale="en", javascript=False) as visitor:
        await visitor.open("/needs/new")
        await fill_in(visitor.page, "Công ty không JavaScript")
        await visitor.page.get_by_role("button", name=words["preview"]).click()
        await expect(visitor.page.locator("#preview").get_by_role("link", name=SOLUTION)).to_be_visible()
        await expect(visitor.page.locator("#problem")).to_have_value(PROBLEM)
        await visitor.page.get_by_role("button", name=words["post"]).click()
        await expect_explained_match(visitor, "en")


async def test_the_keyboard_alone_posts_a_need(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site) as visitor:
        await visitor.open("/needs/new")
        keyboard = visitor.page.keyboard
        await keyboard.press("Tab")
        await expect(visitor.page.locator(".skip")).to_be_focused()
        await keyboard.press("Enter")
        told = {"problem": PROBLEM, "organisation": "Công ty Bàn phím", "contact": "a@b.vn", **BEHALF}
        told["behalf_date"] = "11022026"  # as a browser in English takes it
        for field, text in told.items():
            if field == "behalf_source":  # past what the system understands, which grows with the text
                await visitor.page.locator("#clauses > button").focus()
            await keyboard.press("Tab")
            await expect(visitor.page.locator(f"#{field}")).to_be_focused()
            await keyboard.type(text)
        for _ in range(5):  # the calendar of the date, and the four groups of further fields
            await keyboard.press("Tab")
        await keyboard.press("Enter")
        await expect(visitor.page.locator("#title")).to_be_visible()
        await keyboard.press("Tab")
        await expect(visitor.page.locator("#title")).to_be_focused()
        await keyboard.press("Enter")
        await expect_explained_match(visitor, "vi")


@pytest.mark.parametrize("javascript", [True, False])
async def test_what_is_wrong_takes_the_focus_and_leads_to_its_field(
    chromium: Browser, site: Site, javascript: bool
) -> None:
    async with visiting(chromium, site, javascript=javascript) as visitor:
        await visitor.open("/needs/new")
        await visitor.page.locator("#organisation").fill("Công ty Quên Liên Hệ")
        await visitor.page.get_by_role("button", name="Đăng nhu cầu").click()
        await expect(visitor.page.locator(".summary")).to_be_focused()
        await expect(visitor.page.locator("#organisation")).to_have_value("Công ty Quên Liên Hệ")
        await visitor.page.locator(".summary").get_by_role("link", name="Điện thoại hoặc email").click()
        await expect(visitor.page.locator("#contact")).to_be_focused()
        visitor.complaints.clear()  # the browser itself reports the status 422


async def test_a_double_click_makes_one_need(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site) as visitor:
        await visitor.open("/needs/new")
        await fill_in(visitor.page, "Công ty Bấm Đúp")
        await visitor.page.get_by_role("button", name="Đăng nhu cầu").dblclick()
        await expect_explained_match(visitor, "vi")
    async with transaction(site.runtime.pool) as connection:
        found = await needs.listing(connection, NeedFilter(text="Công ty Bấm Đúp"), by=LOCAL_PERSON)
    assert found.total == 1


async def test_a_list_is_narrowed_turned_and_gone_back_in(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site) as visitor:
        page = visitor.page
        await visitor.open("/solutions")
        await page.get_by_role("link", name="Trang sau").click()
        await expect(page.locator("#results [data-focus]")).to_be_focused()
        await expect(page).to_have_url(f"{site.address}/solutions?page=2")
        await page.go_back()
        await expect(page.get_by_text("Trang 1 trên 2")).to_be_visible()
        await page.locator("#filter-q").press_sequentially("hoa don")
        await expect(page.locator("#results")).to_contain_text("Số giải pháp: 1")
        await expect(page.locator("#filter-q")).to_be_focused()
        await expect(page.locator("#announcer")).to_have_text("Số giải pháp: 1")
        await expect(page.locator("#results").get_by_role("link", name=SOLUTION)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
async def test_search_and_language_switch(chromium: Browser, site: Site, javascript: bool) -> None:
    async with visiting(chromium, site, javascript=javascript) as visitor:
        page = visitor.page
        await visitor.open("/")
        await page.locator("#q").fill("hoa don")
        await page.get_by_role("button", name="Tìm kiếm").click()
        await expect(page.locator("#results").get_by_role("link", name=SOLUTION).first).to_be_visible()
        await page.get_by_role("link", name="English").click()
        await expect(page.get_by_role("heading", name="Search", exact=True)).to_be_visible()
        await expect(page.locator("#q")).to_have_value("hoa don")
