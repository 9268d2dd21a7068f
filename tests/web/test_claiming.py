"""Claiming through the pages: at once by the verified owner, from the invitation, or by a broker's word."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import decisions, suggestions
from matchmaker.rules.actors import LOCAL_PERSON, SEED_LOADER, Person, Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.rules.solution import Solution
from tests.support.accounts import sign_in
from tests.support.associations import verified
from tests.support.clients import sit_down
from tests.support.forms import opened_form, token_form
from tests.support.listings import make_need, make_solution
from tests.support.people import NEW_PASSWORD, mails, stored_person

OWNER, STRANGER, LAB = "lan@congty.example", "binh@khac.example", "lab@truong.example"


@pytest.fixture
async def seeded(runtime: Runtime) -> Solution:
    """A published solution of "Trường Minh Anh" that was read from public sources."""
    async with transaction(runtime.pool) as connection:
        return await make_solution(
            connection, by=SEED_LOADER, organisation="Trường Minh Anh", confirmed=False, email=LAB
        )


async def a_member(runtime: Runtime, email: str, organisation: str) -> Person:
    async with transaction(runtime.pool) as connection:
        organisation_id = await verified(connection, organisation, "university")
    return await stored_person(runtime.pool, email=email, role=Role.INSTITUTE, organisation_id=organisation_id)


async def claim(browser: httpx.AsyncClient, path: str, note: str = "") -> httpx.Response:
    return await (await token_form(browser, path)).send(f"{path}/claim", {"note": note})


async def stored(runtime: Runtime, solution: Solution) -> Solution:
    async with transaction(runtime.pool) as connection:
        return await solutions.get(connection, solution.id, by=LOCAL_PERSON)


def beside(page: str) -> list[tuple[str, ...]]:
    """The table of who asks beside who stands there: what, whether it agrees, both sides."""
    row = re.compile(
        r'<th scope="row">\s*(.*?)<br>\s*<span[^>]*>(.*?)</span>\s*</th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>'
    )
    return row.findall(page)


async def test_the_verified_owner_takes_the_record_over_with_one_button(
    browser: httpx.AsyncClient, runtime: Runtime, seeded: Solution
) -> None:
    await a_member(runtime, OWNER, "Trường Minh Anh")
    await sign_in(browser, OWNER)
    path = f"/solutions/{seeded.id}"
    assert "Đây là của đơn vị tôi" in (await browser.get(path)).text
    assert (await claim(browser, path)).status_code == 303
    page = (await browser.get(path)).text
    assert "chưa được đơn vị xác nhận" not in page
    assert "Đây là của đơn vị tôi" not in page
    assert (await stored(runtime, seeded)).confirmed


async def test_a_stranger_asks_and_the_broker_decides_on_a_page(
    browser: httpx.AsyncClient, client: httpx.AsyncClient, app: FastAPI, runtime: Runtime, seeded: Solution
) -> None:
    stranger = await a_member(runtime, STRANGER, "Viện Khác")
    await sign_in(browser, STRANGER)
    path = f"/solutions/{seeded.id}"
    await claim(browser, path, "Nhóm của chúng tôi đã chuyển về Viện.")
    assert await stored(runtime, seeded) == seeded
    page = (await browser.get(path)).text
    assert "Cán bộ kết nối sẽ kiểm tra" in page
    assert "Đây là của đơn vị tôi" not in page
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    sit_down(app, broker.actor())
    listed = (await client.get("/claims")).text
    assert "Nhóm của chúng tôi đã chuyển về Viện." in listed
    assert "Đang đứng tên Trường Minh Anh" in listed
    assert beside(listed) == [
        ("Đơn vị", "khác", "Viện Khác", "Trường Minh Anh"),
        ("Mã số thuế", "không so sánh được", "Chưa nêu", "Chưa nêu"),
        ("Tên miền email, trang web", "khác", "khac.example", "truong.example"),
    ]
    assert "cần liên hệ đơn vị qua một kênh đã biết chắc" in listed
    form = await token_form(client, path)
    number = re.search(r'action="/claims/(\d+)"', (await client.get(path)).text)
    assert number
    for status in (303, 409):  # a second broker, or a double click, comes too late
        assert (await form.send(f"/claims/{number[1]}", {"decision": "grant"})).status_code == status
    now = await stored(runtime, seeded)
    assert (now.confirmed, now.organisation_id) == (True, stranger.organisation_id)


async def test_nobody_but_the_desk_sees_claims(browser: httpx.AsyncClient, runtime: Runtime, seeded: Solution) -> None:
    await a_member(runtime, STRANGER, "Viện Khác")
    await sign_in(browser, STRANGER)
    await claim(browser, f"/solutions/{seeded.id}", "Lý do của chúng tôi")
    page = await browser.get(f"/solutions/{seeded.id}")
    assert "Lý do của chúng tôi" not in page.text
    assert (await browser.get("/claims")).status_code == 403
    sent = await token_form(browser, "/account")
    assert (await sent.send("/claims/1", {"decision": "grant"})).status_code == 403


async def test_a_hidden_record_cannot_be_told_from_none_by_claiming(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, by=SEED_LOADER, confidentiality="brokers")
        await connection.execute("UPDATE need SET confirmed = false")
    await a_member(runtime, STRANGER, "Viện Khác")
    await sign_in(browser, STRANGER)
    sent = await token_form(browser, "/account")
    answers = [await sent.send(f"/needs/{number}/claim", {}) for number in (need.id, need.id + 99)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text == answers[1].text


@pytest.fixture
async def invitation(runtime: Runtime, seeded: Solution) -> str:
    """The path in the invitation that went with the question whether the owner consents."""
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, organisation="Công ty Có Nhu Cầu", email="can@congty.example")
        pair = await suggestions.pair_by_hand(connection, need.id, seeded.id, "Cùng bài toán", by=broker.actor())
        await decisions.approve(connection, pair.id, by=broker.actor(), version=pair.version)
        texts = await mails(connection, LAB)
    [path] = [found[0] for body in texts if (found := re.search(r"/invitation/[\w-]+", body))]
    return path


async def test_the_invitation_with_the_consent_mail_hands_the_record_over(
    browser: httpx.AsyncClient, runtime: Runtime, seeded: Solution, invitation: str
) -> None:
    form = await opened_form(browser, invitation)
    assert seeded.title in (await browser.get(invitation)).text
    assert not (await stored(runtime, seeded)).confirmed  # opening it takes nothing over
    told = {"person_name": "Nguyễn Thị Lan", "password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    answer = await form.send(invitation, told | {"consent": NOTICE_VERSION})
    assert answer.headers["location"] == "/account"
    now = await stored(runtime, seeded)
    assert (now.confirmed, now.organisation_id) == (True, seeded.organisation_id)
    entry = await runtime.pool.fetchrow("SELECT actor, origin FROM audit_entry WHERE action = 'solution:claim'")
    assert entry
    assert entry["actor"].startswith("person:")
    assert entry["origin"] == "203.0.113.7"


async def test_somebody_with_an_account_joins_by_the_invitation_and_takes_the_record_over(
    browser: httpx.AsyncClient, runtime: Runtime, seeded: Solution, invitation: str
) -> None:
    await stored_person(runtime.pool, email=LAB, role=Role.INSTITUTE)
    await sign_in(browser, LAB)
    sent = await token_form(browser, "/account")
    assert (await sent.send(f"{invitation}/join", {})).headers["location"] == "/login"
    assert (await stored(runtime, seeded)).confirmed


async def test_an_invitation_that_is_older_than_another_owner_takes_nothing(
    browser: httpx.AsyncClient, runtime: Runtime, seeded: Solution, invitation: str
) -> None:
    other = await a_member(runtime, STRANGER, "Viện Khác")
    await runtime.pool.execute(
        "UPDATE solution SET organisation_id = $1 WHERE id = $2", other.organisation_id, seeded.id
    )
    form = await opened_form(browser, invitation)
    told = {"person_name": "Nguyễn Thị Lan", "password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    await form.send(invitation, told | {"consent": NOTICE_VERSION})
    now = await stored(runtime, seeded)
    assert (now.confirmed, now.organisation_id) == (False, other.organisation_id)


async def test_an_owner_who_edits_confirms_nothing_by_that(runtime: Runtime, seeded: Solution) -> None:
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, by=LOCAL_PERSON)
        assert (await needs.get(connection, need.id, by=LOCAL_PERSON)).confirmed
        draft = solutions.draft_of(seeded)
        assert not (await solutions.edit(connection, seeded.id, draft, by=LOCAL_PERSON)).confirmed


async def test_people_of_an_unverified_organisation_read_that_they_have_to_be_granted_the_record_first(
    browser: httpx.AsyncClient, runtime: Runtime, seeded: Solution
) -> None:
    await stored_person(runtime.pool, email=OWNER, role=Role.INSTITUTE, organisation_id=seeded.organisation_id)
    await sign_in(browser, OWNER)
    path = f"/solutions/{seeded.id}"
    await claim(browser, path)
    page = (await browser.get(path)).text
    assert "sau khi Sở chấp thuận đề nghị nhận hồ sơ" in page
    assert "Tạm dừng" not in page
    assert f"{path}/edit" not in page
    refused = await (await token_form(browser, path)).send(f"{path}/state", {"state": "paused"})
    assert refused.status_code == 403
    assert await stored(runtime, seeded) == seeded
