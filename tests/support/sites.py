"""Sites that stories of a browser are played on, each served on a port of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from matchmaker.bootstrap import running
from matchmaker.ground.db import transaction
from matchmaker.people import demonstration
from matchmaker.settings import load_settings
from tests.support.browser import Site, fill, served
from tests.support.clients import DESK
from tests.support.encoders import HASHED
from tests.support.people import stored_person
from tests.support.servers import cloned
from web.app import connect, create_app, unconnected_app
from web.assets import ensure_assets
from web.ground.dependencies import current_actor


@asynccontextmanager
async def somebody_at_work(server: str, template: str, home: Path) -> AsyncIterator[Site]:
    """The application with one of each record and a list of two pages."""
    ensure_assets(lambda _: None)
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


def pages_of_many() -> FastAPI:
    """For sites that come one after another: to read what each of the routes takes costs half a second."""
    ensure_assets(lambda _: None)
    return unconnected_app()


@asynccontextmanager
async def with_demonstration(server: str, template: str, pages: FastAPI, home: Path) -> AsyncIterator[Site]:
    """The application with the demonstration on and nobody signed in."""
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL=dsn, MATCHMAKER_DEMO="true")
        async with running(settings, encoder=HASHED) as runtime:
            async with transaction(runtime.pool) as connection:
                await demonstration.ensure(connection)
            await stored_person(runtime.pool)
            await runtime.matching.wait_until_ready()
            connect(pages, runtime)
            async with served(pages) as address:
                yield Site(address=address, runtime=runtime)


@asynccontextmanager
async def nobody_signed_in(site: Site) -> AsyncIterator[Site]:
    """The same site, where nobody is signed in."""
    async with served(create_app(site.runtime)) as address:
        yield Site(address=address, runtime=site.runtime)
