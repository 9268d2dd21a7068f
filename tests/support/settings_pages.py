"""The pages of the counting settings as an administrator fills them in."""

import html
import re
from typing import Any

import httpx

from matchmaker.ground.db import transaction
from matchmaker.programme import service as programme
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.programme import CountingSettings
from tests.support.people import a_person
from tests.support.screens import Screen
from tests.support.shown_forms import form_in

EDIT, PREVIEW, HOME = "/programme/edit", "/programme/preview", "/programme"
FIRST, SECOND = "Phạm Quản Trị", "Đỗ Quản Lý"


async def officer(screen: Screen, name: str, email: str) -> Actor:
    async with transaction(screen.runtime.pool) as connection:
        person = await a_person(connection, email=email, name=name, role=Role.ADMINISTRATOR)
    return person.actor()


async def opened(screen: Screen) -> dict[str, str]:
    return form_in(await screen.read(EDIT), PREVIEW)


async def previewed(screen: Screen, **typed: str) -> httpx.Response:
    return await screen.send(PREVIEW, await opened(screen) | typed)


async def saved(screen: Screen, **typed: str) -> httpx.Response:
    return await screen.send(HOME, form_in((await previewed(screen, **typed)).text, HOME))


async def stored(screen: Screen) -> CountingSettings:
    async with transaction(screen.runtime.pool) as connection:
        return await programme.counting_settings(connection)


async def history(screen: Screen) -> list[dict[str, Any]]:
    async with transaction(screen.runtime.pool) as connection:
        return [entry.details["value"] for entry in await programme.counting_history(connection)]


def text_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))
