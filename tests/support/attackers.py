"""Somebody who attacks a home that holds something of everything, and what is wrong with its answers."""

import inspect
import logging
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.people import sessions
from matchmaker.people.sessions import Whence
from matchmaker.rules.actors import Role
from tests.fixture_home.opening import KNOWN, KeptHome
from tests.support.attacks import Attack, Attacker, Form
from tests.support.people import a_person
from tests.support.raw_http import Answer, served
from tests.support.routes import every_route
from web.ground import middleware
from web.ground.csrf import COOKIE, SAFE_METHODS
from web.ground.dependencies import SESSION_COOKIE


async def session_of(pool: Pool, person_id: int) -> str | None:
    """A new one, whatever earlier requests did to the person; all of them together are tried too often by now."""
    async with transaction(pool) as connection:
        await connection.execute("DELETE FROM attempt")
        row = await connection.fetchrow(
            "UPDATE person SET disabled_at = NULL WHERE id = $1 AND erased_at IS NULL RETURNING password_hash",
            person_id,
        )
        if row is None:
            return None
        return await sessions.start(
            connection, person_id, password_hash=row["password_hash"], complete=True, whence=Whence()
        )


def wrong_with(attack: Attack, answer: Answer) -> str | None:
    """What no answer may be, whatever was asked."""
    if not 200 <= answer.status < 500:
        return f"status {answer.status}"
    if ECHOED in answer.body or "Traceback" in answer.body:
        return "it says what it should not"
    if "server" in answer.headers:
        return "it names the server's program"
    html = answer.headers.get("content-type", "").startswith("text/html") and attack.method != b"HEAD"
    return "it is no page" if html and "</" not in answer.body else None


async def faults(attacker: Attacker, numbers: Iterable[int], log: pytest.LogCaptureFixture) -> list[str]:
    """The requests that were not answered as any request is."""
    found = []
    for number in numbers:
        log.clear()
        attack, answer = await attacker.attack(number)
        raised = [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]
        wrong = wrong_with(attack, answer) or (raised and f"in the log: {log.text[-600:]}")
        if wrong:
            found.append(f"{number}, {attack}\n    {wrong}")
    return found


FIRST_RECORDS = 4  # of each kind, which every address is tried with
ECHOED = "<script>alert(1)</script>"


@asynccontextmanager
async def attacking(home: KeptHome, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Attacker]:
    monkeypatch.setattr(middleware, "LONGEST_PAUSE", 1)  # second, that a body of which the end is missing is waited for
    pool = home.runtime.pool
    async with transaction(pool) as connection:
        await a_person(connection, email="quantri@so.example", role=Role.ADMINISTRATOR)
    rows = await pool.fetch("SELECT min(id) AS id, role FROM person GROUP BY role, organisation_id ORDER BY id")
    ids = {f"{row['role']} {row['id']}": int(row["id"]) for row in rows}

    async def enter(who: str) -> str:
        return (
            f"{COOKIE}=nonce; {SESSION_COOKIE}={await session_of(pool, ids[who])}" if who in ids else f"{COOKIE}=nonce"
        )

    async with served(home.app) as port:
        patterns = sorted(
            {route.path for route in every_route()} | {"/static/{path}", "/static/fonts/{path}", "/{path}"}
        )
        pages, people = sorted(set(page_addresses())), ["visitor", *ids]
        at_work = [who for who in ids if who.startswith(("broker", "administrator"))]
        yield Attacker(
            port=port,
            seed=26,
            people=[*people, *3 * at_work],
            enter=enter,
            addresses=pages,
            patterns=patterns,
            written=list(written_forms()),
        )


def page_addresses() -> Iterator[str]:
    """Those of the first records of each kind, and the links that wait in somebody's mailbox."""
    yield from (str(link["path"]) for link in KNOWN["links"].values())
    for route in every_route():
        if "GET" in (route.methods or ()) and "{token}" not in route.path:
            for number in range(1, FIRST_RECORDS + 1):
                yield re.sub(r"\{\w+:int\}", str(number), route.path).replace("{code}", "vi").replace("{name}", "x")


def written_forms() -> Iterator[Form]:
    """Of every route that changes something: what its handler may look for in a form."""
    for route in every_route():
        if set(route.methods or ()) - SAFE_METHODS:
            names = dict.fromkeys(re.findall(r'"([a-z_]+)"', inspect.getsource(route.endpoint)))
            yield Form(action=route.path, method="post", fields=[(name.encode(), b"1") for name in names])
