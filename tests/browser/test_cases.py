"""Pages of transfer cases in a real browser: accessible, inside the screen, in both languages; the slip on paper."""

from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, expect

from matchmaker.db import transaction
from matchmaker.i18n import term
from matchmaker.people import demonstration
from matchmaker.people.model import Role
from matchmaker.proposals.model import Side
from matchmaker.transfers import clock, confirming
from tests.browser.conftest import NARROW, WIDE, Site, Visitor, visiting
from tests.browser.test_accounts import open_site as open_site
from tests.browser.test_every_page import hidden_width, problems_found_by_axe
from tests.integration.transfers.conftest import (
    BUYER,
    a_case,
    a_verified,
    an_accepted,
    an_office,
    seen,
    state,
    token_to,
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    begun: int
    accepted: int
    verified: int
    links: tuple[str, str]

    @property
    def pages(self) -> list[str]:
        cases = [f"/cases/{number}" for number in (self.begun, self.accepted, self.verified)]
        slips = [f"/cases/{number}/verify" for number in (self.accepted, self.verified)]
        return ["/cases", "/cases?stuck=1", "/cases/new?q=hoa+don", *cases, *slips]


async def fill(site: Site) -> Scene:
    """A case at its beginning with state money, one that waits for the verifier, one that counts and is asked again."""
    async with transaction(site.runtime.pool) as connection:
        office = await an_office(connection)
        verified = await a_verified(connection, office)
        await clock.tick(connection, now=await connection.fetchval("SELECT now()"))
        follow_up = await token_to(connection, BUYER)
        accepted = await an_accepted(connection, office, title="Kiểm hóa đơn đầu vào")
        begun = await a_case(connection, office, title="Đọc phiếu xuất kho")
        await state(connection, begun, office, money="state", route="transferred", contract_value=1_250_000_000)
        await connection.execute(  # the demonstration's institute is the supplier: its person reads a side's own page
            "UPDATE transfer_case SET supplier_id = (SELECT id FROM organisation WHERE name = $1)",
            demonstration.ORGANISATIONS[Role.INSTITUTE].name,
        )
        version = (await seen(connection, begun.id)).row["version"]
        await confirming.ask(connection, begun.id, Side.NEED, by=office.broker, version=version)
        answer = await token_to(connection, BUYER)
    links = (f"/case-answers/{answer}", f"/case-follow-ups/{follow_up}")
    return Scene(begun=begun.id, accepted=accepted.id, verified=verified.id, links=links)


async def enter(visitor: Visitor, role: Role, locale: str) -> None:
    """As the demonstration's person of this role."""
    await visitor.open("/login?next=/cases")
    forms = visitor.page.locator("form[action='/login/demo']")
    await forms.get_by_role("button", name=term("role", role, locale)).click()
    await visitor.page.wait_for_url("**/cases")
    # signing in has chosen the language of the account
    await visitor.page.context.add_cookies([{"name": "language", "value": locale, "url": visitor.address}])


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("locale", ["vi", "en"])
async def test_every_page_of_a_case_is_accessible_and_fits(
    chromium: Browser, open_site: Site, locale: str, width: int
) -> None:
    scene = await fill(open_site)
    problems = {}
    for role, paths in (
        (Role.BROKER, scene.pages),
        (Role.VERIFIER, scene.pages[-2:]),
        (Role.INSTITUTE, ["/cases", f"/cases/{scene.begun}"]),
        (None, list(scene.links)),
    ):
        async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
            if role:
                await enter(visitor, role, locale)
            for path in paths:
                await visitor.open(path)
                await expect(visitor.page.locator("html")).to_have_attribute("lang", locale)
                await visitor.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
                found = await problems_found_by_axe(visitor.page)
                if hidden := await hidden_width(visitor.page):
                    found.append(f"{hidden} px are outside the screen")
                if found:
                    problems[path] = found
    assert problems == {}


async def test_the_slip_is_printed_without_menus_and_forms_and_with_room_for_signatures(
    chromium: Browser, open_site: Site
) -> None:
    scene = await fill(open_site)
    async with visiting(chromium, open_site) as visitor:
        await enter(visitor, Role.VERIFIER, "vi")
        await visitor.open(f"/cases/{scene.accepted}/verify")
        await expect(visitor.page.locator(".slip__signatures")).to_be_hidden()
        await visitor.page.emulate_media(media="print")
        await expect(visitor.page.locator(".slip__signatures")).to_be_visible()
        await expect(visitor.page.locator(".slip__decide")).to_be_hidden()
        await expect(visitor.page.locator(".own")).to_be_hidden()
        await expect(visitor.page.get_by_role("heading", name="Danh mục kiểm tra")).to_be_visible()
