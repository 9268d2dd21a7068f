"""The furthest case is the same one wherever it is told of."""

from dataclasses import replace
from datetime import date

from matchmaker.cases.under_way import furthest_first
from matchmaker.documents.blocks import Paragraph
from matchmaker.ground.db import Connection
from matchmaker.progress.approval import Situation
from matchmaker.reports.composing import compose
from matchmaker.reports.gathering import gather
from matchmaker.rules.actors import SYSTEM
from tests.support.cases import a_case, an_office


async def test_of_two_cases_with_one_share_the_page_the_report_and_an_approval_name_the_same(
    connection: Connection,
) -> None:
    office = await an_office(connection)
    first, second = await a_case(connection, office), await a_case(connection, office)
    gathered = await gather(connection, date(2026, 1, 1), date(2026, 12, 31), by=SYSTEM)
    of = {w.case_id: w for w in gathered.progress.waiting}
    tied = (replace(of[second.id], met=9, total=18), replace(of[first.id], met=10, total=20))
    progress = replace(gathered.progress, waiting=tied)
    on_page = furthest_first(progress.waiting)[0]
    assert (on_page.case_id, on_page.met, on_page.total) == (first.id, 10, 20)
    assert (Situation.of(progress).met, Situation.of(progress).total) == (10, 20)
    report = compose(replace(gathered, progress=progress))
    assert "10/20" in "\n".join(block.text for block in report.body if isinstance(block, Paragraph))
