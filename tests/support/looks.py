"""Looking at a page as it stands: accessible by axe, and nothing of it outside the screen.

Looking is what takes the time of this ring. A page is therefore opened once in each language; its width is then held
against every screen without loading it anew. Of a list of pages axe looks at each once, in Vietnamese, by turns on a
phone and on a desk: what it finds lies in the templates, which both languages share.
"""

from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

from playwright.async_api import Page

from tests.support.browser import NARROW, WIDE, Visitor

LOOKS = (("vi", NARROW), ("en", WIDE))  # language, and the width at which its pages are opened
SCREENS = (WIDE, NARROW, 360)  # px
HEIGHT = 900
CONFORMANCE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true })"
OUTSIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
# What passes is not asked for, and what fails is told in a line: to hand everything over takes as long as to find it.
RUN_AXE = """
async rules => {
  const answer = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
  return answer.violations.map(rule => `${rule.id}: ${JSON.stringify(rule.nodes.map(node => node.target))}`);
}
"""


async def faults_of(page: Page, *, axe_at: int | None = None) -> list[str]:
    """What is wrong with the page that is open, what is folded away included; empty where it is in order.

    Axe looks at it `axe_at` px wide, or at the width that it has; that width it keeps.
    """
    return await outside_screens(page, axe_at or _width(page)) + await faults_by_axe(page)


async def outside_screens(page: Page, last: int | None = None) -> list[str]:
    """Where the page is wider than a screen; it is left with the width `last`, if that is given."""
    await page.evaluate(OPEN_ALL)
    faults = []
    # first as it stands: each change of the width lays the page out and paints it anew
    for screen in sorted(SCREENS, key=lambda screen: (screen == last, screen != _width(page))):
        if screen != _width(page):
            await page.set_viewport_size({"width": screen, "height": HEIGHT})
        if hidden := int(await page.evaluate(OUTSIDE)):
            faults.append(f"{hidden} px are outside a screen of {screen} px")
    return faults


def _width(page: Page) -> int:
    assert page.viewport_size
    return page.viewport_size["width"]


async def faults_by_axe(page: Page) -> list[str]:
    """One line for each rule that fails, with the places."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text("utf-8"))
    faults: list[str] = await page.evaluate(RUN_AXE, CONFORMANCE)
    return faults


async def faults_on(visitor: Visitor, paths: Iterable[str], locale: str) -> dict[str, list[str]]:
    """The pages that are not in order or not in the language, by path and language."""
    faults = {}
    if locale == "vi" and not visitor.brings_axe:
        # from here on with every page that is opened, which takes half as long as to bring it to a page that is open
        await visitor.page.add_init_script(path=AXE)
        visitor.brings_axe = True
    for path, width in zip(paths, cycle((NARROW, WIDE)), strict=False):
        await visitor.open(path)
        spoken = await visitor.page.locator("html").get_attribute("lang")
        seen = await faults_of(visitor.page, axe_at=width) if locale == "vi" else await outside_screens(visitor.page)
        if spoken != locale:
            seen.append(f"speaks {spoken}")
        if seen:
            faults[f"{path} ({locale})"] = seen
    return faults
