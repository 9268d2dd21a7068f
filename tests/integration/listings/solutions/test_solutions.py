"""The life of a solution against a real database."""

import pytest

from matchmaker.glossary.reading import shipped_glossary
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON, SYSTEM, VISITOR
from matchmaker.rules.listing import ListingState
from matchmaker.rules.solution import SolutionFilter
from tests.support.listings import make_solution, solution_draft


async def test_what_a_source_does_not_state_stays_unknown(connection: Connection) -> None:
    solution = await make_solution(connection)
    assert (solution.trl, solution.price, solution.available_from, solution.ai_risk) == (None, None, None, None)


async def test_an_imported_solution_is_added_once_and_does_not_expire_before_it_is_claimed(
    connection: Connection,
) -> None:
    draft = solution_draft(import_key="seed:x", confirmed=False)
    assert await solutions.save_imported(connection, draft, by=IMPORTER)
    assert not await solutions.save_imported(connection, draft, by=IMPORTER)
    [solution] = (await solutions.listing(connection, SolutionFilter(), by=VISITOR)).items
    assert not solution.confirmed
    assert solution.expires_at is None


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": "x"}, "title", "too_short"),
        ({"summary": ""}, "summary", "required"),
        ({"trl": 10}, "trl", "not_a_trl"),
        ({"year": 1066}, "year", "year_out_of_range"),
        ({"link": "javascript:alert(1)"}, "link", "not_a_link"),
        ({"sectors": ("health", "magic")}, "sectors", "unknown_code"),
        ({"kind": "miracle"}, "kind", "unknown_code"),
        ({"capabilities": ("x" * 1001,)}, "capabilities", "too_long"),
    ],
)
async def test_a_wrong_field_is_named(connection: Connection, wrong: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await solutions.submit(connection, solution_draft(**wrong), by=LOCAL_PERSON)
    assert refused.value.fields == {field: code}


async def test_lists_are_narrowed_by_sector_technology_and_kind(connection: Connection) -> None:
    vision = await make_solution(connection, sectors=("health",), technologies=("vision",))
    team = await make_solution(connection, kind="capability", sectors=("transport", "health"))
    data = await make_solution(connection, kind="dataset", sectors=("education",))

    async def found(**wanted: str) -> set[int]:
        page = await solutions.listing(connection, SolutionFilter(**wanted), by=VISITOR)  # type: ignore[arg-type]
        return {s.id for s in page.items}

    assert await found(sector="health") == {vision.id, team.id}
    assert await found(sector="transport") == {team.id}
    assert await found(technology="vision") == {vision.id}
    assert await found(kind="capability") == {team.id}
    assert await found(kind="dataset") == {data.id}


async def test_what_is_named_is_found_however_it_is_called(connection: Connection) -> None:
    short = await make_solution(connection, title="Đọc biển số xe", summary="Dùng cho bãi xe tại TP.HCM.")
    whole = await make_solution(connection, title="Dự báo ngập", summary="Tính cho Thành phố Hồ Chí Minh.")
    await make_solution(connection, title="Dự báo mưa", summary="Tính cho thành phố Cần Thơ.")
    reads = await make_solution(connection, title="Số hóa hồ sơ", summary="Nhận dạng ký tự quang học.")

    async def found(text: str) -> set[int]:
        named = shipped_glossary().named(text)
        page = await solutions.listing(connection, SolutionFilter(text=text, named=named), by=VISITOR)
        return {s.id for s in page.items}

    for city in ("TPHCM", "tp.hcm", "tphcm", "Ho Chi Minh City", "thành phố hồ chí minh"):
        assert await found(city) == {short.id, whole.id}
    assert await found("du bao TPHCM") == {whole.id}
    assert await found("OCR") == {reads.id}


async def test_a_paused_solution_is_hidden_from_visitors(connection: Connection) -> None:
    solution = await make_solution(connection)
    await solutions.set_state(connection, solution.id, ListingState.PAUSED, by=LOCAL_PERSON)
    with pytest.raises(NotFound):
        await solutions.get(connection, solution.id, by=VISITOR)
    assert (await solutions.listing(connection, SolutionFilter(), by=VISITOR)).total == 0


async def test_editing_an_old_version_is_a_conflict(connection: Connection) -> None:
    solution = await make_solution(connection)
    await solutions.edit(connection, solution.id, solution_draft(trl=6), by=LOCAL_PERSON, version=solution.version)
    with pytest.raises(Conflict):
        await solutions.edit(connection, solution.id, solution_draft(), by=LOCAL_PERSON, version=solution.version)


async def test_overdue_solutions_expire(connection: Connection) -> None:
    solution = await make_solution(connection)
    await connection.execute("UPDATE solution SET expires_at = now() - interval '1 day'")
    assert await solutions.expire_overdue(connection, by=SYSTEM) == 1
    assert (await solutions.get(connection, solution.id, by=LOCAL_PERSON)).state is ListingState.EXPIRED


async def test_the_second_page_continues_the_first(connection: Connection) -> None:
    made = [(await make_solution(connection, title=f"Giải pháp số {i}")).id for i in range(5)]
    first = await solutions.listing(connection, SolutionFilter(limit=3), by=VISITOR)
    second = await solutions.listing(connection, SolutionFilter(limit=3, page=2), by=VISITOR)
    assert [s.id for s in first.items + second.items] == made[::-1]
    assert (first.total, first.pages) == (5, 2)
