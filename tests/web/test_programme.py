"""The counting settings: as they stand with their reasons and history, what a change would do before it is saved."""

import re

import pytest

from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR, Actor, Role
from matchmaker.rules.programme import CountingSettings
from tests.support.cases import a_verified, seen, with_adopter
from tests.support.screens import Screen
from tests.support.settings_pages import (
    EDIT,
    FIRST,
    HOME,
    PREVIEW,
    SECOND,
    history,
    officer,
    opened,
    previewed,
    saved,
    stored,
    text_of,
)
from tests.support.shown_forms import form_in


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "vi",
            (
                *("Chỉ tiêu số giải pháp 10", "Kỳ ghi nhận từ ngày 27/12/2023", "Kỳ ghi nhận đến ngày 31/12/2030"),
                *("Thời gian sử dụng tối thiểu (ngày) 90", "đến năm 2025: 5; đến năm 2030: 20"),
                *("Nguồn: Kế hoạch 6497/KH-UBND, mục II.2: 10 giải pháp.", "Chưa có thay đổi nào"),
            ),
        ),
        (
            "en",
            (
                *("Target number of solutions 10", "Counted from 27 Dec 2023", "In use for at least (days) 90"),
                *("by 2025: 5; by 2030: 20", "The Plan does not say whether ten is meant in total or for each year"),
                "Nobody has changed these settings yet",
            ),
        ),
    ],
)
async def test_each_setting_stands_with_what_it_means_and_where_it_comes_from(
    screen: Screen, locale: str, told: tuple[str, ...]
) -> None:
    screen.client.cookies.set("language", locale)
    page = text_of(await screen.read(HOME))
    assert [words for words in told if words not in page] == []


async def test_every_page_for_leadership_leads_to_the_settings(screen: Screen) -> None:
    assert 'href="/programme"' in await screen.read("/progress")
    assert 'href="/programme"' in await screen.read("/reports")


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "vi",
            (
                "Chỉ tiêu số giải pháp 10 12",
                "Được ghi nhận vào chỉ tiêu 1 / 10 0 / 12",
                "Không còn được ghi nhận: 1",
                "Không đạt theo thiết lập mới: Kết nối trước văn bản ký đầu tiên",
                "(kết nối quá lâu trước khi ký)",
            ),
        ),
        (
            "en",
            (
                "Target number of solutions 10 12",
                "Counted towards the target 1 / 10 0 / 12",
                "Would no longer count: 1",
                "Not met under the new settings: The contact lies before the first signed document",
                "(the contact is too old)",
            ),
        ),
    ],
)
@pytest.mark.usefixtures("screen_administrator")
async def test_a_change_shows_what_it_would_do_and_writes_nothing(
    screen: Screen, locale: str, told: tuple[str, ...]
) -> None:
    screen.client.cookies.set("language", locale)
    before = await screen.runtime.pool.fetchval("SELECT count(*) FROM audit_entry")
    answer = await previewed(screen, target="12", attribution_months="1")
    assert answer.status_code == 200
    assert [words for words in told if words not in text_of(answer.text)] == []
    assert f'<a href="/cases/{screen.case_id}">' in answer.text
    assert await screen.runtime.pool.fetchval("SELECT count(*) FROM audit_entry") == before
    assert await stored(screen) == CountingSettings()


@pytest.mark.usefixtures("screen_administrator")
async def test_what_would_begin_to_count_is_shown_with_what_keeps_it_out_now(screen: Screen) -> None:
    await saved(screen, attribution_months="1")
    page = (await previewed(screen, attribution_months="24")).text
    assert "Được ghi nhận vào chỉ tiêu 0 / 10 1 / 10" in text_of(page)
    assert "Được ghi nhận thêm: 1" in page
    assert "Không đạt theo thiết lập hiện tại:" in page
    assert f'<a href="/cases/{screen.case_id}">' in page


@pytest.mark.usefixtures("screen_administrator")
async def test_a_further_adopter_that_would_take_the_place_is_shown_beside(screen: Screen) -> None:
    async with transaction(screen.runtime.pool) as connection:
        further = await a_verified(connection, screen.people, title="Đọc phiếu xuất kho")
        first = await seen(connection, screen.case_id)
        await with_adopter(connection, further, first, screen.people.desk.stranger.organisation_id or 0)
        earlier = "happened_on = happened_on - 10, recorded_on = recorded_on - 10"
        since = await connection.fetchval(
            f"UPDATE case_contact SET {earlier} WHERE case_id = $1 RETURNING happened_on + 5", screen.case_id
        )
    told = text_of((await previewed(screen, contacts_since=since.isoformat())).text)
    assert "Được ghi nhận vào chỉ tiêu 1 / 10 1 / 10" in told
    assert "Nhân rộng (không tính vào chỉ tiêu) 1 0" in told
    assert re.search(r"Được ghi nhận thêm: 1 \+ .*? Hiện tại: Nhân rộng \(không tính vào chỉ tiêu\)", told)
    assert re.search(r"Không còn được ghi nhận: 1 − .*? Không đạt theo thiết lập mới: .*trước ngày ban hành", told)


