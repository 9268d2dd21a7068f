"""Targets on the pages: each a line with figure, period and source that opens its list; one is set, changed, ended."""

import asyncio

import httpx
import pytest

from matchmaker.ground.db import transaction
from matchmaker.programme import targets
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.programme import PLAN_DATE
from matchmaker.rules.target import Target
from tests.support.indicators import added
from tests.support.screens import Screen
from tests.support.settings_pages import SECOND, officer, text_of
from tests.support.shown_forms import form_in

HOME, EDIT, PREVIEW = "/programme/targets", "/programme/targets/edit", "/programme/targets/preview"
NEW = {
    **{"name_vi": "Giải pháp được cấp quyền", "name_en": "Solutions licensed", "counts": "transfer"},
    **{"unit": "solution", "wanted": "3", "period_from": "2023-12-27", "period_to": "2030-12-31", "span": "whole"},
    **{"source": "Chương trình công tác 2026", "confirmed": "no", "valid_from": "2024-01-01", "ended_on": ""},
}


async def previewed(screen: Screen, code: str = "", **typed: str) -> httpx.Response:
    page = f"{EDIT}?of={code}" if code else EDIT
    return await screen.send(PREVIEW, form_in(await screen.read(page), PREVIEW) | typed)


async def saved(screen: Screen, code: str = "", **typed: str) -> httpx.Response:
    return await screen.send(HOME, form_in((await previewed(screen, code, **typed)).text, HOME))


async def in_force(screen: Screen) -> dict[str, Target]:
    async with transaction(screen.runtime.pool) as connection:
        today = await connection.fetchval("SELECT current_date")
        return {each.code: each for each in await targets.targets_on(connection, today)}


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "vi",
            (
                "1 / 10 giải pháp",
                "0 / 20 sản phẩm",
                "1 / 10 kết quả",
                "0 người (chưa xác định mức cần đạt)",
                "Đề án thương mại hóa",
                "chưa xác nhận",
                "Trong đó đồng thời được tính cho chỉ tiêu khác: 1.",
            ),
        ),
        ("en", ("1 / 10 solutions", "0 / 20 products", "Results brought to market", "not confirmed yet")),
    ],
)
async def test_progress_shows_each_target_as_a_line_of_its_own(
    screen: Screen, locale: str, words: tuple[str, ...]
) -> None:
    screen.client.cookies.set("language", locale)
    page = await screen.read("/progress")
    assert [each for each in words if each not in text_of(page)] == []
    for code in ("transfer", "product_2025", "product_2030", "marketed_2028", "trained"):
        assert f'href="/progress/target?of={code}"' in page


async def test_each_line_under_a_figure_says_for_what_else_it_counts(screen: Screen) -> None:
    page = await screen.read("/progress/target?of=marketed_2028")
    assert f'<a href="/cases/{screen.case_id}">' in page
    assert "Đồng thời được tính cho: Giải pháp AI được chuyển giao hoặc ứng dụng vào thực tế" in text_of(page)
    assert "cách hiểu này là của chương trình" in text_of(page)
    assert (await screen.client.get("/progress/target?of=nothing")).status_code == 404


async def test_recorded_courses_stand_under_the_people_trained(screen: Screen) -> None:
    entry = await added(screen)
    page = await screen.read("/progress/target?of=trained")
    assert "90 người (chưa xác định mức cần đạt)" in text_of(page)
    assert entry.split("?", maxsplit=1)[0] in page


@pytest.mark.usefixtures("screen_administrator")
async def test_a_target_is_added_after_its_preview_and_a_second_click_adds_nothing(screen: Screen) -> None:
    answer = await previewed(screen, **NEW)
    assert answer.status_code == 200
    assert "Được ghi nhận thêm: 1" in answer.text
    assert "target_1" not in await in_force(screen)
    form = form_in(answer.text, HOME)
    both = await asyncio.gather(screen.send(HOME, form), screen.send(HOME, form))
    assert [each.status_code for each in both] == [303, 303]
    assert (await in_force(screen))["target_1"].wanted == 3
    page = await screen.read(HOME)
    assert "Giải pháp được cấp quyền" in page
    assert page.count("thêm mới, có hiệu lực từ ngày 01/01/2024") == 1
    assert "Giải pháp được cấp quyền" in await screen.read("/progress")


