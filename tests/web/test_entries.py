"""The form of an entry on its page: from the criteria to the receipt, and what becomes of what was typed."""

import hashlib

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.call import Rights
from tests.support.calls import Council, a_council, an_open_call, past_its_deadline
from tests.support.clients import sit_down
from tests.support.entries import LEFT, answers, post_entry, send_entry
from tests.support.forms import opened_form
from tests.support.listings import make_solution


@pytest.fixture
async def council(runtime: Runtime) -> Council:
    async with transaction(runtime.pool) as connection:
        return await a_council(connection)


async def test_an_entry_from_the_questions_of_the_criteria_to_the_receipt_and_the_ruling(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council, rights=Rights.NON_EXCLUSIVE)
    place = f"/calls/{call.id}/entry"
    sit_down(app, council.entrants[0])
    page = (await client.get(place)).text
    assert all(criterion.question in page for criterion in call.criteria)
    assert "Quyền sử dụng không độc quyền" in page
    missing = await post_entry(client, call, {"title": "Soi vải"})
    assert missing.status_code == 422
    assert "Đề nghị xác nhận đồng ý với yêu cầu về sở hữu trí tuệ" in missing.text
    sent = await send_entry(client, call, {}, files=[("Người duthi1.txt", "Một dòng.".encode())])
    assert sent.headers["location"] == f"{place}?done=submitted"
    received = await client.get(f"{place}/receipt")
    page = (await client.get(sent.headers["location"])).text
    assert hashlib.sha256(received.content).hexdigest() in page
    assert "Đã nộp hồ sơ." in page
    assert "Đọc biển số ban đêm" in (await client.get("/account/entries")).text
    await ruled(app, client, runtime, council, call_id=call.id)


async def ruled(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council, *, call_id: int) -> None:
    """The secretary sees whose it is and rules; the entrant reads why, and nobody else sees the page."""
    async with transaction(runtime.pool) as connection:
        entry_id = await connection.fetchval("SELECT id FROM call_entry")
        await connection.execute("UPDATE call SET state = 'eligibility' WHERE id = $1", call_id)
    place = f"/calls/{call_id}/eligibility"
    for other in (council.broker, council.judges[0]):
        sit_down(app, other)
        assert (await client.get(place)).status_code in (403, 404)
    sit_down(app, council.secretary)
    assert "Còn 1 hồ sơ chờ xét" in (await client.get(place)).text
    form = await opened_form(client, f"{place}/{entry_id}")
    assert (await form.send(f"{place}/{entry_id}", {"ruling": "other", "note": ""})).status_code == 422
    form = await opened_form(client, f"{place}/{entry_id}")
    sent = await form.send(f"{place}/{entry_id}", {"ruling": "off_topic", "note": "Bài toán khác."})
    assert sent.status_code == 303, sent.text
    sit_down(app, council.entrants[0])
    page = (await client.get(f"/calls/{call_id}/entry")).text
    assert "Không giải bài toán đã nêu" in page
    assert "Bài toán khác." in page


async def test_names_are_pointed_out_before_sending_and_stay_only_by_ones_own_word(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council)
    sit_down(app, council.entrants[0])
    typed = {"title": "Soi vải của Đơn vị duthi1", **answers(call)}
    answer = await post_entry(client, call, typed, files=[("a.txt", b"don vi duthi1")])
    assert answer.status_code == 422
    assert answer.text.count("(tên đơn vị)") == 2
    assert await runtime.pool.fetchval("SELECT count(*) FROM call_submission") == 0
    key = answer.text.partition(LEFT)[2].partition('"')[0]
    sent = await post_entry(client, call, {**typed, "leave_names": key})
    assert sent.status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM call_file WHERE submitted_at IS NOT NULL") == 1


