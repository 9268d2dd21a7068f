"""Debian's Chromium, without its window, on the real application, served on a port of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from matchmaker.bootstrap import running
from matchmaker.ground.db import transaction
from matchmaker.people import demonstration
from matchmaker.settings import load_settings
from tests.support.browser import Site, fill, launched, served
from tests.support.clients import DESK
from tests.support.encoders import HASHED
from tests.support.people import stored_person
from tests.support.servers import cloned
from web.app import create_app
from web.assets import ensure_assets
from web.ground.dependencies import current_actor


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
async def site(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """The application with one of each record and a list of two pages."""
    ensure_assets(lambda _: None)
    home = tmp_path_factory.mktemp("browser")
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL=dsn)
        async with running(settings, encoder=HASHED) as runtime:
            async with transaction(runtime.pool) as connection:
                await fill(connection)
            await runtime.matching.wait_until_ready()
            await runtime.matching.refresh()
            app = create_app(runtime)
            app.dependency_overrides[current_actor] = lambda: DESK
            async with served(app) as address:
                yield Site(address=address, runtime=runtime)


@pytest.fixture
async def open_site(server: str, template: str, tmp_path: Path) -> AsyncIterator[Site]:
    """The application with the demonstration on and nobody signed in."""
    ensure_assets(lambda _: None)
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(tmp_path), DATABASE_URL=dsn, MATCHMAKER_DEMO="true")
        async with running(settings, encoder=HASHED) as runtime:
            async with transaction(runtime.pool) as connection:
                await demonstration.ensure(connection)
            await stored_person(runtime.pool)
            await runtime.matching.wait_until_ready()
            async with served(create_app(runtime)) as address:
                yield Site(address=address, runtime=runtime)


@pytest.fixture
async def street(site: Site) -> AsyncIterator[Site]:
    """The same site, where nobody is signed in."""
    async with served(create_app(site.runtime)) as address:
        yield Site(address=address, runtime=site.runtime)
