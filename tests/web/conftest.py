"""The real application over a real database; only the language model is a small stand-in."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from matchmaker import bootstrap
from matchmaker.bootstrap import Runtime, running
from matchmaker.db import transaction
from matchmaker.needs.model import Need
from matchmaker.people.model import VISITOR, Actor, Role
from matchmaker.settings import load_settings
from matchmaker.solutions.model import Solution
from tests.builders import HASHED, make_need, make_solution
from tests.conftest import both_roles
from tests.kept_databases import KeptDatabase
from tests.quick_passwords import quick_passwords as quick_passwords
from tests.web.leading import CountedCase
from tests.web.leading import counted_case as counted_case
from web.app import connect, unconnected_app
from web.assets import ensure_assets
from web.dependencies import current_actor

ORIGIN = "http://127.0.0.1:8000"
SECURE_ORIGIN = "https://127.0.0.1:8000"
VISITORS_ADDRESS = "203.0.113.7"


@pytest.fixture
def beginning(request: pytest.FixtureRequest, template: str) -> str:
    """Whoever sits before a screen has a counted case in the database; all others begin with an empty one."""
    if "screen" not in request.fixturenames:
        return template
    case: CountedCase = request.getfixturevalue("counted_case")
    return case.template


@pytest.fixture
async def runtime(
    kept_database: KeptDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Runtime]:
    """The running system; its role is the application's, which can change nothing in the audit.

    It is started over connections that the last one has left open, to a database that needs no bringing up to date.
    """
    roles = both_roles(kept_database.address)
    monkeypatch.setattr(bootstrap, "create_pool", kept_database.pool)
    monkeypatch.setattr(bootstrap, "_close_pool", let_be)
    monkeypatch.setattr(bootstrap, "bring_up_to_date", let_be)
    settings = load_settings(
        MATCHMAKER_HOME=str(tmp_path), DATABASE_URL=roles.application, MATCHMAKER_MIGRATION_DATABASE_URL=roles.owner
    )
    async with running(settings, encoder=HASHED) as started:
        await started.matching.wait_until_ready()
        yield started


async def let_be(_: object) -> None:
    """Nothing to do."""


DESK = Actor(name="person:desk", role=Role.ADMINISTRATOR)


@pytest.fixture(scope="session")
def pages() -> FastAPI:
    """Made once: to read what each of the routes takes costs more than most tests."""
    ensure_assets(lambda _: None)
    return unconnected_app()


@pytest.fixture
def app(pages: FastAPI, runtime: Runtime) -> Iterator[FastAPI]:
    """The application as an officer meets it, who enters and publishes for others; `browser` has nobody signed in."""
    connect(pages, runtime)
    pages.dependency_overrides[current_actor] = lambda: DESK
    yield pages
    pages.dependency_overrides.clear()


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser with nobody signed in, over TLS, so that it keeps and sends the cookie of a session."""
    app.dependency_overrides.clear()
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(VISITORS_ADDRESS, 40000))
    async with httpx.AsyncClient(transport=transport, base_url=SECURE_ORIGIN) as opened:
        yield opened


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser's part: it keeps cookies and follows no redirect by itself."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as opened:
        yield opened


@pytest.fixture
def as_visitor(app: FastAPI) -> None:
    """From here on nobody is signed in."""
    app.dependency_overrides[current_actor] = lambda: VISITOR


async def a_need(runtime: Runtime, **overrides: Any) -> Need:  # noqa: ANN401  # any field of the draft
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, **overrides)
    await runtime.matching.refresh()
    return need


async def a_solution(runtime: Runtime, **overrides: Any) -> Solution:  # noqa: ANN401  # any field of the draft
    async with transaction(runtime.pool) as connection:
        solution = await make_solution(connection, **overrides)
    await runtime.matching.refresh()
    return solution


@dataclass(frozen=True, kw_only=True)
class SentForm:
    """A form as the page shows it, ready to be sent with what a person fills in."""

    client: httpx.AsyncClient
    hidden: dict[str, str]

    async def send(self, path: str, values: Mapping[str, str | list[str]], **headers: str) -> httpx.Response:
        """Posts the form; `headers` by their names with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        origin = str(self.client.base_url).rstrip("/")
        return await self.client.post(path, data={**self.hidden, **values}, headers={"Origin": origin} | named)


async def opened_form(client: httpx.AsyncClient, path: str) -> SentForm:
    page = await client.get(path)
    assert page.status_code == 200, page.text
    return SentForm(client=client, hidden=hidden_fields_of(page.text))


def hidden_fields_of(html: str) -> dict[str, str]:
    """The first of each name on the page."""
    reader = _HiddenFields()
    reader.feed(html)
    return reader.found


class _HiddenFields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.found.setdefault(str(given["name"]), str(given["value"]))
