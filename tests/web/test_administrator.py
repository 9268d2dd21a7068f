"""What an administrator could not do: open every page of the own menu, invite an officer, let somebody back in."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import TooManyAttempts
from matchmaker.people import invitations, throttle
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.rules.actors import Person
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.accounts import as_stored, mailed_path
from tests.support.forms import opened_form, token_form
from tests.support.people import EMAIL, HERE, PASSWORD, stored_person

PEOPLE = "/administration/people"


async def test_every_page_of_the_own_menu_opens_and_the_settings_are_among_them(
    client: httpx.AsyncClient, administrator: Person
) -> None:
    page = (await client.get(PEOPLE)).text
    paths = set(re.findall(r'href="(/[^"#]*)"', page)) - {"/account"}
    assert {"/programme", "/administration/merging", "/administration/changes", "/administration/access"} <= paths
    answers = {path: (await client.get(path)).status_code for path in sorted(paths) if "/static" not in path}
    assert {path: status for path, status in answers.items() if status not in (200, 303)} == {}


async def test_an_officer_is_invited_and_signs_in_with_the_role(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    form = await opened_form(client, PEOPLE)
    wrong = await form.send(f"{PEOPLE}/invite", {"email": "moi@so.example", "role": "business"})
    assert wrong.status_code == 422
    assert 'value="moi@so.example"' in wrong.text
    done = await form.send(f"{PEOPLE}/invite", {"email": "moi@so.example", "role": "verifier"})
    assert done.headers["location"] == f"{PEOPLE}?done=invited"
    token = (await mailed_path(runtime, "moi@so.example")).rpartition("/")[2]
    await invitations.accept(runtime.pool, token, "Trần Mới", PASSWORD, consent=NOTICE_VERSION, whence=HERE)
    row = await runtime.pool.fetchrow("SELECT role, organisation_id FROM person WHERE email = 'moi@so.example'")
    assert row
    assert tuple(row) == ("verifier", None)


async def test_a_disabled_account_is_in_use_again_unless_its_address_is(
    client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    person = await stored_person(runtime.pool)
    path = f"{PEOPLE}/{person.id}"
    form = await token_form(client, path)
    await form.send(f"{path}/disable", {})
    assert "Mở lại tài khoản" in (await client.get(path)).text
    assert (await form.send(f"{path}/enable", {})).headers["location"] == f"{path}?done=enabled"
    assert (await as_stored(runtime, person)).disabled_at is None
    await form.send(f"{path}/disable", {})
    await stored_person(runtime.pool)  # the same address
    assert (await form.send(f"{path}/enable", {})).status_code == 422


async def test_whoever_tried_too_often_is_let_in_at_once(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, administrator: Person
) -> None:
    person = await stored_person(runtime.pool)
    async with transaction(runtime.pool) as connection:
        for _ in range(LIMITS[Trial.SIGN_IN].account.attempts):
            await throttle.take(connection, Trial.SIGN_IN, account=EMAIL, address=None)
        with pytest.raises(TooManyAttempts):
            await throttle.take(connection, Trial.SIGN_IN, account=EMAIL, address=None)
    path = f"{PEOPLE}/{person.id}"
    await (await token_form(client, path)).send(f"{path}/unlock", {})
    async with transaction(runtime.pool) as connection:
        await throttle.take(connection, Trial.SIGN_IN, account=EMAIL, address=None)
