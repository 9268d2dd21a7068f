"""Forms of a case that are sent twice, and forms that were opened before somebody else changed the case."""

from asyncio import gather
from collections.abc import Mapping
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Actor
from tests.support.case_pages import now, send, shown
from tests.support.cases import BUYER, K, Office, a_case, a_verified, an_accepted, paper, seen
from tests.support.clients import sit_down
from tests.support.forms import hidden_fields_of
from tests.support.proposals import mails_to

NOTE = "Ghi chú không được mất"
STARTS = "2027-01-15T09:30"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One form of the case's pages, by whom, and what shows how often it had its effect."""

    action: str
    values: Mapping[str, str]
    effects: str  # counts them; $1 is the case
    stage: str = "introduced"
    by_verifier: bool = False
    note: str | None = None  # the field that holds a text of one's own

    def sender(self, office: Office) -> Actor:
        return office.verifier if self.by_verifier else office.broker

    @property
    def filled_in(self) -> dict[str, str]:
        return {**self.values, **({self.note: NOTE} if self.note else {})}


MOVED = "SELECT count(*) FROM case_step WHERE case_id = $1 AND move = '{}'"
FORMS = {
    "ask": Sent(
        action="confirmations",
        values={"asked_side": "need"},
        effects="SELECT count(*) FROM case_confirmation WHERE case_id = $1",
    ),
    "move": Sent(action="move", values={"move": "discuss"}, effects=MOVED.format("discuss"), note="move_note"),
    "hold": Sent(action="move", values={"move": "hold"}, effects=MOVED.format("hold"), note="move_note"),
    "stop": Sent(action="stop", values={"stop_reason": "budget"}, effects=MOVED.format("stop"), note="stop_note"),
    "verify": Sent(
        action="verify",
        values={"grade": "originated", "links_checked": "yes"},
        effects="SELECT count(*) FROM case_verification WHERE case_id = $1",
        stage="accepted",
        by_verifier=True,
        note="verify_note",
    ),
    "refuse": Sent(
        action="refuse",
        values={"refusal_reason": "document_unclear"},
        effects="SELECT count(*) FROM case_verification WHERE case_id = $1",
        stage="accepted",
        by_verifier=True,
        note="refusal_note",
    ),
    "withdraw": Sent(
        action="withdraw",
        values={"result_reason": "evidence_wrong"},
        effects=MOVED.format("withdraw"),
        stage="verified",
        by_verifier=True,
        note="result_note",
    ),
    "next": Sent(
        action="next",
        values={"next_due": "2027-02-01"},
        effects="SELECT count(*) FROM audit_entry WHERE subject_id = $1 AND action = 'case:hand_over'",
        note="next_step",
    ),
}
HEARD_BY_PARTIES = [FORMS[name] for name in ("ask", "stop", "verify", "refuse", "withdraw")]  # by mail, once
EVERY_FORM = pytest.mark.parametrize("sent", FORMS.values(), ids=FORMS)


async def a_case_for(sent: Sent, runtime: Runtime, office: Office) -> OpenedCase:
    async with transaction(runtime.pool) as connection:
        if sent.stage == "accepted":
            return await an_accepted(connection, office)
        if sent.stage == "verified":
            return await a_verified(connection, office)
        case = await a_case(connection, office)
        await paper(connection, case, K.MEETING_MINUTES, 3, by=office.desk.lab)
        return await seen(connection, case.id)


@EVERY_FORM
async def test_a_double_click_does_it_once(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, sent: Sent
) -> None:
    case = await a_case_for(sent, runtime, office)
    before = await runtime.pool.fetchval(sent.effects, case.id)
    mailed = len(await mails_to_buyer(runtime))
    sit_down(app, sent.sender(office))
    typed = {"version": str(case.version), "form_key": "mot-khoa", **sent.filled_in}
    first, second = await gather(*(send(client, case, sent.action, **typed) for _ in range(2)))
    assert (first.status_code, second.status_code) == (303, 303), second.text
    assert first.headers["location"] == second.headers["location"]
    assert await runtime.pool.fetchval(sent.effects, case.id) == before + 1
    assert len(await mails_to_buyer(runtime)) == mailed + (sent in HEARD_BY_PARTIES)


@EVERY_FORM
async def test_who_did_not_see_the_last_change_changes_nothing_and_keeps_what_they_typed(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, sent: Sent
) -> None:
    case = await a_case_for(sent, runtime, office)
    before = await runtime.pool.fetchval(sent.effects, case.id)
    await runtime.pool.execute("UPDATE transfer_case SET version = version + 1, process = 'Mới' WHERE id = $1", case.id)
    sit_down(app, sent.sender(office))
    answer = await send(client, case, sent.action, version=str(case.version), **sent.filled_in)
    assert answer.status_code == 409
    # What both plan is put together on a page of its own.
    kept = f"\n{NOTE}</textarea>" if sent.action == "next" else f": {NOTE}</li>"
    assert sent.action == "next" or "Hồ sơ đã thay đổi sau khi Ông/Bà mở" in answer.text
    assert sent.note is None or kept in answer.text
    assert await runtime.pool.fetchval(sent.effects, case.id) == before
    assert (await now(runtime, case)).process == "Mới"


