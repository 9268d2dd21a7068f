"""The plan's other tasks: entries with a source, sums of a year, corrections that leave what stood there before."""

import re

from tests.support.indicators import TRAINING, added
from tests.support.screens import Screen


async def test_turns_and_distinct_people_are_counted_apart_and_by_year(screen: Screen) -> None:
    await added(screen)
    await added(screen, title="Khóa học nâng cao", turns="30", distinct_people="30")
    await added(screen, happened_on="2025-03-01", turns="1000")
    page = await screen.read("/indicators?year=2026")
    assert "Số lượt người học: <strong>150</strong>" in page
    assert "cộng theo từng khóa): <strong>120</strong>" in page


async def test_a_percentage_is_held_against_its_target(screen: Screen) -> None:
    screen.sit(screen.people.broker)
    form = await screen.hidden("/indicators/new?kind=publications", "/indicators")
    typed = {"title": "Công bố năm 2025", "happened_on": "2025-12-31", "source": "Thống kê"}
    typed |= {"base": "200", "value": "230"}
    assert (await screen.send("/indicators", form | typed)).status_code == 303
    page = await screen.read("/indicators")
    assert "Chỉ tiêu: 20 %" in page
    assert "số ghi gần nhất: 15 %" in page


async def test_a_correction_leaves_what_stood_there_before(screen: Screen) -> None:
    place = await added(screen)
    hidden = await screen.hidden(f"{place}/edit", place)
    answer = await screen.send(place, hidden | TRAINING | {"turns": "125"})
    page = await screen.read(answer.headers["location"])
    assert "125" in page
    assert "120" in page
    assert "Số lượt người học: <strong>125</strong>" in await screen.read("/indicators")
    again = await screen.send(place, hidden | TRAINING | {"turns": "125", "form_key": "another"})
    assert again.headers["location"] == answer.headers["location"], "the same correction by two is one"
    late = await screen.send(place, hidden | TRAINING | {"turns": "1", "form_key": "another"})
    assert late.status_code == 409
    newest = answer.headers["location"]
    assert f'action="{newest}"' in late.text
    assert 'name="turns" value="125"' in late.text, "what stands now is offered beside what was typed"
    both = await screen.send(newest, hidden | TRAINING | {"turns": "1", "form_key": "a third"})
    assert both.status_code == 303
    assert "Số lượt người học: <strong>1</strong>" in await screen.read("/indicators")


async def test_a_removed_entry_counts_nowhere_and_stays_readable(screen: Screen) -> None:
    place = await added(screen)
    answer = await screen.post(f"{place}/remove", place)
    assert "Khóa học AI cơ bản" not in await screen.read("/indicators")
    assert "nhập nhầm" in await screen.read(answer.headers["location"])


async def test_an_entry_needs_its_fields_and_a_double_click_makes_one(screen: Screen) -> None:
    screen.sit(screen.people.broker)
    hidden = await screen.hidden("/indicators/new?kind=training", "/indicators")
    for wrong in ({"source": ""}, {"turns": "nhiều"}, {"happened_on": "hôm qua"}, {"completed": ""}):
        assert (await screen.send("/indicators", hidden | TRAINING | wrong)).status_code == 422, wrong
    for _ in range(2):
        await screen.send("/indicators", hidden | TRAINING)
    assert await screen.runtime.pool.fetchval("SELECT count(*) FROM indicator_entry") == 1
    screen.sit(screen.people.leader)
    assert (await screen.send("/indicators", hidden | TRAINING)).status_code == 403


async def test_active_organisations_are_counted_by_kind_and_open_their_list(screen: Screen) -> None:
    page = await screen.read("/indicators")
    links = re.findall(r'href="(/indicators/active\?[^"]+)">(\d+)<', page.replace("&amp;", "&"))
    assert {link.partition("kind=")[2]: number for link, number in links} == {
        "": "2",
        "business": "1",
        "institute": "1",
    }
    for link, number in links:
        assert f"Đơn vị: {number}" in await screen.read(link)
    assert "Minh Anh" in await screen.read(links[0][0])
    assert "Xác nhận kết quả: 1" in await screen.read(links[0][0])


async def test_entries_and_active_organisations_are_not_added_up(screen: Screen) -> None:
    entry = {"kind": "ecosystem", "title": "Tổng hợp năm", "source": "Báo cáo số 3"}
    await added(screen, **entry, actor_kind="business", active_organisations="40")
    page = await screen.read("/indicators")
    assert "Số đơn vị hoạt động trong 12 tháng: <strong>40</strong>" in page
    assert re.search(r'href="/indicators/active[^"]+">2<', page)


async def test_a_list_of_a_day_that_is_none_or_still_to_come_is_not_found(screen: Screen) -> None:
    for until in ("", "hôm qua", "2020-01-01", "2999-01-01"):
        assert (await screen.client.get(f"/indicators/active?until={until}")).status_code == 404
