"""Pages of judging in a real browser: accessible and inside the screen, for the judge, the secretary and the chair."""

from playwright.async_api import Browser

from matchmaker.calls.judging import council
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import CallState, TieRule
from tests.support.browser import Site, served, visiting
from tests.support.calls import in_state
from tests.support.clients import sit_down
from tests.support.judging import a_call_in_scoring, scored
from tests.support.looks import LOOKS, faults_on
from web.app import create_app


async def test_every_page_of_judging_is_accessible_and_fits(chromium: Browser, site: Site) -> None:
    async with transaction(site.runtime.pool) as connection:
        rule = TieRule.CHAIR_DECIDES
        them, call = await a_call_in_scoring(connection, public_share=20, adjust_from=3, tie_rule=rule)
        table = {1: [(9, 9), (8, 8), (2, 7)], 2: [(6, 6), (6, 6), (6, 6)], 3: [(6, 6), (6, 6), (6, 6)]}
        await scored(connection, call, them.judges, table)
        await in_state(connection, call, CallState.MODERATION)
        await council.note(connection, call.id, 1, "Cần xem lại chi phí vận hành trong năm đầu.", by=them.chair)
    place = f"/calls/{call.id}/judging"
    pages: list[tuple[Actor, tuple[str, ...]]] = [
        (them.judges[0], (place, f"{place}/entries/1")),
        (them.secretary, (f"{place}/assignment",)),
        (them.chair, (place, f"{place}/moderation", f"{place}/decision")),
    ]
    app = create_app(site.runtime)
    faults: dict[str, list[str]] = {}
    async with served(app) as address:
        for reader, paths in pages:
            sit_down(app, reader)
            for locale, width in LOOKS:
                there = Site(address=address, runtime=site.runtime)
                async with visiting(chromium, there, locale=locale, width=width) as visitor:
                    faults |= await faults_on(visitor, paths, locale)
    assert faults == {}
