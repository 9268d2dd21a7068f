"""A need with three fields and no account: a draft until the mailbox or the telephone has answered."""

import asyncio
import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM
from tests.support.clients import DESK, VISITORS_ADDRESS
from tests.support.forms import SentForm, opened_form
from tests.support.listings import need_draft
from tests.support.need_forms import ADDRESS, BY_MAIL, BY_PHONE, link_to, post_request, stored_needs
from web.ground.dependencies import current_actor


def card_of(page: httpx.Response, name: str) -> str:
    """The section with this id as it stands in the page."""
    return page.text.partition(f'id="{name}"')[2].partition("</section>")[0]


async def a_month_later(runtime: Runtime) -> None:
    await runtime.pool.execute("UPDATE need_confirmation SET asked_at = now() - interval '31 days'")
    await runtime.pool.execute("UPDATE mail SET created_at = now() - interval '31 days'")
    async with transaction(runtime.pool) as connection:
        await confirmation.drop_unconfirmed(connection, by=SYSTEM)


async def test_three_fields_are_a_draft_until_the_mailed_link_is_confirmed(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    answer = await post_request(browser, BY_MAIL)
    assert answer.headers["location"] == "/needs/request/sent?by=mail"
    assert "Còn một bước nữa" in (await browser.get(answer.headers["location"])).text
    assert [need.state for need in await stored_needs(runtime)] == ["draft"]
    form = await opened_form(browser, link := await link_to(runtime))
    assert [need.state for need in await stored_needs(runtime)] == ["draft"], "opening the link confirms nothing"
    assert (await form.send(link, {})).status_code == 303
    [need] = await stored_needs(runtime)
    assert (need.state, need.confirmed, need.email) == ("submitted", False, ADDRESS)
    assert "Đã xác nhận lúc" in (await browser.get(link)).text


async def test_confirming_twice_submits_once_and_says_where_it_came_from(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await post_request(browser, BY_MAIL)
    form = await opened_form(browser, link := await link_to(runtime))
    answers = await asyncio.gather(form.send(link, {}), form.send(link, {}))
    assert [answer.status_code for answer in answers] == [303, 303]
    rows = await runtime.pool.fetch("SELECT actor, origin FROM audit_entry WHERE action = 'need:confirm'")
    assert [tuple(row) for row in rows] == [("visitor", VISITORS_ADDRESS)]
    first = await runtime.pool.fetchval("SELECT confirmed_at FROM need_confirmation")
    await form.send(link, {})
    assert await runtime.pool.fetchval("SELECT confirmed_at FROM need_confirmation") == first


async def test_the_link_of_another_need_or_of_none_confirms_nothing(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await post_request(browser, BY_MAIL)
    form = await opened_form(browser, "/needs/request")
    assert (await browser.get("/needs/confirm/made-up")).status_code == 410
    assert (await form.send("/needs/confirm/made-up", {"form_key": "x"})).status_code == 410
    assert [need.state for need in await stored_needs(runtime)] == ["draft"]


async def test_nobody_but_the_desk_sees_the_draft(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await post_request(browser, BY_MAIL)
    [need] = await stored_needs(runtime)
    assert (await browser.get(f"/needs/{need.id}")).status_code == 404
    for path in ("/needs", "/organisations", "/search?q=hóa+đơn"):
        assert "Mộc Mạc" not in (await browser.get(path)).text


async def test_a_number_is_kept_in_its_one_form_and_an_old_one_is_told_with_the_new(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    refused = await post_request(browser, BY_PHONE | {"contact": "0169.9333.999"})
    assert (refused.status_code, "số này nay là 0399333999" in refused.text) == (422, True)
    assert (await post_request(browser, BY_PHONE | {"contact": "+84 (0)28.3829–7040"})).status_code == 303
    assert [need.phone for need in await stored_needs(runtime)] == ["02838297040"]


async def test_with_a_phone_number_alone_an_officer_confirms(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    answer = await post_request(browser, BY_PHONE)
    assert re.fullmatch(r"/needs/confirm/[\w-]{43}\?sent=1", answer.headers["location"])
    [need] = await stored_needs(runtime)
    form = await opened_form(browser, "/needs/request")
    refused = await form.send(f"/needs/{need.id}/confirm", {})
    assert refused.headers["location"].startswith("/login")
    app.dependency_overrides[current_actor] = lambda: DESK
    opened = await opened_form(browser, f"/desk/needs/{need.id}")
    form = SentForm(client=browser, hidden={"csrf_token": opened.hidden["csrf_token"]})
    confirmed = await form.send(f"/needs/{need.id}/confirm", {})
    assert confirmed.status_code == 303
    page = (await browser.get(confirmed.headers["location"])).text
    assert "Đã xác nhận qua điện thoại. Nhu cầu đang chờ duyệt." in page
    assert [need.state for need in await stored_needs(runtime)] == ["submitted"]
    details = await runtime.pool.fetchval("SELECT details FROM audit_entry WHERE action = 'need:confirm'")
    assert details == {"means": "phone"}
    for path in (f"/desk/needs/{need.id}", f"/needs/{need.id}"):
        assert 'id="call"' not in (await browser.get(path)).text
    assert (await form.send(f"/needs/{need.id}/confirm", {})).status_code == 409


async def test_the_desk_is_told_whom_to_call(app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await post_request(browser, BY_PHONE)
    await post_request(browser, BY_MAIL)
    by_phone, by_mail = sorted(await stored_needs(runtime), key=lambda need: need.id)
    app.dependency_overrides[current_actor] = lambda: DESK
    today = (await browser.get("/desk?step=call")).text
    assert "Gọi điện xác nhận · Nhu cầu" in today
    assert f'href="/desk/needs/{by_phone.id}"' in today
    for path in (f"/desk/needs/{by_phone.id}", f"/needs/{by_phone.id}"):
        call = card_of(await browser.get(path), "call")
        assert 'href="tel:+84901234567"' in call
        assert f"Nhu cầu có mã số {by_phone.id}" in call
        assert f'action="/needs/{by_phone.id}/confirm"' in call
    assert f'href="/desk/needs/{by_mail.id}"' not in today, "whoever has a mailbox is not called"
    assert 'id="call"' not in (await browser.get(f"/desk/needs/{by_mail.id}")).text


async def test_whoever_left_a_number_and_never_answered_the_mail_is_called(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await post_request(browser, BY_MAIL | {"contact": f"{ADDRESS}, 0901 234 567"})
    [need] = await stored_needs(runtime)
    app.dependency_overrides[current_actor] = lambda: DESK
    assert f'href="/desk/needs/{need.id}"' not in (await browser.get("/desk")).text
    await runtime.pool.execute("UPDATE need_confirmation SET asked_at = now() - interval '3 days'")
    assert f'href="/desk/needs/{need.id}"' in (await browser.get("/desk?step=call")).text


async def test_the_same_form_sent_twice_at_once_makes_one_draft_and_one_mail(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(browser, "/needs/request")
    await asyncio.gather(*(form.send("/needs/request", BY_MAIL) for _ in range(2)))
    assert len(await stored_needs(runtime)) == 1
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'confirm_need'") == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"problem": ""}, "problem"), ({"contact": "gọi tôi nhé"}, "contact"), ({"consent": ""}, "consent")],
)
async def test_what_is_missing_is_said_and_nothing_is_kept(
    browser: httpx.AsyncClient, runtime: Runtime, wrong: dict[str, str], field: str
) -> None:
    answer = await post_request(browser, BY_MAIL | wrong)
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    assert await stored_needs(runtime) == []
    assert await runtime.pool.fetchval("SELECT count(*) FROM organisation") == 0


async def test_all_that_is_wrong_is_said_at_once_and_of_fields_that_the_form_has(browser: httpx.AsyncClient) -> None:
    answer = await post_request(browser, BY_MAIL | {"problem": "", "contact": "Anh Ba 0901 234 567", "consent": ""})
    assert re.findall(r'id="(\w+)-wrong"', answer.text) == ["problem", "contact", "consent"]
    assert "Ô này chỉ ghi một số điện thoại và một địa chỉ email, không kèm tên hay nội dung khác." in answer.text
    extension = await post_request(browser, BY_MAIL | {"contact": "028 3829 7040 máy lẻ 12"})
    assert "chỉ ghi riêng số điện thoại" in extension.text
    assert "gười liên hệ" not in answer.text + extension.text, "the form has no such field"


async def test_a_number_that_lost_its_zero_gets_no_advice_about_spreadsheets(browser: httpx.AsyncClient) -> None:
    answer = await post_request(browser, BY_PHONE | {"contact": "901234567"})
    assert "Có vẻ thiếu số 0 ở đầu. Đề nghị kiểm tra lại." in answer.text
    assert "bảng tính" not in answer.text


async def test_one_address_cannot_be_flooded(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    answers = [await post_request(browser, BY_MAIL) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert len(await stored_needs(runtime)) == 3


async def test_an_unconfirmed_draft_goes_after_a_month_with_all_that_it_told(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await post_request(browser, BY_MAIL)
    await link_to(runtime)
    await a_month_later(runtime)
    assert await stored_needs(runtime) == []
    assert await traces(runtime, ADDRESS) == []
    assert await traces(runtime, "Mộc Mạc") == []
    dropped = await runtime.pool.fetchval("SELECT count(*) FROM audit_entry WHERE action = 'need:drop'")
    assert dropped == 1


async def test_what_was_confirmed_or_is_younger_stays(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await post_request(browser, BY_MAIL)
    link = await link_to(runtime)
    await (await opened_form(browser, link)).send(link, {})
    await a_month_later(runtime)
    await post_request(browser, BY_PHONE)
    async with transaction(runtime.pool) as connection:
        await confirmation.drop_unconfirmed(connection, by=SYSTEM)
    assert len(await stored_needs(runtime)) == 2


async def test_an_organisation_that_others_speak_of_stays(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await post_request(browser, BY_PHONE)
    async with transaction(runtime.pool) as connection:
        await needs.submit(connection, need_draft(organisation=BY_PHONE["organisation"]), by=LOCAL_PERSON)
    await a_month_later(runtime)
    assert [need.organisation_name for need in await stored_needs(runtime)] == [BY_PHONE["organisation"]]


async def traces(runtime: Runtime, words: str) -> list[str]:
    """Tables in which the words still stand, whatever the column."""
    tables = await runtime.pool.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    found = []
    for (table,) in tables:
        if await runtime.pool.fetchval(f"SELECT EXISTS (SELECT FROM {table} t WHERE t::text ILIKE $1)", f"%{words}%"):
            found.append(table)
    return found
