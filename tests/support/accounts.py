"""What tests of signing in share: a sign-in, the forms of one's account, the links in mails."""

import asyncio
import re

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.notices.service import local_mails
from matchmaker.people import accounts, demonstration, membership, sessions
from matchmaker.people.sessions import Whence
from matchmaker.rules.actors import LOCAL_PERSON, Actor, Person, Role
from tests.support.forms import SentForm, opened_form, token_form
from tests.support.people import (
    EMAIL,
    PASSWORD,
    an_organisation,
    stored_person,
)
from web.ground.dependencies import SESSION_COOKIE

COOKIE = "__Host-session"
SECONDS_FOR_A_MAIL = 20


async def account_form(browser: httpx.AsyncClient) -> SentForm:
    """Any form of the account page: its token alone."""
    return await token_form(browser, "/account")


async def sign_in(browser: httpx.AsyncClient, email: str = EMAIL, **more: str) -> httpx.Response:
    form = await opened_form(browser, "/login")
    return await form.send("/login", {"email": email, "password": PASSWORD} | more)


async def a_demonstration(runtime: Runtime) -> list[Person]:
    async with transaction(runtime.pool) as connection:
        await demonstration.ensure(connection)
        await demonstration.ensure(connection)
        return await demonstration.people(connection)


async def enter(browser: httpx.AsyncClient, runtime: Runtime, role: Role, leads_to: str = "/") -> httpx.Response:
    """Signs in as somebody of the demonstration, which is on from here."""
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update={"demo": True}))
    person = next(each for each in await a_demonstration(runtime) if each.role is role)
    form = await opened_form(browser, "/login")
    return await form.send("/login/demo", {"person": str(person.id), "next": leads_to})


async def authorised_contact(runtime: Runtime) -> Person:
    """Who speaks for the verified "Công ty Minh Anh"."""
    async with transaction(runtime.pool) as connection:
        organisation = await an_organisation(connection)
    person = await stored_person(runtime.pool, organisation_id=organisation.id)
    async with transaction(runtime.pool) as connection:
        await membership.verify(connection, organisation.id, by=LOCAL_PERSON)
        await membership.name_contact(connection, organisation.id, person.id, by=LOCAL_PERSON)
    return person


async def mailed_path(runtime: Runtime, to: str) -> str:
    """The path of the link in the mail to the address, as soon as that has landed in the local folder."""
    async with asyncio.timeout(SECONDS_FOR_A_MAIL):
        while not (arrived := [m for m in local_mails(runtime.settings.mail_folder) if m.to == to]):
            await asyncio.sleep(0.05)
    found = re.search(r"(/(?:confirm|invitation|reset)/[\w-]+)", arrived[0].text)
    assert found
    return found[1]


async def open_session(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, actor: Actor) -> None:
    """With a session, which alone makes the page lead to what was accepted."""
    assert actor.person_id
    app.dependency_overrides.clear()
    async with transaction(runtime.pool) as connection:
        kept = await connection.fetchval("SELECT password_hash FROM person WHERE id = $1", actor.person_id)
        token = await sessions.start(connection, actor.person_id, password_hash=kept, complete=True, whence=Whence())
    client.cookies.set(SESSION_COOKIE, token or "")


async def as_stored(runtime: Runtime, person: Person) -> Person:
    async with transaction(runtime.pool) as connection:
        return await accounts.get(connection, person.id)
