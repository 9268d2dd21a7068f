"""Progress: the figure with what it is counted by, the lists under figures, closing a period, what the public sees."""

import re
from typing import Any

from matchmaker.cases import verification
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR
from tests.support.cases import a_case, seen
from tests.support.listings import make_need, make_solution
from tests.support.screens import Screen

PREVIEW = "/progress/closings/preview?period_from=2024-01-01&period_to=2024-12-31"
FIGURE = re.compile(r'headline__figure">(.*?)</p>', re.DOTALL)


async def figure(screen: Screen, path: str) -> str:
    found = FIGURE.search(await screen.read(path))
    assert found
    return re.sub(r"<[^>]+>|\s", "", found[1])


async def closed(screen: Screen) -> None:
    answer = await screen.close("2023-12-27", "2026-01-01")
    assert answer.headers["location"] == "/progress/closings?done=1", answer.text


async def test_the_figure_stands_with_its_target_period_and_rule(screen: Screen) -> None:
    page = await screen.read("/progress")
    assert await figure(screen, "/progress") == "1/10"
    assert "27/12/2023" in page
    assert "31/12/2030" in page
    assert "Mỗi giải pháp chỉ được ghi nhận một lần" in page


async def test_every_figure_opens_the_list_under_it(screen: Screen) -> None:
    page = await screen.read("/progress")
    links = set(re.findall(r'href="(/progress/(?:cases|needs|supply)\?[^"]+)">(\d+)<', page.replace("&amp;", "&")))
    assert {link.split("=")[1].split("&")[0] for link, _ in links} >= {"counted", "supplier", "adopter", "quarter"}
    for link, number in links:
        shown = re.search(r'class="count">[^<:]+: (\d+)', await screen.read(link))
        assert shown, link
        assert shown[1] == number, link


async def test_late_cases_gaps_and_supply_open_their_lists(screen: Screen) -> None:
    async with transaction(screen.runtime.pool) as connection:
        late = await a_case(connection, screen.people)
        await connection.execute("UPDATE transfer_case SET since = now() - interval '99 days'")
        place: dict[str, Any] = {"sectors": ("health",), "technologies": ("vision",)}
        await make_solution(connection, title="Đọc phim X-quang", **place)
        await make_solution(connection, title="Nhóm thị giác máy tính", kind="capability", **place)
        await make_solution(connection, title="Kho phim X-quang", kind="dataset", **place)
    await three_alike(screen)
    page = (await screen.read("/progress")).replace("&amp;", "&")
    told = {
        "/progress/cases?of=late_stage&key=introduced": f'href="/cases/{late.id}"',
        "/progress/cases?of=waits_for&key=desk": f'href="/cases/{late.id}"',
        "/progress/supply?sector=health&kind=solution": "Đọc phim X-quang",
        "/progress/supply?sector=health&kind=capability": "Nhóm thị giác máy tính",
        "/progress/supply?sector=health&kind=dataset": "Kho phim X-quang",
        "/progress/supply?sector=health&technology=vision": "Nhóm thị giác máy tính",
        "/progress/needs?uncovered=1": "Nhập liệu phiếu",
    }
    for link, title in told.items():
        shown = re.search(rf'href="{re.escape(link)}">(\d+)<', page)
        assert shown, link
        under = await screen.read(link)
        assert title in under, link
        assert f": {shown[1]}</p>" in under, link


async def test_who_is_late_is_not_mixed_with_who_merely_waits(screen: Screen) -> None:
    async with transaction(screen.runtime.pool) as connection:
        in_time = await a_case(connection, screen.people)
    assert f'href="/cases/{in_time.id}"' in await screen.read("/progress/cases?of=waiting")
    assert (await screen.client.get("/progress/cases?of=waits_for&key=desk")).status_code == 404


async def test_quarters_are_written_as_people_write_them(screen: Screen) -> None:
    page = await screen.read("/progress")
    assert re.search(r">Quý (I|II|III|IV)/20\d\d<", page)
    assert not re.search(r">\s*20\d\d-Q\d", page)


async def test_an_unknown_figure_is_not_found(screen: Screen) -> None:
    for path in (
        "/progress/cases?of=luck",
        "/progress/cases?of=sector&key=luck",
        "/progress/needs?sector=luck",
        "/progress/needs?like=99",
        "/progress/supply?sector=luck",
        "/progress/supply?sector=health&technology=luck",
    ):
        assert (await screen.client.get(path)).status_code == 404


