"""Every page in both languages: accessible, inside every screen, without a complaint."""

from playwright.async_api import Browser

from tests.support.browser import NARROW, WIDE, Site, visiting
from tests.support.looks import LOOKS, faults_of, faults_on

PAGES = (
    "/",
    "/about/ai",
    "/needs",
    "/needs?q=khong+co+gi",
    "/needs/new",
    "/needs/request",
    "/needs/request/sent",
    "/needs/1",
    "/needs/1/edit",
    "/needs/1/close",
    "/needs/1/close?state=no_suitable_solution",
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
    "/programme/targets",
    "/programme/targets/edit",
    "/login",
    "/register",
    "/forgot",
    "/sent",
)
ONE_LINE = 80  # px of a wide page's head


async def test_every_page_is_accessible_and_fits(chromium: Browser, site: Site) -> None:
    faults: dict[str, list[str]] = {}
    for locale, width in LOOKS:
        async with visiting(chromium, site, locale=locale, width=width) as visitor:
            faults |= await faults_on(visitor, PAGES, locale)
            await visitor.page.set_viewport_size({"width": WIDE, "height": 900})
            head = await visitor.page.locator(".masthead__inner").bounding_box()
            if head and head["height"] > ONE_LINE:
                faults[f"the head, {locale}"] = ["takes two lines"]
    assert faults == {}


async def test_a_form_with_errors_and_an_error_page_are_accessible(chromium: Browser, site: Site) -> None:
    async with visiting(chromium, site, width=NARROW) as visitor:
        await visitor.open("/needs/new")
        await visitor.page.get_by_role("button", name="Đăng nhu cầu").click()
        await visitor.page.wait_for_selector(".summary")
        assert await faults_of(visitor.page) == []
        await visitor.open("/nowhere")
        assert await faults_of(visitor.page) == []
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
