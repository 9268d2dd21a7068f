"""The desk asks a sender without account, who answers by the mailed link: from the queue and back to it, to the end."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.ground.db import transaction
from matchmaker.listings.needs import confirmation
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.browser import NARROW, Site, visiting
from tests.support.introductions import mailed_link
from tests.support.listings import need_draft
from tests.support.looks import faults_of

QUESTION = "Mỗi tháng có bao nhiêu hóa đơn?"
REPLY = "Khoảng 2.000 tờ, còn trên giấy."
DESK_WORDS = {
    "vi": ("Đề nghị đơn vị bổ sung thông tin", "Gửi câu hỏi", "Đơn vị đã bổ sung", "Công bố"),
    "en": ("Ask its owner for information", "Send the question", "Its owner has answered", "Publish"),
}
SENDER_WORDS = {
    "vi": ("Trả lời cán bộ kết nối", "Gửi phản hồi", "Xin cảm ơn."),
    "en": ("Answer to the broker", "Send the answer", "Thank you."),
}


async def sent_and_confirmed(site: Site, locale: str, email: str) -> None:
    draft = need_draft(title=f"Nhập hóa đơn {locale}", email=email, organisation=f"Công ty Hỏi {locale}")
    async with transaction(site.runtime.pool) as connection:
        await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale=locale, by=VISITOR)
    token = (await mailed_link(site.runtime, email, "needs/confirm")).rpartition("/")[2]
    async with transaction(site.runtime.pool) as connection:
        await confirmation.confirm(connection, token, by=VISITOR)


@pytest.mark.parametrize("locale", ["en"])
async def test_what_the_desk_asks_is_answered_and_the_need_published(
    chromium: Browser, site: Site, street: Site, locale: str
) -> None:
    ask, send, answered, publish = DESK_WORDS[locale]
    reply, answer, thanks = SENDER_WORDS[locale]
    email = f"{locale}@hoi.example"
    await sent_and_confirmed(site, locale, email)
    async with visiting(chromium, site, locale=locale) as officer:
        page, row = officer.page, officer.page.locator("[data-row]").filter(has_text=f"Nhập hóa đơn {locale}")
        await officer.open("/desk?step=review")
        await row.get_by_role("link").last.click()
        await page.get_by_text(ask).click()
        await page.locator("#question").fill(QUESTION)
        await page.get_by_role("button", name=send).click()
        await expect(page.locator(".question").filter(has_text=QUESTION)).to_be_visible()
        assert await faults_of(page) == []
        async with visiting(chromium, street, locale=locale, width=NARROW) as sender:
            await sender.open(await mailed_link(street.runtime, email, "needs/answer"))
            await expect(sender.page.locator(".question")).to_contain_text(QUESTION)
            assert await faults_of(sender.page) == []
            await sender.page.get_by_label(reply).fill(REPLY)
            await sender.page.get_by_role("button", name=answer).click()
            await expect(sender.page.get_by_role("status").filter(has_text=thanks)).to_be_visible()
        await officer.open("/desk?step=review")
        await expect(row).to_contain_text(answered)
        await row.get_by_role("link").last.click()
        await expect(page.locator(".question")).to_contain_text(REPLY)
        await page.get_by_role("button", name=publish, exact=True).click()
        await officer.open("/desk?step=review")
        await expect(row).to_have_count(0)
