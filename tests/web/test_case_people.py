"""What each of the people around a case finds on their own pages: their question, a refusal, the papers to look at."""

from datetime import UTC, datetime

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases import confirmations, verification
from matchmaker.ground.db import transaction
from matchmaker.ground.i18n import show_date
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import CaseMove
from tests.support.case_pages import accepted, begun, now, send, shown
from tests.support.cases import BUYER, K, Office, advance, paper, verify
from tests.support.clients import sit_down
from tests.support.homes import waiting
from tests.support.introductions import leave, mailed_link


async def test_a_party_answers_from_its_own_page_and_the_officer_sends_the_link_again(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    sit_down(app, office.desk.buyer)
    home = waiting(await shown(client, "/home"))
    assert ("Xác nhận kết quả chuyển giao, hoặc cho biết nội dung chưa đúng", f"/cases/{case.id}") in home
    assert "Gửi lại liên kết" in await shown(client, f"/cases/{case.id}")
    led = await send(client, case, "confirmations/own")
    assert led.status_code == 303, led.text
    assert 'name="contribution"' in await shown(client, led.headers["location"])
    sit_down(app, office.desk.lab)
    assert "Gửi lại liên kết" not in await shown(client, f"/cases/{case.id}")
    sit_down(app, office.broker)
    first = await mailed_link(runtime, BUYER, "case-answers")
    assert (await send(client, case, "confirmations/again", asked_side="need")).status_code == 303
    assert await mailed_link(runtime, BUYER, "case-answers") != first
    leave(app)
    assert (await client.get(first)).status_code == 200


async def test_a_refusal_waits_on_the_officers_page_with_its_reason_and_no_longer_on_the_verifiers(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await now(runtime, await accepted(runtime, office))
    async with transaction(runtime.pool) as connection:
        await verification.refuse(
            connection, case.id, "document_unclear", by=office.verifier, version=case.version, note="Thiếu trang 3"
        )
    sit_down(app, office.verifier)
    assert waiting(await shown(client, "/home")) == []
    sit_down(app, office.broker)
    home = await shown(client, "/home")
    assert ("Bổ sung hồ sơ chưa qua thẩm tra và trình lại", f"/cases/{case.id}") in waiting(home)
    assert "Lý do: Tài liệu chưa rõ. Thiếu trang 3" in home
    assert "chọn “Trình thẩm tra lại”" in await shown(client, f"/cases/{case.id}")
    sit_down(app, office.desk.buyer)
    page = await shown(client, f"/cases/{case.id}")
    assert "Lý do: Tài liệu chưa rõ." in page
    assert "Thiếu trang 3" not in page


async def test_whose_need_has_its_result_reads_when_it_was_confirmed_and_that_the_need_can_be_closed(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    sit_down(app, office.desk.buyer)
    sentence = "Kết quả đã được thẩm tra, xác nhận ngày "
    assert sentence not in await shown(client, f"/needs/{case.need_id}")
    async with transaction(runtime.pool) as connection:
        await verify(connection, case, office)
    page = await shown(client, f"/needs/{case.need_id}")
    assert sentence + show_date(datetime.now(UTC), "vi") in page
    assert "có thể đóng nhu cầu tại mục “Bước tiếp theo”" in page


async def test_a_case_that_was_handed_in_again_says_since_when_a_verifier_is_awaited(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await now(runtime, await accepted(runtime, office))
    async with transaction(runtime.pool) as connection:
        await verification.refuse(connection, case.id, "document_unclear", by=office.verifier, version=case.version)
        await advance(connection, case, office, CaseMove.RESUBMIT)
    today = show_date(datetime.now(UTC), "vi")
    for reader in (office.broker, office.desk.buyer):
        sit_down(app, reader)
        page = await shown(client, f"/cases/{case.id}")
        assert f"Đã trình thẩm tra lại ngày {today}; đang chờ người thẩm tra từ ngày đó." in page
        assert "Chưa xác định." not in page


async def test_the_slip_names_each_paper_and_warns_of_what_nobody_has_checked(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    sit_down(app, office.verifier)
    before = await shown(client, f"/cases/{case.id}/verify")
    assert "5 tài liệu chưa được đối chiếu bản chính:" in before
    assert "nộp sau khi bên nhận xác nhận" not in before
    async with transaction(runtime.pool) as connection:
        await paper(connection, case, K.PROOF_OF_USE, 3, by=office.desk.buyer)
    page = await shown(client, f"/cases/{case.id}/verify")
    assert page.count("nộp sau khi bên nhận xác nhận") == 1
    assert "proof_of_use.pdf · 1 KB" in page
    async with transaction(runtime.pool) as connection:
        await connection.execute("UPDATE case_evidence SET checked_at = now(), checked_by = 'system', redacted = false")
    assert "chưa được đối chiếu bản chính:" not in await shown(client, f"/cases/{case.id}/verify")


async def test_whoever_has_answered_without_an_account_sees_by_their_link_what_became_of_the_case(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    leave(app)
    page = await shown(client, await mailed_link(runtime, BUYER, "case-answers"))
    assert f"<dd>{case.title}</dd>" in page
    assert "<dd>Nghiệm thu, bàn giao</dd>" in page
