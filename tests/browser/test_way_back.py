"""Whoever edits a record loses no choice, is told once what is saved, and goes on after the session has ended."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.rules.actors import Role
from tests.support.browser import BUTTON, NARROW, SAVED, Site, Visitor, enter_account, save, visiting
from tests.support.looks import faults_of

PROBLEM = "Nhập tay phiếu xuất kho, mỗi ngày ba trăm tờ."
OUTCOME = "Đọc phiếu trong một phút, sai dưới 1%."
WORDS = {
    "vi": {"begun": "chưa lưu", "saved": "Đã lưu thay đổi.", "go_on": "Đăng nhập và tiếp tục", "send": "Gửi lại"},
    "en": {"begun": "did not save", "saved": "The changes are saved.", "go_on": "Sign in and go on", "send": "Send it"},
}
OPEN = "document.querySelectorAll('main details').forEach(each => { each.open = true })"


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_what_is_typed_is_saved_once_and_survives_an_error_and_the_end_of_the_session(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    await open_site.runtime.pool.execute("UPDATE person SET locale = $1", locale)
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        await enter_account(visitor, Role.BUSINESS, locale)
        record = await post(visitor, f"{PROBLEM} {locale}")
        await edit_twice(visitor, record, f"{PROBLEM} {locale}", locale)
        await visitor.open("/account/records")
        await expect(visitor.page.locator("main form[action^='/account/drafts/']")).to_have_count(0)
        await visitor.page.goto(f"{record}/edit")
        await open_site.runtime.pool.execute("UPDATE session SET seen_at = seen_at - interval '9 hours'")
        await go_on(visitor, locale, width)
        visitor.complaints.clear()  # the answers 422 and 401 are some


async def post(visitor: Visitor, problem: str) -> str:
    """The address of the need."""
    page = visitor.page
    await visitor.open("/needs/new")
    await page.locator("#problem").fill(problem)
    await page.locator("#contact").fill("0901234567")
    await save(page)
    await page.wait_for_url("**/needs/*posted=1")
    return page.url.partition("?")[0]


async def edit_twice(visitor: Visitor, record: str, problem: str, locale: str) -> None:
    """Begun, left, opened anew, refused once, saved."""
    page = visitor.page
    await page.goto(f"{record}/edit")
    await page.evaluate(OPEN)
    await page.locator("#outcome").press_sequentially("Đọc")
    await expect(page.locator("#draft-state")).to_contain_text(SAVED[locale])
    await page.goto(f"{record}/edit")
    await expect(page.locator("main .note").first).to_contain_text(WORDS[locale]["begun"])
    await page.evaluate(OPEN)
    await page.locator("#budget").select_option(index=2)
    chosen = await page.locator("#budget").input_value()
    for contact, text in (("abc", ""), ("0901234567", problem)):
        await page.locator("#contact").fill(contact)
        await page.locator("#problem").fill(text)
        await save(page)
        if not text:
            await expect(page.locator(".summary li")).to_have_count(2)
            await expect(page.locator("#budget")).to_have_value(chosen)
    await expect(page.locator("main .done")).to_contain_text(WORDS[locale]["saved"])


async def go_on(visitor: Visitor, locale: str, width: int) -> None:
    """What is sent after the session has ended comes back once its person has signed in, and is sent."""
    page, words = visitor.page, WORDS[locale]
    await page.evaluate(OPEN)
    await page.locator("#outcome").fill(OUTCOME)
    await save(page)
    await page.get_by_role("link", name=words["go_on"]).click()
    await page.get_by_role("button", name=BUTTON[Role.BUSINESS][locale == "en"]).click()
    await page.wait_for_url("**/continue/*")
    await expect(page.locator("main [name=outcome]")).to_have_value(OUTCOME)
    assert await faults_of(page, axe_at=width) == []
    await page.get_by_role("button", name=words["send"]).click()
    await expect(page.locator("main .done")).to_contain_text(words["saved"])
    await expect(page.locator("main")).to_contain_text(OUTCOME)
