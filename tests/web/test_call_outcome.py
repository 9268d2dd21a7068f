"""Pages of what follows a decision: who reads what, what is sent from them, and what everybody may see."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.calls import service as calls
from matchmaker.calls.outcome import objections
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.call import CallMove, CallState
from tests.support.calls import a_council
from tests.support.decided_calls import DecidedCall, a_decided_call
from tests.support.listings import make_need
from tests.support.people import an_organisation
from tests.support.screens import Seat


@pytest.fixture
def seat(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> Seat:
    return Seat(app=app, client=client, runtime=runtime)


@pytest.fixture
async def decided(runtime: Runtime) -> DecidedCall:
    """Announced, with the need of a business that it answers."""
    async with transaction(runtime.pool) as connection:
        await an_organisation(connection, "Công ty Dệt An Bình")
        need = await make_need(connection, organisation="Công ty Dệt An Bình")
        made = await a_decided_call(connection, await a_council(connection), need_ids=(need.id,))
        await calls.move(connection, made.call.id, CallMove.ANNOUNCE, by=made.council.secretary)
        return made


async def status_of(seat: Seat, path: str) -> int:
    return (await seat.client.get(path)).status_code


async def published(runtime: Runtime, call_id: int) -> None:
    await runtime.pool.execute("UPDATE call SET state = 'published', published_at = now() WHERE id = $1", call_id)


async def test_an_entrant_reads_their_result_objects_and_reads_the_answer(seat: Seat, decided: DecidedCall) -> None:
    page, council = f"/calls/{decided.call.id}/result", decided.council
    seat.sit(council.entrants[2])
    shown = await seat.read(page)
    assert "Các hồ sơ khác xếp hạng cao hơn" in shown
    assert "Nhận xét 1." in shown
    for judge in ("giamkhao1", "giamkhao2", "giamkhao3", "chutich"):
        assert judge not in shown
    empty = await seat.post(f"/calls/{decided.call.id}/objections", page)
    assert empty.status_code == 422
    sent = await seat.post(f"/calls/{decided.call.id}/objections", page, objection="Chưa xét thử nghiệm.")
    assert sent.headers["location"].endswith("done=objected")
    seat.sit(council.chair)
    outcome = await seat.read(f"/calls/{decided.call.id}/outcome")
    found = re.search(r'href="(/calls/\d+/objections/\d+/answer)"', outcome)
    assert found
    assert (await seat.post(found[1], found[1], objection_answer="Đã xem lại.")).status_code == 422
    answered = await seat.post(found[1], found[1], upheld="no", objection_answer="Hội đồng đã xem lại.")
    assert answered.status_code == 303
    seat.sit(council.entrants[2])
    assert "Hội đồng đã xem lại." in await seat.read(page)


async def test_nobody_reads_the_result_of_another(seat: Seat, decided: DecidedCall) -> None:
    council = decided.council
    for actor in (council.broker, council.secretary, council.chair, council.judges[0]):
        seat.sit(actor)
        assert await status_of(seat, f"/calls/{decided.call.id}/result") == 404
    seat.sit(council.entrants[0])
    assert await status_of(seat, f"/calls/{decided.call.id}/outcome") == 404
    assert "Các hồ sơ khác xếp hạng cao hơn" not in await seat.read(f"/calls/{decided.call.id}/result")


async def test_the_secretary_checks_papers_and_the_page_keeps_what_was_typed(seat: Seat, decided: DecidedCall) -> None:
    page = f"/calls/{decided.call.id}/winners/1/papers"
    seat.sit(decided.council.secretary)
    refused = await seat.post(page, page, papers_hold="no", papers_checked_on="32/13/2026")
    assert refused.status_code == 422
    assert 'value="no" checked' in refused.text
    assert 'href="#papers_note"' in refused.text
    sent = await seat.post(page, page, papers_hold="no", papers_checked_on="01/02/2026", papers_note="Thiếu văn bằng.")
    assert sent.status_code == 303
    outcome = await seat.read(f"/calls/{decided.call.id}/outcome")
    assert "Bị loại sau khi kiểm tra giấy tờ" in outcome
    seat.sit(decided.council.entrants[1])
    assert "Được chọn" in await seat.read(f"/calls/{decided.call.id}/result")


async def test_after_publication_the_desk_lists_pairs_and_records_incubation(
    seat: Seat, decided: DecidedCall, runtime: Runtime
) -> None:
    await published(runtime, decided.call.id)
    outcome, winner = f"/calls/{decided.call.id}/outcome", f"/calls/{decided.call.id}/winners/1"
    seat.sit(decided.council.broker)
    assert (await seat.post(f"{winner}/list", outcome)).status_code == 303
    paired = await seat.post(f"{winner}/pair", outcome)
    assert re.fullmatch(r"/proposals/\d+", paired.headers["location"])
    page = f"{winner}/incubation"
    assert (await seat.post(page, page, received="abc")).status_code == 422
    typed = {"incubation_stage": "piloting", "mentor": "Nguyễn Văn Hướng", "received": "250 triệu"}
    assert (await seat.post(page, page, **typed)).status_code == 303
    late = await seat.send(page, await seat.hidden(page, page) | typed | {"version": "0"})
    assert late.status_code == 409
    seat.sit(VISITOR)
    results = await seat.read(f"/calls/{decided.call.id}/results")
    assert "250.000.000" in results
    assert "Nguyễn Văn Hướng" not in results
    assert "Người duthi1" not in results


async def test_everybody_reads_published_results_and_nothing_before(
    seat: Seat, decided: DecidedCall, runtime: Runtime
) -> None:
    page = f"/calls/{decided.call.id}/results"
    seat.sit(VISITOR)
    assert await status_of(seat, page) == 404
    assert "Chưa công bố kết quả nào." in await seat.read("/calls/archive")
    await published(runtime, decided.call.id)
    assert "Đơn vị duthi1" in await seat.read(page)
    assert "Đơn vị duthi3" not in await seat.read(page)
    assert decided.call.title in await seat.read("/calls/archive")
    seat.sit(decided.council.broker)
    assert "được ghi nhận: 0" in await seat.read("/calls/archive")


async def test_minutes_and_dates_are_files(seat: Seat, decided: DecidedCall) -> None:
    seat.sit(decided.council.secretary)
    minutes = await seat.client.get(f"/calls/{decided.call.id}/minutes")
    assert minutes.content[:2] == b"PK"
    seat.sit(VISITOR)
    for path in ("/calls.ics", f"/calls/{decided.call.id}/calendar.ics"):
        answer = await seat.client.get(path)
        assert answer.text.count("BEGIN:VEVENT") == 1
        assert answer.headers["content-type"].startswith("text/calendar")


async def test_a_call_without_winners_says_so(seat: Seat, runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        outcomes = [("not_selected", None)] * 3
        made = await a_decided_call(connection, await a_council(connection), outcomes, state=CallState.PUBLISHED)
    seat.sit(VISITOR)
    assert "Hội đồng không chọn hồ sơ nào" in await seat.read(f"/calls/{made.call.id}/results")


async def test_an_upheld_objection_leads_the_chair_back_to_the_decision_and_everybody_reads_of_it(
    seat: Seat, runtime: Runtime, decided: DecidedCall
) -> None:
    place, them, why = f"/calls/{decided.call.id}", decided.council, "Điểm của một giám khảo bị nhập sai."
    await runtime.pool.execute("UPDATE call_appointment SET declared_at = now()")
    async with transaction(runtime.pool) as connection:
        number = await objections.file(connection, decided.call.id, "Điểm bị tính sai.", by=them.entrants[2])
        await objections.answer(connection, decided.call.id, number, "Đúng vậy.", upheld=True, by=them.chair)
    seat.sit(them.chair)
    assert f'href="{place}#reopen-title"' in await seat.read(f"{place}/outcome")
    hidden = await seat.hidden(place, f"{place}/reopen")
    nothing = await seat.send(f"{place}/reopen", hidden)
    assert nothing.status_code == 422
    assert 'id="correction_reason-wrong"' in nothing.text
    assert (await seat.send(f"{place}/reopen", hidden | {"correction_reason": why})).status_code == 303
    for page in (f"{place}/judging/moderation", f"{place}/judging/decision", place):
        assert why in await seat.read(page)
    seat.sit(them.entrants[0])
    assert why in await seat.read(place)
    seat.sit(them.chair)
    decision = {"decision": "Giữ nguyên thứ tự.", "winners": ["1"]}
    hidden = await seat.hidden(f"{place}/judging/decision", f"{place}/judging/decision")
    turned = await seat.send(f"{place}/judging/decision", hidden | decision | {"turn": "2"})
    assert turned.status_code == 200
    assert '<input type="hidden" name="winners" value="1">' in turned.text, "chosen on the page before"
    assert "Giữ nguyên thứ tự." in turned.text
    assert (await seat.send(f"{place}/judging/decision", hidden | decision)).status_code == 303
    await published(runtime, decided.call.id)
    seat.sit(VISITOR)
    assert why in await seat.read(f"{place}/results")
