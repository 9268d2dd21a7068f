"""Personal data in a browser: consent, one's own export, requests with two clocks, breaches, holidays."""

from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.intake.dates import today
from matchmaker.listings import drafts
from matchmaker.listings.needs import confirmation
from matchmaker.people import sessions
from matchmaker.people.account_links import INVITATION, PASSWORD_RESET, REGISTRATION
from matchmaker.proposals import fitting_needs
from matchmaker.regulations import service as regulations
from matchmaker.regulations.service import RegulationDraft
from matchmaker.rules.actors import Person, Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.rules.regulations import RegulationKey
from tests.support.clients import VISITORS_ADDRESS, sit_down
from tests.support.forms import opened_form, token_form
from tests.support.listings import make_need
from tests.support.people import EMAIL, registered, signed_in, stored_person

OWN, OFFICE = "/account/personal-data", "/administration/personal-data"


@pytest.fixture
async def person(app: FastAPI, runtime: Runtime) -> Person:
    found = await registered(runtime.pool)
    sit_down(app, found.actor(VISITORS_ADDRESS))
    return found


@pytest.fixture
async def administrator(runtime: Runtime) -> Person:
    return await stored_person(runtime.pool, email="qt@so.example", name="Trần Quản", role=Role.ADMINISTRATOR)


async def recorded(runtime: Runtime, action: str) -> int:
    return int(await runtime.pool.fetchval("SELECT count(*) FROM audit_entry WHERE action = $1", action))


