"""Closing a period asks first: the figure, what the public will read, and that nothing opens it again."""

import re

from matchmaker.cases import verification
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR
from tests.support.cases import a_verified, seen
from tests.support.screens import Screen

WHOLE = "2023-12-27"


async def yesterday(screen: Screen) -> str:
    return str(await screen.runtime.pool.fetchval("SELECT now()::date - 1"))


async def closed(screen: Screen) -> int:
    return int(await screen.runtime.pool.fetchval("SELECT count(*) FROM period_closing"))


async def asked(screen: Screen, begin: str, end: str) -> str:
    page = await screen.read(f"/progress/closings/preview?period_from={begin}&period_to={end}")
    return re.sub(r"\s+", " ", page)


async def test_the_figure_and_what_the_public_will_read_are_shown_before_anything_is_closed(screen: Screen) -> None:
    end = await yesterday(screen)
    page = await asked(screen, WHOLE, end)
    assert "Trang công khai chưa có số liệu. Sau khi chốt, trang công khai hiển thị 1 trên chỉ tiêu 10." in page
    assert "Kỳ đã chốt không bao giờ mở lại." in page
    assert f'href="/cases/{screen.case_id}"' in page
    assert await closed(screen) == 0
    await screen.close(WHOLE, end)
    assert await closed(screen) == 1
    again = await asked(screen, WHOLE, end)
    assert "Số liệu công khai chuyển từ 1" in again
    assert "Kỳ này đã chốt ngày" in again
    assert "được liệt kê riêng trên trang công khai" in await asked(screen, "2025-01-01", "2025-12-31")


async def test_what_counts_says_up_to_which_day_it_is_approved_and_how_much_of_it_is_not(screen: Screen) -> None:
    assert "được ghi nhận vào chỉ tiêu, chưa chốt số liệu" in await screen.read("/home")
    end = await yesterday(screen)
    await screen.close(WHOLE, end)
    day = "/".join(reversed(end.split("-")))
    assert f"được ghi nhận vào chỉ tiêu, đã chốt đến ngày {day}" in await screen.read("/home")
    async with transaction(screen.runtime.pool) as connection:
        await a_verified(connection, screen.people, title="Kiểm hóa đơn đầu vào")
    for page in ("/home", "/cases"):
        assert "được ghi nhận vào chỉ tiêu, trong đó 1 chưa chốt số liệu" in await screen.read(page)
    async with transaction(screen.runtime.pool) as connection:
        for number in await connection.fetch("SELECT id FROM transfer_case WHERE stage = 'verified'"):
            case = await seen(connection, number["id"])
            await verification.withdraw(
                connection, case.id, "evidence_wrong", by=screen.people.verifier, version=case.version
            )
    assert f"số liệu đã chốt đến ngày {day} là 1" in await screen.read("/home")


async def test_figures_that_have_changed_since_are_shown_anew_and_not_closed(screen: Screen) -> None:
    end = await yesterday(screen)
    page = f"/progress/closings/preview?period_from={WHOLE}&period_to={end}"
    read = await screen.hidden(page, "/progress/closings")
    async with transaction(screen.runtime.pool) as connection:
        await a_verified(connection, screen.people, title="Kiểm hóa đơn đầu vào")
    answer = await screen.send("/progress/closings", read)
    assert answer.status_code == 409
    assert "Chưa chốt: mời xem lại số liệu hiện tại" in answer.text
    assert await closed(screen) == 0
    assert (await screen.close(WHOLE, end)).status_code == 303


async def test_nobody_closes_what_they_have_not_seen(screen: Screen) -> None:
    end = await yesterday(screen)
    sent = await screen.hidden(f"/progress/closings/preview?period_from={WHOLE}&period_to={end}", "/progress/closings")
    answer = await screen.send("/progress/closings", {k: v for k, v in sent.items() if k != "figures"})
    assert answer.status_code == 409
    assert await closed(screen) == 0


async def test_both_days_are_said_to_be_wrong_at_once(screen: Screen) -> None:
    answer = await screen.client.get("/progress/closings/preview?period_from=&period_to=mai")
    assert answer.status_code == 422
    assert all(f'id="{name}-wrong"' in answer.text for name in ("period_from", "period_to"))
    assert 'value="mai"' in answer.text


async def test_what_was_withdrawn_since_stands_beside_the_figure(screen: Screen) -> None:
    begun = str(await screen.runtime.pool.fetchval("SELECT (now() - interval '900 days')::date"))
    for begin in (WHOLE, begun):
        await screen.close(begin, await yesterday(screen))
    assert "sau đó hủy" not in await screen.read("/results")
    async with transaction(screen.runtime.pool) as connection:
        version = (await seen(connection, screen.case_id)).version
        await verification.withdraw(connection, screen.case_id, "use_ended", by=screen.people.verifier, version=version)
    assert "1 đã chốt, sau đó hủy 1" in await screen.read("/progress")
    screen.sit(VISITOR)
    assert (await screen.read("/results")).count("1 đã chốt, sau đó hủy 1") == 2
    assert "1 đã chốt, sau đó hủy 1" in await screen.read("/")
