"""What is offered is shown by kind: what exists, then data, then who could build it; near misses folded, apart."""

import re
from dataclasses import replace

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.matching.model import Coverage, FitWord, Match, Matches, Span, Strength, Subject
from matchmaker.rules.solution import Solution, SolutionKind
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution, unstored_solution
from web.ground.rendering import environment

PROBLEM = "Chúng tôi cần đọc hóa đơn giấy tiếng Việt bằng máy thay cho nhập tay."
HEADINGS = ("Giải pháp có sẵn", "Dữ liệu có sẵn", "Có thể xây dựng")
ENGLISH_HEADINGS = ("Solutions available", "Data available", "Could be built")
COVERED = Coverage(requirement=[Span(text="Đọc hóa đơn")], strength=Strength.STRONG, weight=0.5)
MISSING = Coverage(requirement=[Span(text="Chạy khi mất mạng")], strength=Strength.NOT_COVERED, weight=0.5)


def a_match(number: int, kind: SolutionKind = SolutionKind.SOLUTION, word: FitWord = FitWord.GOOD) -> Match[Solution]:
    record = unstored_solution(id=number, kind=kind, title=f"Hồ sơ {number}", organisation_name="Trường A", summary="")
    return Match(
        record=replace(record, confirmed=True),
        subject=Subject.SOLUTION,
        fit=0.5,
        word=word,
        closeness=1.0,
        shared=0.1,
        paired=0.1,
        coverage=[COVERED, MISSING],
        signals=[],
    )


def listed(matches: Matches[Solution], locale: str = "vi") -> str:
    return str(environment(locale).get_template("macros/matches.html").module.listing(matches))  # type: ignore[attr-defined]


def order_of(page: str, parts: tuple[str, ...]) -> list[int]:
    places = [page.find(part) for part in parts]
    assert -1 not in places, parts
    return places


def test_groups_stand_in_one_order_and_inside_each_the_rank_holds() -> None:
    team, data, first, second = (
        a_match(4, SolutionKind.CAPABILITY),
        a_match(3, SolutionKind.DATASET),
        a_match(2),
        a_match(1),
    )
    shown = listed(Matches(matches=[team, data, first, second]))
    places = order_of(shown, (HEADINGS[0], "Hồ sơ 2", "Hồ sơ 1", HEADINGS[1], "Hồ sơ 3", HEADINGS[2], "Hồ sơ 4"))
    assert places == sorted(places)


def test_an_empty_group_takes_no_room() -> None:
    shown = listed(Matches(matches=[a_match(1, SolutionKind.DATASET)]))
    assert [heading for heading in HEADINGS if heading in shown] == ["Dữ liệu có sẵn"]
    assert shown.count('<ol class="matches">') == 1


def test_near_misses_are_folded_under_their_name_with_what_is_missing() -> None:
    shown = listed(Matches(matches=[], near_misses=[a_match(1, word=FitWord.NONE)]))
    assert re.search(r'<details class="near">\s*<summary>Gần phù hợp', shown)
    missing = re.search(r"Còn thiếu:</p>\s*<ul>(.*?)</ul>", shown, re.S)
    assert missing is not None
    assert "Chạy khi mất mạng" in missing[1]
    assert "Đọc hóa đơn" not in missing[1]


@pytest.fixture
async def offered(runtime: Runtime) -> Runtime:
    """One of each kind that says just what is asked for."""
    for kind in SolutionKind:
        await a_solution(runtime, kind=kind.value, title=f"Đọc hóa đơn giấy, {kind}", summary=PROBLEM)
    return runtime


async def test_every_page_of_answers_shows_the_kinds_apart(client: httpx.AsyncClient, offered: Runtime) -> None:
    need = await a_need(offered, problem=PROBLEM)
    form = await opened_form(client, "/needs/new")
    preview = await form.send("/needs/preview", {"problem": PROBLEM}, HX_Request="true")
    search = await client.get("/search", params={"q": PROBLEM})
    for page in (await client.get(f"/needs/{need.id}"), preview, search):
        parts = [
            part for kind, heading in zip(SolutionKind, HEADINGS, strict=True) for part in (heading, f"giấy, {kind}")
        ]
        places = order_of(page.text[page.text.index(HEADINGS[0]) :], tuple(parts))
        assert places == sorted(places)
    english = await client.get(f"/needs/{need.id}", headers={"Cookie": "language=en"})
    assert order_of(english.text, ENGLISH_HEADINGS)


async def test_lists_are_narrowed_to_data_sets_and_name_what_is_no_solution(
    client: httpx.AsyncClient, offered: Runtime
) -> None:
    page = (await client.get("/solutions", params={"kind": "dataset"})).text
    assert "giấy, dataset" in page
    assert "giấy, solution" not in page
    assert '<span class="badge">Bộ dữ liệu</span>' in page