@pytest.mark.usefixtures("screen_administrator")
async def test_a_target_is_changed_from_a_day_on_and_ended(screen: Screen) -> None:
    await saved(screen, **NEW)
    assert (await saved(screen, "target_1", wanted="5", valid_from="2024-06-01")).status_code == 303
    assert (await in_force(screen))["target_1"].wanted == 5
    assert "Mức cần đạt: 3 → 5" in text_of(await screen.read(HOME))
    answer = await saved(screen, "target_1", valid_from="2024-07-01", ended_on="2024-08-01")
    assert answer.status_code == 303
    assert "target_1" not in await in_force(screen)
    assert "Chỉ tiêu đã kết thúc" in text_of(await screen.read(HOME))


@pytest.mark.usefixtures("screen_administrator")
async def test_all_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost(screen: Screen) -> None:
    answer = await previewed(screen, **NEW | {"wanted": "0", "unit": "person", "source": "", "period_to": "2020-01-01"})
    assert answer.status_code == 422
    for name in ("wanted", "unit", "source", "period_to"):
        assert f'id="{name}-wrong"' in answer.text
    assert "Giải pháp được cấp quyền" in answer.text


@pytest.mark.usefixtures("screen_administrator")
async def test_who_comes_second_reads_what_the_first_has_set_and_keeps_what_was_typed(screen: Screen) -> None:
    second = form_in((await previewed(screen, **NEW | {"wanted": "7"})).text, HOME)
    await saved(screen, **NEW)
    screen.sit(await officer(screen, SECOND, "hai@so.example"))
    answer = await screen.send(HOME, second)
    assert answer.status_code == 409
    assert "thêm mới, có hiệu lực từ ngày 01/01/2024" in answer.text
    again = form_in(answer.text, PREVIEW)
    assert again["wanted"] == "7"
    shown = await screen.send(PREVIEW, again)
    assert (await screen.send(HOME, form_in(shown.text, HOME))).status_code == 303
    assert (await in_force(screen))["target_2"].wanted == 7


async def test_leaders_read_the_targets_and_do_not_set_them(screen: Screen) -> None:
    assert EDIT not in await screen.read(HOME)
    assert (await screen.client.get(EDIT)).status_code in (403, 404)


async def test_the_public_page_shows_what_it_showed(screen: Screen) -> None:
    screen.sit(VISITOR)
    page = await screen.read("/results")
    assert "thương mại hóa" not in page
    assert "/progress/target" not in page


async def test_a_closed_period_keeps_its_targets_on_the_page(screen: Screen) -> None:
    today = await screen.runtime.pool.fetchval("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
    page = await screen.read(f"/progress/closings/preview?period_from={PLAN_DATE}&period_to={today}")
    assert "Kết quả được thương mại hóa (đưa ra thị trường): 1 / 10 kết quả" in text_of(page)
    assert (await screen.close(PLAN_DATE, today)).status_code == 303
    await screen.runtime.pool.execute("UPDATE transfer_case SET stage = 'withdrawn', reason = 'other'")
    assert "(đưa ra thị trường): 1 / 10 kết quả" in text_of(await screen.read("/progress/closings"))
    assert "0 / 10 kết quả" in text_of(await screen.read("/progress"))


async def test_a_leader_who_saw_other_targets_closes_nothing(screen: Screen) -> None:
    today = await screen.runtime.pool.fetchval("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
    page = f"/progress/closings/preview?period_from={PLAN_DATE}&period_to={today}"
    form = await screen.hidden(page, "/progress/closings")
    await added(screen)
    screen.sit(screen.people.leader)
    answer = await screen.send("/progress/closings", form)
    assert answer.status_code == 409
    assert await screen.runtime.pool.fetchval("SELECT count(*) FROM period_closing") == 0