async def test_a_need_for_brokers_alone_is_told_to_leaders_by_its_number(screen: Screen) -> None:
    await screen.runtime.pool.execute("UPDATE need SET confidentiality = 'brokers'")
    hidden = await screen.read("/progress/needs?step=needed")
    assert "Nhu cầu bảo mật số" in hidden
    screen.sit(screen.people.broker)
    assert "Nhu cầu bảo mật số" not in await screen.read("/progress/needs?step=needed")


ALIKE = "Đọc phiếu nhập kho viết tay rồi nhập vào phần mềm kế toán."


async def three_alike(screen: Screen) -> list[int]:
    """Needs that nothing covers and that ask for the same; the first is for brokers alone."""
    named = {"Bí mật của công ty Hoàng Gia": "brokers", "Đọc phiếu kho": "public", "Nhập liệu phiếu": "public"}
    async with transaction(screen.runtime.pool) as connection:
        made = [
            await make_need(connection, title=title, problem=ALIKE, confidentiality=confidentiality, sector="logistics")
            for title, confidentiality in named.items()
        ]
        ids = [need.id for need in made]
        await connection.execute("UPDATE need SET state = 'no_suitable_solution' WHERE id = ANY ($1)", ids)
    await screen.runtime.matching.wait_until_ready()
    await screen.runtime.matching.refresh()
    return ids


async def test_needs_that_nothing_covers_stand_in_groups_that_open(screen: Screen) -> None:
    first, *_ = await three_alike(screen)
    page = await screen.read("/progress")
    assert re.search(rf'<a href="/progress/needs\?like={first}">(Đọc phiếu kho|Nhập liệu phiếu)</a>', page)
    under = await screen.read(f"/progress/needs?like={first}")
    assert "Nhu cầu: 3" in under
    assert "Nhập liệu phiếu" in under
    assert re.search("(Đọc phiếu kho|Nhập liệu phiếu) \\(3\\)", await screen.read("/progress/today"))


async def test_a_hidden_need_stands_in_its_group_without_its_title(screen: Screen) -> None:
    hidden, *_ = await three_alike(screen)
    pages = ("/progress", "/progress/today", f"/progress/needs?like={hidden}")
    for path in pages:
        assert "Hoàng Gia" not in await screen.read(path), path
    assert f"Nhu cầu bảo mật số {hidden}" in await screen.read(pages[2])
    await screen.runtime.pool.execute("UPDATE need SET confidentiality = 'brokers'")
    screen.sit(screen.people.broker)
    assert "Nhu cầu bảo mật: số" in await screen.read("/progress")  # no hidden title names a group, for anybody
    assert "Hoàng Gia" in await screen.read(pages[2])


async def test_needs_that_matching_was_not_asked_about_are_told_apart(screen: Screen) -> None:
    async with transaction(screen.runtime.pool) as connection:
        need = await make_need(connection, title="Vừa công bố xong")
        await connection.execute("DELETE FROM suggestion_round")
    page = await screen.read("/progress")
    assert 'href="/progress/needs?unjudged=1"' in page
    assert "Vừa công bố xong" in await screen.read("/progress/needs?unjudged=1")
    assert (await screen.client.get(f"/progress/needs?like={need.id}")).status_code == 404


async def test_todays_sheet_tells_the_same_figures(screen: Screen) -> None:
    sheet = await screen.read("/progress/today")
    assert "Tình hình đến ngày" in sheet
    assert "1 / 10" in sheet


async def test_the_public_sees_the_last_approved_figure_with_its_evidence(screen: Screen) -> None:
    assert await figure(screen, "/results") == "–/10"
    await closed(screen)
    assert await figure(screen, "/results") == "0/10"  # the result came later than that period
    until = await screen.runtime.pool.fetchval("SELECT now()::date - 1")
    await screen.close("2023-12-27", until)
    screen.sit(VISITOR)
    public = await screen.read("/results")
    assert await figure(screen, "/results") == "1/10"
    assert "SHA-256" in public
    assert "Biên bản nghiệm thu, bàn giao" in public
    day = "/".join(reversed(str(until).split("-")))
    assert (
        "Chỉ tiêu: 10 giải pháp, tính cho cả giai đoạn từ 27/12/2023 đến 31/12/2030. "
        f"Số liệu được phê duyệt đến ngày {day}."
    ) in " ".join(public.split())  # the target does not end with the period that was closed
    assert re.search(r'result__figure"><a href="/results">1<', await screen.read("/"))


