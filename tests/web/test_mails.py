"""Mails on pages: those of the local mode with working links, and those that officers send again."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from tests.support.accounts import a_demonstration, mailed_path, sign_in
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.people import EMAIL, register, stored_person
from web.mails.pages import pieces_of


async def sit_down_as(runtime: Runtime, browser: httpx.AsyncClient, role: Role) -> None:
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update={"demo": True}))
    person = next(p for p in await a_demonstration(runtime) if p.role is role)
    form = await opened_form(browser, "/login")
    await form.send("/login/demo", {"person": str(person.id)})


async def test_a_mail_of_the_local_mode_is_read_and_its_link_opens(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await register(runtime.pool)
    path = await mailed_path(runtime, EMAIL)
    await sit_down_as(runtime, browser, Role.BUSINESS)
    page = (await browser.get("/mails")).text
    assert EMAIL in page
    name = re.search(r'href="(/mails/[^"]+\.eml)"', page)
    assert name
    mail = (await browser.get(name[1])).text
    assert f'<a href="{path}">' in mail
    assert (await browser.get(path)).status_code == 200
    assert (await browser.get("/mails/..%2Fsecret.key")).status_code == 404
    assert (await browser.get("/mails/no.eml")).status_code == 404


@pytest.mark.parametrize("others", [{"smtp_host": "mail.so.example"}, {"public_address": "https://ai.example"}])
async def test_where_mails_really_leave_or_others_reach_the_pages_nobody_reads_them(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, others: dict[str, str]
) -> None:
    assert (await client.get("/mails")).status_code == 200
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update=others))
    assert (await client.get("/mails")).status_code == 404


async def test_somebody_with_an_account_of_their_own_reads_nobodys_mails(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    assert (await browser.get("/mails")).status_code == 403


def test_only_our_own_addresses_become_links() -> None:
    pieces = pieces_of("Xem http://a:1/x?y=2 hoặc https://khac.example/x", "http://a:1")
    assert [(piece.text, piece.path) for piece in pieces] == [
        ("Xem ", None),
        ("http://a:1/x?y=2", "/x?y=2"),
        (" hoặc https://khac.example/x", None),
    ]


async def test_an_officer_sends_a_stopped_mail_again_and_that_is_recorded(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    sit_down(app, broker.actor())
    async with transaction(runtime.pool) as connection:
        mail_id = await connection.fetchval(
            "INSERT INTO mail (kind, locale, recipient, subject, body, state, reason, ended_at) VALUES "
            "('password_reset', 'vi', $1, 'Đặt lại', 'Nội dung', 'stopped', 'mail_worker_died', now()) RETURNING id",
            EMAIL,
        )
    page = (await client.get("/administration/mails")).text
    assert all(word in page for word in (EMAIL, "Không gửi được", "Chương trình"))
    form = await opened_form(client, "/administration/mails")
    path = f"/administration/mails/{mail_id}/send"
    assert (await form.send(path, {})).status_code == 303
    assert (await form.send(path, {})).status_code == 404  # it is in no trouble any more
    recorded = await runtime.pool.fetch("SELECT actor, subject_id FROM audit_entry WHERE action = 'mail:send_again'")
    assert [(row["actor"], row["subject_id"]) for row in recorded] == [(f"person:{broker.key}", mail_id)]


async def test_a_receipt_that_did_not_arrive_tells_the_desk_of_no_entrant(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    sit_down(app, broker.actor())
    async with transaction(runtime.pool) as connection:
        await connection.execute(
            "INSERT INTO mail (kind, locale, recipient, subject, body, state, reason, ended_at) VALUES "
            "('entry_received', 'vi', $1, 'Biên nhận', 'Nội dung', 'stopped', '550 <' || $1 || '> unknown', now())",
            EMAIL,
        )
    page = (await client.get("/administration/mails")).text
    assert EMAIL not in page
    assert "bên dự thi (không nêu tên tại đây)" in page


async def test_in_the_demonstration_a_visitor_reads_them_and_nowhere_else(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    assert (await browser.get("/mails")).headers["location"].startswith("/login")
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update={"demo": True}))
    assert (await browser.get("/mails")).status_code == 200
    assert 'href="/mails"' in (await browser.get("/login")).text
    from_afar = await browser.get("/mails", headers={"X-Forwarded-For": "203.0.113.9"})
    assert from_afar.status_code == 303, "through a proxy nobody plays a role"
    assert (await browser.get("/administration/mails")).status_code == 303
