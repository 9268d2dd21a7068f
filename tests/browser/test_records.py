"""Drafts, records on behalf and claims in a real browser: at both widths."""

import pytest
from playwright.async_api import Browser, expect

from matchmaker.ground.db import transaction
from matchmaker.listings import claims
from matchmaker.people import demonstration
from matchmaker.rules.actors import SEED_LOADER, Role
from tests.support.browser import NARROW, SAVED, WIDE, Site, Visitor, enter_account, visiting
from tests.support.listings import make_need, make_solution
from tests.support.looks import faults_of

TYPED = "Nhập tay phiếu"


async def is_in_order(visitor: Visitor) -> None:
    assert await faults_of(visitor.page) == []


@pytest.mark.parametrize(("locale", "width"), [("vi", NARROW)])
async def test_a_form_keeps_itself_and_is_found_among_ones_own_records(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    await open_site.runtime.pool.execute("UPDATE person SET locale = $1", locale)
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        await enter_account(visitor, Role.BUSINESS, locale)
        await visitor.open("/needs/new")
        await visitor.page.locator("#problem").press_sequentially(f"{TYPED} {locale}")
        await expect(visitor.page.locator("#draft-state")).to_contain_text(SAVED[locale])
        await expect(visitor.page.locator("#problem")).to_be_focused()
        await is_in_order(visitor)
        await visitor.open("/account/records")
        await is_in_order(visitor)
        await visitor.page.get_by_role("link", name=f"{TYPED} {locale}").click()
        await expect(visitor.page.locator("#problem")).to_have_value(f"{TYPED} {locale}")


@pytest.mark.parametrize(("locale", "width"), [("en", WIDE)])
async def test_a_record_entered_by_others_is_claimed_and_decided(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    async with transaction(open_site.runtime.pool) as connection:
        await connection.execute("UPDATE person SET locale = $1", locale)
        people = {person.role: person.actor() for person in await demonstration.people(connection)}
        record = await make_solution(
            connection, by=SEED_LOADER, confirmed=False, organisation=f"Khoa {locale}", title=f"Đọc phiếu {locale}"
        )
        need = await make_need(connection, by=people[Role.BROKER], organisation=f"Công ty nhờ nhập {locale}")
        await claims.claim(connection, "need", need.id, "Đây là nhu cầu của chúng tôi", by=people[Role.BUSINESS])
    async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
        await visitor.open(f"/solutions/{record.id}")
        await is_in_order(visitor)
        await enter_account(visitor, Role.INSTITUTE, locale)
        await visitor.open(f"/solutions/{record.id}")
        await is_in_order(visitor)
        await visitor.page.locator(f'form[action="/solutions/{record.id}/claim"] button').click()
        await expect(visitor.page.locator("section .done")).to_be_visible()
    async with visiting(chromium, open_site, locale=locale, width=width) as broker:
        await enter_account(broker, Role.BROKER, locale)
        await broker.open(f"/needs/{need.id}")
        await is_in_order(broker)
        await broker.open("/needs/new")
        await is_in_order(broker)
        await broker.open("/claims")
        await is_in_order(broker)
        await broker.page.locator("li", has_text=f"Đọc phiếu {locale}").locator("button[value=grant]").click()
        await expect(broker.page.locator("li", has_text=f"Đọc phiếu {locale}")).to_have_count(0)