async def close(screen: Screen, begin: str, end: str) -> None:
    answer = await screen.close(begin, end)
    assert answer.status_code == 303, answer.text


async def test_a_part_of_the_period_stands_apart_and_not_against_the_target(screen: Screen) -> None:
    """Closing 2025 after the whole leaves the public figure as it was."""
    until = str(await screen.runtime.pool.fetchval("SELECT now()::date - 1"))
    await close(screen, "2023-12-27", until)
    await close(screen, "2025-01-01", "2025-12-31")
    closings = await screen.read("/progress/closings")
    assert re.search(r"01/01/2025 – 31/12/2025: 0\s*</h2>", closings)
    assert re.search(r"27/12/2023 – [\d/]+: 1\s+/ 10\s+<span[^>]*>đang công khai", closings)
    assert "kỳ từ 27/12/2023 đến" in await screen.read("/progress/today")
    screen.sit(VISITOR)
    assert await figure(screen, "/results") == "1/10"
    assert "01/01/2025 – 31/12/2025: <strong>0</strong>" in await screen.read("/results")
    assert re.search(r'result__figure"><a href="/results">1<', await screen.read("/"))


async def test_a_part_alone_is_listed_without_being_the_figure(screen: Screen) -> None:
    await close(screen, "2025-01-01", "2025-12-31")
    assert await figure(screen, "/results") == "–/10"
    assert "01/01/2025 – 31/12/2025: <strong>0</strong>" in await screen.read("/results")


async def test_a_period_before_the_programme_is_refused_by_field(screen: Screen) -> None:
    answer = await screen.client.get("/progress/closings/preview?period_from=1900-01-01&period_to=1900-12-31")
    assert answer.status_code == 422
    assert "Ngày này trước thời gian của chương trình" in answer.text


async def test_what_changes_later_is_an_adjustment_and_shown_openly(screen: Screen) -> None:
    until = await screen.runtime.pool.fetchval("SELECT now()::date - 1")
    await screen.close("2023-12-27", until)
    async with transaction(screen.runtime.pool) as connection:
        version = (await seen(connection, screen.case_id)).version
        await verification.withdraw(connection, screen.case_id, "use_ended", by=screen.people.verifier, version=version)
    assert await figure(screen, "/progress") == "0/10"
    assert await figure(screen, "/results") == "1/10"  # frozen
    assert "Đã hủy ghi nhận sau khi phê duyệt" in await screen.read("/results")
    assert "−" in await screen.read("/progress/closings")


async def test_an_adopter_whose_need_did_not_name_it_stays_unnamed(screen: Screen) -> None:
    until = await screen.runtime.pool.fetchval("SELECT now()::date - 1")
    await screen.runtime.pool.execute("UPDATE need SET confidentiality = 'anonymous'")
    await screen.close("2023-12-27", until)
    assert "Minh Anh" in await screen.read("/progress/cases?of=counted")
    assert "Minh Anh" not in await screen.read("/results")


async def test_a_double_click_closes_once_and_a_period_that_is_not_over_not_at_all(screen: Screen) -> None:
    values = await screen.hidden(PREVIEW, "/progress/closings")
    for _ in range(2):
        assert (await screen.send("/progress/closings", values)).status_code == 303
    assert await screen.runtime.pool.fetchval("SELECT count(*) FROM period_closing") == 1
    answer = await screen.send("/progress/closings", values | {"period_to": "2099-01-01", "form_key": "another"})
    assert answer.status_code == 422


async def test_only_a_leader_closes(screen: Screen) -> None:
    values = await screen.hidden(PREVIEW, "/progress/closings")
    screen.sit(screen.people.broker)
    assert 'action="/progress/closings' not in await screen.read("/progress/closings")
    assert (await screen.client.get(PREVIEW)).status_code == 403
    assert (await screen.send("/progress/closings", values)).status_code == 403


async def test_the_forecast_waits_for_data(screen: Screen) -> None:
    assert "Chưa đủ dữ liệu" not in await screen.read("/progress")
    async with transaction(screen.runtime.pool) as connection:
        version = (await seen(connection, screen.case_id)).version
        await verification.withdraw(connection, screen.case_id, "use_ended", by=screen.people.verifier, version=version)
    assert "Chưa đủ dữ liệu" in await screen.read("/progress")
    assert "Dự báo: chưa đủ dữ liệu." in await screen.read("/progress/today")
