"""A business, an institute and a broker around one proposal on the pages, each signed in with an own account."""

import asyncio
import re
from dataclasses import replace

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Pool, transaction
from matchmaker.notices.service import local_mails
from matchmaker.people import accounts
from matchmaker.rules.actors import VISITOR, Actor
from matchmaker.rules.proposal import Proposal
from tests.support.accounts import SECONDS_FOR_A_MAIL
from tests.support.clients import ORIGIN, sit_down
from tests.support.forms import hidden_fields_of, keys_in
from tests.support.proposals import Desk, an_asked

ELSEWHERE = replace(VISITOR, origin="203.0.113.9")


async def asked(runtime: Runtime, desk: Desk, **need: object) -> Proposal:
    async with transaction(runtime.pool) as connection:
        return await an_asked(connection, desk, **need)


def leave(app: FastAPI) -> None:
    sit_down(app, ELSEWHERE)


async def settled(runtime: Runtime) -> None:
    """Returns when every mail has landed."""
    async with asyncio.timeout(SECONDS_FOR_A_MAIL):
        while await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE state <> 'sent'"):
            await asyncio.sleep(0.05)


async def mailed_link(runtime: Runtime, email: str, page: str = "consent") -> str:
    """The path of the last link to such a page that was mailed to the address."""
    await settled(runtime)
    texts = [mail.text for mail in local_mails(runtime.settings.mail_folder) if mail.to == email]
    found: list[str] = [path for text in texts for path in re.findall(rf"/{page}/[\w-]+", text)]
    return found[0]


async def consent_path(runtime: Runtime, email: str) -> str:
    return await mailed_link(runtime, email)


async def rows_of(pool: Pool) -> list[object]:
    """Everything that opening a page could change by accident."""
    tables = ("proposal", "consent", "consent_link", "mail", "notice", "audit_entry", "fit_interest", "fit_link")
    return [await pool.fetch(f"SELECT * FROM {table} ORDER BY 1") for table in tables]


async def post(
    client: httpx.AsyncClient, page: str, path: str, values: dict[str, str], **files: tuple[str, bytes, str]
) -> httpx.Response:
    """Sends a form of the page with its hidden token and key."""
    sent = await hidden_fields(client, page) | values
    return await client.post(path, data=sent, files=files or None, headers={"Origin": ORIGIN})


async def hidden_fields(client: httpx.AsyncClient, page: str) -> dict[str, str]:
    """The token and the key of the first form of the page."""
    return keys_in(hidden_fields_of((await client.get(page)).text))


async def fresh(pool: Pool, actor: Actor) -> Actor:
    """The actor as the database has them now."""
    assert actor.person_id
    async with transaction(pool) as connection:
        return (await accounts.get(connection, actor.person_id)).actor()
