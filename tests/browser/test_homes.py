"""From the sign-in to the introduction: each role finds what waits for it, and nobody has to know an address."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.ground.db import transaction
from matchmaker.people import demonstration
from matchmaker.rules.actors import Role
from tests.support.browser import NARROW, PROBLEM, SOLUTION, Site, Visitor, visiting
from tests.support.listings import make_need, make_solution

NEED = "Đọc hóa đơn giấy"
WORDS = {
    "vi": {
        "ask": "Đề nghị giới thiệu",
        "asked": "Đơn vị của Ông/Bà đã đề nghị giới thiệu",
        "approve": "Duyệt và xin ý kiến hai bên",
        "requirements": "Đối chiếu từng yêu cầu",
        "agree": "Tôi đồng ý giới thiệu",
        "introduced": "Hai bên đã được giới thiệu",
        "case": "Hồ sơ chuyển giao số",
        "need": "Nhu cầu",
        "state": "Đã giới thiệu",
    },
    "en": {
        "ask": "Ask for an introduction",
        "asked": "You asked for this introduction",
        "approve": "Approve and ask both sides",
        "requirements": "Requirement by requirement",
        "agree": "I agree to the introduction",
        "introduced": "You have been introduced",
        "case": "Transfer case no.",
        "need": "The need",
        "state": "Introduced",
    },
}
HEIGHT = "parts => parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0)"
HIGHEST = 200  # px of a page's head on a phone, the demonstration's line left aside


async def fill(site: Site, locale: str) -> None:
    async with transaction(site.runtime.pool) as connection:
        await connection.execute("UPDATE person SET locale = $1", locale)
        await make_solution(connection, organisation=demonstration.ORGANISATIONS[Role.INSTITUTE].name)
        for number in range(5):
            await make_solution(connection, title=f"Đếm xe trên đường, bản {number}", summary="Đếm xe qua ảnh camera.")
        owner = demonstration.ORGANISATIONS[Role.BUSINESS].name
        await make_need(connection, organisation=owner, title=NEED, problem=PROBLEM)
    await site.runtime.matching.refresh()


async def enter(visitor: Visitor, role: Role) -> None:
    """Signs in from the first page, which leads to the role's own."""
    page = visitor.page
    await page.context.clear_cookies(name="__Host-session")
    await visitor.open("/login")
    roles = [each for each in Role if each in demonstration.NAMES]
    await page.locator('form[action="/login/demo"] button').nth(roles.index(role)).click()
    await page.wait_for_url("**/home")


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_a_business_asks_to_be_introduced_and_everybody_finds_what_waits_for_them(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    words = WORDS[locale]
    await fill(open_site, locale)
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        page = visitor.page
        await enter(visitor, Role.BUSINESS)
        assert await page.locator(".masthead > :not(.local)").evaluate_all(HEIGHT) < HIGHEST
        await page.get_by_role("link", name=NEED).click()
        await page.locator(".match", has_text=SOLUTION).get_by_role("button", name=words["ask"]).click()
        await expect(page.get_by_role("heading", name=words["asked"])).to_be_visible()
        await enter(visitor, Role.BROKER)
        await page.locator(".task").get_by_role("link", name=NEED).click()
        await page.get_by_role("button", name=words["approve"]).click()
        for role in (Role.INSTITUTE, Role.BUSINESS):
            await enter(visitor, role)
            await page.locator(".task").get_by_role("link", name=NEED).click()
            await expect(page.get_by_role("heading", name=words["requirements"])).to_be_visible()
            await expect(page.locator(".coverage__evidence").first).to_be_visible()
            await page.get_by_role("button", name=words["agree"]).click()
        await expect(page.get_by_role("heading", name=words["introduced"])).to_be_visible()
        await page.get_by_role("link", name=words["case"]).click()
        await page.locator("main").get_by_role("link", name=words["need"], exact=True).click()
        await expect(page.locator(".match", has_text=SOLUTION).locator(".pair-state")).to_contain_text(words["state"])
