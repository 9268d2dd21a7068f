"""From the condition that fails without a tax code to the counted case: walked to its end."""

import pytest
from playwright.async_api import Browser, Page, expect

from matchmaker.ground.db import transaction
from matchmaker.ground.i18n import term
from matchmaker.rules.actors import Role
from tests.support.browser import WIDE, Site, enter, visiting
from tests.support.cases import a_verified, an_office
from tests.support.looks import faults_of

TAX_CODE = "0312345678"
WORDS = {
    "vi": {
        **{"edit": "Sửa thông tin đơn vị", "send": "Lưu và gửi duyệt", "sent": "Đã gửi. Cán bộ của Sở sẽ kiểm tra"},
        **{"approve": "Duyệt thay đổi", "approved": "Đã duyệt.", "counted": "được ghi nhận", "list": "chờ duyệt"},
    },
    "en": {
        **{"edit": "Edit the organisation's information", "send": "Save and send for approval", "sent": "Sent."},
        **{"approve": "Approve the change", "approved": "Approved.", "counted": "counted", "list": "changes"},
    },
}


async def without_tax_code(site: Site) -> int:
    """A case that is verified, and whose adopter, to which the demonstration's business belongs, has no tax code."""
    async with transaction(site.runtime.pool) as connection:
        case = await a_verified(connection, await an_office(connection))
        await connection.execute("UPDATE organisation SET tax_code = NULL WHERE id = $1", case.adopter_id)
        await connection.execute(
            "UPDATE person SET organisation_id = $1 WHERE demo AND role = 'business'", case.adopter_id
        )
    return case.id


async def in_order(page: Page, width: int) -> None:
    assert await faults_of(page, axe_at=width) == []


@pytest.mark.parametrize(("locale", "width"), [("en", WIDE)])
async def test_a_tax_code_is_given_and_the_case_counts(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    case, words = await without_tax_code(open_site), WORDS[locale]
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        page = visitor.page
        await enter(visitor, Role.BUSINESS, locale)
        await visitor.open(f"/cases/{case}")
        await expect(page.get_by_text(term("why", "no_tax_code", locale))).to_be_visible()
        await page.locator(".conditions").get_by_role("link", name=words["edit"]).click()
        await page.locator("#tax_code").fill(TAX_CODE)
        await in_order(page, width)
        await page.get_by_role("button", name=words["send"]).click()
        await expect(page.locator("p.done")).to_contain_text(words["sent"])
        await in_order(page, width)
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        page = visitor.page
        await enter(visitor, Role.BROKER, locale)
        await visitor.open("/administration/changes")
        await in_order(page, width)
        await page.get_by_role("button", name=words["approve"]).click()
        await expect(page.locator("p.done")).to_contain_text(words["approved"])
        await visitor.open(f"/cases/{case}")
        await expect(page.locator("header .badge", has_text=words["counted"])).to_be_visible()
        await expect(page.get_by_text(term("why", "no_tax_code", locale))).to_have_count(0)
