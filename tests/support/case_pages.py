"""A case on the pages: its people, its forms, and what its page shows."""

import re
from dataclasses import replace

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import transaction
from tests.support.cases import (
    Office,
    a_case,
    an_accepted,
    seen,
)
from tests.support.clients import ORIGIN
from tests.support.forms import keys_in, opened_form

PDF = b"%PDF-1.7\nBien ban lam viec"


async def begun(runtime: Runtime, office: Office) -> OpenedCase:
    async with transaction(runtime.pool) as connection:
        return await a_case(connection, office)


async def accepted(runtime: Runtime, office: Office) -> OpenedCase:
    async with transaction(runtime.pool) as connection:
        return await an_accepted(connection, office)


async def now(runtime: Runtime, case: OpenedCase) -> OpenedCase:
    async with transaction(runtime.pool) as connection:
        return await seen(connection, case.id)


async def send(client: httpx.AsyncClient, case: OpenedCase, action: str, **values: str) -> httpx.Response:
    """Sends a form of the case's page as it stands on it now."""
    form = await opened_form(client, f"/cases/{case.id}")
    return await replace(form, hidden=keys_in(form.hidden)).send(f"/cases/{case.id}/{action}", values)


async def upload(client: httpx.AsyncClient, case: OpenedCase, content: bytes = PDF, **values: str) -> httpx.Response:
    form = await opened_form(client, f"/cases/{case.id}")
    return await client.post(
        f"/cases/{case.id}/evidence",
        data=keys_in(form.hidden) | values,
        files={"file": ("biên bản.pdf", content, "application/pdf")},
        headers={"Origin": ORIGIN},
    )


async def shown(client: httpx.AsyncClient, path: str) -> str:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


WORD = {
    "agreed": "yes",
    "links": "no",
    "contribution": "Sở giới thiệu hai bên",
    "measured": "Giờ nhập liệu mỗi tháng",
    "value_before": "120",
    "value_after": "15,5",
}
