"""Asking for an introduction from a match on the need's page; its state there, at consent, on each record's page."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.proposals import decisions, pairs_of_record
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from tests.support.clients import sit_down
from tests.support.introductions import asked, consent_path, leave, post
from tests.support.listings import make_need, make_solution
from tests.support.proposals import BUSINESS, BUYER_EMAIL, INSTITUTE, LAB_EMAIL, Desk

PROBLEM = "Mỗi ngày chúng tôi nhập tay 300 phiếu. Cần đọc hóa đơn giấy đã chụp ảnh và trả về tổng tiền."
ASK = "Đề nghị giới thiệu"


@pytest.fixture
async def pair(runtime: Runtime, desk: Desk) -> tuple[Need, Solution]:
    """A need and a solution that matching holds to fit, among others that do not."""
    async with transaction(runtime.pool) as connection:
        solution = await make_solution(connection, organisation=INSTITUTE, email="lab@vien.example")
        for number in range(5):
            await make_solution(connection, title=f"Đếm xe, bản {number}", summary="Đếm xe qua ảnh camera.")
        need = await make_need(connection, organisation=BUSINESS, problem=PROBLEM, email=BUYER_EMAIL)
    await runtime.matching.refresh()
    return need, solution


def states(page: str) -> list[str]:
    """What stands beside the matches of a page."""
    found = re.findall(r'<p class="pair-state">\s*<span class="badge badge--(\w+)">', page)
    return [str(each) for each in found]


async def ask(client: httpx.AsyncClient, pair: tuple[Need, Solution]) -> httpx.Response:
    need, solution = pair
    return await post(client, f"/needs/{need.id}", f"/needs/{need.id}/introductions", {"solution": str(solution.id)})


async def test_the_owner_asks_beside_the_match_and_the_broker_gets_what_the_owner_saw(
    app: FastAPI, client: httpx.AsyncClient, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    need, solution = pair
    sit_down(app, desk.buyers_colleague)
    for page_of_match in (f"/needs/{need.id}", f"/solutions/{solution.id}"):
        assert (await client.get(page_of_match)).text.count(ASK) == 1
    answer = await ask(client, pair)
    page = await client.get(answer.headers["location"])
    assert "Đề nghị giới thiệu đã được gửi đến cán bộ kết nối." in page.text
    again = (await client.get(f"/needs/{need.id}")).text
    assert (states(again), again.count(f">{ASK}<")) == (["requested"], 0)
    sit_down(app, desk.broker)
    shown = (await client.get(answer.headers["location"].partition("?")[0])).text
    assert "Doanh nghiệp đề nghị giới thiệu" in shown
    assert "coverage__evidence" in shown  # not a pair without a score
    assert "Doanh nghiệp đề nghị giới thiệu" in (await client.get("/desk")).text


async def test_what_was_never_shown_to_fit_is_not_asked_for(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    async with transaction(runtime.pool) as connection:
        unfit = await make_solution(connection, title="Đếm xe, bản khác", summary="Đếm xe qua ảnh camera.")
    await runtime.matching.refresh()
    sit_down(app, desk.buyer)
    answer = await ask(client, (pair[0], unfit))
    assert answer.status_code == 403
    assert "Giải pháp này không nằm trong các gợi ý cho nhu cầu." in answer.text


async def test_nobody_else_is_offered_to_ask_or_may(
    app: FastAPI, client: httpx.AsyncClient, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    for reader in (VISITOR, desk.stranger, desk.lab, desk.broker):
        sit_down(app, reader)
        for path in (f"/needs/{pair[0].id}", f"/solutions/{pair[1].id}"):
            assert ASK not in (await client.get(path)).text
        assert (await ask(client, pair)).status_code in (303, 403, 404)
    sit_down(app, desk.buyer)
    assert states((await client.get(f"/needs/{pair[0].id}")).text) == []


async def test_the_state_stands_wherever_the_match_does_for_those_who_may_know(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    need, solution = pair
    sit_down(app, desk.buyer)
    await ask(client, pair)
    pages = (f"/needs/{need.id}", f"/solutions/{solution.id}")
    for reader, expected in (
        (desk.buyer, ["requested"]),
        (desk.lab, []),
        (desk.stranger, []),
        (desk.broker, ["suggested"]),
    ):
        sit_down(app, reader)
        assert [states((await client.get(path)).text) for path in pages] == [expected, expected]
    async with transaction(runtime.pool) as connection:
        [made] = await pairs_of_record.listing(connection, need_id=need.id, by=desk.buyer)
        await decisions.approve(connection, made.proposal_id, by=desk.broker, version=1)
    for reader, expected in ((desk.buyer, ["asked"]), (desk.lab, ["asked"]), (desk.stranger, [])):
        sit_down(app, reader)
        assert [states((await client.get(path)).text) for path in pages] == [expected, expected]


async def test_both_sides_read_requirement_by_requirement_before_they_consent(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    proposal = await asked(runtime, desk, problem=PROBLEM, confidentiality="anonymous")
    await runtime.matching.refresh()
    for email, reader in ((BUYER_EMAIL, desk.buyer), (LAB_EMAIL, desk.lab)):
        leave(app)
        by_link = (await client.get(await consent_path(runtime, email))).text
        sit_down(app, reader)
        on_page = (await client.get(f"/proposals/{proposal.id}")).text
        for page in (by_link, on_page):
            assert "Đối chiếu từng yêu cầu" in page
            assert page.count("coverage__item") >= 1
    assert BUSINESS not in by_link  # the need is anonymous still, and its page tells no more


async def test_a_record_that_the_reader_may_not_open_is_named_without_a_link(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    proposal = await asked(runtime, desk, problem=PROBLEM, confidentiality="brokers")
    sit_down(app, desk.buyer)
    await post(client, f"/proposals/{proposal.id}", f"/proposals/{proposal.id}/answer", {"answer": "agree"})
    need, solution = f'href="/needs/{proposal.need_id}"', f'href="/solutions/{proposal.solution_id}"'
    assert need in (await client.get(f"/proposals/{proposal.id}")).text
    sit_down(app, desk.lab)
    page = (await client.get(f"/proposals/{proposal.id}")).text
    assert (need in page, solution in page) == (False, True)
    assert (await client.get(f"/needs/{proposal.need_id}")).status_code == 404
    await post(client, f"/proposals/{proposal.id}", f"/proposals/{proposal.id}/answer", {"answer": "agree"})
    introduced = (await client.get(f"/proposals/{proposal.id}")).text
    assert need not in introduced
    case = re.search(r'href="(/cases/\d+)"', introduced)
    assert case
    shown = (await client.get(case[1])).text
    assert (need in shown, solution in shown, f'href="/proposals/{proposal.id}"' in shown) == (False, True, True)


async def test_the_request_says_that_it_is_no_consent_and_is_taken_back_after_asking(
    app: FastAPI, client: httpx.AsyncClient, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    sit_down(app, desk.buyer)
    second = "Đề nghị này chưa phải là sự đồng ý"
    assert second in (await client.get(f"/needs/{pair[0].id}")).text
    page = (await ask(client, pair)).headers["location"].partition("?")[0]
    assert second in (await client.get(page)).text
    assert f'href="{page}/take-back"' in (await client.get(page)).text
    assert "Rút đề nghị giới thiệu?" in (await client.get(f"{page}/take-back")).text
    done = await post(client, f"{page}/take-back", f"{page}/take-back", {})
    assert "Đã rút đề nghị giới thiệu." in (await client.get(done.headers["location"])).text
    assert ASK in (await client.get(f"/needs/{pair[0].id}")).text