async def test_nobody_registers_without_a_tick_of_their_own(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    page = (await browser.get("/register")).text
    assert f'name="consent" value="{NOTICE_VERSION}" required>' in page  # not ticked
    form = await opened_form(browser, "/register")
    told = {"person_name": "Lan", "email": EMAIL, "organisation": "Công ty Minh Anh", "organisation_kind": "business"}
    for consent in ({}, {"consent": "2020-01-01"}):
        answer = await form.send("/register", told | consent)
        assert answer.status_code == 422
        assert "consent-wrong" in answer.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM account_link") == 0


async def test_what_was_agreed_to_and_when_is_kept_and_recorded(runtime: Runtime, person: Person) -> None:
    kept = await runtime.pool.fetchrow("SELECT * FROM data_consent WHERE person_id = $1", person.id)
    assert kept
    assert (kept["purpose"], kept["notice_version"], kept["withdrawn_at"]) == ("matchmaking", NOTICE_VERSION, None)
    assert kept["given_at"] < person.created_at  # with the form, before the link was opened
    assert await recorded(runtime, "person:consent") == 1


@pytest.mark.parametrize("locale", ["vi", "en"])
async def test_the_notice_says_whom_to_ask_and_how_long_it_takes(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, administrator: Person, locale: str
) -> None:
    sit_down(app, administrator.actor(VISITORS_ADDRESS))
    form = await opened_form(client, OFFICE)
    days = {"days_access": "7", "days_correction": "8", "days_erasure": "18"}
    contact = {"protection_contact": "Văn phòng Sở, dulieu@so.example"}
    assert (await form.send(f"{OFFICE}/settings", contact | days | {"days_access": "0"})).status_code == 422
    assert (await form.send(f"{OFFICE}/settings", contact | days)).status_code == 303
    page = (await client.get("/privacy", headers={"Cookie": f"language={locale}"})).text
    assert all(word in page for word in ("dulieu@so.example", "18 ng" if locale == "vi" else "18 days"))
    details = await runtime.pool.fetch("SELECT details::text AS d FROM audit_entry WHERE action = 'setting:change'")
    assert details
    assert not any("dulieu@so.example" in row["d"] for row in details)


async def test_the_notice_tells_the_times_that_the_program_keeps(client: httpx.AsyncClient) -> None:
    page = (await client.get("/privacy", headers={"Cookie": "language=en"})).text
    assert f"Sessions: at most {sessions.LIFETIME.absolute.days} days." in page
    purposes = (REGISTRATION, PASSWORD_RESET, INVITATION, fitting_needs.FIT_LINK)
    longest = max(*(purpose.lasts for purpose in purposes if purpose.lasts), timedelta(days=confirmation.DAYS_KEPT))
    assert f"all others at most {longest.days} days" in page
    assert f"erased after {confirmation.DAYS_KEPT} days unless" in page
    assert f"at most {drafts.MOST_DRAFTS} of them" in page


async def test_a_person_downloads_everything_that_is_held_and_no_secret(
    client: httpx.AsyncClient, runtime: Runtime, person: Person
) -> None:
    await signed_in(runtime.pool)
    async with transaction(runtime.pool) as connection:
        await make_need(connection, title="Nhu cầu nêu tên Lan", email=EMAIL)
    answer = await client.get(f"{OWN}/export")
    assert "attachment" in answer.headers["content-disposition"]
    held = answer.json()
    assert held["account"]["email"] == EMAIL
    assert held["consents"][0]["notice_version"] == NOTICE_VERSION
    assert held["sessions"]
    assert held["mails"][0]["recipient"] == EMAIL
    assert held["needs"][0]["title"] == "Nhu cầu nêu tên Lan"
    assert "person:export" in [entry["action"] for entry in held["history"]]
    assert "argon2" not in answer.text
    assert "hash" not in answer.text


async def test_a_request_is_answered_then_completed_and_both_are_recorded(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person, administrator: Person
) -> None:
    form = await token_form(client, OWN)
    assert (await form.send(f"{OWN}/requests", {"request_kind": "correction", "body": " "})).status_code == 422
    asked = {"request_kind": "correction", "body": "Tên tôi là Lân."}
    assert (await form.send(f"{OWN}/requests", asked)).status_code == 303
    assert "Phản hồi lần đầu chậm nhất" in (await client.get(OWN)).text
    number = await runtime.pool.fetchval("SELECT id FROM data_request")
    sit_down(app, administrator.actor(VISITORS_ADDRESS))
    office = (await client.get(OFFICE)).text
    assert "Phản hồi lần đầu" in office
    assert "Hoàn thành yêu cầu" in office
    path = f"{OFFICE}/requests/{number}"
    form = await token_form(client, path)
    assert (await form.send(f"{path}/complete", {})).status_code == 409  # unanswered
    assert (await form.send(f"{path}/erase", {"sure": "yes"})).status_code == 409  # nobody asked for that
    assert (await form.send(f"{path}/answer", {"answer": "Chúng tôi sẽ sửa."})).status_code == 303
    assert (await form.send(f"{path}/answer", {"answer": "Lần nữa"})).status_code == 409
    assert (await form.send(f"{path}/complete", {})).status_code == 303
    assert "Không có yêu cầu" in (await client.get(OFFICE)).text
    for action in ("file", "answer", "complete"):
        assert await recorded(runtime, f"data_request:{action}") == 1
    sit_down(app, person.actor(VISITORS_ADDRESS))
    assert "Chúng tôi sẽ sửa." in (await client.get(OWN)).text


async def test_nobody_decides_on_their_own_request(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    sit_down(app, administrator.actor(VISITORS_ADDRESS))
    form = await token_form(client, OWN)
    await form.send(f"{OWN}/requests", {"request_kind": "access", "body": ""})
    path = f"{OFFICE}/requests/{await runtime.pool.fetchval('SELECT id FROM data_request')}"
    assert "quản trị viên khác" in (await client.get(path)).text
    assert (await form.send(f"{path}/answer", {"answer": "Được."})).status_code == 403


async def test_withdrawn_consent_ends_at_once_and_can_be_given_anew(
    client: httpx.AsyncClient, runtime: Runtime, person: Person
) -> None:
    form = await token_form(client, OWN)
    await form.send(f"{OWN}/requests", {"request_kind": "withdrawal", "body": ""})
    assert await runtime.pool.fetchval("SELECT count(*) FROM data_consent WHERE withdrawn_at IS NULL") == 0
    assert (await form.send(f"{OWN}/consent", {})).status_code == 422
    assert (await form.send(f"{OWN}/consent", {"consent": NOTICE_VERSION})).status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM data_consent WHERE withdrawn_at IS NULL") == 1


async def test_a_breach_runs_against_72_hours_until_the_authority_knows(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    sit_down(app, administrator.actor(VISITORS_ADDRESS))
    form = await token_form(client, OFFICE)
    told = {"known_at": "2026-01-05T08:00", "body": "Gửi nhầm danh sách liên hệ.", "people_affected": "12"}
    for wrong in ({"known_at": "hôm qua"}, {"known_at": "2999-01-01T00:00"}, {"body": "Mất"}):
        assert (await form.send(f"{OFFICE}/breaches", told | wrong)).status_code == 422
    assert (await form.send(f"{OFFICE}/breaches", told)).status_code == 303
    page = (await client.get(OFFICE)).text
    assert "08:00 ngày 08/01/2026" in page
    assert "quá hạn" in page
    number = await runtime.pool.fetchval("SELECT id FROM data_breach")
    assert (await form.send(f"{OFFICE}/breaches/{number}/notified", {})).status_code == 303
    assert (await form.send(f"{OFFICE}/breaches/{number}/notified", {})).status_code == 404
    assert "Không có yêu cầu" in (await client.get(OFFICE)).text
    assert await recorded(runtime, "data_breach:notify") == 1


async def test_a_holiday_that_is_entered_moves_the_first_answer(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person, administrator: Person
) -> None:
    form = await token_form(client, OWN)
    await form.send(f"{OWN}/requests", {"request_kind": "access", "body": ""})
    await runtime.pool.execute("UPDATE data_request SET received_at = '2030-02-04 03:00Z'")  # a Monday
    sit_down(app, administrator.actor(VISITORS_ADDRESS))
    path = f"{OFFICE}/requests/{await runtime.pool.fetchval('SELECT id FROM data_request')}"
    assert "23:59 ngày 06/02/2030" in (await client.get(path)).text
    form = await token_form(client, f"{OFFICE}/holidays")
    assert (await form.send(f"{OFFICE}/holidays", {"day": "mai", "name": "Tết"})).status_code == 422
    await form.send(f"{OFFICE}/holidays", {"day": "2030-02-05", "name": "Tết Nguyên đán"})
    assert "23:59 ngày 07/02/2030" in (await client.get(path)).text
    await form.send(f"{OFFICE}/holidays/remove", {"day": "2030-02-05"})
    assert "23:59 ngày 06/02/2030" in (await client.get(path)).text


async def a_withdrawal(client: httpx.AsyncClient, runtime: Runtime) -> str:
    """Asked for by whoever sits there; the address at which it is decided."""
    form = await token_form(client, OWN)
    await form.send(f"{OWN}/requests", {"request_kind": "withdrawal", "body": ""})
    return f"{OFFICE}/requests/{await runtime.pool.fetchval('SELECT max(id) FROM data_request')}"


async def test_a_withdrawal_takes_longer_with_third_parties_and_is_extended_once_with_a_mail(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person, administrator: Person
) -> None:
    path = await a_withdrawal(client, runtime)
    sit_down(app, administrator.actor(VISITORS_ADDRESS))
    page = (await client.get(path)).text
    assert "Nghị định 356/2025/NĐ-CP" in page
    assert "chưa xác nhận" in page
    form = await token_form(client, path)
    answer = {"answer": "Chúng tôi báo bên nhận.", "third_parties": "yes"}
    assert (await form.send(f"{path}/answer", answer)).status_code == 303
    assert await runtime.pool.fetchval("SELECT completion_days FROM data_request") == 20
    assert (await form.send(f"{path}/extend", {"longer_reason": " "})).status_code == 422
    reason = {"longer_reason": "Bên nhận ở tỉnh khác cần thêm thời gian."}
    assert (await form.send(f"{path}/extend", reason)).status_code == 303
    assert (await form.send(f"{path}/extend", reason)).status_code == 409
    assert await recorded(runtime, "data_request:extend") == 1
    [mail] = await runtime.pool.fetch("SELECT subject FROM mail WHERE kind = 'data_request_extended'")
    assert "Gia hạn việc thực hiện yêu cầu rút lại sự đồng ý" in mail["subject"]
    sit_down(app, person.actor(VISITORS_ADDRESS))
    own = (await client.get(OWN)).text
    assert "Đã gia hạn 15 ngày" in own
    assert reason["longer_reason"] in own
    assert "bên thứ ba" in own


async def test_a_new_rule_holds_for_requests_from_its_day_on_and_earlier_ones_keep_theirs(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person, administrator: Person
) -> None:
    earlier = await a_withdrawal(client, runtime)
    async with transaction(runtime.pool) as connection:
        for key, days in ((RegulationKey.DATA_ANSWER_DAYS, 4), (RegulationKey.DATA_WITHDRAWAL_DAYS, 7)):
            draft = RegulationDraft(key=key, value=days, valid_from=today(), source="Nghị định 99/2026/NĐ-CP")
            await regulations.add(connection, draft, by=administrator.actor())
    page = (await client.get(OWN)).text
    assert "4 ngày làm việc" in page
    assert "Nghị định 99/2026/NĐ-CP" in page
    assert "7 ngày" in (await client.get("/privacy")).text
    later = await a_withdrawal(client, runtime)
    kept = await runtime.pool.fetch("SELECT answer_days, completion_days FROM data_request ORDER BY id")
    assert [tuple(row) for row in kept] == [(2, 15), (4, 7)]
    assert earlier != later
