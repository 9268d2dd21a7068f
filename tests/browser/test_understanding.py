"""A newcomer pastes a text, sees what is understood of it, corrects a line and posts: with JavaScript and without."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser import BEHALF, NARROW, Site, Visitor, visiting
from tests.support.looks import faults_of

BACKGROUND = "Dữ liệu giao hàng nằm trong sổ giấy và bảng tính của từng tổ."
TEXT = f"""Kính gửi các anh chị,
Công ty giao nhận của chúng tôi ở Thủ Đức có 25 xe tải, mỗi ngày giao khoảng 300 kiện hàng cho các kho.
Hiện nay điều phối viên xếp chuyến bằng tay trên giấy, mất hai giờ mỗi sáng.
Chúng tôi cần phần mềm xếp chuyến giao hàng cho ba kho.
{BACKGROUND}
Cần hoàn thành trước ngày 30/06/2031."""
WANT = "xếp chuyến giao hàng cho ba kho"
OWN = "Đọc được sổ giấy và bảng tính của từng tổ"
WORDS = {
    "vi": ("Xem hệ thống hiểu thế nào", "Đăng nhu cầu", "Điều cần", "Điều kiện"),
    "en": ("See how the system understands it", "Post the need", "What is asked for", "Condition"),
}


async def corrected(page: Page) -> None:
    """The line that is taken as background is a condition, in words of the owner's own."""
    rest = page.locator(".clauses__rest")
    await rest.locator("summary").click()
    line = rest.locator(".clause", has=page.locator(f'input[value="{BACKGROUND}"]'))
    await line.locator("textarea").fill(OWN)
    await line.locator("select").select_option("constraint")


async def posted(visitor: Visitor, locale: str, organisation: str) -> None:
    page = visitor.page
    for field, text in {"organisation": organisation, "contact": "0901 234 567", **BEHALF}.items():
        await page.locator(f"#{field}").fill(text)
    await page.get_by_role("button", name=WORDS[locale][1]).click()
    asked = page.locator("section", has=page.locator("#wants-title"))
    await expect(asked.get_by_role("heading", name=WORDS[locale][2])).to_be_visible()
    await expect(asked.get_by_role("listitem").filter(has_text=WANT)).to_be_visible()
    await expect(asked.get_by_role("listitem").filter(has_text=OWN)).to_contain_text(WORDS[locale][3])
    await expect(page.locator("h1")).to_contain_text(WANT)


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_what_is_understood_is_corrected_and_stands_as_the_requirements(
    chromium: Browser, site: Site, locale: str, width: int
) -> None:
    async with visiting(chromium, site, locale=locale, width=width) as visitor:
        page = visitor.page
        await visitor.open("/needs/new")
        await page.locator("#problem").fill(TEXT)
        if width == NARROW:  # folded there
            await page.locator("#clauses > summary").click()
        await corrected(page)
        await expect(page.locator(".clause textarea").first).to_contain_text(WANT)
        for offer in await page.locator("[data-take]").all():
            await offer.press("Enter")
        await expect(page.locator("#deadline")).to_have_value("2031-06-30")
        await expect(page.locator("#sector")).not_to_have_value("")
        assert await faults_of(page) == []
        await posted(visitor, locale, f"Công ty giao nhận {locale}")
        assert await faults_of(page) == []


async def test_the_same_is_done_without_javascript(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site, javascript=False) as visitor:
        page = visitor.page
        await visitor.open("/needs/new")
        await page.locator("#problem").fill(TEXT)
        await page.get_by_role("button", name=WORDS["vi"][0]).click()
        await corrected(page)
        await page.locator("button[name=take][value=deadline]").click()
        await page.locator("button[name=take][value=sector]").click()
        await expect(page.locator("#deadline")).to_have_value("2031-06-30")
        await expect(page.locator("#sector")).not_to_have_value("")
        await expect(page.locator(".clause textarea").filter(has_text=OWN)).to_have_count(1)
        await posted(visitor, "vi", "Công ty giao nhận không JavaScript")


async def test_a_field_that_its_writer_has_filled_is_never_overwritten(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site) as visitor:
        page = visitor.page
        await visitor.open("/needs/new")
        await page.locator("#problem").fill(TEXT)
        await page.locator("[data-take]").first.wait_for()
        await page.locator("summary", has=page.get_by_text("Tên gọi, người liên hệ")).click()
        await page.locator("#title").fill("Tên của chúng tôi")
        await page.locator("[data-take][value=title]").click()
        await expect(page.locator("#title")).to_have_value("Tên của chúng tôi")
