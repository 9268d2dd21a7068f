"""Matching against a real database: which records fit, with reasons, and nothing that is hidden."""

import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Strength, Subject, Verdict
from matchmaker.programme import service as programme
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.solution import SolutionKind
from tests.support.listings import make_need
from tests.support.matching import ASKED, DIGITISING, INVOICES, RICE, add_solutions


async def test_a_need_finds_the_solution_that_says_the_same_and_shows_the_sentence(runtime: Runtime) -> None:
    await add_solutions(runtime, RICE, INVOICES)
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, problem="Chúng tôi cần phần mềm đọc hóa đơn giấy đã chụp ảnh.")
    await runtime.matching.refresh()
    answer = await runtime.matching.solutions_for_need(need, by=VISITOR)
    best = (*answer.matches, *answer.near_misses)[0]
    assert best.record.title == INVOICES["title"]
    [covered] = best.coverage
    assert covered.strength is not Strength.NOT_COVERED
    assert covered.evidence_field == "summary"
    marked = " ".join(span.text for span in covered.evidence if span.marked)
    assert "hóa đơn giấy" in marked


async def test_a_solution_finds_the_needs_and_orientations_it_answers(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        await make_need(connection, problem=ASKED)
        await make_need(connection, problem="Cần dự báo sản lượng tôm theo thời tiết từng vùng nuôi.")
        await programme.save_orientation(connection, DIGITISING, by=SYSTEM)
    await runtime.matching.refresh()
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, solution_id, by=VISITOR)
    askers = await runtime.matching.askers_of_solution(solution, by=VISITOR)
    asking, wanted = askers.needs, askers.orientations
    assert (*asking.matches, *asking.near_misses)[0].record.problem == ASKED
    assert (*asking.matches, *asking.near_misses)[0].coverage
    assert (*wanted.matches, *wanted.near_misses)[0].record.key == "II.1.x"


async def test_data_answers_nothing_that_the_city_looks_for_however_near_it_is(runtime: Runtime) -> None:
    data = {"title": "Bộ dữ liệu hóa đơn tiếng Việt", "kind": SolutionKind.DATASET}
    ids = await add_solutions(runtime, INVOICES, INVOICES | data)
    async with transaction(runtime.pool) as connection:
        await programme.save_orientation(connection, DIGITISING, by=SYSTEM)
        asked = await programme.orientations(connection)
        found = await solutions.get_published(connection, ids, by=VISITOR)
    await runtime.matching.refresh()
    [wanted] = (await runtime.matching.solutions_for_orientations(asked, by=VISITOR)).values()
    assert [match.record.id for match in (*wanted.matches, *wanted.near_misses)] == ids[:1]
    askers = [await runtime.matching.askers_of_solution(found[i], by=VISITOR) for i in ids]
    assert [len((*one.orientations.matches, *one.orientations.near_misses)) for one in askers] == [1, 0]


async def test_a_hidden_need_changes_no_result_and_no_score(runtime: Runtime) -> None:
    await add_solutions(runtime, INVOICES, RICE)

    async def fits() -> list[tuple[str, float]]:
        answer = await runtime.matching.solutions_for_text(ASKED, by=VISITOR)
        return [(m.record.title, m.fit) for m in (*answer.matches, *answer.near_misses)]

    before = await fits()
    async with transaction(runtime.pool) as connection:
        await make_need(connection, problem=ASKED, confidentiality="brokers")
    await runtime.matching.refresh()
    assert await fits() == before
    assert runtime.matching.sizes()[Subject.NEED] == 0


async def test_a_need_that_says_nearly_the_same_is_noticed(runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        first = await make_need(connection, problem=ASKED)
        await make_need(connection, problem="Cần dự báo sản lượng tôm theo thời tiết từng vùng nuôi.")
    await runtime.matching.refresh()
    again = "Công ty cần đọc hóa đơn giấy đã chụp ảnh, rồi nhập vào phần mềm kế toán."
    assert [n.id for n in (await runtime.matching.advice_for_text(again, by=VISITOR)).similar] == [first.id]
    other = await runtime.matching.advice_for_text("Cần robot hàn khung xe máy trong xưởng.", by=VISITOR)
    assert other.similar == []


async def test_an_anonymous_owner_stays_hidden_in_what_matching_shows(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        await make_need(connection, problem=ASKED, confidentiality="anonymous")
    await runtime.matching.refresh()
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, solution_id, by=VISITOR)
    asking = (await runtime.matching.askers_of_solution(solution, by=VISITOR)).needs
    [similar] = (await runtime.matching.advice_for_text(ASKED, by=VISITOR)).similar
    for shown in ((*asking.matches, *asking.near_misses)[0].record, similar):
        assert (shown.organisation_name, shown.email, shown.created_by) == ("", None, "")


async def test_nobody_finds_out_where_an_anonymous_owner_is_by_trying_places(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES | {"place": "Quận 7"})
    async with transaction(runtime.pool) as connection:
        await make_need(connection, problem=ASKED, place="Quận 7", confidentiality="anonymous")
    await runtime.matching.refresh()
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, solution_id, by=VISITOR)
    asking = (await runtime.matching.askers_of_solution(solution, by=VISITOR)).needs
    [place] = [s for s in (*asking.matches, *asking.near_misses)[0].signals if s.name == "place"]
    assert place.verdict is Verdict.UNKNOWN


async def test_a_need_in_vietnamese_agrees_with_a_solution_that_handles_vietnamese(runtime: Runtime) -> None:
    await add_solutions(runtime, INVOICES | {"languages": ("vi",)})
    answer = await runtime.matching.solutions_for_text(ASKED, by=VISITOR)
    [language] = [s for s in (*answer.matches, *answer.near_misses)[0].signals if s.name == "language"]
    assert language.verdict is Verdict.AGREES


async def test_whoever_holds_a_connection_is_refused_instead_of_keeping_it_from_others(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, solution_id, by=VISITOR)
        need = await make_need(connection, problem=ASKED)
        for question in (
            runtime.matching.solutions_for_text(ASKED, by=VISITOR),
            runtime.matching.advice_for_need(need, by=VISITOR),
            runtime.matching.askers_of_solution(solution, by=VISITOR),
        ):
            with pytest.raises(RuntimeError):
                await question
    assert (await runtime.matching.solutions_for_text(ASKED, by=VISITOR)).ready


async def test_a_ranking_names_records_in_the_order_that_pages_show_them(runtime: Runtime) -> None:
    await add_solutions(runtime, RICE, INVOICES)
    ranking = await runtime.matching.ranking_for_text(ASKED)
    answer = await runtime.matching.solutions_for_text(ASKED, by=VISITOR)
    shown = [m.record.id for m in (*answer.matches, *answer.near_misses)]
    assert ranking.ids[: len(shown)] == shown
    assert {i for i, judged in ranking.judged.items() if judged.coverage} == set(ranking.ids)
