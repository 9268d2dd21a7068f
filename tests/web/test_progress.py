"""Progress: the figure with what it is counted by, the lists under figures, closing a period, what the public sees."""

import re

from matchmaker.db import transaction
from matchmaker.people.model import VISITOR
from matchmaker.transfers import verifying
from tests.integration.transfers.conftest import seen
from tests.web.leading import Screen
from tests.web.leading import screen as screen

FIGURE = re.compile(r'headline__figure">(.*?)</p>', re.DOTALL)


async def figure(screen: Screen, path: str) -> str:
    found = FIGURE.search(await screen.read(path))
    assert found
    return re.sub(r"<[^>]+>|\s", "", found[1])


async def closed(screen: Screen) -> None:
    answer = await screen.post(
        "/progress/closings", "/progress/closings", period_from="2023-12-27", period_to="2026-01-01"
    )
    assert answer.headers["location"] == "/progress/closings?done=1", answer.text


async def test_the_figure_stands_with_its_target_period_and_rule(screen: Screen) -> None:
    page = await screen.read("/progress")
    assert await figure(screen, "/progress") == "1/10"
    assert "27/12/2023" in page
    assert "31/12/2030" in page
    assert "Mỗi giải pháp chỉ được ghi nhận một lần" in page


async def test_every_figure_opens_the_list_under_it(screen: Screen) -> None:
    page = await screen.read("/progress")
    links = set(re.findall(r'href="(/progress/(?:cases|needs)\?[^"]+)"', page.replace("&amp;", "&")))
    assert {link.split("=")[1].split("&")[0] for link in links} >= {"counted", "supplier", "adopter", "quarter"}
    for link in links:
        shown = re.search(r'class="count">[^<:]+: (\d+)', await screen.read(link))
        assert shown, link
        assert int(shown[1]) > 0, link


async def test_an_unknown_figure_is_not_found(screen: Screen) -> None:
    for path in ("/progress/cases?of=luck", "/progress/cases?of=sector&key=luck", "/progress/needs?sector=luck"):
        assert (await screen.client.get(path)).status_code == 404


async def test_a_need_for_brokers_alone_is_told_to_leaders_by_its_number(screen: Screen) -> None:
    await screen.runtime.pool.execute("UPDATE need SET confidentiality = 'brokers'")
    hidden = await screen.read("/progress/needs?step=needed")
    assert "Nhu cầu bảo mật số" in hidden
    screen.sit(screen.people.broker)
    assert "Nhu cầu bảo mật số" not in await screen.read("/progress/needs?step=needed")


async def test_todays_sheet_tells_the_same_figures(screen: Screen) -> None:
    sheet = await screen.read("/progress/today")
    assert "Tình hình đến ngày" in sheet
    assert "1 / 10" in sheet


async def test_the_public_sees_the_last_approved_figure_with_its_evidence(screen: Screen) -> None:
    assert await figure(screen, "/results") == "–/10"
    await closed(screen)
    assert await figure(screen, "/results") == "0/10"  # the result came later than that period
    until = await screen.runtime.pool.fetchval("SELECT now()::date - 1")
    await screen.post("/progress/closings", "/progress/closings", period_from="2023-12-27", period_to=until)
    screen.sit(VISITOR)
    public = await screen.read("/results")
    assert await figure(screen, "/results") == "1/10"
    assert "SHA-256" in public
    assert "Biên bản nghiệm thu, bàn giao" in public
    assert re.search(r'result__figure"><a href="/results">1<', await screen.read("/"))


async def test_what_changes_later_is_an_adjustment_and_shown_openly(screen: Screen) -> None:
    until = await screen.runtime.pool.fetchval("SELECT now()::date - 1")
    await screen.post("/progress/closings", "/progress/closings", period_from="2023-12-27", period_to=until)
    async with transaction(screen.runtime.pool) as connection:
        version = (await seen(connection, screen.case_id)).row["version"]
        await verifying.withdraw(connection, screen.case_id, "use_ended", by=screen.people.verifier, version=version)
    assert await figure(screen, "/progress") == "0/10"
    assert await figure(screen, "/results") == "1/10"  # frozen
    assert "Đã hủy ghi nhận sau khi phê duyệt" in await screen.read("/results")
    assert "−" in await screen.read("/progress/closings")


async def test_an_adopter_whose_need_did_not_name_it_stays_unnamed(screen: Screen) -> None:
    until = await screen.runtime.pool.fetchval("SELECT now()::date - 1")
    await screen.runtime.pool.execute("UPDATE need SET confidentiality = 'anonymous'")
    await screen.post("/progress/closings", "/progress/closings", period_from="2023-12-27", period_to=until)
    assert "Minh Anh" in await screen.read("/progress/cases?of=counted")
    assert "Minh Anh" not in await screen.read("/results")


async def test_a_double_click_closes_once_and_a_period_that_is_not_over_not_at_all(screen: Screen) -> None:
    values = await screen.hidden("/progress/closings", "/progress/closings")
    values |= {"period_from": "2024-01-01", "period_to": "2024-12-31"}
    for _ in range(2):
        assert (await screen.send("/progress/closings", values)).status_code == 303
    assert await screen.runtime.pool.fetchval("SELECT count(*) FROM period_closing") == 1
    answer = await screen.post(
        "/progress/closings", "/progress/closings", period_from="2024-01-01", period_to="2099-01-01"
    )
    assert answer.status_code == 422


async def test_only_a_leader_closes(screen: Screen) -> None:
    values = await screen.hidden("/progress/closings", "/progress/closings")
    screen.sit(screen.people.broker)
    assert 'action="/progress/closings"' not in await screen.read("/progress/closings")
    answer = await screen.send("/progress/closings", values | {"period_from": "2024-01-01", "period_to": "2024-12-31"})
    assert answer.status_code == 403
