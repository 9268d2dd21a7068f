"""Opens the kept home with today's code: its database is restored once and migrated, then each test has a copy."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.roles import bring_up_to_date
from matchmaker.settings import load_settings
from tests.support.encoders import HASHED
from tests.support.servers import address, both_roles, cloned
from web.app import create_app
from web.assets import ensure_assets

FOLDER = Path(__file__).parent
KNOWN: dict[str, Any] = json.loads((FOLDER / "known.json").read_text(encoding="utf-8"))
BUNDLE = FOLDER / "case.zip"
TEMPLATE = "home_of_9d581f8"
ADDRESS = "https://127.0.0.1:8000"
SESSION = "__Host-session"


@dataclass(frozen=True, kw_only=True)
class KeptHome:
    """The running system over the home."""

    runtime: Runtime
    app: FastAPI

    @asynccontextmanager
    async def browser(self, session: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
        """One that nobody has used before; `session` names one that was signed in when the home was kept."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=("203.0.113.7", 40000))
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as opened:
            if session:
                opened.cookies.set(SESSION, KNOWN["sessions"][session], domain="127.0.0.1")
            yield opened


async def restore(server: str) -> str:
    """The name of a database that holds the home, brought up to date with today's migrations; made once a server."""
    admin = await asyncpg.connect(server)
    made = await admin.fetchval("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", TEMPLATE)
    if not made:
        await admin.execute(f"CREATE DATABASE {TEMPLATE}")
    await admin.close()
    if made:
        return TEMPLATE
    restored = address(server, TEMPLATE)
    owner = await asyncpg.connect(restored)
    await owner.execute((FOLDER / "database.sql").read_text(encoding="utf-8"))
    await owner.close()
    await bring_up_to_date(both_roles(restored))
    return TEMPLATE


@asynccontextmanager
async def opened(server: str, template: str, folder: Path) -> AsyncIterator[KeptHome]:
    """Started as a new version would be over an old data folder; `folder` is to hold a copy of it."""
    shutil.copytree(FOLDER / "home", folder)
    for key in folder.glob("*.key"):
        key.chmod(0o600)  # git keeps no such modes
    ensure_assets(lambda _: None)
    async with cloned(server, template) as dsn:
        roles = both_roles(dsn)
        settings = load_settings(
            MATCHMAKER_HOME=str(folder), DATABASE_URL=roles.application, MATCHMAKER_MIGRATION_DATABASE_URL=roles.owner
        )
        async with running(settings, encoder=HASHED) as runtime:
            await runtime.matching.wait_until_ready()
            yield KeptHome(runtime=runtime, app=create_app(runtime))