async def test_what_comes_too_late_is_refused_and_stays_on_the_page(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council)
    sit_down(app, council.entrants[0])
    form = await opened_form(client, f"/calls/{call.id}/entry")
    kept = await form.send(f"/calls/{call.id}/entry/draft", {"title": "Gõ dở"}, HX_Request="true")
    assert kept.status_code == 200
    async with transaction(runtime.pool) as connection:
        await past_its_deadline(connection, call)
    late = await form.send(f"/calls/{call.id}/entry", {"title": "Gõ xong", **answers(call)})
    assert late.status_code == 409
    assert "Đã hết hạn nộp nên hồ sơ chưa được nộp" in late.text
    assert "Gõ xong" in (await client.get(f"/calls/{call.id}/entry")).text
    assert await runtime.pool.fetchval("SELECT state FROM call_entry") == "draft"


async def test_a_draft_of_another_tab_is_not_written_over_unseen(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council)
    sit_down(app, council.entrants[0])
    place = f"/calls/{call.id}/entry"
    one, two = await opened_form(client, place), await opened_form(client, place)
    await one.send(f"{place}/draft", {"title": "Thẻ một"}, HX_Request="true")
    beside = await two.send(f"{place}/draft", {"title": "Thẻ hai"}, HX_Request="true")
    assert "thẻ khác" in beside.text
    pressed = await two.send(place, {"title": "Thẻ hai", "act": "save"})
    assert pressed.status_code == 409
    assert "Thẻ hai" in pressed.text
    assert await runtime.pool.fetchval("SELECT typed -> 'title' ->> 0 FROM call_entry") == "Thẻ một"


async def test_a_double_click_sends_once_and_leaves_nothing_to_send(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council)
    sit_down(app, council.entrants[0])
    place = f"/calls/{call.id}/entry"
    form = await opened_form(client, place)
    typed = {"title": "Đọc biển số ban đêm", "trl": "7", "rights": "yes", **answers(call)}
    for _ in range(2):
        assert (await form.send(place, typed)).headers["location"] == f"{place}?done=submitted"
    rows = await runtime.pool.fetch("SELECT state, typed FROM call_entry")
    assert [(row["state"], row["typed"]) for row in rows] == [("submitted", None)]
    assert await runtime.pool.fetchval("SELECT count(*) FROM call_submission") == 1


async def test_an_entry_names_a_solution_of_ones_own_organisation_and_the_secretary_alone_reads_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council)
        listed = await make_solution(connection, organisation="Đơn vị duthi1", title="Camera soi vải đã đăng")
    place = f"/calls/{call.id}"
    sit_down(app, council.entrants[1])
    assert "Camera soi vải đã đăng" not in (await client.get(f"{place}/entry")).text
    sit_down(app, council.entrants[0])
    assert (await send_entry(client, call, {"solution": "999"})).status_code == 422
    assert (await send_entry(client, call, {"solution": str(listed.id)})).status_code == 303
    assert f'<option value="{listed.id}" selected>' in (await client.get(f"{place}/entry")).text
    async with transaction(runtime.pool) as connection:
        entry_id = await connection.fetchval("SELECT id FROM call_entry")
        await connection.execute("UPDATE call SET state = 'eligibility'")
    sit_down(app, council.secretary)
    assert f'href="/solutions/{listed.id}"' in (await client.get(f"{place}/eligibility/{entry_id}")).text
    async with transaction(runtime.pool) as connection:
        await connection.execute("UPDATE call_entry SET state = 'eligible'")
        await connection.execute("UPDATE call SET state = 'scoring'")
        await connection.execute("UPDATE call_appointment SET declared_at = now()")
        await connection.execute(
            "INSERT INTO call_assignment (entry_id, person_id) VALUES ($1, $2)", entry_id, council.judges[0].person_id
        )
    sit_down(app, council.judges[0])
    sheet = await client.get(f"{place}/judging/entries/1")
    assert sheet.status_code == 200
    assert f"/solutions/{listed.id}" not in sheet.text
    assert listed.title not in sheet.text
