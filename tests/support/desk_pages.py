"""The broker's desk with its people, for tests of its pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Record, transaction
from matchmaker.rules.actors import Actor
from matchmaker.rules.proposal import Proposal
from tests.support.proposals import Desk, a_desk, a_proposal
from web.ground.dependencies import current_actor


@dataclass(kw_only=True)
class Office:
    """The desk with its people; `post` sends a form as whoever sits there, with the hidden fields of its page."""

    app: FastAPI
    client: httpx.AsyncClient
    runtime: Runtime
    people: Desk

    def sit(self, actor: Actor) -> None:
        self.app.dependency_overrides[current_actor] = lambda: actor

    async def make(self, builder: Callable[..., Any] = a_proposal, **need: Any) -> Proposal:  # noqa: ANN401
        async with transaction(self.runtime.pool) as connection:
            made: Proposal = await builder(connection, self.people, **need)
            return made

    async def hidden(self, path: str, action: str) -> dict[str, str]:
        """The hidden fields of the form on the page that is sent to the address."""
        page = (await self.client.get(path)).text
        form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', page, re.DOTALL)
        assert form, f"{path} has no form for {action}"
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[1]))

    async def post(self, action: str, page: str, **typed: Any) -> httpx.Response:  # noqa: ANN401
        return await self.send(action, await self.hidden(page, action) | typed)

    async def send(self, action: str, values: dict[str, Any]) -> httpx.Response:
        origin = str(self.client.base_url).rstrip("/")
        return await self.client.post(action, data=values, headers={"Origin": origin})

    async def act(self, pair: Proposal, verb: str, **typed: Any) -> httpx.Response:  # noqa: ANN401
        return await self.post(f"/desk/proposals/{pair.id}/{verb}", f"/proposals/{pair.id}", **typed)

    async def state(self, pair: Proposal) -> str:
        return str(await self.runtime.pool.fetchval("SELECT state FROM proposal WHERE id = $1", pair.id))

    async def decisions(self, pair: Proposal) -> list[Record]:
        return list(
            await self.runtime.pool.fetch("SELECT * FROM proposal_decision WHERE proposal_id = $1 ORDER BY id", pair.id)
        )


@pytest.fixture
async def office(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> Office:
    async with transaction(runtime.pool) as connection:
        people = await a_desk(connection)
    made = Office(app=app, client=client, runtime=runtime, people=people)
    made.sit(people.broker)
    return made
