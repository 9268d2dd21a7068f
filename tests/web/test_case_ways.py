"""From each condition of a case to where it is met, and what a party reads before it confirms."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.db import transaction
from matchmaker.people.model import VISITOR
from matchmaker.proposals.model import Side
from matchmaker.transfers import confirming
from tests.integration.transfers.conftest import BUYER, Office, seen, token_to
from tests.web.casework import PDF, begun, now, send, shown, upload
from tests.web.casework import office as office
from tests.web.introducing import sit_down


def remedies(page: str) -> set[str]:
    return set(re.findall(r'class="condition__remedy"><a href="([^"]+)"', page))


async def test_each_condition_leads_to_its_form(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    page = await shown(client, f"/cases/{case.id}")
    forms = {"#facts-form", "#evidence-form", "#ask-need", "#ask-solution", f"/cases/{case.id}/verify"}
    assert remedies(page) == forms
    assert all(f'id="{form[1:]}"' in page for form in forms if form.startswith("#"))
    assert "tạm tính theo các điều kiện của hình thức chuyển giao" in page
    sit_down(app, office.desk.lab)  # a party can add papers, and nothing else of it
    assert remedies(await shown(client, f"/cases/{case.id}")) == {"#evidence-form"}


async def test_the_count_of_conditions_does_not_jump_when_the_route_is_stated(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    counted = re.compile(r"Đạt (\d+)/(\d+) điều kiện")
    before = counted.search(await shown(client, f"/cases/{case.id}"))
    version = str((await now(runtime, case)).version)
    await send(client, case, "facts", version=version, route="transferred", form="licence")
    after = counted.search(await shown(client, f"/cases/{case.id}"))
    assert before
    assert after
    assert (int(after[1]), after[2]) == (int(before[1]) + 1, before[2])  # stating it is itself a condition


@pytest.mark.parametrize("replaced", [False, True])
async def test_whoever_confirms_without_an_account_reads_the_papers(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, replaced: bool
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    await upload(client, case, evidence_kind="meeting_minutes", dated_on="2026-01-05")
    [paper] = await runtime.pool.fetch("SELECT id FROM case_evidence")
    if replaced:
        await upload(client, case, PDF + b" 2", evidence_kind="meeting_minutes", replaces=str(paper["id"]))
    async with transaction(runtime.pool) as connection:
        version = (await seen(connection, case.id)).version
        await confirming.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
        token = await token_to(connection, BUYER)
    sit_down(app, VISITOR)
    page = await shown(client, f"/case-answers/{token}")
    [link] = re.findall(rf'href="(/case-answers/{token}/papers/\d+)"', page)
    assert "Biên bản làm việc" in page
    kept = await client.get(link)
    assert kept.content == (PDF + b" 2" if replaced else PDF)
    assert kept.headers["content-disposition"].startswith("attachment")
    assert kept.headers["cache-control"] == "no-store"
    assert (await client.get(f"/case-answers/{token}/papers/999")).status_code == 404
    assert (await client.get(f"/case-answers/none/papers/{paper['id']}")).status_code == 410
