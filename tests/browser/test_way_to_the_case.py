"""From two consents to the case, and on to the closed period: each way walked to its end, in both languages."""

import pytest
from playwright.async_api import Browser

from matchmaker.i18n import term
from matchmaker.people.model import Role
from tests.browser.conftest import Site, visiting
from tests.browser.test_accounts import open_site as open_site
from tests.browser.test_cases import enter
from tests.integration.proposals.conftest import BUYER_EMAIL, LAB_EMAIL
from tests.web.introducing import an_office, asked, consent_path

WORDS = {
    "vi": {"agree": "Tôi đồng ý", "recorded": "Đã ghi nhận ý kiến"},
    "en": {"agree": "I agree to the introduction", "recorded": "Your answer is recorded"},
}


@pytest.mark.parametrize("locale", ["vi", "en"])
async def test_the_case_is_there_as_soon_as_both_have_agreed(chromium: Browser, open_site: Site, locale: str) -> None:
    desk = await an_office(open_site.runtime)
    await open_site.runtime.pool.execute("UPDATE person SET locale = $1", locale)
    await asked(open_site.runtime, desk)
    async with visiting(chromium, open_site, locale=locale) as visitor:
        page, words = visitor.page, WORDS[locale]
        for email in (BUYER_EMAIL, LAB_EMAIL):
            await visitor.open(await consent_path(open_site.runtime, email))
            await page.get_by_role("button", name=words["agree"]).click()
            await page.get_by_role("heading", name=words["recorded"]).wait_for()
        await enter(visitor, Role.BROKER, locale)
        await page.locator(".case-row a").click()
        await page.get_by_text(term("stage", "introduced", locale)).first.wait_for()
