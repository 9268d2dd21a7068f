"""Whoever gets no further finds whom to ask: under every page, on error pages and those of links, under every mail."""

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.notices import service as notices
from matchmaker.notices.letters import PasswordReset
from matchmaker.notices.model import Link, Mail
from matchmaker.rules.actors import Person, Role
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.letters import MOMENT
from tests.support.people import stored_person

PLACE = "/programme/contact"
GIVEN = {
    "desk_name_vi": "Bộ phận hỗ trợ kết nối",
    "desk_name_en": "Matchmaking help desk",
    "desk_phone": "028 3829 7834",
    "desk_email": "hotro@so.example",
}


async def give(client: httpx.AsyncClient, **other: str) -> httpx.Response:
    return await (await opened_form(client, PLACE)).send(PLACE, GIVEN | other)


async def mailed(runtime: Runtime, locale: str) -> str:
    letter = PasswordReset(name="Lan", link=Link(path="/reset/x"), expires_at=MOMENT)
    async with transaction(runtime.pool) as connection:
        mail = Mail(to="lan@congty.example", locale=locale, letter=letter)
        number = await notices.queue_mail(connection, mail, dedupe_key=None)
        body: str = await connection.fetchval("SELECT body FROM mail WHERE id = $1", number)
    return body


async def test_what_an_administrator_says_stands_under_every_page_and_mail(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    assert "Liên hệ, hỗ trợ" not in (await client.get("/")).text
    assert "Liên hệ, hỗ trợ" not in await mailed(runtime, "vi")
    assert (await give(client)).headers["location"] == f"{PLACE}?done=1"
    for path, status in (("/", 200), ("/khong-co", 404), ("/invitation/x", 410), ("/consent/x", 410)):
        answer = await client.get(path)
        assert answer.status_code == status
        for text in ("Bộ phận hỗ trợ kết nối", 'href="tel:+842838297834"', 'href="mailto:hotro@so.example"'):
            assert text in answer.text, path
    assert "Nếu cần hỗ trợ, xin liên hệ:" in (await client.get("/khong-co")).text
    assert "Matchmaking help desk" in (await client.get("/", headers={"Cookie": "language=en"})).text
    assert "hotro@so.example" in await mailed(runtime, "vi")
    assert "Whom to ask: Matchmaking help desk" in await mailed(runtime, "en")


async def test_without_number_and_address_nothing_is_shown(client: httpx.AsyncClient, administrator: Person) -> None:
    await give(client)
    await give(client, desk_phone="", desk_email="")
    assert "Liên hệ, hỗ trợ" not in (await client.get("/")).text
    assert "chưa nêu nơi hỗ trợ" in (await client.get(PLACE)).text


async def test_what_is_wrong_is_told_at_its_field_and_of_two_who_say_it_neither_is_lost(
    client: httpx.AsyncClient, administrator: Person
) -> None:
    wrong = await give(client, desk_phone="0903 12", desk_email="không có")
    assert wrong.status_code == 422
    assert 'id="desk_phone-wrong"' in wrong.text
    assert 'id="desk_email-wrong"' in wrong.text
    late = await opened_form(client, PLACE)
    await give(client)
    told = await late.send(PLACE, GIVEN | {"desk_phone": "0903 123 456"})
    assert told.status_code == 409
    assert "028 3829 7834" in told.text or "02838297834" in told.text


async def test_nobody_else_says_it(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> None:
    broker = await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)
    sit_down(app, broker.actor())
    assert (await client.get(PLACE)).status_code == 403
