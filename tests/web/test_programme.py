"""The counting settings: as they stand with their reasons and history, what a change would do before it is saved."""

import html
import re
from typing import Any

import httpx
import pytest

from matchmaker.db import transaction
from matchmaker.people.model import VISITOR, Actor, Role
from matchmaker.programme import service as programme
from matchmaker.programme.model import CountingSettings
from tests.integration.people.conftest import a_person
from tests.web.leading import Screen
from tests.web.leading import screen as screen

EDIT, PREVIEW, HOME = "/programme/edit", "/programme/preview", "/programme"
FIELD = re.compile(
    r'<input [^>]*name="(\w+)"[^>]*value="([^"]*)"|<textarea [^>]*name="(\w+)"[^>]*>\n?([^<]*)</textarea>'
)
FIRST, SECOND = "Phạm Quản Trị", "Đỗ Quản Lý"


@pytest.fixture
async def administrator(screen: Screen) -> Actor:
    made = await officer(screen, FIRST, "mot@so.example")
    screen.sit(made)
    return made


async def officer(screen: Screen, name: str, email: str) -> Actor:
    async with transaction(screen.runtime.pool) as connection:
        person = await a_person(connection, email=email, name=name, role=Role.ADMINISTRATOR)
    return person.actor()


def form_in(page: str, action: str) -> dict[str, str]:
    """The form on the page that is sent to the address, as it is filled in."""
    found = re.search(rf'<form[^>]*action="{action}"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert found, page
    filled = {a or c: html.unescape(b or d) for a, b, c, d in FIELD.findall(found[1])}
    chosen = re.search(r'<option value="(\w+)" selected>', found[1])
    return filled | ({"span": chosen[1]} if chosen else {})


async def opened(screen: Screen) -> dict[str, str]:
    return form_in(await screen.read(EDIT), PREVIEW)


async def previewed(screen: Screen, **typed: str) -> httpx.Response:
    return await screen.send(PREVIEW, await opened(screen) | typed)


async def saved(screen: Screen, **typed: str) -> httpx.Response:
    return await screen.send(HOME, form_in((await previewed(screen, **typed)).text, HOME))


async def stored(screen: Screen) -> CountingSettings:
    async with transaction(screen.runtime.pool) as connection:
        return await programme.counting_settings(connection)


async def history(screen: Screen) -> list[dict[str, Any]]:
    async with transaction(screen.runtime.pool) as connection:
        return [row["details"]["value"] for row in await programme.counting_history(connection)]


def text_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


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
                "kết nối quá lâu trước khi ký",
            ),
        ),
        (
            "en",
            (
                "Target number of solutions 10 12",
                "Counted towards the target 1 / 10 0 / 12",
                "Would no longer count: 1",
                "the contact is too old",
            ),
        ),
    ],
)
@pytest.mark.usefixtures("administrator")
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


@pytest.mark.usefixtures("administrator")
async def test_what_would_begin_to_count_is_shown_with_what_keeps_it_out_now(screen: Screen) -> None:
    await saved(screen, attribution_months="1")
    page = (await previewed(screen, attribution_months="24")).text
    assert "Được ghi nhận vào chỉ tiêu 0 / 10 1 / 10" in text_of(page)
    assert "Được ghi nhận thêm: 1" in page
    assert "Theo thiết lập hiện tại:" in page
    assert f'<a href="/cases/{screen.case_id}">' in page


@pytest.mark.usefixtures("administrator")
async def test_what_was_shown_is_saved_with_all_its_fields(screen: Screen) -> None:
    typed = {
        **{"target": "1.012", "span": "year", "period_from": "2024-01-01", "period_to": "31/12/2031"},
        **{"contacts_since": "2024-02-01", "use_days": "60", "record_days": "0", "attribution_months": "36"},
        **{"ask_again_months": "18, 3", "product_targets": "2030: 25\r\n\r\n2026 : 7"},
    }
    answer = await saved(screen, **typed)
    assert answer.headers["location"] == "/programme?done=1"
    assert (await stored(screen)).stored() == {
        **{"target": 1012, "span": "year", "period_from": "2024-01-01", "period_to": "2031-12-31"},
        **{"contacts_since": "2024-02-01", "use_days": 60, "record_days": 0, "attribution_months": 36},
        **{"ask_again_months": [3, 18], "product_targets": [[2026, 7], [2030, 25]]},
    }
    assert 'role="status">Đã lưu thiết lập' in await screen.read(answer.headers["location"])
    assert "/ 1.012" in await screen.read("/progress")


async def test_the_history_tells_who_changed_which_field_from_what_to_what(
    screen: Screen, administrator: Actor
) -> None:
    await saved(screen, target="12", span="year")
    await saved(screen, period_from="2024-01-01")
    page = await screen.read(HOME)
    told = [text_of(f"<main>{row}</main>") for row in re.findall(r'<li class="row">(.*?)</ul>', page, re.DOTALL)]
    assert len(told) == 2
    assert "Kỳ ghi nhận từ ngày: 27/12/2023 → 01/01/2024" in told[0]
    assert "Chỉ tiêu số giải pháp: 10 → 12" in told[1]
    assert "Chỉ tiêu tính theo: Cả giai đoạn → Từng năm" in told[1]
    assert all(FIRST in each for each in told)
    screen.sit(screen.people.leader)
    page = await screen.read(HOME)
    assert "Quản trị hệ thống" in page
    assert administrator.name not in page


