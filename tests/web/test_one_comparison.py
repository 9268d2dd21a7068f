"""One comparison of a need with a solution, requirement by requirement, whoever reads it and on whichever page."""

import re
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.matching.answering import Answerer
from matchmaker.matching.model import Subject
from matchmaker.matching.question import Question
from matchmaker.matching.ranking import Ranking
from matchmaker.proposals import decisions, suggestions
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from tests.support.clients import sit_down
from tests.support.introductions import consent_path, leave
from tests.support.listings import make_need, make_solution
from tests.support.proposals import BUSINESS, BUYER_EMAIL, INSTITUTE, LAB_EMAIL, Desk

PROBLEM = (
    "Cần phần mềm phân loại phản hồi của khách hàng theo chủ đề. "
    "Cần giảm thời gian đọc phản hồi từ 8 giờ xuống 1 giờ mỗi ngày."
)
SUMMARY = "Phần mềm phân loại phản hồi của khách hàng theo chủ đề và cảm xúc."
NEAR = "Phần mềm đọc phản hồi của khách hàng mỗi ngày, bản {}."


@pytest.fixture
async def pair(runtime: Runtime, desk: Desk) -> tuple[Need, Solution]:
    """Among others that say as much of the second requirement as the solution does."""
    async with transaction(runtime.pool) as connection:
        for number in range(19):
            await make_solution(connection, title=f"Đọc phản hồi {number}", summary=NEAR.format(number))
        solution = await make_solution(
            connection,
            organisation=INSTITUTE,
            email=LAB_EMAIL,
            title="Phân loại phản hồi",
            summary=SUMMARY,
            licence="Apache-2.0",
            confirmed=False,
        )
        need = await make_need(
            connection,
            organisation=BUSINESS,
            problem=PROBLEM,
            email=BUYER_EMAIL,
            place="Quận 7",
            confidentiality="anonymous",
        )
    await runtime.matching.refresh()
    return need, solution


def coverage(page: str, title: str | None = None) -> list[str]:
    """How well each requirement is answered: of the page's one comparison, or of the match with a title."""
    part = page if title is None else page.partition(f">{title}</a>")[2].partition('<li class="match">')[0]
    return re.findall(r"coverage__item--(\w+)", part)


async def asked_for(runtime: Runtime, desk: Desk, pair: tuple[Need, Solution]) -> int:
    """The number of the proposal, suggested and then approved: both sides are asked."""
    identity = await runtime.encoder.identity()
    found = await suggestions.suggest(runtime.pool, runtime.matching, identity, pair[0].id, by=LOCAL_PERSON)
    [suggested] = [each for each in found if each.solution_id == pair[1].id]
    async with transaction(runtime.pool) as connection:
        approved = await decisions.approve(connection, suggested.id, by=desk.broker, version=suggested.version)
    return approved.id


async def test_the_need_the_officer_and_both_sides_read_one_comparison(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    need, solution = pair
    number = await asked_for(runtime, desk, pair)
    read: dict[str, list[str]] = {}
    sit_down(app, desk.buyer)
    read["need"] = coverage((await client.get(f"/needs/{need.id}")).text, solution.title)
    read["solution"] = coverage((await client.get(f"/solutions/{solution.id}")).text, need.title)
    for name, reader in (("officer", desk.broker), ("buyer", desk.buyer), ("lab", desk.lab)):
        sit_down(app, reader)
        read[name] = coverage((await client.get(f"/proposals/{number}")).text)
    leave(app)
    for email in (BUYER_EMAIL, LAB_EMAIL):
        read[email] = coverage((await client.get(await consent_path(runtime, email))).text)
    assert len(read["need"]) == 2
    assert {page: said for page, said in read.items() if said != read["need"]} == {}
    judged = await runtime.matching.pair(need.id, solution, by=desk.lab)
    found = (await runtime.matching.solutions_for_need(need, by=desk.buyer)).matches
    [own] = [match for match in found if match.record.id == solution.id]
    [from_the_other_side] = (await runtime.matching.askers_of_solution(solution, by=desk.lab)).needs.matches
    assert judged
    for other in (judged, from_the_other_side):
        assert (other.word, other.fit, other.evidence) == (own.word, own.fit, own.evidence)
        assert (other.coverage, other.signals) == (own.coverage, own.signals)


async def test_a_need_that_stands_behind_others_and_seems_not_to_fit_from_the_solution_is_shown_as_it_judges_itself(
    runtime: Runtime, pair: tuple[Need, Solution], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held against one another, needs that ask alike are no nearer than unrelated ones."""
    need, solution = pair
    async with transaction(runtime.pool) as connection:
        for subject in ("robot hàn khung xe", "dự báo sản lượng tôm", "lịch phun sơn", "đo độ mặn", "bản đồ ngập"):
            await make_need(connection, problem=f"Cần {subject} tự động.")
    await runtime.matching.refresh()
    askers = Answerer.askers

    async def seen_far_away(answerer: Answerer, question: Question, subject: Subject, *, top: int) -> Ranking:
        ranking = await askers(answerer, question, subject, top=top)
        return replace(ranking, ranked=sorted(ranking.ranked, key=lambda one: one.id == need.id), judged={})

    monkeypatch.setattr(Answerer, "askers", seen_far_away)
    [shown] = (await runtime.matching.askers_of_solution(solution, by=LOCAL_PERSON)).needs.matches
    found = (await runtime.matching.solutions_for_need(need, by=LOCAL_PERSON)).matches
    [own] = [match for match in found if match.record.id == solution.id]
    assert (shown.record.id, shown.word, shown.coverage) == (need.id, own.word, own.coverage)


async def test_what_is_agreed_to_says_its_licence_and_that_its_owner_has_not_confirmed_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    number = await asked_for(runtime, desk, pair)
    leave(app)
    by_link = (await client.get(await consent_path(runtime, BUYER_EMAIL))).text
    sit_down(app, desk.buyer)
    for page in (by_link, (await client.get(f"/proposals/{number}")).text):
        buttons = page.index("Tôi đồng ý giới thiệu kết nối")
        above = page[page.rindex("<section", 0, buttons) : buttons]
        assert "Giấy phép: Apache-2.0" in above
        assert "chưa được đơn vị xác nhận" in above
