"""Who waits for a way in stands on one page of the administrator's; what is hard to undo is asked first."""

import re

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.people import invitations, throttle
from matchmaker.people.invitations import Guest
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.rules.actors import Person, Role
from tests.support.accounts import sign_in
from tests.support.clients import sit_down
from tests.support.forms import token_form
from tests.support.people import EMAIL, actions, mailed_token, registered, stored_person, verified

ACCESS, PEOPLE, NEW = "/administration/access", "/administration/people", "moi@so.example"


async def invited(runtime: Runtime, administrator: Person) -> tuple[int, str]:
    """The number of an invitation of the Department, and the token in its mail, which is forgotten once it is sent."""
    async with transaction(runtime.pool) as connection:
        await invitations.invite_officer(connection, NEW, Role.VERIFIER, locale="vi", by=administrator.actor())
        number: int = await connection.fetchval("SELECT max(id) FROM account_link")
        return number, await mailed_token(connection, NEW)


def folds(page: str) -> dict[str, str]:
    """What stands in each fold that asks before its button does something, by the address of its form."""
    inside = re.findall(r'<details class="group act">(.*?)</details>', page, re.DOTALL)
    return {found[1]: fold for fold in inside if (found := re.search(r'action="([^"]*)"', fold))}


async def test_open_invitations_are_listed_sent_again_and_taken_back(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    first, old = await invited(runtime, administrator)
    page = (await client.get(ACCESS)).text
    assert all(text in page for text in (NEW, "Người thẩm tra", administrator.name or "", "có hiệu lực đến"))
    form = await token_form(client, PEOPLE)
    for status in (303, 404):  # once, whoever sends the form twice
        assert (await form.send(f"/administration/invitations/{first}/again", {})).status_code == status
    replaced = await client.get(f"/invitation/{old}")
    assert (replaced.status_code, "đã bị thu hồi hoặc đã được thay bằng" in replaced.text) == (410, True)
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE recipient = $1", NEW) == 2
    [again] = re.findall(r"/administration/invitations/(\d+)/again", (await client.get(ACCESS)).text)
    await form.send(f"/administration/invitations/{again}/withdraw", {})
    assert await runtime.pool.fetchval("SELECT count(*) FROM account_link") == 0
    assert "Không có lời mời nào đang chờ" in (await client.get(ACCESS)).text
    assert (await actions(runtime.pool, administrator))[-3:] == ["invite", "invite", "take_back_invitation"]


async def test_invitations_of_the_department_come_first_and_nobody_else_opens_them(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    founder = await registered(runtime.pool)
    await verified(runtime.pool, founder)
    number, _ = await invited(runtime, administrator)
    async with transaction(runtime.pool) as connection:
        guest = Guest(email="binh@congty.example", organisation_id=founder.organisation_id or 0)
        await invitations.invite(connection, guest, by=founder.actor())
    page = (await client.get(ACCESS)).text
    assert 0 < page.index(NEW) < page.index("binh@congty.example")
    form = await token_form(client, PEOPLE)
    sit_down(app, founder.actor())
    assert (await client.get(ACCESS)).status_code == 403
    assert (await form.send(f"/administration/invitations/{number}/withdraw", {})).status_code == 403


async def test_locked_accounts_are_listed_with_one_button_each(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    tried, gone = [await stored_person(runtime.pool, email=email) for email in (EMAIL, "nghi@so.example")]
    await stored_person(runtime.pool, email="khac@congty.example")
    form = await token_form(client, PEOPLE)
    await form.send(f"/administration/people/{gone.id}/disable", {})
    async with transaction(runtime.pool) as connection:
        for _ in range(LIMITS[Trial.SIGN_IN].account.attempts):
            await throttle.take(connection, Trial.SIGN_IN, account=EMAIL, address=None)
    page = (await client.get(ACCESS)).text
    assert "Tài khoản bị khóa: 2" in page
    assert "khac@congty.example" not in page
    for path in (f"/administration/people/{tried.id}/unlock", f"/administration/people/{gone.id}/enable"):
        assert path in page
        assert (await form.send(path, {"back": "access"})).headers["location"].startswith(ACCESS)
    assert "Không có tài khoản nào bị khóa" in (await client.get(ACCESS)).text


async def test_what_an_administrator_cannot_undo_is_asked_with_what_will_happen(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    number, _ = await invited(runtime, administrator)
    assert (
        "không còn hiệu lực" in folds((await client.get(ACCESS)).text)[f"/administration/invitations/{number}/withdraw"]
    )
    founder = await registered(runtime.pool)
    await verified(runtime.pool, founder)
    path = f"/administration/people/{founder.id}"
    page = (await client.get(path)).text
    asked = folds(page)
    assert "sẽ không còn đầu mối được ủy quyền" in asked[f"{path}/disable"]
    assert "Mọi phiên đăng nhập của người này kết thúc" in asked[f"{path}/disable"]
    assert "chấm dứt ngay" in page


async def test_handing_over_to_another_contact_and_turning_somebody_away_ask_first(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    founder = await registered(runtime.pool)
    await verified(runtime.pool, founder)
    await stored_person(runtime.pool, email="binh@congty.example", organisation_id=founder.organisation_id)
    await registered(runtime.pool, email="la@nguoi.example", name="Lê Văn Lạ")
    await sign_in(browser, EMAIL)
    asked = folds((await browser.get("/account")).text)
    assert "chỉ đầu mối mới có thể trao lại" in asked["/account/contact"]
    assert "Lê Văn Lạ không thuộc đơn vị" in asked["/account/admit"]