@pytest.mark.usefixtures("administrator")
async def test_a_double_click_makes_one_line_of_history(screen: Screen) -> None:
    form = form_in((await previewed(screen, target="12")).text, HOME)
    answers = [await screen.send(HOME, form) for _ in range(2)]
    assert [answer.headers.get("location") for answer in answers] == ["/programme?done=1"] * 2
    assert len(await history(screen)) == 1


@pytest.mark.usefixtures("administrator")
async def test_what_is_set_already_is_not_saved_again(screen: Screen) -> None:
    page = (await previewed(screen)).text
    assert "không có gì thay đổi" in page
    assert f'action="{HOME}"' not in page
    answer = await screen.send(HOME, await opened(screen))
    assert answer.status_code == 200
    assert await history(screen) == []


@pytest.mark.parametrize("late_at", [PREVIEW, HOME])
async def test_another_administrators_change_is_shown_and_nothing_of_either_is_lost(
    screen: Screen, administrator: Actor, late_at: str
) -> None:
    mine = await opened(screen) | {"target": "12", "use_days": "60"}
    screen.sit(await officer(screen, SECOND, "hai@so.example"))
    await saved(screen, target="15", record_days="45")
    screen.sit(administrator)
    answer = await screen.send(late_at, mine)
    assert answer.status_code == 409
    told = text_of(answer.text)
    assert SECOND in told
    assert "Chỉ tiêu số giải pháp: 10 → 15" in told
    assert "Thời hạn ghi nhận kết nối (ngày): 30 → 45" in told
    assert "biểu mẫu đang giữ giá trị của bạn: chỉ tiêu số giải pháp." in told
    both = form_in(answer.text, PREVIEW)
    assert (both["target"], both["use_days"], both["record_days"]) == ("12", "60", "45")
    assert (await stored(screen)).target == 15
    shown = await screen.send(PREVIEW, both)
    assert (await screen.send(HOME, form_in(shown.text, HOME))).status_code == 303
    present = await stored(screen)
    assert (present.target, present.use_days, present.record_days) == (12, 60, 45)


@pytest.mark.usefixtures("administrator")
async def test_the_same_change_by_another_is_no_conflict(screen: Screen) -> None:
    form = form_in((await previewed(screen, target="12")).text, HOME)
    await saved(screen, target="12")
    assert (await screen.send(HOME, form)).status_code == 303
    assert len(await history(screen)) == 1


WRONG = [
    ("target", ""),
    ("target", "mười"),
    ("target", "-5"),
    ("span", "month"),
    ("period_from", "hôm nay"),
    ("period_to", "2020-01-01"),
    ("contacts_since", ""),
    ("ask_again_months", "sáu"),
    ("ask_again_months", "0, 6"),
    ("ask_again_months", ","),
    ("product_targets", "2025 năm"),
    ("product_targets", "2025: 5\n2025: 6"),
    ("product_targets", "1999: 5"),
    ("product_targets", "2025: 0"),
]


@pytest.mark.parametrize(("locale", "told"), [("vi", "chưa lưu"), ("en", "Nothing was saved yet")])
@pytest.mark.usefixtures("administrator")
async def test_wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(
    screen: Screen, locale: str, told: str
) -> None:
    screen.client.cookies.set("language", locale)
    form = await opened(screen)
    for name, wrong in WRONG:
        answer = await screen.send(PREVIEW, form | {"use_days": "77", name: wrong})
        assert answer.status_code == 422, (name, wrong)
        assert f'id="{name}-wrong"' in answer.text, (name, wrong)
        assert re.search(told, answer.text, re.IGNORECASE), answer.text
        if name != "span":  # a choice of its own, which has no room for another word
            assert form_in(answer.text, PREVIEW) == form | {"use_days": "77", name: wrong}
        assert (await screen.send(HOME, form | {name: wrong})).status_code == 422
    assert await history(screen) == []


@pytest.mark.usefixtures("administrator")
async def test_everything_that_is_wrong_is_told_at_once(screen: Screen) -> None:
    page = (await previewed(screen, target="mười", use_days="0", ask_again_months="")).text
    assert set(re.findall(r'id="(\w+)-wrong"', page)) == {"target", "use_days", "ask_again_months"}


BOUNDS = re.compile(r'id="(\w+)-hint">[^<]*?A whole number from ([\d,]+) to ([\d,]+)\.')


@pytest.mark.usefixtures("administrator")
async def test_each_field_takes_the_numbers_that_it_says_it_takes(screen: Screen) -> None:
    screen.client.cookies.set("language", "en")
    bounds = BOUNDS.findall(await screen.read(EDIT))
    assert {name for name, _, _ in bounds} == {"target", "use_days", "record_days", "attribution_months"}
    for name, *told in bounds:
        least, most = (int(text.replace(",", "")) for text in told)
        for number, status in ((least - 1, 422), (least, 200), (most, 200), (most + 1, 422)):
            assert (await previewed(screen, **{name: str(number)})).status_code == status, (name, number)
    for months, status in (("1, 120", 200), ("0", 422), ("121", 422)):
        assert (await previewed(screen, ask_again_months=months)).status_code == status, months


@pytest.mark.usefixtures("administrator")
async def test_a_number_of_changes_that_never_were_counts_as_none_seen(screen: Screen) -> None:
    await saved(screen, target="12")
    for version in ("99", "-1", "none"):
        answer = await previewed(screen, version=version, use_days="60")
        assert answer.status_code == 409, version


async def test_officers_read_the_settings_and_only_an_administrator_changes_them(
    screen: Screen, administrator: Actor
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
