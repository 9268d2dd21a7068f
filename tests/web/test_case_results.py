"""How a case becomes a result on the pages: each party's own word, the verifier's decision, and taking it back."""

import re
from dataclasses import replace

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases import clock, confirmations
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage
from tests.support.case_pages import WORD, accepted, begun, now, send, shown
from tests.support.cases import BUYER, LAB, Office, a_verified, state, token_to, with_adopter
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.introductions import leave, mailed_link, post


def marked_required(page: str) -> list[str]:
    """The fields of a form that say that they must be filled in."""
    named = r'<fieldset id="(\w+)"[^>]*>\s*<legend>|<label for="(\w+)">'
    found = re.finditer(rf'(?:{named})[^<]*<span class="required">bắt buộc</span>', page)
    return [each[1] or each[2] for each in found]


async def test_opening_a_partys_link_answers_nothing_and_its_form_answers_once(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    asked = await send(client, case, "confirmations", version=str(case.version), asked_side="need")
    assert asked.status_code == 303
    path = await mailed_link(runtime, BUYER, "case-answers")
    leave(app)
    for _ in range(2):
        opened = await client.get(path)
        assert opened.status_code == 200
        assert marked_required(opened.text) == ["agreed"]
        assert opened.text.count("Cần trả lời nếu Ông/Bà xác nhận.") == 2
        assert opened.headers["x-robots-tag"] == "noindex, nofollow"
    assert await runtime.pool.fetchval("SELECT count(*) FROM case_confirmation WHERE answered_at IS NOT NULL") == 0
    form = await opened_form(client, path)
    missing = await form.send(path, {"agreed": "yes"})
    assert missing.status_code == 422
    assert (await form.send(path, WORD)).status_code == 303
    assert "Đã ghi nhận" in await shown(client, path)
    said = await runtime.pool.fetchrow("SELECT * FROM case_confirmation")
    assert said is not None
    assert (said["agreed"], said["measure"]["after"], said["answered_by"]) == (True, 15.5, office.desk.buyer.name)
    again = await form.send(path, WORD | {"agreed": "no"})
    assert "không nhận trả lời khác" in again.text
    assert await runtime.pool.fetchval("SELECT agreed FROM case_confirmation") is True


async def test_a_link_of_nobody_and_a_void_one_say_so(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        await confirmations.ask(connection, case.id, Side.SOLUTION, by=office.broker, version=case.version)
        path = f"/case-answers/{await token_to(connection, LAB)}"
        await state(connection, case, office, contract_value=5)
    leave(app)
    for wrong in ("/case-answers/khong-co", "/case-follow-ups/khong-co", path):
        assert (await client.get(wrong)).status_code == 410
    late = await post(client, "/login", path, WORD)
    assert late.status_code == 410
    assert WORD["contribution"] in late.text, "what was typed until then is not lost"


async def test_the_verifier_confirms_from_the_checklist_and_may_take_it_back_openly(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    sit_down(app, office.verifier)
    assert "0/10" in await shown(client, "/cases")
    slip = await shown(client, f"/cases/{case.id}/verify")
    assert "Danh mục kiểm tra" in slip
    assert "Chưa có giải pháp nào khác" in slip
    version = str(case.version)
    unread = await send(client, case, "verify", version=version, grade="originated")
    assert unread.status_code == 422
    good = {"grade": "originated", "links_checked": "yes"}
    unsaid = await send(client, case, "verify", version=version, **good)
    assert unsaid.status_code == 422
    assert re.search(r'id="verify_note-wrong".*Còn 5 tài liệu chưa đối chiếu bản chính. Vui', unsaid.text)
    assert "hoặc nêu lý do không cần đối chiếu tại ô “Ý kiến của người thẩm tra”" in unsaid.text
    done = await send(client, case, "verify", version=version, **good, verify_note="Đã xem bản chính")
    assert done.headers["location"] == f"/cases/{case.id}/verify?done=verify"
    assert "1/10" in await shown(client, "/cases")
    counted = await shown(client, "/cases?counted=1")
    assert f'href="/cases/{case.id}"' in counted
    version = str((await now(runtime, case)).version)
    await send(client, case, "withdraw", version=version, result_reason="contract_cancelled")
    assert "0/10" in await shown(client, "/cases")
    html = await shown(client, f"/cases/{case.id}")
    assert "Hợp đồng bị hủy" in html
    assert "Đã thẩm tra" in html


async def test_the_slip_shows_the_counted_solutions_that_are_nearest(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        counted = await a_verified(connection, office)
    case = await accepted(runtime, office)
    sit_down(app, office.verifier)
    slip = await shown(client, f"/cases/{case.id}/verify")
    assert f'href="/cases/{counted.id}"' in slip
    assert "gần như cùng một giải pháp" in slip
    assert "trùng 100% từ ngữ" in slip
    version = str(case.version)
    joined = await send(client, case, "join", version=version, other_case=str(counted.id))
    assert joined.status_code == 303
    async with transaction(runtime.pool) as connection:
        await with_adopter(connection, case, counted, office.desk.stranger.organisation_id or 0)
    version = str((await now(runtime, case)).version)
    good = {"grade": "originated", "links_checked": "yes", "nearest": str(counted.id), "verify_note": "Đã xem"}
    assert (await send(client, case, "verify", version=version, **good)).status_code == 303
    assert "nhân rộng, không tính vào chỉ tiêu" in await shown(client, f"/cases/{case.id}")
    assert "được ghi nhận vào chỉ tiêu" in await shown(client, f"/cases/{counted.id}")


async def test_who_carried_the_case_reads_the_slip_and_cannot_decide(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    turned = replace(office.broker, role=Role.VERIFIER)
    sit_down(app, turned)
    html = await shown(client, f"/cases/{case.id}/verify")
    assert f'action="/cases/{case.id}/verify"' not in html
    assert "cán bộ thứ hai" in html
    version = str(case.version)
    answer = await send(client, case, "verify", version=version, grade="originated", links_checked="yes")
    assert answer.status_code == 403
    sit_down(app, office.broker)
    assert f'action="/cases/{case.id}/verify"' not in await shown(client, f"/cases/{case.id}/verify")


async def test_a_refusal_needs_its_reason_and_the_broker_reads_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    sit_down(app, office.verifier)
    version = str(case.version)
    assert (await send(client, case, "refuse", version=version)).status_code == 422
    told = {"refusal_reason": "document_unclear", "refusal_note": "Thiếu trang 2"}
    assert (await send(client, case, "refuse", version=version, **told)).status_code == 303
    sit_down(app, office.broker)
    html = await shown(client, f"/cases/{case.id}")
    assert "Tài liệu chưa rõ" in html
    assert "Thiếu trang 2" in html


async def test_the_adopter_is_asked_again_and_an_ended_use_withdraws(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        case = await a_verified(connection, office)
        await clock.tick(connection, now=await connection.fetchval("SELECT now()"))
        path = f"/case-follow-ups/{await token_to(connection, BUYER)}"
    sit_down(app, office.leader)
    assert "Chưa tái xác nhận" in await shown(client, f"/cases/{case.id}")
    sit_down(app, office.desk.buyer)
    home = await shown(client, "/home")
    assert "Cho biết giải pháp đã tiếp nhận còn được sử dụng hay không" in home
    own = await shown(client, f"/cases/{case.id}")
    assert "Gửi lại liên kết" in own
    assert f'action="/cases/{case.id}/confirmations/own"' in own
    assert (await send(client, case, "confirmations/again", asked_side="need")).status_code == 303
    led = await send(client, case, "confirmations/own")
    assert led.headers["location"].startswith("/case-follow-ups/")
    leave(app)
    form = await opened_form(client, path)
    assert 'value="Người lan@minhanh.example"' in await shown(client, path)
    assert (await form.send(path, {})).status_code == 422
    ended = {"still_used": "no", "answerer": "Trần Thị Thảo", "word_note": "Đổi phần mềm"}
    assert (await form.send(path, ended)).status_code == 303
    assert "không nhận trả lời khác" in (await form.send(path, {"still_used": "yes"})).text  # a double click
    assert (await now(runtime, case)).stage is Stage.WITHDRAWN
    sit_down(app, office.leader)
    told = await shown(client, f"/cases/{case.id}")
    assert "người trả lời: Trần Thị Thảo (liên kết gửi cho Người lan@minhanh.example)" in told
    assert "Đổi phần mềm" in told
    sit_down(app, office.desk.lab)
    theirs = await shown(client, f"/cases/{case.id}")
    assert "đã ngừng sử dụng" in theirs
    assert "Trần Thị Thảo" not in theirs
