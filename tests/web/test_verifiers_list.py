"""What waits for a verifier: a list of its own, on the page after the sign-in and above the cases."""

import re
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases.loading import all_cases
from matchmaker.cases.verification_queue import cases_to_verify
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import NotAllowed
from matchmaker.rules.actors import Role
from tests.support.case_pages import begun, shown
from tests.support.cases import Office, an_accepted
from tests.support.clients import sit_down


def waiting(page: str) -> tuple[int, list[str]]:
    """How many are said to wait, and which cases are listed."""
    told = re.search(r'href="/cases\?verify=1"><strong>(\d+)</strong>', page)
    return int(told[1]) if told else -1, re.findall(r'row__title"><a href="(/cases/\d+)"', page)


async def test_a_verifier_is_shown_what_waits_and_nothing_else(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        ready = await an_accepted(connection, office)
    sit_down(app, office.verifier)
    assert waiting(await shown(client, "/cases?verify=1")) == (1, [f"/cases/{ready.id}"])
    assert len(waiting(await shown(client, "/cases"))[1]) == 2
    sit_down(app, office.broker)
    assert waiting(await shown(client, "/cases?verify=1"))[0] == -1  # nothing of it is a broker's


async def test_what_one_carried_what_is_ones_own_and_what_is_done_wait_for_nobody_here(
    runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        ready = await an_accepted(connection, office)
        ledger = await all_cases(connection)
        assert await cases_to_verify(connection, ledger, by=office.verifier) == [ready.id]
        carried = replace(office.broker, role=Role.VERIFIER)
        member = replace(office.verifier, organisation_id=office.desk.lab.organisation_id)
        assert await cases_to_verify(connection, ledger, by=carried) == []
        assert await cases_to_verify(connection, ledger, by=member) == []
        with pytest.raises(NotAllowed):
            await cases_to_verify(connection, ledger, by=office.broker)
        await connection.execute("DELETE FROM case_link")
        await connection.execute("DELETE FROM case_confirmation")
        assert await cases_to_verify(connection, await all_cases(connection), by=office.verifier) == []
