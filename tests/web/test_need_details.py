"""What a need's page says of its details: as many as it shows, and a day that has passed as passed."""

import re
from datetime import timedelta

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.ground.i18n import show_date
from matchmaker.intake.dates import today
from tests.support.listings import a_need


def facts_of(page: str) -> str:
    return page.partition('id="facts-title"')[2].partition("</dl>")[0]


async def test_as_many_details_are_counted_as_the_page_shows(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime, outcome="Đọc đúng 95%", place="Thủ Đức", sector="logistics")
    facts = facts_of((await client.get(f"/needs/{need.id}")).text)
    *stated, _ = re.findall(r"<dt>(.*?)</dt>", facts)
    names = re.search(r'class="unknown">(.*?)</dd>', facts)
    assert names
    counted = re.search(r"</meter>\D*(\d+)/(\d+)", facts)
    assert counted
    assert [int(number) for number in counted.groups()] == [len(stated), len(stated) + len(names[1].split(" · "))]
    assert len(stated) == 2


async def test_a_deadline_that_has_passed_is_said_to_have(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    for day, says in ((today() - timedelta(days=1), True), (today(), False)):
        await runtime.pool.execute("UPDATE need SET deadline = $1", day)
        for path in (f"/needs/{need.id}", f"/desk/needs/{need.id}"):
            facts = facts_of((await client.get(path)).text)
            assert show_date(day, "vi") in facts
            assert ("(đã qua)" in facts) is says, path


async def test_a_form_offers_no_day_that_has_passed_as_a_deadline(client: httpx.AsyncClient) -> None:
    page = (await client.get("/needs/new")).text
    assert re.search(rf'<input id="deadline"[^>]* min="{today()}"', page)
