"""Pages of judging in a real browser: accessible and inside the screen, for the judge, the secretary and the chair."""

from playwright.async_api import Browser

from matchmaker.calls.judging import council
from matchmaker.ground.db import transaction
from matchmaker.rules.call import CallState, TieRule
from tests.support.browser import Site
from tests.support.calls import in_state
from tests.support.judging import a_call_in_scoring, scored
from tests.support.readers import faults_by_reader


async def test_every_page_of_judging_is_accessible_and_fits(chromium: Browser, site: Site) -> None:
    async with transaction(site.runtime.pool) as connection:
        rule = TieRule.CHAIR_DECIDES
        them, call = await a_call_in_scoring(connection, public_share=20, adjust_from=3, tie_rule=rule)
        table = {1: [(9, 9), (8, 8), (2, 7)], 2: [(6, 6), (6, 6), (6, 6)], 3: [(6, 6), (6, 6), (6, 6)]}
        await scored(connection, call, them.judges, table)
        await in_state(connection, call, CallState.MODERATION)
        await council.note(connection, call.id, 1, "Cần xem lại chi phí vận hành trong năm đầu.", by=them.chair)
    place = f"/calls/{call.id}/judging"
    pages = (
        (them.judges[0], (place, f"{place}/entries/1")),
        (them.secretary, (f"{place}/assignment",)),
        (them.chair, (place, f"{place}/moderation", f"{place}/decision")),
    )
    assert await faults_by_reader(chromium, site, pages) == {}
