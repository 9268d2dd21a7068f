"""Accounts in a browser: registering, links from mails, inviting, one's own page."""

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.accounts import COOKIE, a_demonstration, account_form, authorised_contact, mailed_path, sign_in
from tests.support.clients import SECURE_ORIGIN
from tests.support.forms import opened_form
from tests.support.listings import a_need
from tests.support.people import EMAIL, NEW_PASSWORD, PASSWORD, an_organisation, stored_person


async def test_registering_by_mail_ends_signed_in_and_opening_the_link_uses_nothing_up(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(browser, "/register")
    told = {
        "person_name": "Nguyễn Thị Lan",
        "email": EMAIL,
        "organisation": "Công ty Minh Anh",
        "organisation_kind": "business",
        "consent": NOTICE_VERSION,
    }
    wrong = await form.send("/register", told | {"email": "lan", "tax_code": "1"})
    assert wrong.status_code == 422
    assert 'id="email-wrong"' in wrong.text
    assert (await form.send("/register", told)).headers["location"] == "/sent"
    path = await mailed_path(runtime, EMAIL)
    for _ in range(3):  # a mail scanner opens every link
        assert "Công ty Minh Anh" in (await browser.get(path)).text
    form = await opened_form(browser, path)
    differing = await form.send(path, {"password": PASSWORD, "password_again": NEW_PASSWORD})
    assert differing.status_code == 422
    assert PASSWORD not in differing.text
    done = await form.send(path, {"password": PASSWORD, "password_again": PASSWORD})
    assert done.headers["location"] == "/account"
    page = (await browser.get("/account")).text
    assert "Công ty Minh Anh" in page
    assert "chờ xác minh" in page
    assert (await browser.get(path)).status_code == 410


async def test_a_forgotten_password_is_chosen_anew(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    form = await opened_form(browser, "/forgot")
    known = await form.send("/forgot", {"email": EMAIL})
    unknown = await form.send("/forgot", {"email": "khong.ai@congty.example"})
    assert known.headers["location"] == unknown.headers["location"] == "/sent"
    path = await mailed_path(runtime, EMAIL)
    form = await opened_form(browser, path)
    done = await form.send(path, {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD})
    assert done.headers["location"] == "/login"
    assert (await sign_in(browser, password=NEW_PASSWORD)).status_code == 303


async def test_a_colleague_is_invited_and_accepts(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await authorised_contact(runtime)
    await sign_in(browser)
    form = await account_form(browser)
    assert (await form.send("/account/invite", {"email": "binh"})).status_code == 422
    assert (await form.send("/account/invite", {"email": "binh@congty.example"})).status_code == 303
    path = await mailed_path(runtime, "binh@congty.example")
    browser.cookies.clear()
    form = await opened_form(browser, path)
    told = {"person_name": "Lê Văn Bình", "password": PASSWORD, "password_again": PASSWORD}
    assert (await form.send(path, told)).status_code == 422  # nobody agreed to anything yet
    told["consent"] = NOTICE_VERSION
    assert (await form.send(path, told)).headers["location"] == "/account"
    page = (await browser.get("/account")).text
    assert "Thành viên của Công ty Minh Anh" in page
    assert "Mời đồng nghiệp" not in page  # the authorised contact does that


async def test_a_guest_with_an_account_signs_in_to_accept(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await authorised_contact(runtime)
    await stored_person(runtime.pool, email="binh@congty.example")
    await sign_in(browser)
    form = await account_form(browser)
    await form.send("/account/invite", {"email": "binh@congty.example"})
    path = await mailed_path(runtime, "binh@congty.example")
    assert f"{path}/join" not in (await browser.get(path)).text  # not this person's
    browser.cookies.clear()
    await sign_in(browser, email="binh@congty.example")
    form = await opened_form(browser, path)
    assert (await form.send(f"{path}/join", {})).headers["location"] == "/login"
    await sign_in(browser, email="binh@congty.example")
    assert "Thành viên của Công ty Minh Anh" in (await browser.get("/account")).text


async def test_one_sees_and_ends_ones_sessions_and_changes_language_and_password(
    browser: httpx.AsyncClient, app: FastAPI, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    transport = httpx.ASGITransport(app, client=("198.51.100.9", 1))
    async with httpx.AsyncClient(transport=transport, base_url=SECURE_ORIGIN) as other:
        await sign_in(other)
        await sign_in(browser)
        form = await account_form(browser)
        assert "198.51.100.9" in (await browser.get("/account")).text
        await form.send("/account/sessions/end-others", {})
        assert (await other.get("/account")).status_code == 303
    await form.send("/account/language", {"locale": "en"})
    assert "Where you are signed in" in (await browser.get("/account")).text
    refused = {"old_password": "sai", "new_password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    answer = await form.send("/account/password", refused)
    assert answer.status_code == 422
    assert "The current password is wrong." in answer.text
    before = browser.cookies[COOKIE]
    assert (await form.send("/account/password", refused | {"old_password": PASSWORD})).status_code == 303
    assert browser.cookies[COOKIE] != before
    assert (await browser.get("/account")).status_code == 200


async def test_a_member_posts_for_their_organisation_and_waits_for_review(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        organisation = await an_organisation(connection)
    await stored_person(runtime.pool, organisation_id=organisation.id)
    await sign_in(browser)
    form = await opened_form(browser, "/needs/new")
    told = {"problem": "Đọc hóa đơn giấy tự động.", "contact": "0901234567"}
    answer = await form.send("/needs", told | {"organisation": "Công ty Khác"})
    page = (await browser.get(answer.headers["location"])).text
    assert "Công ty Minh Anh" in page
    assert "Chờ duyệt" in page
    assert "/edit" in page
    assert 'value="published"' not in page  # nobody publishes their own


async def test_a_broker_verifies_an_organisation_on_its_page(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update={"demo": True}))
    for role, sees in ((Role.LEADERSHIP, False), (Role.BROKER, True)):
        person = next(p for p in await a_demonstration(runtime) if p.role is role)
        form = await opened_form(browser, "/login")
        await form.send("/login/demo", {"person": str(person.id)})
        path = f"/organisations/{need.organisation_id}"
        assert (f"{path}/verify" in (await browser.get(path)).text) is sees
    form = await opened_form(browser, path)
    await form.send(f"{path}/verify", {})
    assert "đã xác minh" in (await browser.get(path)).text