@pytest.mark.usefixtures("screen_administrator")
async def test_what_was_shown_is_saved_with_all_its_fields(screen: Screen) -> None:
    typed = {
        **{"target": "1.012", "span": "year", "period_from": "2024-01-01", "period_to": "31/12/2031"},
        **{"contacts_since": "2024-02-01", "use_days": "60", "record_days": "0", "attribution_months": "36"},
        **{"households": "yes", "ask_again_months": "18, 3", "product_targets": "2030: 25\r\n\r\n2026 : 7"},
    }
    answer = await saved(screen, **typed)
    assert answer.headers["location"] == "/programme?done=1"
    assert (await stored(screen)).stored() == {
        **{"target": 1012, "span": "year", "period_from": "2024-01-01", "period_to": "2031-12-31"},
        **{"contacts_since": "2024-02-01", "use_days": 60, "record_days": 0, "attribution_months": 36},
        **{"households": True, "ask_again_months": [3, 18], "product_targets": [[2026, 7], [2030, 25]]},
    }
    assert re.search(r'role="status">\s*Đã lưu thiết lập', await screen.read(answer.headers["location"]))
    assert "/ 1.012" in await screen.read("/progress")


async def test_the_history_tells_who_changed_which_field_from_what_to_what(
    screen: Screen, screen_administrator: Actor
) -> None:
    await saved(screen, target="12", span="year")
    await saved(screen, period_from="2024-01-01")
    page = await screen.read(HOME)
    told = [text_of(f"<main>{row}</main>") for row in re.findall(r'<li class="row">(.*?)</ul>', page, re.DOTALL)]
    assert len(told) == 2
    assert "Kỳ ghi nhận từ ngày: 27/12/2023 → 01/01/2024" in told[0]
    assert "Chỉ tiêu" not in told[0]
    assert "Chỉ tiêu số giải pháp: 10 → 12" in told[1]
    assert "Chỉ tiêu tính theo: Cả giai đoạn → Từng năm" in told[1]
    assert all(FIRST in each for each in told)
    screen.sit(screen.people.leader)
    page = await screen.read(HOME)
    assert "Quản trị hệ thống" in page
    assert screen_administrator.name not in page


@pytest.mark.usefixtures("screen_administrator")
async def test_a_double_click_makes_one_line_of_history(screen: Screen) -> None:
    form = form_in((await previewed(screen, target="12")).text, HOME)
    answers = [await screen.send(HOME, form) for _ in range(2)]
    assert [answer.headers.get("location") for answer in answers] == ["/programme?done=1"] * 2
    assert len(await history(screen)) == 1


@pytest.mark.usefixtures("screen_administrator")
async def test_what_is_set_already_is_not_saved_again(screen: Screen) -> None:
    page = (await previewed(screen)).text
    assert "không có gì thay đổi" in page
    assert f'action="{HOME}"' not in page
    answer = await screen.send(HOME, await opened(screen))
    assert answer.status_code == 200
    assert await history(screen) == []


@pytest.mark.parametrize("late_at", [PREVIEW, HOME])
async def test_another_administrators_change_is_shown_and_nothing_of_either_is_lost(
    screen: Screen, screen_administrator: Actor, late_at: str
) -> None:
    mine = await opened(screen) | {"target": "12", "use_days": "60"}
    screen.sit(await officer(screen, SECOND, "hai@so.example"))
    await saved(screen, target="15", record_days="45")
    screen.sit(screen_administrator)
    answer = await screen.send(late_at, mine)
    assert answer.status_code == 409
    told = text_of(answer.text)
    assert SECOND in told
    assert "Chỉ tiêu số giải pháp: 10 → 15" in told
    assert "Thời hạn ghi nhận kết nối (ngày): 30 → 45" in told
    assert "biểu mẫu đang giữ giá trị vừa nhập: chỉ tiêu số giải pháp." in told
    both = form_in(answer.text, PREVIEW)
    assert (both["target"], both["use_days"], both["record_days"]) == ("12", "60", "45")
    assert (await stored(screen)).target == 15
    shown = await screen.send(PREVIEW, both)
    assert (await screen.send(HOME, form_in(shown.text, HOME))).status_code == 303
    present = await stored(screen)
    assert (present.target, present.use_days, present.record_days) == (12, 60, 45)


@pytest.mark.usefixtures("screen_administrator")
async def test_the_same_change_by_another_is_no_conflict(screen: Screen) -> None:
    form = form_in((await previewed(screen, target="12")).text, HOME)
    await saved(screen, target="12")
    assert (await screen.send(HOME, form)).status_code == 303
    assert len(await history(screen)) == 1


@pytest.mark.usefixtures("screen_administrator")
async def test_a_number_of_changes_that_never_were_counts_as_none_seen(screen: Screen) -> None:
    await saved(screen, target="12")
    for version in ("99", "-1", "none"):
        answer = await previewed(screen, version=version, use_days="60")
        assert answer.status_code == 409, version


async def test_officers_read_the_settings_and_only_an_administrator_changes_them(
    screen: Screen, screen_administrator: Actor
) -> None:
    form = await opened(screen) | {"target": "12"}
    assert 'href="/programme/edit"' in await screen.read(HOME)
    for actor in (screen.people.broker, screen.people.verifier, screen.people.leader):
        screen.sit(actor)
        page = await screen.read(HOME)
        assert 'href="/programme/edit"' not in page
        assert "Chỉ quản trị hệ thống" in page
        assert (await screen.client.get(EDIT)).status_code == 403
        assert (await screen.send(PREVIEW, form)).status_code == 403
        assert (await screen.send(HOME, form)).status_code == 403
    assert await stored(screen) == CountingSettings()


async def test_the_dates_of_reports_are_linked_for_those_who_prepare_them(screen: Screen) -> None:
    assert 'href="/reports/contributions"' in await screen.read(HOME)
    screen.sit(screen.people.verifier)
    assert 'href="/reports/contributions"' not in await screen.read(HOME)


async def test_nobody_else_sees_them(screen: Screen) -> None:
    screen.sit(VISITOR)
    assert (await screen.client.get(HOME)).headers["location"].startswith("/login?next=")
    screen.sit(Actor(name="person:business", role=Role.BUSINESS))
    assert (await screen.client.get(HOME)).status_code == 403
