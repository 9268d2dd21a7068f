"""Looking at a page as it stands: accessible by axe, and nothing of it outside the screen.

Looking is what takes the time of this ring. A page is therefore opened once in each language; its width is then held
against every screen without loading it anew. Of a list of pages axe looks at each once, in Vietnamese, by turns on a
phone and on a desk: what it finds lies in the templates, which both languages share.
"""

from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

from playwright.async_api import Page

from tests.browser.conftest import NARROW, WIDE, Visitor

LOOKS = (("vi", NARROW), ("en", WIDE))  # language, and the width at which its pages are opened
SCREENS = (WIDE, NARROW, 360)  # px
HEIGHT = 900
CONFORMANCE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true })"
OUTSIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"


async def faults_of(page: Page, *, axe_at: int | None = None) -> list[str]:
    """What is wrong with the page that is open, what is folded away included; empty where it is in order.

    Axe looks at it `axe_at` px wide, or at the width that it has.
    """
    return await outside_screens(page, axe_at) + await faults_by_axe(page)


async def outside_screens(page: Page, last: int | None = None) -> list[str]:
    """Where the page is wider than a screen; it is left with the width `last`, or the one that it had."""
    await page.evaluate(OPEN_ALL)
    assert page.viewport_size
    width = last or page.viewport_size["width"]
    faults = []
    for screen in (*(s for s in SCREENS if s != width), width):
        await page.set_viewport_size({"width": screen, "height": HEIGHT})
        if hidden := int(await page.evaluate(OUTSIDE)):
            faults.append(f"{hidden} px are outside a screen of {screen} px")
    return faults


async def faults_by_axe(page: Page) -> list[str]:
    """One line for each rule that fails, with the places."""
    await page.evaluate(AXE.read_text("utf-8"))
    # what passes is not asked for: telling every element that does takes half of the time
    options = {"runOnly": CONFORMANCE, "resultTypes": ["violations"]}
    answer = await page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {[n['target'] for n in v['nodes']]}" for v in answer["violations"]]


async def faults_on(visitor: Visitor, paths: Iterable[str], locale: str) -> dict[str, list[str]]:
    """The pages that are not in order or not in the language, by path and language."""
    faults = {}
    for path, width in zip(paths, cycle((NARROW, WIDE)), strict=False):
        await visitor.open(path)
        spoken = await visitor.page.locator("html").get_attribute("lang")
        seen = await faults_of(visitor.page, axe_at=width) if locale == "vi" else await outside_screens(visitor.page)
        if spoken != locale:
            seen.append(f"speaks {spoken}")
        if seen:
            faults[f"{path} ({locale})"] = seen
    return faults
