"""A side's own pages: its list, one proposal, answering, a question of the desk, withdrawing."""

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.proposals import decisions
from matchmaker.proposals.suggestions import pair_by_hand
from matchmaker.rules.proposal import Proposal, Side
from tests.support.clients import sit_down
from tests.support.introductions import post
from tests.support.proposals import BUSINESS, BUYER_EMAIL, Desk, a_pair
from tests.support.threads import page_of, write

AGREE = {"answer": "agree"}


async def test_a_side_lists_its_own_with_state_and_promised_day_what_waits_for_it_first(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    by = await runtime.pool.fetchval(
        "SELECT to_char((answer_by - interval '1 second') AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') "
        "FROM consent LIMIT 1"
    )
    for member in (desk.buyer, desk.buyers_colleague, desk.lab):
        sit_down(app, member)
        page = (await client.get("/proposals")).text
        assert f'href="{page_of(proposal)}"' in page
        assert "Chờ đơn vị trả lời" in page
        assert f"hạn trả lời: hết ngày {by}" in page
    for other in (desk.stranger, desk.broker):
        sit_down(app, other)
        assert page_of(proposal) not in (await client.get("/proposals")).text


async def test_a_side_reads_what_the_other_knows_of_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    named = "Bên kia thấy tên đơn vị, chưa thấy người liên hệ, số điện thoại, email."
    for member in (desk.buyer, desk.lab):
        sit_down(app, member)
        assert named in (await client.get(page_of(proposal))).text
    await runtime.pool.execute("UPDATE need SET confidentiality = 'anonymous'")
    assert named in (await client.get(page_of(proposal))).text
    sit_down(app, desk.buyer)
    assert named not in (await client.get(page_of(proposal))).text


async def test_a_suggestion_is_in_nobodys_list_before_they_are_asked(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    async with transaction(runtime.pool) as connection:
        need, solution = await a_pair(connection, desk)
        pair = await pair_by_hand(connection, need.id, solution.id, "Cùng bài toán", by=desk.broker)
    for member in (desk.buyer, desk.lab):
        sit_down(app, member)
        assert page_of(pair) not in (await client.get("/proposals")).text
        assert (await client.get(page_of(pair))).status_code == 404


async def test_a_question_of_the_desk_shows_the_question_and_no_state(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    async with transaction(runtime.pool) as connection:
        need, solution = await a_pair(connection, desk)
        pair = await pair_by_hand(connection, need.id, solution.id, "Cùng bài toán", by=desk.broker)
        ask = decisions.request_information
        await ask(connection, pair.id, Side.SOLUTION, "Có chạy được ngoại tuyến không?", by=desk.broker)
    sit_down(app, desk.labs_colleague)
    listed, page = (await client.get("/proposals")).text, (await client.get(page_of(pair))).text
    assert "Câu hỏi của cán bộ kết nối" in listed
    assert "đề nghị trả lời chậm nhất ngày" in listed
    assert "Có chạy được ngoại tuyến không?" in page
    assert page.count("Hệ thống gợi ý") == page.count("ai-label__tag")  # of the comparison, not the state
    assert BUYER_EMAIL not in page
    await write(client, pair, {"body": "Có.", "audience": "both"})
    assert "Chờ đơn vị trả lời" not in (await client.get("/proposals")).text


async def test_the_contact_answers_on_the_page_and_a_colleague_cannot(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyers_colleague)
    page = await client.get(page_of(proposal))
    assert 'name="answer"' not in page.text
    assert f"Chỉ đầu mối được ủy quyền trả lời thay mặt đơn vị: Người {BUYER_EMAIL}" in page.text
    sent = await post(client, page_of(proposal), f"{page_of(proposal)}/answer", AGREE)
    assert sent.status_code == 403
    sit_down(app, desk.stranger)  # the contact of another organisation
    assert (await post(client, "/login", f"{page_of(proposal)}/answer", AGREE)).status_code == 404
    assert await runtime.pool.fetchval("SELECT count(*) FROM consent WHERE answer IS NOT NULL") == 0
    for contact in (desk.buyer, desk.lab):
        sit_down(app, contact)
        sent = await post(client, page_of(proposal), f"{page_of(proposal)}/answer", AGREE)
        assert sent.headers["location"] == page_of(proposal)
    introduced = (await client.get(page_of(proposal))).text
    assert all(word in introduced for word in (BUSINESS, BUYER_EMAIL, "Hai bên đã được giới thiệu"))


async def test_a_refusal_on_the_page_names_its_reason_to_the_own_side_only(
    app: FastAPI, client: httpx.AsyncClient, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.lab)
    path = f"{page_of(proposal)}/answer"
    without = await post(client, page_of(proposal), path, {"answer": "refuse", "note": "Đang kín việc"})
    assert without.status_code == 422
    assert "Đang kín việc" in without.text
    await post(client, page_of(proposal), path, {"answer": "refuse", "reason": "no_capacity", "note": "Đang kín việc"})
    assert "Chưa đủ năng lực tiếp nhận" in (await client.get(page_of(proposal))).text
    sit_down(app, desk.buyer)
    others = (await client.get(page_of(proposal))).text
    assert "Bên kia không đồng ý" in others
    assert "Chưa đủ năng lực tiếp nhận" not in others
    assert "Đang kín việc" not in others


async def test_the_contact_withdraws_after_agreeing_and_nobody_else_does(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, proposal: Proposal
) -> None:
    sit_down(app, desk.buyer)
    await post(client, page_of(proposal), f"{page_of(proposal)}/answer", AGREE)
    version = str(await runtime.pool.fetchval("SELECT version FROM proposal WHERE id = $1", proposal.id))
    assert f'name="version" value="{version}"' in (await client.get(page_of(proposal))).text
    path, why = f"{page_of(proposal)}/withdraw", {"reason": "budget", "version": version}
    sit_down(app, desk.buyers_colleague)
    assert (await post(client, page_of(proposal), path, why)).status_code == 403
    sit_down(app, desk.buyer)
    assert (await post(client, page_of(proposal), path, {"version": version})).status_code == 422
    assert (await post(client, page_of(proposal), path, why | {"version": "1"})).status_code == 409
    assert (await post(client, page_of(proposal), path, why)).status_code == 303
    assert "Đề xuất đã được rút" in (await client.get(page_of(proposal))).text