async def test_what_was_typed_is_kept_even_where_its_form_is_gone(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await a_case_for(FORMS["stop"], runtime, office)
    sit_down(app, office.broker)
    seen_by_both = str(case.version)
    await send(client, case, "stop", version=seen_by_both, stop_reason="budget")
    late = await send(client, case, "stop", version=seen_by_both, stop_reason="too_early", stop_note=NOTE)
    assert late.status_code == 409
    assert f'action="/cases/{case.id}/stop"' not in late.text
    assert f": {NOTE}</li>" in late.text
    assert (await now(runtime, case)).reason == "budget"
    unseen = await send(client, case, "contacts", contact_body="dost", contact_on="2026-01-05", contact_note=NOTE)
    assert unseen.status_code == 409
    assert f": {NOTE}</li>" in unseen.text
    assert "05/01/2026" in unseen.text


async def test_the_facts_are_shown_as_they_are_now_so_that_nobody_takes_back_what_they_did_not_see(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await a_case_for(FORMS["move"], runtime, office)
    sit_down(app, office.broker)
    version = str(case.version)
    seen = hidden_fields_of(await shown(client, f"/cases/{case.id}"))["seen"]
    await send(client, case, "facts", version=version, seen=seen, money="state")
    late = await send(client, case, "facts", version=version, seen=seen, money="own", process="Nhập hóa đơn")
    assert late.status_code == 409
    assert 'name="money" value="own" checked' in late.text
    assert 'name="money" value="state"' in late.text
    assert 'name="process" value="Nhập hóa đơn"' in late.text, "which nobody else has changed"
    hidden = hidden_fields_of(late.text)
    chosen = {name: hidden[name] for name in ("version", "seen", "process")} | {"money": "state"}
    assert (await send(client, case, "facts", **chosen)).status_code == 303
    stands = await now(runtime, case)
    assert (stands.money, stands.process) == ("state", "Nhập hóa đơn")


async def test_the_next_step_is_not_lost_when_only_the_owner_changes(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await a_case_for(FORMS["next"], runtime, office)
    sit_down(app, office.broker)
    version = str(case.version)
    await send(client, case, "next", version=version, next_step="Gọi cho bên giao", next_due="2027-02-01")
    html = await shown(client, f"/cases/{case.id}")
    assert 'value="Gọi cho bên giao"' in html
    assert 'value="2027-02-01"' in html


async def test_two_officers_do_not_both_say_what_a_paper_is(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await a_case_for(FORMS["move"], runtime, office)
    number = await runtime.pool.fetchval("SELECT id FROM case_evidence")
    sit_down(app, office.broker)
    version = str(case.version)
    values = {"version": version, "corrected_kind": "contract", "corrected_on": "2026-01-05"}
    assert (await send(client, case, f"evidence/{number}/correct", **values)).status_code == 303
    sit_down(app, office.verifier)
    assert (await send(client, case, f"evidence/{number}/check", version=version)).status_code == 409
    assert await runtime.pool.fetchval("SELECT checked_by FROM case_evidence") is None
    sit_down(app, office.broker)
    version = str((await now(runtime, case)).version)
    future = {"version": version, "corrected_kind": "contract", "corrected_on": "2099-01-05"}
    wrong = await send(client, case, f"evidence/{number}/correct", **future)
    assert wrong.status_code == 422
    assert 'id="corrected_on"' in wrong.text
    assert 'value="2099-01-05"' in wrong.text


async def test_a_meeting_is_rescheduled_once_and_its_calendar_file_replaces_the_older_one(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await a_case_for(FORMS["move"], runtime, office)
    sit_down(app, office.broker)
    await send(client, case, "events", event_title="Họp kỹ thuật", starts_at=STARTS, minutes="90")
    number = await runtime.pool.fetchval("SELECT id FROM case_event")
    path = f"events/{number}/reschedule"
    older = await calendar(client, case, number)
    moved = {"changes": "0", "moved_to": "2027-01-18T14:00", "moved_place": "Phòng 2", "form_key": "mot-khoa"}
    for _ in range(2):  # a double click
        done = await send(client, case, path, **moved)
        assert done.headers["location"] == f"/cases/{case.id}?done=reschedule"
    newer = await calendar(client, case, number)
    assert (older["SEQUENCE"], newer["SEQUENCE"]) == ("0", "1")
    assert older["UID"] == newer["UID"]
    assert (older["DTSTART"], newer["DTSTART"]) == ("20270115T023000Z", "20270118T070000Z")
    assert (newer["DTEND"], newer["LOCATION"]) == ("20270118T083000Z", "Phòng 2")
    late = await send(client, case, path, changes="0", moved_to="2027-03-01T08:00")
    assert late.status_code == 409
    assert "01/03/2027 08:00</li>" in late.text
    wrong = await send(client, case, path, changes="1", moved_to="mai")
    assert wrong.status_code == 422
    assert 'id="moved_to"' in wrong.text
    assert (await calendar(client, case, number))["SEQUENCE"] == "1"


async def test_a_meeting_that_took_place_is_over_for_a_second_click_and_for_everybody_else(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await a_case_for(FORMS["move"], runtime, office)
    sit_down(app, office.broker)
    await send(client, case, "events", event_title="Bàn giao bản thử", starts_at=STARTS)
    number = await runtime.pool.fetchval("SELECT id FROM case_event")
    for _ in range(2):
        assert (await send(client, case, f"events/{number}/done", form_key="mot-khoa")).status_code == 303
    assert (await send(client, case, f"events/{number}/done")).status_code == 409
    late = await send(client, case, f"events/{number}/reschedule", changes="0", moved_to=STARTS)
    assert late.status_code == 409


async def calendar(client: httpx.AsyncClient, case: OpenedCase, event_id: int) -> dict[str, str]:
    content = (await client.get(f"/cases/{case.id}/events/{event_id}/calendar")).content
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    return {name: value for name, _, value in (line.partition(":") for line in lines)}


async def mails_to_buyer(runtime: Runtime) -> list[object]:
    async with transaction(runtime.pool) as connection:
        return [mail["id"] for mail in await mails_to(connection, BUYER)]
