"""Pages as each of several people reads them in a real browser: accessible and inside the screen."""

from collections.abc import Sequence

from playwright.async_api import Browser

from matchmaker.rules.actors import Actor
from tests.support.browser import Site, served, visiting
from tests.support.clients import sit_down
from tests.support.looks import LOOKS, faults_on
from web.app import create_app

Pages = Sequence[tuple[Actor, Sequence[str]]]


async def faults_by_reader(chromium: Browser, site: Site, pages: Pages) -> dict[str, list[str]]:
    """What is wrong with the pages of each reader, in both languages; empty where they are in order."""
    app = create_app(site.runtime)
    faults: dict[str, list[str]] = {}
    async with served(app) as address:
        for reader, paths in pages:
            sit_down(app, reader)
            for locale, width in LOOKS:
                there = Site(address=address, runtime=site.runtime)
                async with visiting(chromium, there, locale=locale, width=width) as visitor:
                    faults |= await faults_on(visitor, paths, locale)
    return faults
