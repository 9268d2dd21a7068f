"""Pages as leadership meets them: a counted case with its people, and whoever sits before the screen."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.roles import opened
from matchmaker.rules.actors import Actor
from tests.support.cases import Office, a_verified, an_office
from tests.support.servers import cloned, name_of
from web.ground.dependencies import current_actor


@dataclass(kw_only=True)
class Screen:
    """One browser; `sit` says who uses it."""

    app: FastAPI
    client: httpx.AsyncClient
    runtime: Runtime
    people: Office
    case_id: int

    def sit(self, actor: Actor) -> None:
        self.app.dependency_overrides[current_actor] = lambda: actor

    async def read(self, path: str) -> str:
        answer = await self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:2000])
        return answer.text

    async def hidden(self, page: str, action: str) -> dict[str, str]:
        """The hidden fields of the form that is sent to the address."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', await self.read(page), re.DOTALL)
        assert form, f"{page} has no form for {action}"
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[1]))

    async def send(self, action: str, values: dict[str, Any], **files: Any) -> httpx.Response:  # noqa: ANN401
        origin = str(self.client.base_url).rstrip("/")
        return await self.client.post(action, data=values, headers={"Origin": origin}, files=files or None)

    async def close(self, begin: object, end: object) -> httpx.Response:
        """Sends the form that the preview of the period holds."""
        page = f"/progress/closings/preview?period_from={begin}&period_to={end}"
        return await self.post("/progress/closings", page)

    async def post(self, action: str, page: str, **typed: Any) -> httpx.Response:  # noqa: ANN401
        return await self.send(action, await self.hidden(page, action) | typed)


@dataclass(frozen=True, kw_only=True)
class CountedCase:
    """A database to copy, and who and what is in it."""

    template: str
    people: Office
    case_id: int


@pytest.fixture(scope="session")
async def counted_case(server: str, template: str) -> AsyncIterator[CountedCase]:
    """Made once: it takes hundreds of statements to come that far."""
    async with cloned(server, template) as dsn:
        async with opened(dsn) as pool, transaction(pool) as connection:
            people = await an_office(connection)
            case = await a_verified(connection, people)
        yield CountedCase(template=name_of(dsn), people=people, case_id=case.id)


@pytest.fixture
def screen(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, counted_case: CountedCase) -> Screen:
    """Before a database with the counted case in it, see `beginning` in the conftest of `tests/web`."""
    made = Screen(app=app, client=client, runtime=runtime, people=counted_case.people, case_id=counted_case.case_id)
    made.sit(made.people.leader)
    return made
