"""Every page in both languages and at both widths: accessible, inside the screen, without a complaint."""

import pytest
from playwright.async_api import Browser, Page

from tests.browser.conftest import NARROW, WIDE, Site, axe_source, visiting

PAGES = (
    "/",
    "/needs",
    "/needs?q=khong+co+gi",
    "/needs/new",
    "/needs/request",
    "/needs/request/sent",
    "/needs/request/sent?by=phone",
    "/needs/1",
    "/needs/1/edit",
    "/solutions",
    "/solutions/new",
    "/solutions/21",
    "/solutions/21/edit",
    "/organisations",
    "/organisations/1",
    "/orientations",
    "/orientations/1",
    "/search",
    "/search?q=hoa+don",
    "/programme",
    "/programme/edit",
    "/login",
    "/register",
    "/forgot",
    "/sent",
)
CONFORMANCE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def problems_found_by_axe(page: Page) -> list[str]:
    """One line for each rule that fails, with the places."""
    await page.evaluate(axe_source())
    # what passes is not asked for: telling every element that does takes half of the time
    options = {"runOnly": CONFORMANCE, "resultTypes": ["violations"]}
    found = await page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {[n['target'] for n in v['nodes']]}" for v in found["violations"]]


async def hidden_width(page: Page) -> int:
    return int(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("locale", ["vi", "en"])
async def test_every_page_is_accessible_and_fits(chromium: Browser, site: Site, locale: str, width: int) -> None:
    problems = {}
    async with visiting(chromium, site, locale=locale, width=width) as visitor:
        for path in PAGES:
            await visitor.open(path)
            # what is folded away is on the page too
            await visitor.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            found = await problems_found_by_axe(visitor.page)
            if hidden := await hidden_width(visitor.page):
                found.append(f"{hidden} px are outside the screen")
            if found:
                problems[path] = found
    assert problems == {}


@pytest.mark.parametrize("width", [WIDE, NARROW])
async def test_a_form_with_errors_and_an_error_page_are_accessible(chromium: Browser, site: Site, width: int) -> None:
    async with visiting(chromium, site, width=width) as visitor:
        await visitor.open("/needs/new")
        await visitor.page.get_by_role("button", name="Đăng nhu cầu").click()
        await visitor.page.wait_for_selector(".summary")
        assert await problems_found_by_axe(visitor.page) == []
        assert await hidden_width(visitor.page) <= 0
        await visitor.open("/nowhere")
        assert await problems_found_by_axe(visitor.page) == []
        # the browser itself reports the two statuses, 422 and 404
        assert all("status of 4" in complaint for complaint in visitor.complaints)
        visitor.complaints.clear()


async def test_every_vietnamese_letter_has_its_glyph(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site) as visitor:
        await visitor.open("/")
        loaded = await visitor.page.evaluate(
            "document.fonts.load('400 16px \"Be Vietnam Pro\"', 'ặỡữ').then(found => found.length)"
        )
        assert loaded == 1
