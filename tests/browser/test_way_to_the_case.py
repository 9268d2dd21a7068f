"""From two consents to the case, and on to the closed period: each way walked to its end."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.cases import opening, verification
from matchmaker.cases.loading import city_today
from matchmaker.ground.db import transaction
from matchmaker.ground.i18n import term
from matchmaker.notices.service import local_mails
from matchmaker.rules.actors import SYSTEM, Role
from tests.support.browser import Site, enter, visiting
from tests.support.cases import a_verified, an_introduction, seen
from tests.support.cases import an_office as an_office_with_officers
from tests.support.introductions import asked, consent_path, settled
from tests.support.looks import faults_of
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, stored_desk

WORDS = {
    "vi": {
        "agree": "Tôi đồng ý",
        "recorded": "Đã ghi nhận ý kiến",
        "draft": "Tải dự thảo",
        "send": "Gửi thư đã ký cho hai bên",
        "prove": "Dùng thư làm minh chứng cho lần kết nối",
        "look": "Xem số liệu trước khi chốt",
        "forever": "Kỳ đã chốt không bao giờ mở lại.",
        "close": "Phê duyệt số liệu 1 và chốt kỳ",
        "since": "1 đã chốt, sau đó hủy 1",
    },
    "en": {
        "agree": "I agree to the introduction",
        "recorded": "Your answer is recorded",
        "draft": "Download the draft",
        "send": "Send the signed letter to both sides",
        "prove": "Add the letter as a proof of the contact",
        "look": "Look at the figures first",
        "forever": "A closed period is never opened again.",
        "close": "Approve 1 and close the period for good",
        "since": "1 closed, 1 withdrawn since",
    },
}


@pytest.mark.parametrize("locale", ["vi"])
async def test_the_case_is_there_as_soon_as_both_have_agreed(chromium: Browser, open_site: Site, locale: str) -> None:
    desk = await stored_desk(open_site.runtime.pool)
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


SCAN = {"name": "Thư đã ký.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nSo 1234/SKHCN-CNTT"}


@pytest.mark.parametrize("locale", ["en"])
async def test_the_letter_is_the_officers_draft_until_it_is_signed_and_then_proves_the_contact(
    chromium: Browser, open_site: Site, locale: str
) -> None:
    runtime, words = open_site.runtime, WORDS[locale]
    async with transaction(runtime.pool) as connection:
        office = await an_office_with_officers(connection)
        await opening.open_from(connection, await an_introduction(connection, office), by=SYSTEM)
        today = await city_today(connection)
    await runtime.pool.execute("UPDATE person SET locale = $1", locale)
    async with visiting(chromium, open_site, locale=locale) as visitor:
        page = visitor.page
        await enter(visitor, Role.BROKER, locale)
        await visitor.open("/desk?step=letter")
        await page.locator(".desk-row h3 a").click()
        async with page.expect_download() as draft:
            await page.get_by_role("link", name=words["draft"]).click()
        assert (await draft.value).suggested_filename.startswith("Du-thao-thu-gioi-thieu")
        await page.locator("#letter_number").fill("1234/SKHCN-CNTT")
        await page.locator("#letter_on").fill(today.isoformat())
        await page.locator("#letter_file").set_input_files(SCAN)  # type: ignore[arg-type]
        await page.get_by_role("button", name=words["send"]).click()
        await expect(page.locator("p.done")).to_be_visible()
        assert await faults_of(page) == []
        await visitor.open("/cases")
        await page.locator(".case-row a").click()
        await page.get_by_role("button", name=words["prove"]).click()
        await expect(page.locator("#evidence")).to_contain_text("Thư đã ký.pdf")
    await settled(runtime)
    for email in (BUYER_EMAIL, LAB_EMAIL):
        mails = [mail.attachments for mail in local_mails(runtime.settings.mail_folder) if mail.to == email]
        assert ("Thư đã ký.pdf",) in mails


@pytest.mark.parametrize("locale", ["vi"])
async def test_a_leader_sees_what_closing_does_before_it_is_done_and_a_withdrawal_stands_beside_the_figure(
    chromium: Browser, open_site: Site, locale: str
) -> None:
    runtime, words = open_site.runtime, WORDS[locale]
    async with transaction(runtime.pool) as connection:
        office = await an_office_with_officers(connection)
        case, today = await a_verified(connection, office), await city_today(connection)
    await runtime.pool.execute("UPDATE person SET locale = $1", locale)
    async with visiting(chromium, open_site, locale=locale) as visitor:
        page = visitor.page
        await enter(visitor, Role.LEADERSHIP, locale)
        await visitor.open("/progress/closings")
        await page.locator("#period_from").fill("2023-12-27")
        await page.locator("#period_to").fill(today.isoformat())
        await page.get_by_role("button", name=words["look"]).click()
        await expect(page.locator("main")).to_contain_text(words["forever"])
        assert await runtime.pool.fetchval("SELECT count(*) FROM period_closing") == 0
        assert await faults_of(page) == []
        await page.get_by_role("button", name=words["close"]).click()
        await expect(page.locator("p.done")).to_be_visible()
        async with transaction(runtime.pool) as connection:
            version = (await seen(connection, case.id)).version
            await verification.withdraw(connection, case.id, "use_ended", by=office.verifier, version=version)
        await visitor.open("/results")
        await expect(page.locator("main")).to_contain_text(words["since"])
        assert await faults_of(page) == []
