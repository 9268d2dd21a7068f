"""Places at a browser: who sits there, what they read, and the forms that they send."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Record, transaction
from matchmaker.rules.actors import Actor
from matchmaker.rules.proposal import Proposal
from tests.support.calls import Council
from tests.support.cases import Office
from tests.support.clients import sit_down
from tests.support.forms import hidden_fields_of
from tests.support.proposals import Desk, a_proposal


@dataclass(kw_only=True)
class Seat:
    """One browser; `sit` says who uses it, `post` sends a form with the hidden fields of its page."""

    app: FastAPI
    client: httpx.AsyncClient
    runtime: Runtime

    def sit(self, actor: Actor) -> None:
        sit_down(self.app, actor)

    async def read(self, path: str) -> str:
        answer = await self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:2000])
        return answer.text

    async def hidden(self, page: str, action: str) -> dict[str, str]:
        """The hidden fields of the form that is sent to the address."""
        return hidden_fields_of(await self.read(page), action)

    async def send(self, action: str, values: dict[str, Any], **files: Any) -> httpx.Response:  # noqa: ANN401
        origin = str(self.client.base_url).rstrip("/")
        return await self.client.post(action, data=values, headers={"Origin": origin}, files=files or None)

    async def post(self, action: str, page: str, **typed: Any) -> httpx.Response:  # noqa: ANN401
        return await self.send(action, await self.hidden(page, action) | typed)


@dataclass(kw_only=True)
class Screen(Seat):
    """Pages as leadership meets them: a counted case with its people, and whoever sits before the screen."""

    people: Office
    case_id: int

    async def close(self, begin: object, end: object) -> httpx.Response:
        """Sends the form that the preview of the period holds."""
        page = f"/progress/closings/preview?period_from={begin}&period_to={end}"
        return await self.post("/progress/closings", page)


@dataclass(frozen=True, kw_only=True)
class CountedCase:
    """A database to copy, and who and what is in it."""

    template: str
    people: Office
    case_id: int


@dataclass(kw_only=True)
class BrokersSeat(Seat):
    """The broker's desk with its people."""

    people: Desk

    async def make(self, builder: Callable[..., Any] = a_proposal, **need: Any) -> Proposal:  # noqa: ANN401
        async with transaction(self.runtime.pool) as connection:
            made: Proposal = await builder(connection, self.people, **need)
            return made

    async def act(self, pair: Proposal, verb: str, **typed: Any) -> httpx.Response:  # noqa: ANN401
        return await self.post(f"/desk/proposals/{pair.id}/{verb}", f"/proposals/{pair.id}", **typed)

    async def state(self, pair: Proposal) -> str:
        return str(await self.runtime.pool.fetchval("SELECT state FROM proposal WHERE id = $1", pair.id))

    async def decisions(self, pair: Proposal) -> list[Record]:
        return list(
            await self.runtime.pool.fetch("SELECT * FROM proposal_decision WHERE proposal_id = $1 ORDER BY id", pair.id)
        )


@dataclass(kw_only=True)
class CallSeat(Seat):
    """Before the pages of calls, with everybody around one."""

    council: Council
